import { fstatSync, writeFileSync } from "node:fs";
import { Writable } from "node:stream";

/** Standard output; may be a terminal. */
export type StandardOutput = Writable & { readonly isTTY?: boolean };

/**
 * Returns the process's standard output. If it is a file, a write that does not fit on the disk fails. The stream of
 * Node.js writes once and takes a part for the whole, so the end of an output would be lost in silence.
 */
export function standardOutput(): StandardOutput {
  const descriptor = process.stdout.fd;
  if (!fstatSync(descriptor).isFile()) return process.stdout;
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      try {
        writeFileSync(descriptor, chunk);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
}
