import { expect, it } from "vitest";
import { singerCatalog } from "./singer-catalog.js";

const invoices = {
  tap_stream_id: "invoices",
  schema: { properties: { id: {}, total: {} } },
  metadata: [
    { breadcrumb: [], metadata: { "table-key-properties": ["id"] } },
    { breadcrumb: ["properties", "total"], metadata: { inclusion: "available" } },
  ],
};
const customers = { ...invoices, tap_stream_id: "customers" };
const discovered = JSON.stringify({ streams: [customers, invoices] });

it("selects one stream of what a tap discovers, with all its fields", () => {
  expect(singerCatalog(discovered, "invoices")).toEqual({
    streams: [
      customers,
      {
        ...invoices,
        metadata: [
          { breadcrumb: [], metadata: { "table-key-properties": ["id"], selected: true } },
          { breadcrumb: ["properties", "total"], metadata: { inclusion: "available", selected: true } },
        ],
      },
    ],
  });
});

it("does not accept a stream that a tap does not have", () => {
  expect(() => singerCatalog(discovered, "refunds")).toThrow("refunds");
});
