/**
 * The npm packages of a release.
 *
 * @typedef {object} ReleasedPackage
 * @property {string} folder of its package.json, from the repository's root
 * @property {readonly string[]} files at its top, from the repository's root
 * @property {readonly [Part, ...Part[]]} parts the first is the package's own code
 *
 * @typedef {object} Part code of one folder of the repository. No registry has these packages, so they are packed, and
 *   their dependencies become dependencies of the released package.
 * @property {string} folder
 * @property {string} to folder in the released package
 * @property {readonly string[]} files folders and files that are packed as they are, but for sources in TypeScript
 * @property {boolean} isBundled whether its files contain all code that it runs: then neither dist/ nor the bundled
 *   dependencies are needed
 * @property {boolean} hasManifest whether it keeps a package.json of its own. The top has the released one.
 * @property {Readonly<Record<string, () => Promise<string>>>} [generated] texts of files that are made to be packed
 */

/** The report's script, which a clone bundles for each report. The released package does without a bundler. */
async function reportScript() {
  const { bundleScript } = await import("../../packages/stripe-lifecycle/dist/report/bundle.js");
  return bundleScript();
}

/** What the connector's executable needs. */
const executable = ["bin", "bundle", "schemas"];

/** @type {readonly ReleasedPackage[]} */
export const releasedPackages = [
  {
    folder: ".",
    files: ["README.md", "LICENSE"],
    parts: [{ folder: ".", to: ".", files: executable, isBundled: true, hasManifest: false }],
  },
  {
    folder: "packages/stripe-lifecycle",
    files: ["packages/stripe-lifecycle/README.md", "LICENSE"],
    // lib/ is laid out like the repository, so that the command line finds the connector in the same place. It starts
    // the executable, and imports the derivation from dist/.
    parts: [
      {
        folder: "packages/stripe-lifecycle",
        to: "lib/packages/stripe-lifecycle",
        files: ["bin", "src/report/page"],
        isBundled: false,
        hasManifest: true,
        generated: { "src/report/page/script.js": reportScript },
      },
      { folder: ".", to: "lib", files: executable, isBundled: false, hasManifest: true },
      {
        folder: "packages/cdk-typescript-compat",
        to: "lib/node_modules/@airbyte/cdk-typescript-compat",
        files: [],
        isBundled: false,
        hasManifest: true,
      },
    ],
  },
];
