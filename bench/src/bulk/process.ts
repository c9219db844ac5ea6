import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Observations } from "./observations.js";
import { observationsPath, type BulkServerOptions } from "./server.js";

/** A bulk server in a separate process, so that its work is not counted for another process. */
export interface BulkProcess {
  readonly url: string;
  observations(): Promise<Observations>;
  close(): Promise<void>;
}

export async function startBulkProcess(options: BulkServerOptions): Promise<BulkProcess> {
  const script = fileURLToPath(new URL("../../dist/bulk/main.js", import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(options)], { stdio: ["pipe", "pipe", "inherit"] });
  const exited = once(child, "exit");
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const { url } = JSON.parse(line) as { url: string };
  return {
    url,
    observations: async () => (await (await fetch(url + observationsPath)).json()) as Observations,
    async close() {
      child.stdin.end();
      await exited;
    },
  };
}
