import { access, constants, lstat, mkdtemp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { ConfigError } from "@airbyte/cdk-typescript-compat";

const prefix = "source-stripe-lifecycle-facts-";

/** Younger ones may be about to be opened. */
const staleAfterMs = 60_000;

/**
 * A new folder that only this user can enter (mode 0700, whatever the umask), where the platform knows such modes. Whatever the process
 * makes from now on is this user's alone, too (0600): the store that fills the folder takes no mode.
 * Folders that runs left behind when they were killed are removed on the way.
 *
 * @param remove removes a left folder; must refuse one that another process uses.
 * @throws ConfigError when there can be none.
 */
export async function createTemporaryFolder(
  parent: string,
  remove: (folder: string) => Promise<void>,
): Promise<string> {
  try {
    await removeStale(parent, remove);
    process.umask(0o077);
    return await mkdtemp(join(parent, prefix));
  } catch (error) {
    throw unusable(parent, error);
  }
}

/** @throws ConfigError when the folder can't take temporary files. */
export async function requireUsableFolder(folder: string): Promise<void> {
  try {
    // A file has nothing in it.
    await access(`${folder}/.`, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusable(folder, error);
  }
}

/** How another folder is named. */
export const namingFolders =
  "in the option temporary_folder, or, where that is not set, in the environment variable TMPDIR";

function unusable(folder: string, error: unknown): ConfigError {
  return new ConfigError(
    `The folder ${folder} can't take the derived streams' temporary files (${(error as Error).message}). ` +
      `Make it exist and writable, or name another ${namingFolders}.`,
    { cause: error },
  );
}

async function removeStale(parent: string, remove: (folder: string) => Promise<void>): Promise<void> {
  // Where it can't be listed, a folder may still be made in it.
  for (const name of await readdir(parent).catch(() => [])) {
    const folder = join(parent, name);
    // One that is in use refuses, and one that can't be removed harms no one.
    if (name.startsWith(prefix) && (await isStale(folder))) await remove(folder).catch(() => undefined);
  }
}

/** In a folder that others write to as well, a link or a folder of theirs may bear our name. */
async function isStale(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  return (
    found !== undefined &&
    found.isDirectory() &&
    found.uid === (process.getuid?.() ?? found.uid) &&
    found.mtimeMs < Date.now() - staleAfterMs
  );
}
