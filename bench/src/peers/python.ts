import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { outputOf } from "../run-process.js";

const support = fileURLToPath(new URL("../../../integration_tests/support/python-environment.sh", import.meta.url));

/**
 * Returns the Python of a folder's virtual environment, which is created once, from its requirements.txt.
 * @throws Error if it cannot be created.
 */
export async function pythonOf(folder: string): Promise<string> {
  return (await outputOf("bash", ["-c", 'source "$1" && python_environment "$2"', "bash", support, folder])).trim();
}

/** Returns a package and the version that the folder's requirements.txt pins: `tap-stripe 3.3.0`. */
export function pinned(folder: string, name: string): string {
  const requirements = readFileSync(join(folder, "requirements.txt"), "utf8");
  return requirements
    .split("\n")
    .find((line) => line.startsWith(`${name}==`))!
    .replace("==", " ");
}
