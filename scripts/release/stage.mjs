import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { external } from "../bundle/external.mjs";
import { partManifest, releaseManifest, withoutBundled } from "./manifests.mjs";

/**
 * Lays out a released package in an empty folder, for `npm pack`. Run `npm run build` first.
 *
 * `npm pack` in the repository itself is not enough: it would pack every dependency as one that npm must install, and
 * dist/ also contains declarations, helpers of tests and what the
 * compiler wrote for sources that are gone. npm's `bundleDependencies` would also copy what the bundled package depends
 * on, and yarn looks for a bundled package in the registry. Node.js finds it beside the code that imports it, whatever
 * installs it.
 *
 * @param {string} root the repository
 * @param {import("./packages.mjs").ReleasedPackage} released
 * @param {string} target
 * @param {string | undefined} repository address of the repository that publishes it
 */
export async function stage(root, { folder, files, parts }, target, repository) {
  mkdirSync(target, { recursive: true });
  const [own, ...others] = parts;
  const manifestOf = (/** @type {import("./packages.mjs").Part} */ part) => {
    const manifest = manifestIn(join(root, part.folder));
    return part.isBundled ? withoutBundled(manifest, external) : manifest;
  };
  const publication = { repository, folder };
  writeManifest(target, releaseManifest([manifestOf(own), ...others.map(manifestOf)], own.to, publication));
  for (const file of files) cpSync(join(root, file), join(target, basename(file)));
  for (const part of parts) await stagePart(join(root, part.folder), part, manifestOf(part), join(target, part.to));
}

/**
 * @param {string} from
 * @param {import("./packages.mjs").Part} part
 * @param {import("./manifests.mjs").Manifest} manifest
 * @param {string} place
 */
async function stagePart(from, { files, isBundled, hasManifest, generated = {} }, manifest, place) {
  mkdirSync(place, { recursive: true });
  if (hasManifest) writeManifest(place, partManifest(manifest));
  // Without their maps, stack traces name the functions all the same.
  const isPacked = (/** @type {string} */ path) => !/\.(?:ts|map)$/.test(path) && basename(path) !== "tsconfig.json";
  for (const file of files) cpSync(join(from, file), join(place, file), { recursive: true, filter: isPacked });
  compactSchemas(join(place, "schemas"));
  for (const [file, text] of Object.entries(generated)) {
    mkdirSync(dirname(join(place, file)), { recursive: true });
    writeFileSync(join(place, file), await text());
  }
  if (!isBundled) copyCompiled(from, place);
}

/**
 * Writes the schemas without indentation, which is a quarter of them.
 *
 * @param {string} folder
 */
function compactSchemas(folder) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(file, "utf8"))));
  }
}

/**
 * Copies the JavaScript that still has a source, without helpers of tests.
 *
 * @param {string} folder
 * @param {string} target
 */
function copyCompiled(folder, target) {
  const output = join(folder, "dist");
  if (!existsSync(output)) throw new Error(`${output} does not exist: run \`npm run build\` first.`);
  cpSync(output, join(target, "dist"), {
    recursive: true,
    filter: (path) => {
      if (basename(path, ".js") === "testing") return false;
      if (statSync(path).isDirectory()) return true;
      const source = join(folder, "src", relative(output, path)).replace(/\.js$/, ".ts");
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
