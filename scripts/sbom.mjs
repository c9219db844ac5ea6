// Prints the connector's software bill of materials as CycloneDX: the packages of production, with the lockfile's
// hashes. Those that are part of the bundle are marked `cdx:npm:package:bundled`
// (https://github.com/CycloneDX/cyclonedx-property-taxonomy/blob/main/cdx/npm.md). Plain JavaScript on Node's own modules, because the image's build runs it with nothing installed.
//
// npm creates the document. Its own `--omit dev` cannot be used: it omits every package that is also a development
// dependency anywhere in the repository, here the SDK itself.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { external } from "./bundle/external.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

const { name, dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
// "include": npm omits development dependencies if NODE_ENV is "production".
const format = ["--sbom-format", "cyclonedx", "--sbom-type", "application"];
const command = ["sbom", ...format, "--package-lock-only", "--include=dev"];
const everything = JSON.parse(
  execFileSync("npm", command, { encoding: "utf8", maxBuffer: 2 ** 26, shell: process.platform === "win32" }),
);

const root = everything.metadata.component;
// npm names it after its folder.
root.name = name;
const componentByRef = new Map(everything.components.map((component) => [component["bom-ref"], component]));
const refsByRef = new Map(everything.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
const direct = refsByRef.get(root["bom-ref"]).filter((ref) => nameOf(ref) in dependencies);
refsByRef.set(root["bom-ref"], direct);
const needed = neededBy(direct);
const installed = neededBy(direct.filter((ref) => external.includes(nameOf(ref))));

const production = {
  ...everything,
  components: everything.components.filter((component) => needed.has(component["bom-ref"])).map(marked),
  dependencies: [root["bom-ref"], ...needed].map((ref) => ({
    ref,
    dependsOn: refsByRef.get(ref).filter((other) => needed.has(other)),
  })),
};
process.stdout.write(`${JSON.stringify(production, null, 2)}\n`);

/** Returns these packages and all that they need. Optional packages are omitted, as in the image. */
function neededBy(refs, found = new Set()) {
  for (const ref of refs) {
    if (found.has(ref) || componentByRef.get(ref).scope === "optional") continue;
    found.add(ref);
    neededBy(refsByRef.get(ref), found);
  }
  return found;
}

/** Returns the component, marked if it is part of the bundle and not installed. */
function marked(component) {
  if (installed.has(component["bom-ref"])) return component;
  const mark = { name: "cdx:npm:package:bundled", value: "true" };
  return { ...component, properties: [...(component.properties ?? []), mark] };
}

/** Returns the name in `name@version`. A name may begin with an @. */
function nameOf(ref) {
  return ref.slice(0, ref.lastIndexOf("@"));
}
