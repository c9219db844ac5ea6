import { readCatalog } from "./catalog.js";
import type { CommandInvocation } from "./command-line.js";
import { readConfig } from "./config.js";
import { ConfigError, TransientError } from "./errors.js";
import type { AirbyteMessage } from "./protocol.js";
import { read } from "./read.js";
import type { OwnCommand } from "./own-command.js";
import type { Runtime } from "./runtime.js";
import type { CommandContext, Source } from "./source.js";
import { readState } from "./state.js";

/**
 * Runs a command of the protocol, or one of the source's own. Resolves with the exit code; rejects with the error that
 * the command failed with as a whole.
 */
export async function executeCommand<Config>(
  source: Source<Config>,
  invocation: CommandInvocation,
  runtime: Runtime,
  ownCommands: readonly OwnCommand<Config>[],
): Promise<number> {
  const { writer, redactor, unlessStopped } = runtime;
  if (invocation.command === "own") runtime.tellPeople();
  const specification = await unlessStopped(source.specification());
  if (invocation.command === "spec") {
    await writer.write([{ type: "SPEC", spec: specification }]);
    return 0;
  }

  const context = runtime.contextFor(invocation.debug);
  // The one cast: what is valid under the specification is a Config, as Source states.
  const readValidConfig = async () => (await readConfig(invocation.configPath, specification, redactor)) as Config;
  if (invocation.command === "own") {
    const own = ownCommands.find(({ name }) => name === invocation.name)!;
    const write = (text: string) => writer.writeText(text);
    await unlessStopped(own.run(await readValidConfig(), invocation.options, { ...context, write }));
    return 0;
  }
  if (invocation.command === "read") {
    return readStreams(source, await readValidConfig(), invocation, context, runtime);
  }
  if (invocation.command === "discover") {
    const streams = await unlessStopped(source.discover(await readValidConfig(), context));
    await writer.write([{ type: "CATALOG", catalog: { streams } }]);
    return 0;
  }
  const check = async () => source.check(await readValidConfig(), context);
  await writer.write([await unlessStopped(connectionStatus(check))]);
  return 0;
}

/** @throws whatever `check` throws that is neither the user's nor time's to mend. */
async function connectionStatus(check: () => Promise<string | undefined>): Promise<AirbyteMessage> {
  try {
    const message = await check();
    const sentence = message === undefined ? {} : { message };
    return { type: "CONNECTION_STATUS", connectionStatus: { status: "SUCCEEDED", ...sentence } };
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof TransientError)) throw error;
    return { type: "CONNECTION_STATUS", connectionStatus: { status: "FAILED", message: error.message } };
  }
}

async function readStreams<Config>(
  source: Source<Config>,
  config: Config,
  files: Extract<CommandInvocation, { command: "read" }>,
  context: CommandContext,
  { unlessStopped, crash, writer, now }: Runtime,
): Promise<number> {
  const configured = await readCatalog(files.catalogPath);
  const states = await readState(files.statePath);
  const available = await unlessStopped(source.discover(config, context));
  return read({
    configured,
    states,
    available,
    readStreams: (streams) => unlessStopped(source.read(config, streams, context)),
    crash,
    context,
    write: (messages) => writer.write(messages),
    now,
  });
}
