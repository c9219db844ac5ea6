import { readCatalog } from "./catalog.js";
import type { CommandInvocation } from "./command-line.js";
import { readConfig } from "./config.js";
import { catalogText, configuredStream, configureStreams, selectStreams } from "./configured-catalog.js";
import { ConfigError, TransientError } from "./errors.js";
import { inWords } from "./machine-limit.js";
import type { AirbyteMessage } from "./protocol.js";
import { read } from "./read.js";
import type { OwnCommand } from "./own-command.js";
import type { Runtime } from "./runtime.js";
import type { Columns, CommandContext, Source } from "./source.js";
import { readState } from "./state.js";
import type { WatchingChoice } from "./watch/watching.js";

/**
 * Runs a command of the protocol, or one that the source adds. Resolves with the exit code. Rejects with the error if
 * the whole command fails.
 */
export async function executeCommand<Config>(
  source: Source<Config>,
  invocation: CommandInvocation,
  runtime: Runtime,
  ownCommands: readonly OwnCommand<Config>[],
): Promise<number> {
  const { writer, redactor, unlessStopped } = runtime;
  if (writesText(invocation)) runtime.showPeople();
  else runtime.watch(watchingChoice(invocation));
  const specification = await unlessStopped(source.specification());
  if (invocation.command === "spec") {
    await writer.write([{ type: "SPEC", spec: specification }]);
    return 0;
  }

  const context = runtime.contextFor(invocation.debug);
  // The only cast: a configuration that is valid under the specification is a Config, as Source states.
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
    const { streams: names, isConfigured } = invocation;
    // Whoever names streams has chosen them, so the source is not asked whether it can read them.
    const isAll = invocation.isAll || names !== undefined;
    const available = await unlessStopped(source.discover(await readValidConfig(), { ...context, isAll }));
    const streams = selectStreams(available, names, "The source");
    if (isConfigured) await writer.writeText(catalogText(configureStreams(streams)));
    else await writer.write([{ type: "CATALOG", catalog: { streams } }]);
    return 0;
  }
  const check = async () => source.check(await readValidConfig(), context);
  await writer.write([await unlessStopped(connectionStatus(check))]);
  return 0;
}

/** Returns true if the command writes text. Text is for people, and so are the command's errors and logs. */
function writesText(invocation: CommandInvocation): boolean {
  return invocation.command === "own" || (invocation.command === "discover" && invocation.isConfigured);
}

/**
 * A platform always passes a catalog and selects streams with it, so a command line without one was written by a
 * person.
 */
function watchingChoice(invocation: CommandInvocation): WatchingChoice {
  if (invocation.command !== "read") return { isManual: false, isQuiet: false };
  const { catalogPath, streams, isQuiet } = invocation;
  return { isManual: catalogPath === undefined || streams !== undefined, isQuiet };
}

/**
 * Runs the check and returns its status.
 * @throws any error of `check` that is neither a ConfigError nor a TransientError.
 */
async function connectionStatus(check: () => Promise<string | undefined>): Promise<AirbyteMessage> {
  try {
    const message = await check();
    const sentence = message === undefined ? {} : { message };
    return { type: "CONNECTION_STATUS", connectionStatus: { status: "SUCCEEDED", ...sentence } };
  } catch (thrown) {
    const error = inWords(thrown);
    if (!(error instanceof ConfigError || error instanceof TransientError)) throw error;
    return { type: "CONNECTION_STATUS", connectionStatus: { status: "FAILED", message: error.message } };
  }
}

type ReadInvocation = Extract<CommandInvocation, { command: "read" }>;

async function readStreams<Config>(
  source: Source<Config>,
  config: Config,
  invocation: ReadInvocation,
  context: CommandContext,
  { unlessStopped, crash, writer, watcher, now }: Runtime,
): Promise<number> {
  const { catalogPath, streams, statePath } = invocation;
  const catalog = catalogPath === undefined ? undefined : await readCatalog(catalogPath);
  const states = await readState(statePath);
  // A chosen stream is read whether or not discover offers it.
  const isAll = catalog !== undefined || streams !== undefined;
  const available = await unlessStopped(source.discover(config, { ...context, isAll }));
  const configured =
    catalog === undefined
      ? configureStreams(selectStreams(available, streams, "The source")).map(configuredStream)
      : selectStreams(catalog, streams, "The configured catalog");
  watcher().begin(configured.map(({ name }) => name));
  const readContext = { ...context, showColumns: (columns: () => Columns) => watcher().showColumns(columns) };
  return read({
    configured,
    states,
    available,
    readStreams: (outputs) => unlessStopped(source.read(config, outputs, readContext)),
    crash,
    context,
    write: (messages) => writer.write(messages),
    now,
  });
}
