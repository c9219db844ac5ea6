// Packs each released package (packages.mjs) into a tarball that npm can install and publish:
//   npm run pack:release [-- FOLDER]
// FOLDER is release/ by default. Prints the path of each tarball. In GitHub Actions the packages name the repository
// that publishes them.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { releasedPackages } from "./packages.mjs";
import { stage } from "./stage.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const target = resolve(process.argv[2] ?? join(root, "release"));
const { GITHUB_SERVER_URL, GITHUB_REPOSITORY } = process.env;
const repository = GITHUB_REPOSITORY && `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`;

mkdirSync(target, { recursive: true });
for (const released of releasedPackages) {
  const staged = mkdtempSync(join(tmpdir(), "stripe-lifecycle-pack-"));
  try {
    await stage(root, released, staged, repository);
    const name = execFileSync("npm", ["pack", "--silent", "--pack-destination", target], {
      cwd: staged,
      encoding: "utf8",
      shell: process.platform === "win32",
    });
    console.log(join(target, name.trim()));
  } finally {
    rmSync(staged, { recursive: true });
  }
}
