import { describe, expect, it } from "vitest";
import { derivedStreams } from "../../streams/derived-streams.js";
import type { RawStream } from "../../streams/kinds.js";
import { rawStreams } from "../../streams/raw-streams.js";
import { catalogOf, wholeCatalog } from "./catalog.js";

describe("the catalog", () => {
  it("names the derived streams first, then the raw ones in their order", () => {
    const names = [...derivedStreams, ...rawStreams].map(({ name }) => name);
    expect(wholeCatalog().map(({ name }) => name)).toEqual(names);
  });

  it("contains each column of a primary key as a path of its own", () => {
    const stream = { ...rawStreams[0]!, primaryKey: ["parent_id", "id"] } as RawStream;
    expect(catalogOf([stream]).at(-1)).toMatchObject({ source_defined_primary_key: [["parent_id"], ["id"]] });
    expect(catalogOf([rawStreams[0]!]).at(-1)).toMatchObject({ source_defined_primary_key: [["id"]] });
  });

  it("contains the schemas when it is written", () => {
    const [stream] = JSON.parse(JSON.stringify(catalogOf([]))) as { json_schema: object }[];
    expect(stream!.json_schema).toMatchObject({ type: "object" });
  });
});
