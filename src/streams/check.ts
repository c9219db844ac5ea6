import { ConfigError } from "@airbyte/cdk-typescript-compat";
import { readAccount } from "../stripe/account.js";
import { events } from "../stripe/change-feed.js";
import type { StripeClient } from "../stripe/client.js";
import { listParams } from "../stripe/lists/page.js";
import { permissionOfRoute } from "../stripe/permissions.js";
import { probe, type ProbedRoute } from "../stripe/probe.js";
import type { Resource } from "../stripe/resource.js";
import { testClocks } from "../stripe/test-clocks.js";
import { derivedStreams } from "./derived-streams.js";
import { isDossierSource, isReferenceSource } from "./derived-sources.js";
import { rawStreams } from "./list.js";

/** Where a restricted key's rights are changed. */
const keysPage = "https://dashboard.stripe.com/apikeys";

/** For all questions together, since somebody is waiting. */
const timeoutMs = 10_000;

/**
 * Asks every list that a sync reads for one object and says what the key can and can't do.
 *
 * @param includeTestClocks whether syncs read the objects of test clocks; with a live key they never do.
 * @returns a sentence for the user when the key is sufficient
 * @throws ConfigError naming the missing rights in the Dashboard's words when a required one is missing
 * @throws StripeError when Stripe gives no answer, or another than about rights
 */
export async function check(client: StripeClient, includeTestClocks: boolean): Promise<string> {
  const clocks = includeTestClocks && !client.livemode ? [testClocks] : [];
  const lists = [...rawStreams, events, ...clocks].map(probedRoute);
  const results = await probe(client, lists, timeoutMs);
  const failures = results.flatMap(({ route, permission, outcome }) =>
    outcome === "ok" ? [] : [{ route, permission, outcome }],
  );
  const broken = failures.find(({ outcome }) => outcome.kind !== "permission");
  if (broken) throw broken.outcome;

  const missing = failures.map(({ route, outcome, permission }) => ({
    right: (outcome.permission ?? permission).dashboard,
    cost: costOf(route),
    required: rawStreams.some(({ name, path }) => path === route && isDossierSource(name)),
  }));
  const costs = missing.map(({ right, cost }) => `- ${right}: ${cost}`).join("\n");
  if (missing.some(({ required }) => required)) {
    throw new ConfigError(
      `The API key lacks rights that every sync needs. Edit the key at ${keysPage} and add:\n${costs}`,
    );
  }
  const account = await readAccount(client);
  const connected = `Connected to Stripe account ${account.id ?? "(id not readable)"} in ${client.livemode ? "live" : "test"} mode.`;
  if (missing.length === 0) return `${connected} The key reads every stream.`;
  return `${connected} The key is sufficient. At ${keysPage} it could be given more:\n${costs}`;
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
  if (isDossierSource(name)) return `without it the streams ${name}, ${derived} end incomplete`;
  const stream = `without it the stream ${name} ends incomplete`;
  return isReferenceSource(name) ? `${stream}, and ${derived} do without ${referenceCost[name]}` : stream;
}

const referenceCost = {
  products: "product names: plans show the price's nickname or id",
  prices: "the tiers of tiered prices",
  coupons: "discounts whose terms Stripe tells nowhere else",
} as const;
