import { describe, expect, it } from "vitest";
import type { RawStream } from "../../streams/kinds.js";
import { probesOf } from "./stream-probes.js";

const apples = {
  name: "apples",
  object: "Apple",
  path: "/v1/apples",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
} as const;

describe("probesOf", () => {
  it.each<[string, Partial<RawStream>, object[]]>([
    ["a list", {}, [{ route: "/v1/apples", params: { limit: 1 } }]],
    [
      "a list with parameters and expanded fields",
      { params: { status: "all" }, expand: ["seeds"] },
      [{ route: "/v1/apples", params: { status: "all", expand: ["data.seeds"], limit: 1 } }],
    ],
    [
      "a list that is read in parts",
      { parts: [{ active: "true" }, { active: "false" }] },
      [{ route: "/v1/apples", params: { active: "true", limit: 1 } }],
    ],
    [
      "a single object, which takes no limit",
      { listing: "single", expand: ["seeds"] },
      [{ route: "/v1/apples", params: { expand: ["seeds"] } }],
    ],
    ["embedded children", { children: { embedded: "seeds" } }, [{ route: "/v1/apples", params: { limit: 1 } }]],
    [
      "children with their parent in the path",
      { children: { route: "/v1/apples/{id}/seeds", params: { type: "round" }, expand: ["tree"] } },
      [
        { route: "/v1/apples", params: { limit: 1 } },
        {
          route: "/v1/apples/{id}/seeds",
          id: "none",
          params: { type: "round", expand: ["data.tree"], limit: 1 },
        },
      ],
    ],
    [
      "children with their parent in a parameter",
      { children: { route: "/v1/seeds", parentParam: "apple" } },
      [
        { route: "/v1/apples", params: { limit: 1 } },
        { route: "/v1/seeds", params: { apple: "none", limit: 1 } },
      ],
    ],
  ])("requests what a sync requests of %s", (_what, entry, probes) => {
    expect(probesOf({ ...apples, ...entry } as RawStream)).toEqual(probes);
  });
});
