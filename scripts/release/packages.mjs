/**
 * The npm packages of a release.
 *
 * @typedef {object} ReleasedPackage
 * @property {string} folder of its package.json, from the repository's root
 * @property {readonly string[]} files at its top, from the repository's root
 * @property {readonly [Part, ...Part[]]} parts the first is the package's own code
 *
 * @typedef {object} Part files of one folder of the repository, with the dependencies that its package.json names and no
 *   bundle contains
 * @property {string} folder
 * @property {string} to folder in the released package
 * @property {readonly string[]} files folders and files that are packed as they are, but for sources in TypeScript
 * @property {Readonly<Record<string, string>>} [programs] what its folder bundle/ has, as `bundlePrograms` takes them
 * @property {boolean} hasManifest whether it keeps a package.json of its own. The top has the released one.
 * @property {Readonly<Record<string, () => Promise<string>>>} [generated] texts of files that are made to be packed
 */

/** The report's script, which a clone bundles for each report. The released package does without a bundler. */
async function reportScript() {
  const { bundleScript } = await import("../../packages/stripe-lifecycle/dist/report/bundle.js");
  return bundleScript();
}

/** @type {readonly ReleasedPackage[]} */
export const releasedPackages = [
  {
    folder: ".",
    files: ["README.md", "LICENSE"],
    parts: [{ folder: ".", to: ".", files: ["bin", "schemas"], programs: { main: "src/main.ts" }, hasManifest: false }],
  },
  {
    folder: "packages/stripe-lifecycle",
    files: ["packages/stripe-lifecycle/README.md", "LICENSE"],
    // lib/ is laid out like the repository, so each program finds files and the other program in the same place. One
    // bundle has both, because `derive` runs code of the connector.
    parts: [
      {
        folder: "packages/stripe-lifecycle",
        to: "lib/packages/stripe-lifecycle",
        files: ["bin", "src/report/page"],
        hasManifest: true,
        generated: {
          "dist/main.js": async () => 'import "../../../bundle/command-line.js";\n',
          "src/report/page/script.js": reportScript,
        },
      },
      {
        folder: ".",
        to: "lib",
        files: ["bin", "schemas"],
        programs: { main: "src/main.ts", "command-line": "packages/stripe-lifecycle/src/main.ts" },
        hasManifest: true,
      },
    ],
  },
];
