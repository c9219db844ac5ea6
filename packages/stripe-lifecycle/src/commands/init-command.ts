import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { ConfigError, Interruption } from "@airbyte/cdk-typescript-compat";
import type { Command } from "commander";
import { dump } from "js-yaml";
import { isDay } from "../config/day.js";
import type { Surroundings } from "./command.js";

const usualFile = "stripe-lifecycle.yaml";

/** Adds `init`, which asks for the most needed values and writes a configuration. */
export function addInit(program: Command, { output, folder, input, signal }: Surroundings): void {
  program
    .command("init")
    .description("ask a few questions and write a configuration that only its owner may read")
    .option("--config <file>", "the file to write", usualFile)
    .action(async ({ config: file }: { readonly config: string }) => {
      const config = await ask(input, output.note, signal);
      try {
        // wx: never over a file that exists.
        writeFileSync(resolve(folder, file), dump(config), { mode: 0o600, flag: "wx" });
      } catch (cause) {
        const exists = (cause as NodeJS.ErrnoException).code === "EEXIST";
        const what = exists ? "exists. Remove it" : "cannot be written. Check its folder";
        throw new ConfigError(`The file ${file} ${what}, or name another with --config.`, { cause });
      }
      output.print(`${file} is written. Next: stripe-lifecycle check --config ${file}`);
    });
}

/** The answers become values of the connector's configuration. An empty answer leaves its default. */
async function ask(
  input: NodeJS.ReadableStream,
  note: (text: string) => void,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  const isTerminal = (input as NodeJS.ReadStream).isTTY;
  // On a terminal, readline would show the key while it is typed.
  const lines = createInterface({
    input,
    output: new Writable({ write: (_c, _e, done) => done() }),
    terminal: isTerminal,
  });
  const answers = lines[Symbol.asyncIterator]();
  const stopped = new Promise<never>((_, reject) => {
    const stop = () => reject(new Interruption("SIGINT"));
    // readline takes Ctrl-C from the terminal, so that it is no signal.
    lines.on("SIGINT", stop);
    signal.addEventListener("abort", stop);
  });
  const answerTo = async (question: string) => {
    note(question);
    const { value, done } = await Promise.race([answers.next(), stopped]);
    return done === true ? "" : value.trim();
  };
  try {
    const key = await answerTo("Restricted key (rk_...), not shown while you type. Empty: STRIPE_API_KEY is used.");
    const metadataKey = await answerTo(
      "Metadata key of your own customer id in Stripe, such as workspace_id. Empty: none.",
    );
    const window = await answerTo(
      "How far back to read: 3, 6, 12 or 24 (months), or a first day YYYY-MM-DD. Empty: all time.",
    );
    return {
      ...(key === "" ? {} : { api_key: key }),
      ...(metadataKey === "" ? {} : { external_id_metadata_key: metadataKey }),
      ...windowOf(window),
    };
  } finally {
    lines.close();
  }
}

function windowOf(answer: string): Record<string, unknown> {
  if (answer === "") return {};
  if (["3", "6", "12", "24"].includes(answer))
    return { import_window: { window: "last_months", months: Number(answer) } };
  if (isDay(answer)) return { import_window: { window: "since_date", start_date: answer } };
  throw new ConfigError(`"${answer}" is neither 3, 6, 12 or 24 months nor a day. Nothing was written.`);
}
