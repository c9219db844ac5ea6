import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { declaredPlace } from "../declared-place.mjs";

/** `Interface.property` of every property that the declaration files in a folder declare. */
export function declaredPlaces(folder: string): ReadonlySet<string> {
  const places = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node)) places.add(declaredPlace(node));
    ts.forEachChild(node, visit);
  };
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".d.ts")) continue;
    visit(ts.createSourceFile(file, readFileSync(join(folder, file), "utf8"), ts.ScriptTarget.ES2022, true));
  }
  return places;
}
