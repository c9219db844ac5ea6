// Prepares a fresh clone: installs the lockfile's packages if they are absent or older than it, then builds. Plain
// JavaScript on Node's own modules, because it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

const installed = "node_modules/.package-lock.json";

function run(command, args) {
  // stderr: the command's standard output may be a pipe to another program.
  const { status } = spawnSync(command, args, { stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync("package-lock.json").mtimeMs) {
  run("npm", ["ci", "--no-fund", "--no-audit", "--loglevel=error"]);
}
run("npm", ["run", "--silent", "build"]);
