import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { bundlePrograms } from "../bundle/bundle.mjs";
import { commandLineExternal, external } from "../bundle/external.mjs";
import { partManifest, releaseManifest, withoutBundled } from "./manifests.mjs";

/**
 * Lays out a released package in an empty folder, for `npm pack`.
 *
 * `npm pack` in the repository itself is not enough: it would pack every dependency as one that npm must install, also
 * those that no registry has.
 *
 * @param {string} root the repository
 * @param {import("./packages.mjs").ReleasedPackage} released
 * @param {string} target
 * @param {string | undefined} repository address of the repository that publishes it
 */
export async function stage(root, { folder, files, parts }, target, repository) {
  mkdirSync(target, { recursive: true });
  const [own, ...others] = parts;
  const manifestOf = (/** @type {import("./packages.mjs").Part} */ part) =>
    withoutBundled(manifestIn(join(root, part.folder)), [...external, ...commandLineExternal]);
  const publication = { repository, folder };
  writeManifest(target, releaseManifest([manifestOf(own), ...others.map(manifestOf)], own.to, publication));
  for (const file of files) cpSync(join(root, file), join(target, basename(file)));
  for (const part of parts) await stagePart(root, part, manifestOf(part), join(target, part.to));
}

/**
 * @param {string} root
 * @param {import("./packages.mjs").Part} part
 * @param {import("./manifests.mjs").Manifest} manifest
 * @param {string} to
 */
async function stagePart(root, { folder, files, programs, hasManifest, generated = {} }, manifest, to) {
  mkdirSync(to, { recursive: true });
  if (hasManifest) writeManifest(to, partManifest(manifest));
  const isPacked = (/** @type {string} */ path) => !path.endsWith(".ts") && basename(path) !== "tsconfig.json";
  for (const file of files) cpSync(join(root, folder, file), join(to, file), { recursive: true, filter: isPacked });
  compactSchemas(join(to, "schemas"));
  // Without maps, which are a third of a bundle: stack traces name the functions all the same.
  if (programs) await bundlePrograms(root, programs, { place: "bundle", folder: join(to, "bundle"), hasMaps: false });
  for (const [file, text] of Object.entries(generated)) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    writeFileSync(join(to, file), await text());
  }
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
