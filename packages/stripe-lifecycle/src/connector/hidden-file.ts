import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file without a name: only who holds its descriptor can read it. */
export interface HiddenFile {
  readonly descriptor: number;
  close(): void;
}

/**
 * Returns a hidden file with this text, open for reading from its beginning. Its name is removed before anything else
 * happens, so that a key in it is on no path, also if this process is killed.
 */
export function createHiddenFile(text: string): HiddenFile {
  // Only the user can enter the folder (mode 0700).
  const folder = mkdtempSync(join(tmpdir(), "stripe-lifecycle-"));
  try {
    const path = join(folder, "file");
    writeFileSync(path, text, { mode: 0o600 });
    const descriptor = openSync(path, "r");
    return { descriptor, close: () => closeSync(descriptor) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
