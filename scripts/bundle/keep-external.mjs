// Removes from node_modules all packages but those that the bundle leaves out, and what these depend on. None has a
// scope. For the image.
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { external } from "./external.mjs";

const folder = "node_modules";
/** @type {Set<string>} */
const kept = new Set();
external.forEach(keep);

for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(join(folder, name), { recursive: true });

/** @param {string} name */
function keep(name) {
  if (kept.has(name)) return;
  kept.add(name);
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, name, "package.json"), "utf8"));
  Object.keys(dependencies).forEach(keep);
}
