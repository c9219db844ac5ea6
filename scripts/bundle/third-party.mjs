import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Returns the names, versions and licences of the packages that modules belong to. Each copy of these packages must
 * contain their licences.
 *
 * @param {readonly string[]} modules paths of the bundled modules
 * @throws if a package has no licence file
 */
export function thirdPartyText(modules) {
  const folders = new Set(modules.flatMap((path) => folderOfPackage(path) ?? []));
  const sections = [...folders].map(section).toSorted((one, two) => one.localeCompare(two));
  return `The connector contains these packages of others.\n\n${sections.join("\n")}`;
}

/**
 * Returns the folder of the package that a module is in. Undefined for a module of this repository.
 *
 * @param {string} path
 */
function folderOfPackage(path) {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0];
}

/** @param {string} folder */
function section(folder) {
  const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e(\.\w+)?$/i.test(each));
  if (file === undefined) throw new Error(`${name}@${version} has no licence file.`);
  return `=== ${name}@${version}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}
