import { Console } from "node:console";
import { Writable } from "node:stream";
import { printableLines } from "./printable.js";
import type { Redactor } from "./redaction.js";

/**
 * Redirects the global console to `output`, for people, and hides secrets, because standard output carries protocol
 * messages only.
 */
export function redirectConsole(output: Writable, redactor: Redactor): void {
  const redacting = new Writable({
    decodeStrings: false,
    write(chunk: unknown, _encoding, done) {
      output.write(redactor.text(printableLines(String(chunk))));
      done();
    },
  });
  globalThis.console = new Console({ stdout: redacting, stderr: redacting });
}
