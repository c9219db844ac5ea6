import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { accountOf } from "./account-size.js";
import { startBulkProcess } from "./bulk/process.js";
import { benchKey, unthrottledCommand, unthrottledMethod } from "./connector.js";
import { atMost, informative, type Bench } from "./finding.js";
import { megabytes, percent, whole } from "./format.js";
import { withTemporaryFolder, writeJson } from "./temporary-folder.js";

const readFirst = 50 * 2 ** 20;
const stalls = { fromSeconds: 10, toSeconds: 60 };

/** A destination that stops taking records for a minute. */
export const stalledReader: Bench = {
  name: "stalled-reader",
  method:
    `${unthrottledMethod} No latency. A reader takes ${megabytes(readFirst)} of a sync of 200,000 invoices and then nothing for ` +
    `${stalls.toSeconds} seconds. The resident memory of the \`read\` process after ${stalls.fromSeconds} and after ${stalls.toSeconds} of them, and the requests between.`,
  async run() {
    const server = await startBulkProcess({ size: accountOf({ invoices: 200_000 }) });
    try {
      return await withTemporaryFolder(async (folder) => {
        const config = writeJson(folder, "config", { api_key: benchKey });
        const [command, ...flags] = unthrottledCommand();
        const args = [...flags, "read", "--config", config, "--streams", "invoices", "--quiet"];
        const env = { ...process.env, STRIPE_API_BASE: server.url };
        const child = spawn(command!, args, { env, stdio: ["ignore", "pipe", "inherit"] });
        await bytesFrom(child.stdout, readFirst);
        const sample = async () => ({
          bytes: residentBytes(child.pid!),
          pages: (await server.observations()).pageArrivalsMs.length,
        });
        await delay(stalls.fromSeconds * 1000);
        const before = await sample();
        await delay((stalls.toSeconds - stalls.fromSeconds) * 1000);
        const after = await sample();
        child.kill("SIGKILL");
        return [
          atMost("growth of memory while nobody reads", after.bytes / before.bytes - 1, 0.1, percent),
          informative("memory after a minute", megabytes(after.bytes)),
          informative("pages requested meanwhile", whole(after.pages - before.pages)),
        ];
      });
    } finally {
      await server.close();
    }
  },
};

/** Resolves once a stream gave so many bytes, and leaves it paused. */
function bytesFrom(stream: NodeJS.ReadableStream, bytes: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let seen = 0;
    const take = (chunk: Buffer): void => {
      seen += chunk.length;
      if (seen < bytes) return;
      stream.off("data", take).pause();
      resolve();
    };
    stream.on("data", take).once("end", () => reject(new Error("The output ended before the reader stalled.")));
  });
}

function residentBytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]) * 1024;
}
