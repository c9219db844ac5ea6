// The generated files on disk.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A folder that contains only generated files. */
const generated = "src/generated";

/**
 * Returns one sentence for each file that is not up to date.
 *
 * @param {string} root the repository
 * @param {ReadonlyMap<string, string>} expected text by path relative to the root
 * @returns {Promise<string[]>}
 */
export async function differences(root, expected) {
  const found = await Promise.all(
    [...expected].map(async ([path, text]) => {
      const actual = await textOf(join(root, path));
      if (actual === undefined) return [`${path} is missing.`];
      return actual === text ? [] : [`${path} differs from what its source makes.`];
    }),
  );
  return [...found.flat(), ...(await leftovers(root, expected)).map((path) => `${path} has no schema any more.`)];
}

/**
 * Writes the files and removes generated ones without a schema.
 *
 * @param {string} root
 * @param {ReadonlyMap<string, string>} expected
 */
export async function write(root, expected) {
  for (const [path, text] of expected) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  for (const path of await leftovers(root, expected)) await rm(join(root, path));
}

/**
 * @param {string} root
 * @param {ReadonlyMap<string, string>} expected
 */
async function leftovers(root, expected) {
  const files = await readdir(join(root, generated)).catch(absentAs(/** @type {string[]} */ ([])));
  return files.map((file) => `${generated}/${file}`).filter((path) => !expected.has(path));
}

/** @param {string} path */
const textOf = (path) => readFile(path, "utf8").catch(absentAs(undefined));

/**
 * @template T
 * @param {T} value
 * @returns {(error: NodeJS.ErrnoException) => T}
 */
const absentAs = (value) => (error) => {
  if (error.code === "ENOENT") return value;
  throw error;
};
