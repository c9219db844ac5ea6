import { writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes files for a command line into a folder, as `<name>.json`. Returns their paths under the same names. A string
 * is written unchanged, any other value as JSON.
 */
export function inputFiles<Contents extends object>(
  folder: string,
  contents: Contents,
): { [Name in keyof Contents]: string } {
  const paths = Object.entries(contents).map(([name, content]) => {
    const path = join(folder, `${name}.json`);
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
    return [name, path];
  });
  return Object.fromEntries(paths) as { [Name in keyof Contents]: string };
}
