import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { compiledConfigValidators } from "./config-validators.mjs";
import { commandLineExternal, external } from "./external.mjs";
import { lightHttp } from "./light-http.mjs";
import { ownModulePlaces } from "./module-places.mjs";
import { ownSources } from "./own-sources.mjs";
import { thirdPartyText } from "./third-party.mjs";

/**
 * Bundles programs into one folder: a file for each, and a file for each part that is loaded when it is needed, or that
 * several programs share.
 *
 * @param {string} root the repository
 * @param {Readonly<Record<string, string>>} programs the source of each, by the name of its file in the bundle
 * @param {object} options
 * @param {string} options.place where the bundle finds itself at run time, from the root: its modules find files from there
 * @param {string} [options.folder] where it is written. Default: its place
 * @param {boolean} [options.hasMaps] whether stack traces can name the sources. Default: true
 */
export async function bundlePrograms(root, programs, { place, folder = join(root, place), hasMaps = true }) {
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries(Object.entries(programs).map(([name, source]) => [name, join(root, source)])),
    platform: "node",
    external: [...external, ...commandLineExternal],
    tsconfig: false,
    resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
    // The oldest version that must do.
    transform: { target: "node20" },
    plugins: [
      ownSources(root),
      compiledConfigValidators(root),
      lightHttp(),
      ownModulePlaces(root, join(root, place)),
    ],
  });
  // A file of an earlier build must not stay.
  rmSync(folder, { recursive: true, force: true });
  const { output } = await bundle.write({
    dir: folder,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    // Names and lines stay as they are, so that a stack trace is readable. Without the sources, a map is a third as large.
    sourcemap: hasMaps,
    sourcemapExcludeSources: true,
    // Comments are a fifth of the code. Those with a licence must stay.
    comments: { legal: true, annotation: false, jsdoc: false },
  });
  await bundle.close();
  const modules = output.flatMap((part) => (part.type === "chunk" ? part.moduleIds : []));
  writeFileSync(join(folder, "THIRD-PARTY.txt"), thirdPartyText(modules));
}
