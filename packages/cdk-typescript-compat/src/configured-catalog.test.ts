import { describe, expect, it } from "vitest";
import { parseCatalog } from "./catalog.js";
import { catalogText, configureStreams, selectStreams } from "./configured-catalog.js";
import { ConfigError } from "./errors.js";
import type { AirbyteStream } from "./protocol.js";

const incremental: AirbyteStream = {
  name: "customers",
  json_schema: { type: "object", properties: { id: { type: "string" } } },
  supported_sync_modes: ["full_refresh", "incremental"],
  source_defined_cursor: true,
  default_cursor_field: ["observed_at"],
  source_defined_primary_key: [["id"]],
};
const plain: AirbyteStream = { name: "rates", json_schema: {}, supported_sync_modes: ["full_refresh"] };
const keyless: AirbyteStream = { ...plain, name: "logs", supported_sync_modes: ["incremental"] };

describe("a catalog that is built from the source's streams", () => {
  it("uses the best mode of each stream: incremental, with the source's cursor and key", () => {
    expect(configureStreams([incremental])).toEqual([
      {
        stream: incremental,
        sync_mode: "incremental",
        cursor_field: ["observed_at"],
        destination_sync_mode: "append_dedup",
        primary_key: [["id"]],
      },
    ]);
  });

  it("omits what a stream does not have", () => {
    expect(configureStreams([plain, keyless])).toEqual([
      { stream: plain, sync_mode: "full_refresh", destination_sync_mode: "overwrite" },
      { stream: keyless, sync_mode: "incremental", destination_sync_mode: "append" },
    ]);
  });

  it("is printed as JSON that parses to the same value, with one line for each choice and each schema", () => {
    const entries = configureStreams([incremental, plain]);
    const text = catalogText(entries);
    expect(JSON.parse(text)).toEqual({ streams: entries });
    expect(parseCatalog(JSON.parse(text)).map(({ name }) => name)).toEqual(["customers", "rates"]);
    const lines = text.split("\n").map((line) => line.trim());
    expect(lines).toContain('"name": "customers",');
    expect(lines).toContain('"sync_mode": "incremental",');
    expect(lines).toContain('"json_schema": {"type":"object","properties":{"id":{"type":"string"}}},');
    expect(JSON.parse(catalogText([]))).toEqual({ streams: [] });
  });
});

describe("the selection of streams by name", () => {
  it("keeps the source's order, and selects all streams if none is named", () => {
    expect(selectStreams([incremental, plain, keyless], ["logs", "customers"], "The source")).toEqual([
      incremental,
      keyless,
    ]);
    expect(selectStreams([incremental, plain], undefined, "The source")).toEqual([incremental, plain]);
  });

  it.each([
    [
      ["custmers", "rates"],
      'The source has no stream "custmers" (--streams). It takes one or more of: customers, rates.',
    ],
    [[], "--streams names no stream. It takes one or more of: customers, rates."],
  ])("rejects %j with the available names", (names, message) => {
    const choose = () => selectStreams([incremental, plain], names, "The source");
    expect(choose).toThrow(ConfigError);
    expect(choose).toThrow(message);
  });
});
