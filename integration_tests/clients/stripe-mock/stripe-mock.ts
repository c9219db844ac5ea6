import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/**
 * Stripe's own mock server: https://github.com/stripe/stripe-mock. It checks parameters against Stripe's OpenAPI and
 * answers with fixtures.
 */
export interface StripeMock {
  readonly url: string;
  stop(): Promise<void>;
}

/** The program to run: `STRIPE_MOCK`, else the program on the path; undefined if there is none. */
export function findStripeMock(): string | undefined {
  const program = process.env["STRIPE_MOCK"] ?? "stripe-mock";
  return spawnSync(program, ["-version"]).status === 0 ? program : undefined;
}

/** @param fixtures a file of fixtures that replaces its own */
export async function startStripeMock(program: string, fixtures?: string): Promise<StripeMock> {
  const addresses = ["-http-addr", "127.0.0.1:0", "-https-addr", "127.0.0.1:0"];
  const child = spawn(program, [...addresses, ...(fixtures === undefined ? [] : ["-fixtures", fixtures])], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const address = await addressIn(createInterface({ input: child.stdout }));
  if (address === undefined) throw new Error(`${program} ended before it listened.`);
  // The mock prints a line per request. A full pipe would block it.
  child.stdout.resume();
  return {
    url: `http://${address}`,
    async stop() {
      child.kill();
      await exited;
    },
  };
}

async function addressIn(lines: AsyncIterable<string>): Promise<string | undefined> {
  for await (const line of lines) {
    const address = /Listening for HTTP at address: (\S+)/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  return undefined;
}
