import {
  ConfigError,
  type CommandContext,
  type ConnectorSpecification,
  type Source,
} from "@airbyte/cdk-typescript-compat";
import { readSettings, type Config, type Settings } from "./config.js";
import { InvalidApiBaseError } from "./stripe/api-base.js";
import { createStripeClient, type StripeClient } from "./stripe/client.js";
import { announceWaits } from "./streams/announce-waits.js";
import { check } from "./streams/check.js";
import { discover } from "./streams/discover.js";
import { read } from "./streams/read.js";
import { readSchema } from "./streams/schemas.js";

/** The connector: composes configuration, Stripe and streams for the protocol's four commands. */
export function createSource(env: Readonly<Record<string, string | undefined>>): Source<Config> {
  return {
    specification: async () => readSchema("spec") as unknown as ConnectorSpecification,
    check: async (config, context) => check(connect(readSettings(config), context)),
    discover: async () => discover(),
    async read(config, streams, context) {
      const settings = readSettings(config);
      const client = connect(settings, context, announceWaits(streams, Date.now));
      const { importStart, options } = settings;
      await read({ client, streams, importStart, options, log: context.log, signal: context.signal });
    },
  };

  function connect(
    settings: Settings,
    { log, signal }: CommandContext,
    onWait?: (untilMs: number) => void,
  ): StripeClient {
    try {
      return createStripeClient({
        apiKey: settings.apiKey.key,
        apiBase: env["STRIPE_API_BASE"],
        signal,
        onWait,
        onRetry: ({ route, failure, attempt, delayMs }) =>
          log.debug(`GET ${route}: ${failure}, attempt ${attempt}; again in ${Math.round(delayMs)} ms.`),
      });
    } catch (error) {
      throw error instanceof InvalidApiBaseError ? new ConfigError(error.message, { cause: error }) : error;
    }
  }
}
