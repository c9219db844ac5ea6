import { describe, expect, it } from "vitest";
import { parseCatalog } from "./catalog.js";

describe("the configured catalog", () => {
  it("returns names and sync modes and ignores everything else, nulls included", () => {
    const numbers = {
      stream: { name: "numbers", json_schema: null, supported_sync_modes: null, is_file_based: false },
      sync_mode: "incremental",
      destination_sync_mode: null,
      cursor_field: null,
      primary_key: null,
      generation_id: 3,
      minimum_generation_id: null,
      sync_id: 4,
      include_files: false,
    };
    const letters = { stream: { name: "letters" }, sync_mode: null };
    expect(parseCatalog({ streams: [numbers, letters], extra: null })).toEqual([
      { name: "numbers", syncMode: "incremental" },
      { name: "letters", syncMode: "full_refresh" },
    ]);
  });

  it.each([
    [null, 'no list "streams"'],
    [{}, 'no list "streams"'],
    [{ streams: [{ name: "a" }] }, "entry 1"],
    [{ streams: [{ stream: { name: "a" }, sync_mode: "sometimes" }] }, 'sync_mode of the stream "a"'],
    [{ streams: [{ stream: { name: "a" } }, { stream: { name: "a" } }] }, '"a" is in it twice'],
  ])("rejects %j and states what is wrong", (value, problem) => {
    expect(() => parseCatalog(value)).toThrow(problem);
  });
});
