import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const protocol = "@airbyte/cdk-typescript-compat";

/**
 * Lets imports of the protocol's package, and of the compiled connector by the command line, find the sources. So all
 * programs of a bundle share them.
 *
 * @param {string} root the repository
 * @returns {import("rolldown").Plugin}
 */
export function ownSources(root) {
  const compiled = join(root, "dist");
  return {
    name: "own-sources",
    resolveId(id, importer) {
      if (id === protocol) return join(root, "packages/cdk-typescript-compat/src/index.ts");
      if (importer === undefined || !id.startsWith(".")) return null;
      const path = relative(compiled, resolve(importer, "..", id));
      const source = join(root, "src", path.replace(/\.js$/, ".ts"));
      return !path.startsWith("..") && existsSync(source) ? source : null;
    },
  };
}
