import { ConfigError, type CommandContext, type Source } from "@airbyte/cdk-typescript-compat";
import { readSettings, type Config, type Settings } from "./config.js";
import type { Explanation } from "./metrics/explain/explain.js";
import { InvalidApiBaseError } from "./stripe/request/api-base.js";
import { InvalidProxyError } from "./stripe/request/proxy.js";
import { refuseDebugOutput } from "./debug-output.js";
import { createStripeClient, type StripeClient, type StripeClientOptions } from "./stripe/client.js";
import { systemClock } from "./stripe/clock.js";
import type { Limits } from "./stripe/limits/limits.js";
import { testModeNotice } from "./stripe/key/key-policy.js";
import { announceWaits } from "./sync/progress/announce-waits.js";
import { check } from "./commands/check/check.js";
import { requireAccess } from "./sync/connected-account.js";
import { discover } from "./commands/discover/discover.js";
import { explainCustomer, type ExplainRequest } from "./commands/explain/explain-customer.js";
import { inProtocolTerms } from "./sync/run/failure.js";
import { airbyteOutput } from "./outputs/airbyte.js";
import { syncAccount } from "./sync/sync-account.js";
import { checkPlausibility } from "./commands/check/check-plausibility.js";
import { checkCustomers } from "./commands/check/check-customers.js";

/** What the connector needs from its surroundings: network, time, random numbers, and how much the server allows. */
export interface Surroundings extends Pick<StripeClientOptions, "wire" | "clock" | "random"> {
  /** Absent: Stripe's. The configuration says which share of them to use. */
  readonly limits?: Omit<Partial<Limits>, "share">;
}

/** The connector's commands. Combines configuration, Stripe and streams. */
export interface Connector extends Pick<Source<Config>, "check" | "discover" | "read"> {
  /** Reads and explains one customer. @throws ConfigError if there is no such customer */
  explain(
    config: Config,
    request: Pick<ExplainRequest, "customerId" | "days">,
    context: CommandContext,
  ): Promise<Explanation>;
}

export function createConnector(
  env: Readonly<Record<string, string | undefined>>,
  surroundings: Surroundings,
): Connector {
  const { clock = systemClock } = surroundings;
  return {
    check: (config, context) =>
      inProtocolTerms(context.signal, async () => {
        const settings = readSettings(config);
        const { apiKey: key, includeTestClocks, requireReadOnly, connectedAccountId, customerIds } = settings;
        // Use the full rate, as discover does: some requests are no burden, and a user would wait too long otherwise.
        const client = connect({ ...settings, limitsShare: 1 }, context);
        if (connectedAccountId !== undefined) await requireAccess(client, connectedAccountId);
        const answer = await check({ client, key, includeTestClocks, requireReadOnly });
        const doubts = await checkPlausibility(client, settings);
        return [answer, ...doubts, ...(await checkCustomers(client, customerIds))].join("\n");
      }),
    discover: (config, context) =>
      inProtocolTerms(context.signal, async () => {
        const settings = readSettings(config);
        const client = connect({ ...settings, limitsShare: 1 }, context);
        return discover({ client, log: context.log, offered: settings.offeredStreams });
      }),
    async read(config, configured, context) {
      const settings = readSettings(config);
      // Records show test data only by `livemode`, so the log says it first.
      const notice = testModeNotice(settings.apiKey);
      if (notice !== undefined) context.log.info(notice);
      const streams = configured.map(airbyteOutput);
      const client = connect(
        settings,
        context,
        announceWaits(streams, () => clock.epochMs()),
      );
      const { importStart, fullRescanIntervalDays, includeTestClocks, options } = settings;
      const { connectedAccountId, customerIds } = settings;
      const reading = { importStart, fullRescanIntervalDays, includeTestClocks, connectedAccountId, customerIds };
      const facts = { folder: settings.temporaryFolder };
      const { signal } = context;
      await inProtocolTerms(signal, () =>
        syncAccount({ client, clock, streams, ...reading, options, facts, ...context }),
      );
    },
    explain: (config, request, context) =>
      inProtocolTerms(context.signal, async () => {
        const settings = readSettings(config);
        const client = connect(settings, context);
        if (settings.connectedAccountId !== undefined) await requireAccess(client, settings.connectedAccountId);
        return explainCustomer({ client, log: context.log, options: settings.options, ...request });
      }),
  };

  function connect(
    settings: Settings,
    { log, signal }: CommandContext,
    onWait?: (untilMs: number) => void,
  ): StripeClient {
    refuseDebugOutput(env);
    try {
      return createStripeClient({
        ...surroundings,
        apiKey: settings.apiKey.key,
        accountId: settings.connectedAccountId,
        apiBase: env["STRIPE_API_BASE"],
        env,
        limits: { ...surroundings.limits, share: settings.limitsShare },
        signal,
        onWait,
        onRetry: ({ method, route, failure, attempt, delayMs }) => {
          const notice = `${method} ${route} failed ${attempt} times (${failure}); retrying in ${Math.round(delayMs)} ms.`;
          // Report retries from the third on. A single failure is not worth a message.
          if (attempt < 3) log.debug(notice);
          else log.info(notice);
        },
      });
    } catch (error) {
      const isOfTheUser = error instanceof InvalidApiBaseError || error instanceof InvalidProxyError;
      throw isOfTheUser ? new ConfigError(error.message, { cause: error }) : error;
    }
  }
}
