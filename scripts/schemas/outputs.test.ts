import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { differences, write } from "./files.mjs";
import { outputs } from "./outputs.mjs";
import type { SdkTypes } from "./sdk-types.mjs";
import { declarations } from "./testing/declarations.js";

const sdk = owners("Where to write.");
const streams = [{ name: "owners", object: "Owner", expand: [] }];
const byHand = {
  type: "object",
  title: "What happened",
  properties: { event_id: { type: "string", title: "Event id", description: "Its id." } },
  additionalProperties: true,
};

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "outputs-"));
  await mkdir(join(root, "schemas"));
  await writeFile(join(root, "schemas/lifecycle_events.json"), JSON.stringify(byHand));
});
afterEach(() => rm(root, { recursive: true }));

const at = (path: string) => join(root, path);

function owners(comment: string): SdkTypes {
  return declarations(`interface Owner { id: string; object: 'owner';
    /** ${comment} */
    email: string }`);
}

describe("the generated files", () => {
  it("are the schema of each raw stream and the types of every other schema", async () => {
    const paths = [...(await outputs(root, sdk, streams)).keys()];
    expect(new Set(paths)).toEqual(new Set(["schemas/owners.json", "src/generated/lifecycle_events.ts"]));
  });

  it("contain one interface per schema, named after it, with the descriptions as comments", async () => {
    const types = (await outputs(root, sdk, streams)).get("src/generated/lifecycle_events.ts") ?? "";
    expect(types).toContain("// Generated from schemas/lifecycle_events.json by scripts/schemas/main.mjs");
    expect(types.match(/^export .*/gm)).toEqual(["export interface LifecycleEvents {"]);
    expect(types).toMatch(/\/\*\*\s+\* Its id\.\s+\*\/\s+event_id\?: string;/);
  });

  it("contain the type of the configuration for a spec", async () => {
    await writeFile(at("schemas/spec.json"), JSON.stringify({ connectionSpecification: byHand, documentationUrl: "https://x.y" }));
    const types = (await outputs(root, sdk, streams)).get("src/generated/spec.ts") ?? "";
    expect(types).toContain("export interface Spec {");
    expect(types).toContain("event_id?: string;");
    expect(types).not.toContain("documentationUrl");
  });

  it("do not depend on the output of an earlier run", async () => {
    const first = await outputs(root, sdk, streams);
    await writeFile(at("schemas/owners.json"), '{"type": "object", "properties": {"old": {"type": "string"}}}');
    expect(await outputs(root, sdk, streams)).toEqual(first);
  });
});

describe("the check", () => {
  it("reports nothing after a write", async () => {
    await write(root, await outputs(root, sdk, streams));
    expect(await differences(root, await outputs(root, sdk, streams))).toEqual([]);
  });

  it("reports each file that is missing or differs", async () => {
    const expected = await outputs(root, sdk, streams);
    await write(root, expected);
    await rm(at("schemas/owners.json"));
    await writeFile(at("src/generated/lifecycle_events.ts"), "export type Events = string;\n");
    expect(await differences(root, expected)).toEqual([
      "schemas/owners.json is missing.",
      "src/generated/lifecycle_events.ts differs from what its source makes.",
    ]);
  });

  it("reports a changed comment of the SDK", async () => {
    await write(root, await outputs(root, sdk, streams));
    const newer = owners("Where to reach them.");
    const found = await differences(root, await outputs(root, newer, streams));
    expect(found.map((line) => line.split(" ")[0])).toEqual(["schemas/owners.json"]);
  });

  it("reports types without a schema, and a write removes them", async () => {
    const expected = await outputs(root, sdk, streams);
    await write(root, expected);
    await writeFile(at("src/generated/gone.ts"), "export {};\n");
    expect(await differences(root, expected)).toEqual(["src/generated/gone.ts has no schema any more."]);
    await write(root, expected);
    expect(await readdir(at("src/generated"))).not.toContain("gone.ts");
    expect(await readFile(at("schemas/owners.json"), "utf8")).toBe(expected.get("schemas/owners.json"));
  });
});
