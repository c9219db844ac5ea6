import { ConfigError } from "@airbyte/cdk-typescript-compat";
import { groupBy } from "../../metrics/group-by.js";
import { readAccount } from "../../stripe/account.js";
import { createBoundedSignal, type BoundedSignal } from "../../stripe/request/bounded-signal.js";
import { events } from "../../stripe/change-feed.js";
import type { StripeClient } from "../../stripe/client.js";
import { StripeError } from "../../stripe/request/errors.js";
import { failureBy } from "../../stripe/request/failure-by.js";
import { keysPage } from "../../stripe/key/keys-page.js";
import { listProbe } from "../../stripe/lists/list-probe.js";
import { permissionOfRoute } from "../../stripe/key/permissions.js";
import { probe } from "../../stripe/key/probe.js";
import { testClocks } from "../../stripe/test-clocks.js";
import { checkReadOnly, type TriedKey } from "./check-read-only.js";
import { derivedStreams } from "../../streams/derived-streams.js";
import { degradedWithout, feedsDerived } from "../../facts/sources.js";
import { rawStreams } from "../../streams/raw-streams.js";
import { isRequired } from "../required.js";

/** For all requests together, because a user is waiting: ten seconds including the start of the process. */
const timeoutMs = 9_000;

export interface CheckSetup {
  readonly client: StripeClient;
  readonly key: TriedKey;
  /** Whether syncs read the objects of test clocks. With a live key they never do. */
  readonly includeTestClocks: boolean;
  /** Whether a live key that can write is refused. */
  readonly requireReadOnly: boolean;
}

/**
 * Requests one object of every list that the derived streams use, tests whether the key can write, and reports the
 * result. It does not try the other streams: `discover` offers those that the key can read.
 *
 * @returns sentences for the user if the key can be used
 * @throws ConfigError if it can't: the missing permissions in the Dashboard's words, or the write permissions
 * @throws StripeError if Stripe does not answer, or if the failure is not about permissions
 */
export async function check({ client, key, includeTestClocks, requireReadOnly }: CheckSetup): Promise<string> {
  const clocks = includeTestClocks && !client.livemode ? [testClocks] : [];
  const used = rawStreams.filter(({ name }) => feedsDerived(name));
  const lists = [...used, events, ...clocks].map(listProbe);
  const deadline = createBoundedSignal([], { timeoutMs, clock: client.clock });
  const [results, account, writing] = await Promise.all([
    probe(client, lists, deadline),
    accountBy(client, deadline),
    checkReadOnly(client, key, requireReadOnly, deadline),
  ]).finally(() => deadline.release());
  const failures = results.flatMap(({ route, outcome }) => (outcome === "ok" ? [] : [{ route, outcome }]));
  const broken = failures.flatMap(({ outcome }) => (outcome.kind === "permission" ? [] : [outcome]));
  if (broken.length > 0 || account instanceof StripeError) throw mostTelling([...broken, account]);

  const missing = failures.map(({ route, outcome }) => ({
    permission: (outcome.permission ?? permissionOfRoute(route)!).dashboard,
    cost: costOf(route),
    required: used.some(({ name, path }) => path === route && isRequired(name)),
  }));
  const costs = [...groupBy(missing, ({ permission }) => permission)]
    .map(([permission, rows]) => `- ${permission}: ${rows.map(({ cost }) => cost).join("; ")}`)
    .join("\n");
  const howToAdd = `Open ${keysPage(key.mode)}, choose Edit in the menu beside the key, set these permissions, save, and check again. The key itself stays the same.\n${costs}`;
  const refusals = [
    ...(missing.some(({ required }) => required)
      ? [`The API key lacks permissions that every sync needs. ${howToAdd}`]
      : []),
    ...(writing.refused ? [writing.sentences] : []),
  ];
  if (refusals.length > 0) throw new ConfigError(refusals.join("\n\n"));
  const connected = `Connected to Stripe account ${account.id ?? "(id not readable)"} in ${key.mode} mode.`;
  const permissions =
    missing.length === 0
      ? "The key reads everything that the derived streams use. Other streams are offered if the key can read them."
      : `The key is sufficient, but it can't read everything. ${howToAdd}`;
  return [`${connected} ${permissions}`, writing.sentences].join("\n");
}

/** Returns the account, or the failure. A sync needs an answer of Stripe, too, even if it is a refusal. */
async function accountBy(client: StripeClient, deadline: BoundedSignal) {
  try {
    return await readAccount(client, deadline.signal);
  } catch (error) {
    return failureBy(deadline, "GET /v1/account", error);
  }
}

/** Returns the first error that is about an answer, because it says more than that there was none in time. */
function mostTelling(outcomes: readonly unknown[]): StripeError {
  const errors = outcomes.filter((outcome) => outcome instanceof StripeError);
  return errors.find(({ failure }) => failure !== "timeout") ?? errors[0]!;
}

function costOf(route: string): string {
  if (route === events.path) {
    return "without it changes can't be followed: every sync reads everything again, and changes between two syncs are inferred";
  }
  if (route === testClocks.path) return "without it the objects of test clocks are not read";
  const { name } = rawStreams.find((stream) => stream.path === route && feedsDerived(stream.name))!;
  const derived = derivedStreams.map((stream) => stream.name).join(" and ");
  if (isRequired(name)) return `without it the streams ${name}, ${derived} end incomplete`;
  const without = degradedWithout(name);
  const stream = `without it the stream ${name} is not offered`;
  return without === undefined ? stream : `${stream}, and ${derived} do without ${without}`;
}
