import { describe, expect, it } from "vitest";
import { partManifest, releaseManifest, withoutBundled } from "./manifests.mjs";

const manifest = {
  name: "source-of-something",
  version: "1.2.3",
  description: "Reads something",
  license: "MIT",
  private: true,
  type: "module",
  engines: { node: ">=20" },
  bin: { "source-of-something": "bin/source" },
  scripts: { test: "vitest" },
  dependencies: { "in-house": "0.1.0", uuid: "^14.0.0" },
  devDependencies: { typescript: "^6.0.0" },
};
const inHouse = {
  ...manifest,
  name: "in-house",
  version: "0.1.0",
  exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
  dependencies: { commander: "^14.0.0", uuid: "^14.0.0" },
};

describe("the manifest of a released package", () => {
  const publication = { repository: "https://example.com/somebody/something", folder: "packages/source" };
  const released = releaseManifest([manifest, inHouse], ".", publication);

  it("asks for the dependencies of its parts, and not for these themselves", () => {
    expect(released.dependencies).toEqual({ commander: "^14.0.0", uuid: "^14.0.0" });
  });

  it("of a bundle asks only for what the bundle leaves out", () => {
    expect(withoutBundled(inHouse, ["commander", "absent"]).dependencies).toEqual({ commander: "^14.0.0" });
    expect(releaseManifest([withoutBundled(manifest, [])], ".", publication).dependencies).toEqual({});
  });

  it("has nothing that only development needs", () => {
    expect(Object.keys(released).filter((key) => /private|scripts|dev|workspaces/i.test(key))).toEqual([]);
    const { name, version, description, license, type, engines } = inHouse;
    expect(partManifest(inHouse)).toEqual({ name, version, description, license, type, engines });
  });

  it("names the repository that publishes it, and none if it is not published", () => {
    const { type, url, directory } = released.repository!;
    expect({ type, url, directory }).toEqual({
      type: "git",
      url: "git+https://example.com/somebody/something.git",
      directory: "packages/source",
    });
    expect(releaseManifest([manifest], ".", { ...publication, repository: undefined })).not.toHaveProperty(
      "repository",
    );
  });

  it("starts its program where it is packed", () => {
    expect(released.bin).toEqual({ "source-of-something": "bin/source" });
    expect(releaseManifest([manifest, inHouse], "lib/it", publication).bin).toEqual({
      "source-of-something": "lib/it/bin/source",
    });
  });

  it("is refused if two packages in it ask for different versions of a third", () => {
    const other = { ...inHouse, dependencies: { uuid: "^13.0.0" } };
    expect(() => releaseManifest([manifest, other], ".", publication)).toThrow("uuid: ^14.0.0 and ^13.0.0");
  });
});
