/**
 * The npm packages of a release. Paths in `files` and `compiled` are relative to `folder`.
 *
 * @typedef {object} ReleasedPackage
 * @property {string} folder of its package.json, from the repository's root
 * @property {readonly string[]} files folders and files that are packed as they are
 * @property {Compiled} compiled
 * @property {readonly BundledPackage[]} bundled packages of this repository that no registry has. They are packed in
 *   node_modules beside the compiled code, and their dependencies become dependencies of the released package.
 *
 * @typedef {object} BundledPackage
 * @property {string} folder
 * @property {Compiled} compiled
 *
 * @typedef {object} Compiled JavaScript that the compiler wrote into `to` for the sources in `from`
 * @property {string} from
 * @property {string} to
 */

/** @type {Compiled} */
const compiled = { from: "src", to: "dist" };

/** @type {readonly ReleasedPackage[]} */
export const releasedPackages = [
  {
    folder: ".",
    files: ["bin", "schemas", "README.md", "LICENSE"],
    compiled,
    bundled: [{ folder: "packages/cdk-typescript-compat", compiled }],
  },
];
