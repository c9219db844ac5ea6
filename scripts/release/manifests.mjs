// The package.json of what is released, made from the repository's own.
import { posix } from "node:path";

/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} version
 * @property {string} description
 * @property {string} license
 * @property {string} type
 * @property {object} engines
 * @property {Readonly<Record<string, string>>} [bin]
 * @property {Readonly<Record<string, string>>} [dependencies]
 */

/**
 * Returns the manifest of a released package: without scripts, workspaces and development dependencies, and with the
 * dependencies of all its parts. It does not name the packed parts themselves, which no registry has.
 *
 * @param {readonly [Manifest, ...Manifest[]]} manifests of its parts; the first names the package
 * @param {string} place of the first part in the package
 * @param {Publication} publication
 *
 * @typedef {object} Publication
 * @property {string | undefined} repository npm accepts a provenance statement only if this names the repository that
 *   publishes: https://docs.npmjs.com/generating-provenance-statements
 * @property {string} folder of the package in it
 */
export function releaseManifest(manifests, place, { repository, folder }) {
  const [own] = manifests;
  return {
    ...partManifest(own),
    bin: Object.fromEntries(Object.entries(own.bin ?? {}).map(([name, file]) => [name, posix.join(place, file)])),
    ...(repository !== undefined && { repository: repositoryOf(repository, folder) }),
    publishConfig: { access: "public" },
    dependencies: merged(manifests),
  };
}

/**
 * Returns the manifest of a part. Its dependencies are those of the package that it is in.
 *
 * @param {Manifest} manifest
 */
export function partManifest({ name, version, description, license, type, engines }) {
  return { name, version, description, license, type, engines };
}

/**
 * Returns the manifest without the dependencies that a bundle contains.
 *
 * @param {Manifest} manifest
 * @param {readonly string[]} external names of the dependencies that stay
 */
export function withoutBundled({ dependencies = {}, ...manifest }, external) {
  const left = Object.entries(dependencies).filter(([name]) => external.includes(name));
  return { ...manifest, dependencies: Object.fromEntries(left) };
}

/**
 * @param {string} address
 * @param {string} folder
 */
function repositoryOf(address, folder) {
  return { type: "git", url: `git+${address}.git`, ...(folder !== "." && { directory: folder }) };
}

/**
 * Returns all dependencies but those that are among the manifests, in alphabetical order.
 *
 * @param {readonly Manifest[]} manifests
 * @throws if two manifests ask for different versions of a package, because only one is installed
 */
function merged(manifests) {
  const own = new Set(manifests.map(({ name }) => name));
  /** @type {Map<string, string>} */
  const ranges = new Map();
  for (const [name, range] of manifests.flatMap(({ dependencies = {} }) => Object.entries(dependencies))) {
    if (own.has(name)) continue;
    const other = ranges.get(name) ?? range;
    if (other !== range) throw new Error(`${name}: ${other} and ${range} cannot be in one package.`);
    ranges.set(name, range);
  }
  return Object.fromEntries([...ranges].toSorted(([one], [two]) => one.localeCompare(two)));
}
