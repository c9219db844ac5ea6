import { describe, expect, it } from "vitest";
import type { StripeEvent } from "../../stripe/change-feed.js";
import type { RawStream } from "../../streams/kinds.js";
import { invoices } from "../../streams/raw/invoices.js";
import { goneIn, typesOfGone } from "./gone.js";

const { deletion: _ofInvoices, ...listed } = invoices;
const lines: RawStream = { ...listed, name: "lines", object: "InvoiceLineItem", children: { embedded: "lines" } };

function event(type: string, object: object, previous?: object): StripeEvent {
  const data = { object: object as Record<string, unknown>, ...(previous && { previous_attributes: { ...previous } }) };
  return { id: "evt_1", type, created: 1_700_000_000, data };
}

function listOf(...ids: string[]) {
  return { object: "list", data: ids.map((id) => ({ id, amount: 1 })), has_more: false };
}

describe("an event shows that rows are gone", () => {
  it("if it is the deletion of the stream's own object", () => {
    expect(goneIn(invoices, event("invoice.deleted", { id: "in_1" }))).toEqual([{ id: "in_1" }]);
    expect(goneIn(invoices, event("invoice.updated", { id: "in_1" }, { lines: listOf("il_1") }))).toEqual([]);
    expect(goneIn(invoices, event("invoice.deleted", {}))).toEqual([]);
  });

  it("if the object that embeds them was deleted", () => {
    const deleted = event("invoice.deleted", { id: "in_1", lines: listOf("il_1", "il_2") });
    expect(goneIn(lines, deleted)).toEqual([
      { id: "il_1", amount: 1, parent_id: "in_1" },
      { id: "il_2", amount: 1, parent_id: "in_1" },
    ]);
  });

  it("if an update removed them from the embedded list, and only those", () => {
    const updated = event("invoice.updated", { id: "in_1", lines: listOf("il_2") }, { lines: listOf("il_1", "il_2") });
    expect(goneIn(lines, updated)).toEqual([{ id: "il_1", amount: 1, parent_id: "in_1" }]);
  });

  it("but not if the list is cut or absent, or the update was about something else", () => {
    const before = { lines: listOf("il_1") };
    const cut = { ...listOf("il_2"), has_more: true };
    for (const object of [{ id: "in_1" }, { id: "in_1", lines: cut }, { id: "in_1", lines: null }]) {
      expect(goneIn(lines, event("invoice.updated", object, before))).toEqual([]);
    }
    expect(goneIn(lines, event("invoice.updated", { id: "in_1", lines: listOf() }, { status: "draft" }))).toEqual([]);
    expect(goneIn(lines, event("invoice.updated", { id: "in_1", lines: listOf() }))).toEqual([]);
    // A credit note has lines, too, and its events mean that the invoice has changed.
    expect(goneIn(lines, event("credit_note.updated", { id: "cn_1", lines: listOf() }, before))).toEqual([]);
  });
});

describe("the types of such events", () => {
  it("are the deletions, and for embedded rows the updates of what embeds them", () => {
    expect(typesOfGone(invoices)).toEqual(["invoice.deleted"]);
    expect(typesOfGone(lines)).toEqual(["invoice.deleted", "invoice.updated"]);
  });
});
