import { describe, expect, it } from "vitest";
import { previousAttributes } from "./previous-attributes.js";

describe("previous attributes", () => {
  it("are absent if nothing changed", () => {
    expect(previousAttributes({ a: 1, list: [{ b: 2 }] }, { a: 1, list: [{ b: 2 }] })).toBeUndefined();
  });

  it("contain only the changed keys of a nested object, and null for a new key", () => {
    const before = { metadata: { kept: "1", changed: "2" } };
    const after = { metadata: { kept: "1", changed: "3", added: "4" } };
    expect(previousAttributes(before, after)).toEqual({ metadata: { changed: "2", added: null } });
  });

  it("contain a changed array whole", () => {
    const before = { items: { data: [{ id: "a", quantity: 1 }, { id: "b" }], has_more: false } };
    const after = { items: { data: [{ id: "a", quantity: 2 }, { id: "b" }], has_more: false } };
    expect(previousAttributes(before, after)).toEqual({ items: { data: before.items.data } });
  });

  it("contain a whole object that was added or removed", () => {
    expect(previousAttributes({ pause: null }, { pause: { behavior: "void" } })).toEqual({ pause: null });
    expect(previousAttributes({ pause: { behavior: "void" } }, { pause: null })).toEqual({
      pause: { behavior: "void" },
    });
  });
});
