import { access, constants, lstat, mkdtemp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { ConfigError } from "@airbyte/cdk-typescript-compat";

const prefix = "source-stripe-lifecycle-facts-";

/** A younger folder may be one that another process is about to open. */
const staleAfterMs = 60_000;

/**
 * Creates a new folder that only this user can enter (mode 0700, whatever the umask), if the platform knows such
 * modes. Sets the umask of the process, so all files that it creates from now on are for this user only (0600). The
 * database that fills the folder takes no mode. Also removes folders that killed runs left behind.
 *
 * @param remove removes an abandoned folder. It must fail if another process uses the folder.
 * @throws ConfigError if the folder can't be created.
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

/** @throws ConfigError if temporary files can't be written to the folder. */
export async function requireUsableFolder(folder: string): Promise<void> {
  try {
    // The path `${folder}/.` exists only if `folder` is a folder, not a file.
    await access(`${folder}/.`, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusable(folder, error);
  }
}

/** How to choose another folder, for messages. */
export const howToSetFolder = "set temporary_folder (or the environment variable TMPDIR)";

function unusable(folder: string, error: unknown): ConfigError {
  return new ConfigError(
    `The derived streams can't write temporary files to the folder ${folder} (${(error as Error).message}). ` +
      `Create it and make it writable, or ${howToSetFolder} to another folder.`,
    { cause: error },
  );
}

async function removeStale(parent: string, remove: (folder: string) => Promise<void>): Promise<void> {
  // If the parent can't be listed, it may still be possible to create a folder in it.
  for (const name of await readdir(parent).catch(() => [])) {
    const folder = join(parent, name);
    // Removing fails if a folder is in use. A folder that can't be removed does no harm.
    if (name.startsWith(prefix) && (await isStale(folder))) await remove(folder).catch(() => undefined);
  }
}

/**
 * Whether the path is an abandoned folder of this user. Checks type and owner, because other users of the parent may
 * create a link or a folder with this name.
 */
async function isStale(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  return (
    found !== undefined &&
    found.isDirectory() &&
    found.uid === (process.getuid?.() ?? found.uid) &&
    found.mtimeMs < Date.now() - staleAfterMs
  );
}
