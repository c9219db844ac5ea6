import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { bundledManifest, releaseManifest } from "./manifests.mjs";

/**
 * Lays out a released package in an empty folder, for `npm pack`. Run `npm run build` first.
 *
 * `npm pack` in the repository itself is not enough: dist/ also contains declarations, helpers of tests and what the
 * compiler wrote for sources that are gone. npm's `bundleDependencies` would also copy what the bundled package depends
 * on, and yarn looks for a bundled package in the registry. Node.js finds it beside the code that imports it, whatever
 * installs it.
 *
 * @param {string} root the repository
 * @param {import("./packages.mjs").ReleasedPackage} released
 * @param {string} target
 * @param {string | undefined} repository address of the repository that publishes it
 */
export function stage(root, { folder, files, compiled, bundled }, target, repository) {
  const from = join(root, folder);
  const parts = bundled.map((part) => ({ ...part, manifest: manifestIn(join(root, part.folder)) }));
  const manifests = parts.map(({ manifest }) => manifest);
  mkdirSync(target, { recursive: true });
  writeManifest(target, releaseManifest(manifestIn(from), manifests, repository));
  for (const file of files) cpSync(join(from, file), join(target, file), { recursive: true });
  copyCompiled(from, compiled, target);
  for (const { folder: partFolder, compiled: partCompiled, manifest } of parts) {
    const place = join(target, compiled.to, "node_modules", manifest.name);
    mkdirSync(place, { recursive: true });
    writeManifest(place, bundledManifest(manifest));
    copyCompiled(join(root, partFolder), partCompiled, place);
  }
}

/**
 * Copies the JavaScript that still has a source, without helpers of tests.
 *
 * @param {string} folder
 * @param {import("./packages.mjs").Compiled} compiled
 * @param {string} target
 */
function copyCompiled(folder, { from, to }, target) {
  const output = join(folder, to);
  if (!existsSync(output)) throw new Error(`${output} does not exist: run \`npm run build\` first.`);
  cpSync(output, join(target, to), {
    recursive: true,
    filter: (path) => {
      if (basename(path, ".js") === "testing") return false;
      if (statSync(path).isDirectory()) return true;
      const source = join(folder, from, relative(output, path)).replace(/\.js$/, ".ts");
      return path.endsWith(".js") && existsSync(source);
    },
  });
}

/**
 * @param {string} folder
 * @returns {import("./manifests.mjs").Manifest}
 */
function manifestIn(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

/**
 * @param {string} folder
 * @param {object} manifest
 */
function writeManifest(folder, manifest) {
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
