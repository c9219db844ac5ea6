import { expect, it } from "vitest";
import { airbyteCatalog } from "./airbyte-catalog.js";

const invoices = {
  name: "invoices",
  json_schema: {},
  default_cursor_field: ["updated"],
  source_defined_primary_key: [["id"]],
};
const discovered = [
  '{"type":"LOG","log":{"level":"INFO","message":"invoices"}}',
  JSON.stringify({ type: "CATALOG", catalog: { streams: [{ ...invoices, name: "customers" }, invoices] } }),
].join("\n");

it("selects one stream of what an Airbyte source discovers, incrementally", () => {
  expect(airbyteCatalog(discovered, "invoices")).toEqual({
    streams: [
      {
        stream: invoices,
        sync_mode: "incremental",
        destination_sync_mode: "append_dedup",
        cursor_field: ["updated"],
        primary_key: [["id"]],
      },
    ],
  });
});

it("does not accept a stream that an Airbyte source does not have", () => {
  expect(() => airbyteCatalog(discovered, "refunds")).toThrow("refunds");
});
