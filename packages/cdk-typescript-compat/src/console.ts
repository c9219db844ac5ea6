import { Console } from "node:console";
import { Writable } from "node:stream";
import type { Redactor } from "./redaction.js";

/**
 * Sends everything that is written to the global console to `output`, secrets hidden: standard output is the
 * protocol's alone.
 */
export function redirectConsole(output: Writable, redactor: Redactor): void {
  const redacting = new Writable({
    decodeStrings: false,
    write(chunk: unknown, _encoding, done) {
      output.write(redactor.text(String(chunk)));
      done();
    },
  });
  globalThis.console = new Console({ stdout: redacting, stderr: redacting });
}
