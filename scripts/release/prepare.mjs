// Checks that a release can be made of a tag, and writes what goes with it:
//   node scripts/release/prepare.mjs TAG OWNER FOLDER
// TAG is "v" and the version of package.json. OWNER owns the repository on GitHub. Writes into FOLDER notes.md, the page
// of the release, and metadata.yaml with the released image. Prints outputs of a step of GitHub Actions. Needs nothing
// installed.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { registry, releasedImage, withImage } from "./image.mjs";
import { notesOf } from "./notes.mjs";
import { releasedPackages } from "./packages.mjs";

const [tag, owner, folder] = process.argv.slice(2);
if (tag === undefined || owner === undefined || folder === undefined) {
  throw new Error("Usage: node scripts/release/prepare.mjs TAG OWNER FOLDER");
}

/** @param {string} path */
const text = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
/** @type {string} */
const version = JSON.parse(text("package.json")).version;
/** @type {import("./manifests.mjs").Manifest[]} */
const manifests = releasedPackages.map(({ folder }) => JSON.parse(text(`${folder}/package.json`)));
if (tag !== `v${version}`) throw new Error(`The tag ${tag} is not v${version}, the version of package.json.`);
const other = manifests.find((manifest) => manifest.version !== version);
if (other) throw new Error(`${other.name} has version ${other.version}. All packages of a release have one version.`);
const metadata = text("metadata.yaml");
const image = releasedImage(metadata, owner);
const packages = manifests.map(({ name }) => `npm install ${name}@${version}\n`);
const notes = `${notesOf(text("CHANGELOG.md"), version)}
\`\`\`sh
docker pull ${image}:${version}
${packages.join("")}\`\`\`
`;

mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "notes.md"), notes);
writeFileSync(join(folder, "metadata.yaml"), withImage(metadata, image));
console.log(`version=${version}\nregistry=${registry}\nimage=${image}`);
