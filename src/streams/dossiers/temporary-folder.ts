import { lstat, mkdtemp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { ConfigError } from "@airbyte/cdk-typescript-compat";

const prefix = "source-stripe-lifecycle-facts-";

/** Younger ones may be about to be opened. */
const staleAfterMs = 60_000;

/**
 * A new folder that only this user can enter (mode 0700, whatever the umask), where the platform knows such modes.
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
    return await mkdtemp(join(parent, prefix));
  } catch (error) {
    throw new ConfigError(
      `The folder ${parent} can't take the derived streams' temporary files (${(error as Error).message}). ` +
        `Make it exist and writable, or name another in the environment variable TMPDIR.`,
      { cause: error },
    );
  }
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
