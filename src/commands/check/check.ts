import { ConfigError } from "@airbyte/cdk-typescript-compat";
import { readAccount } from "../../stripe/account.js";
import { createBoundedSignal, type BoundedSignal } from "../../stripe/request/bounded-signal.js";
import { events } from "../../stripe/change-feed.js";
import type { StripeClient } from "../../stripe/client.js";
import { StripeError } from "../../stripe/request/errors.js";
import { failureBy } from "../../stripe/request/failure-by.js";
import { keysPage } from "../../stripe/key/keys-page.js";
import { listParams } from "../../stripe/lists/page.js";
import { permissionOfRoute } from "../../stripe/key/permissions.js";
import { probe, type ProbedRoute } from "../../stripe/key/probe.js";
import type { Resource } from "../../stripe/resource.js";
import { testClocks } from "../../stripe/test-clocks.js";
import { checkReadOnly, type TriedKey } from "./check-read-only.js";
import { derivedStreams } from "../../streams/derived-streams.js";
import { feedsDerived, degradedWithout } from "../../facts/sources.js";
import { rawStreams } from "../../streams/raw-streams.js";

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
 * Requests one object of every list that a sync reads, tests whether the key can write, and reports the result.
 *
 * @returns sentences for the user if the key can be used
 * @throws ConfigError if it can't: the missing permissions in the Dashboard's words, or the write permissions
 * @throws StripeError if Stripe does not answer, or if the failure is not about permissions
 */
export async function check({ client, key, includeTestClocks, requireReadOnly }: CheckSetup): Promise<string> {
  const clocks = includeTestClocks && !client.livemode ? [testClocks] : [];
  const lists = [...rawStreams, events, ...clocks].map(probedRoute);
  const deadline = createBoundedSignal([], { timeoutMs, clock: client.clock });
  const [results, account, writing] = await Promise.all([
    probe(client, lists, deadline),
    accountBy(client, deadline),
    checkReadOnly(client, key, requireReadOnly, deadline),
  ]).finally(() => deadline.release());
  const failures = results.flatMap(({ route, permission, outcome }) =>
    outcome === "ok" ? [] : [{ route, permission, outcome }],
  );
  const broken = failures.find(({ outcome }) => outcome.kind !== "permission");
  if (broken) throw broken.outcome;
  if (account instanceof StripeError) throw account;

  const missing = failures.map(({ route, outcome, permission }) => ({
    permission: (outcome.permission ?? permission).dashboard,
    cost: costOf(route),
    required: rawStreams.some(({ name, path }) => path === route && isRequired(name)),
  }));
  const costs = missing.map(({ permission, cost }) => `- ${permission}: ${cost}`).join("\n");
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
      ? "The key reads every stream."
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

/** Sends the same parameters as `read`, so a key that passes here passes there. */
function probedRoute(resource: Resource): ProbedRoute {
  return { route: resource.path, params: listParams(resource), permission: permissionOfRoute(resource.path)! };
}

function costOf(route: string): string {
  if (route === events.path) {
    return "without it changes can't be followed: every sync reads everything again, and changes between two syncs are inferred";
  }
  if (route === testClocks.path) return "without it the objects of test clocks are not read";
  const { name } = rawStreams.find(({ path }) => path === route)!;
  const derived = derivedStreams.map((stream) => stream.name).join(" and ");
  if (isRequired(name)) return `without it the streams ${name}, ${derived} end incomplete`;
  const without = degradedWithout(name);
  const stream = `without it the stream ${name} ends incomplete`;
  return without === undefined ? stream : `${stream}, and ${derived} do without ${without}`;
}

function isRequired(collection: string): boolean {
  return feedsDerived(collection) && degradedWithout(collection) === undefined;
}
