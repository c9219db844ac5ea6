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

/** For all questions together, since somebody is waiting: ten seconds with the start of the process. */
const timeoutMs = 9_000;

export interface CheckSetup {
  readonly client: StripeClient;
  readonly key: TriedKey;
  /** Whether syncs read the objects of test clocks; with a live key they never do. */
  readonly includeTestClocks: boolean;
  /** Whether a key of live mode must not be able to write. */
  readonly requireReadOnly: boolean;
}

/**
 * Asks every list that a sync reads for one object, and whether the key can write, and says what the key can and can't do.
 *
 * @returns sentences for the user when the key may be used
 * @throws ConfigError when it may not: the missing rights in the Dashboard's words, or those that are too many
 * @throws StripeError when Stripe gives no answer, or another than about rights
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
      ? [`The API key lacks rights that every sync needs. ${howToAdd}`]
      : []),
    ...(writing.refused ? [writing.sentences] : []),
  ];
  if (refusals.length > 0) throw new ConfigError(refusals.join("\n\n"));
  const connected = `Connected to Stripe account ${account.id ?? "(id not readable)"} in ${key.mode} mode.`;
  const permissions =
    missing.length === 0 ? "The key reads every stream." : `The key is sufficient, and could read more. ${howToAdd}`;
  return [`${connected} ${permissions}`, writing.sentences].join("\n");
}

/** A sync needs an answer, too, be it a refusal. */
async function accountBy(client: StripeClient, deadline: BoundedSignal) {
  try {
    return await readAccount(client, deadline.signal);
  } catch (error) {
    return failureBy(deadline, "GET /v1/account", error);
  }
}

/** Asked as `read` asks, so that what passes here passes there. */
function probedRoute(resource: Resource): ProbedRoute {
  return { route: resource.path, params: listParams(resource), permission: permissionOfRoute(resource.path)! };
}

function costOf(route: string): string {
  if (route === events.path) {
    return "without it changes can't be followed: every sync lists everything again, and what happened between two syncs is inferred";
  }
  if (route === testClocks.path) return "without it the objects of test clocks are not read";
  const { name } = rawStreams.find(({ path }) => path === route)!;
  const derived = derivedStreams.map((stream) => stream.name).join(" and ");
  if (isRequired(name)) return `without it the streams ${name}, ${derived} end incomplete`;
  const lost = degradedWithout(name);
  const stream = `without it the stream ${name} ends incomplete`;
  return lost === undefined ? stream : `${stream}, and ${derived} do without ${lost}`;
}

function isRequired(collection: string): boolean {
  return feedsDerived(collection) && degradedWithout(collection) === undefined;
}
