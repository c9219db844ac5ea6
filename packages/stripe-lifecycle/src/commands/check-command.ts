import { printable, type ConnectionStatusMessage } from "@airbyte/cdk-typescript-compat";
import type { Command } from "commander";
import { runConnector } from "../connector/connector.js";
import { parseMessage } from "../connector/messages.js";
import { configFrom, withConfig, type Surroundings } from "./command.js";

/** Adds `check`, which says whether the key can read the account. */
export function addCheck(program: Command, surroundings: Surroundings): void {
  const { output, signal, exit } = surroundings;
  const command = program.command("check").description("say whether the key can read the account, and what it cannot");
  withConfig(command).action(async (options: Readonly<Record<string, unknown>>) => {
    let status: ConnectionStatusMessage["connectionStatus"] | undefined;
    const documents = { "--config": configFrom(options, surroundings) };
    const { exitCode } = await runConnector({ command: "check", documents, isSilent: true, signal }, (line) => {
      const message = parseMessage(line);
      if (message.type === "CONNECTION_STATUS") status = message.connectionStatus;
      // The answer repeats the warnings.
      if (!output.isTerminal) output.print(line.toString());
      else if (message.type === "CONNECTION_STATUS") output.print(sentenceOf(message.connectionStatus));
      else if (message.type === "TRACE" && message.trace.type === "ERROR")
        output.print(printable(message.trace.error.message));
    });
    exit(exitCode === 0 && status?.status !== "SUCCEEDED" ? 1 : exitCode);
  });
}

function sentenceOf({ status, message }: ConnectionStatusMessage["connectionStatus"]): string {
  return status === "SUCCEEDED" ? `The key works. ${message ?? ""}`.trim() : (message ?? "The check failed.");
}
