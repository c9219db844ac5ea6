import { readCatalog } from "./catalog.js";
import type { CommandInvocation } from "./command-line.js";
import { readConfig } from "./config.js";
import { catalogText, configuredStream, configureStreams, selectStreams } from "./configured-catalog.js";
import { ConfigError, TransientError } from "./errors.js";
import type { JsonSchema } from "./json-schema.js";
import { inWords } from "./machine-limit.js";
import { printable, printableJson, printableLines } from "./printable.js";
import type { ConnectionStatusMessage } from "./protocol.js";
import { read } from "./read.js";
import type { OwnCommand } from "./own-command.js";
import type { Runtime } from "./runtime.js";
import type { Columns, CommandContext, Source } from "./source.js";
import { readState } from "./state.js";
import type { MaybeTerminal, WatchingChoice } from "./watch/watching.js";

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
  const isForPeople = writesText(invocation, runtime.stdout);
  if (isForPeople) runtime.showPeople();
  else runtime.watch(watchingChoice(invocation));
  const specification = await unlessStopped(source.specification());
  if (invocation.command === "spec") {
    await writer.write([{ type: "SPEC", spec: specification }]);
    return 0;
  }

  const context = runtime.contextFor(invocation.debug);
  const readValidConfig = async () => {
    const compiled = await source.configValidators?.();
    const { config, warnings } = await readConfig(invocation.configPath, specification, redactor, compiled);
    // The only cast: a configuration that is valid under the specification is a Config, as Source states.
    return { config: config as Config, warnings };
  };
  const readConfigAndWarn = async () => {
    const { config, warnings } = await readValidConfig();
    for (const warning of warnings) context.log.warn(warning);
    return config;
  };
  if (invocation.command === "own") {
    const own = ownCommands.find(({ name }) => name === invocation.name)!;
    const print = (lines: readonly string[]) => writer.writeText(lines.map((line) => `${printable(line)}\n`).join(""));
    const printJson = (value: unknown) => writer.writeText(`${printableJson(JSON.stringify(value, null, 2))}\n`);
    const config = await readConfigAndWarn();
    await unlessStopped(own.run(config, invocation.options, { ...context, print, printJson }));
    return 0;
  }
  if (invocation.command === "read") {
    const schema: JsonSchema = specification.connectionSpecification;
    return readStreams(source, await readConfigAndWarn(), schema, invocation, context, runtime);
  }
  if (invocation.command === "discover") {
    const { streams: names, isConfigured } = invocation;
    // Whoever names streams has chosen them, so the source is not asked whether it can read them.
    const isAll = invocation.isAll || names !== undefined;
    const available = await unlessStopped(source.discover(await readConfigAndWarn(), { ...context, isAll }));
    const streams = selectStreams(available, names, "The source");
    if (isConfigured) await writer.writeText(catalogText(configureStreams(streams)));
    else await writer.write([{ type: "CATALOG", catalog: { streams } }]);
    return 0;
  }
  const check = async () => {
    const { config, warnings } = await readValidConfig();
    // A person sees them in the answer.
    if (!isForPeople) for (const warning of warnings) context.log.warn(warning);
    return [await source.check(config, context), ...warnings].filter((part) => part !== undefined).join("\n");
  };
  const status = await unlessStopped(connectionStatus(check));
  if (isForPeople) await writer.writeText(statusText(status));
  else await writer.write([status]);
  return 0;
}

/**
 * Returns true if the command writes text. Text is for people, and so are the command's errors and logs. A check does
 * on a terminal, where no platform reads its answer.
 */
function writesText(invocation: CommandInvocation, stdout: MaybeTerminal): boolean {
  if (invocation.command === "check") return stdout.isTTY === true;
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
async function connectionStatus(check: () => Promise<string>): Promise<ConnectionStatusMessage> {
  try {
    const message = await check();
    const sentence = message === "" ? {} : { message };
    return { type: "CONNECTION_STATUS", connectionStatus: { status: "SUCCEEDED", ...sentence } };
  } catch (thrown) {
    const error = inWords(thrown);
    if (!(error instanceof ConfigError || error instanceof TransientError)) throw error;
    return { type: "CONNECTION_STATUS", connectionStatus: { status: "FAILED", message: error.message } };
  }
}

/** Returns the status for a person. The line breaks of its message are the source's own. */
function statusText({ connectionStatus: { status, message = "" } }: ConnectionStatusMessage): string {
  const outcome = status === "SUCCEEDED" ? "The check succeeded." : "The check failed.";
  return `${printableLines(`${outcome}\n${message}`.trimEnd())}\n`;
}

type ReadInvocation = Extract<CommandInvocation, { command: "read" }>;

async function readStreams<Config>(
  source: Source<Config>,
  config: Config,
  configSchema: JsonSchema,
  invocation: ReadInvocation,
  context: CommandContext,
  { unlessStopped, crash, writer, watcher, now }: Runtime,
): Promise<number> {
  const { catalogPath, streams, statePath } = invocation;
  const catalog = catalogPath === undefined ? undefined : await readCatalog(catalogPath, configSchema);
  const states = await readState(statePath, configSchema);
  // A chosen stream is read whether or not discover offers it.
  const isAll = catalog !== undefined || streams !== undefined;
  const available = await unlessStopped(source.discover(config, { ...context, isAll }));
  const configured =
    catalog === undefined
      ? configureStreams(selectStreams(available, streams, "The source")).map(configuredStream)
      : selectStreams(catalog, streams, "The configured catalog");
  watcher().begin(configured.map(({ name }) => name));
  const readContext = {
    ...context,
    showColumns: (columns: () => Columns) => watcher().showColumns(columns),
    conclude(summary: string) {
      context.log.info(summary);
      if (!writer.closed.aborted) watcher().conclude(summary);
    },
  };
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
