import { ConfigError, type CommandContext, type Source } from "@airbyte/cdk-typescript-compat";
import { readSettings, type Config, type Settings } from "./config.js";
import { InvalidApiBaseError } from "./stripe/api-base.js";
import { createStripeClient, type StripeClient, type StripeClientOptions } from "./stripe/client.js";
import { systemClock } from "./stripe/clock.js";
import { announceWaits } from "./streams/progress/announce-waits.js";
import { check } from "./streams/check.js";
import { discover } from "./streams/discover.js";
import { inProtocolTerms } from "./streams/failure.js";
import { read } from "./streams/read.js";

/** What the connector takes from the machine: network, time and chance. */
export type Surroundings = Pick<StripeClientOptions, "wire" | "clock" | "random">;

/** The connector's work: composes configuration, Stripe and streams for the protocol's commands. */
export type Connector = Pick<Source<Config>, "check" | "discover" | "read">;

export function createConnector(
  env: Readonly<Record<string, string | undefined>>,
  surroundings: Surroundings,
): Connector {
  const { clock = systemClock } = surroundings;
  return {
    check: (config, context) =>
      inProtocolTerms(context.signal, async () => {
        const settings = readSettings(config);
        return check(connect(settings, context), settings.includeTestClocks);
      }),
    discover: async () => discover(),
    async read(config, streams, context) {
      const settings = readSettings(config);
      const client = connect(
        settings,
        context,
        announceWaits(streams, () => clock.epochMs()),
      );
      const { importStart, fullRescanIntervalDays, includeTestClocks, options } = settings;
      const { log, signal } = context;
      await inProtocolTerms(signal, () =>
        read({ client, clock, streams, importStart, fullRescanIntervalDays, includeTestClocks, options, log, signal }),
      );
    },
  };

  function connect(
    settings: Settings,
    { log, signal }: CommandContext,
    onWait?: (untilMs: number) => void,
  ): StripeClient {
    try {
      return createStripeClient({
        ...surroundings,
        apiKey: settings.apiKey.key,
        apiBase: env["STRIPE_API_BASE"],
        limits: { share: settings.limitsShare },
        signal,
        onWait,
        onRetry: ({ route, failure, attempt, delayMs }) => {
          const notice = `GET ${route} failed ${attempt} times (${failure}); again in ${Math.round(delayMs)} ms.`;
          // Who waits wants to know why, but a single failure is nothing to tell.
          if (attempt < 3) log.debug(notice);
          else log.info(notice);
        },
      });
    } catch (error) {
      throw error instanceof InvalidApiBaseError ? new ConfigError(error.message, { cause: error }) : error;
    }
  }
}
