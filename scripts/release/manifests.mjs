// The package.json of what is released, made from the repository's own.

/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} version
 * @property {string} description
 * @property {string} license
 * @property {string} type
 * @property {object} engines
 * @property {Readonly<Record<string, string>>} [bin]
 * @property {Readonly<Record<string, { readonly default: string }>>} [exports]
 * @property {Readonly<Record<string, string>>} [dependencies]
 */

/**
 * Returns the manifest of a released package: without scripts, workspaces and development dependencies, and with the
 * dependencies of what is bundled. It does not name the bundled packages, which no registry has.
 *
 * @param {Manifest} manifest
 * @param {readonly Manifest[]} bundled
 * @param {string | undefined} repository npm accepts a provenance statement only if this names the repository that
 *   publishes: https://docs.npmjs.com/generating-provenance-statements
 */
export function releaseManifest(manifest, bundled, repository) {
  return {
    ...kept(manifest),
    ...(manifest.bin && { bin: manifest.bin }),
    ...(manifest.exports && { exports: publicExports(manifest.exports) }),
    ...(repository !== undefined && { repository: { type: "git", url: `git+${repository}.git` } }),
    publishConfig: { access: "public" },
    dependencies: merged([manifest, ...bundled]),
  };
}

/**
 * Returns the manifest of a bundled package. Its dependencies are those of the package that bundles it.
 *
 * @param {Manifest} manifest
 */
export function bundledManifest(manifest) {
  return { ...kept(manifest), ...(manifest.exports && { exports: publicExports(manifest.exports) }) };
}

/** @param {Manifest} manifest */
function kept({ name, version, description, license, type, engines }) {
  return { name, version, description, license, type, engines };
}

/**
 * Declarations of types and helpers of tests are not packed.
 *
 * @param {NonNullable<Manifest["exports"]>} exports
 */
function publicExports(exports) {
  const packed = Object.entries(exports).filter(([path]) => path !== "./testing");
  return Object.fromEntries(packed.map(([path, { default: file }]) => [path, file]));
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
