import type { AirbyteStream, Logger } from "@airbyte/cdk-typescript-compat";
import type { RawStream } from "../../streams/kinds.js";
import { rawStreams } from "../../streams/raw-streams.js";
import type { StripeClient } from "../../stripe/client.js";
import { probe, type Probe } from "../../stripe/key/probe.js";
import { createBoundedSignal } from "../../stripe/request/bounded-signal.js";
import { encodePath } from "../../stripe/request/encode.js";
import type { StripeError } from "../../stripe/request/errors.js";
import { isRequired } from "../required.js";
import { catalogOf } from "./catalog.js";
import { leftOutLines, provesUnreadable, type StreamFailure } from "./left-out.js";
import { probesOf } from "./stream-probes.js";

/** For all requests together: a platform waits while a person looks on. */
const timeoutMs = 25_000;

export interface DiscoverSetup {
  readonly client: StripeClient;
  readonly log: Pick<Logger, "info">;
  /** "recommended": without the rare streams. */
  readonly offered: "recommended" | "all";
  /** The raw streams to choose from. Absent: all that the connector has. */
  readonly streams?: readonly RawStream[];
}

/**
 * Returns the streams that this key can read on this account. The derived streams and those that every sync needs are
 * always among them. Any other stream is left out only if Stripe says that a permission is missing, or that the account
 * does not have the product. Every other failure proves nothing, so the stream is offered. Logs what was left out, and
 * what brings it.
 *
 * @throws StripeError if the key is invalid, or has no access to the account
 */
export async function discover(setup: DiscoverSetup): Promise<readonly AirbyteStream[]> {
  const { client, log, offered, streams = rawStreams } = setup;
  const candidates = streams.filter(({ name, isRare }) => offered === "all" || isRare !== true || isRequired(name));
  const optional = candidates.filter(({ name }) => !isRequired(name));
  const failures = await failuresOf(client, optional);
  for (const line of leftOutLines(failures, client.livemode ? "live" : "test")) log.info(line);
  const unreadable = new Set(failures.filter(provesUnreadable).map(({ stream }) => stream));
  return catalogOf(candidates.filter((stream) => !unreadable.has(stream)));
}

/** Returns the streams that some probe failed for. Requests that several streams need are sent once. */
async function failuresOf(client: StripeClient, streams: readonly RawStream[]): Promise<readonly StreamFailure[]> {
  const probes = new Map(streams.flatMap(probesOf).map((each) => [keyOf(each), each]));
  const deadline = createBoundedSignal([], { timeoutMs, clock: client.clock });
  const results = await probe(client, [...probes.values()], deadline).finally(() => deadline.release());
  const outcomes = new Map(results.map((result) => [keyOf(result), result.outcome]));
  requireValidKey([...outcomes.values()]);
  return streams.flatMap((stream) => {
    const failed = probesOf(stream)
      .map((each) => outcomes.get(keyOf(each))!)
      .filter((outcome) => outcome !== "ok")
      .map((failure) => ({ stream, failure }));
    const decisive = failed.find(provesUnreadable) ?? failed[0];
    return decisive === undefined ? [] : [decisive];
  });
}

function keyOf({ route, id, params }: Probe): string {
  return encodePath(route, id, params);
}

/**
 * Throws if Stripe accepts the key nowhere. One list alone that refuses the key says nothing about the key.
 *
 * @throws StripeError of the first such refusal
 */
function requireValidKey(outcomes: readonly ("ok" | StripeError)[]): void {
  const failures = outcomes.filter((outcome) => outcome !== "ok");
  const isAccepted = outcomes.some((outcome) => outcome === "ok" || provesAccess(outcome));
  const refusal = failures.find(({ kind, code }) => kind === "invalid_key" || code === "account_invalid");
  if (refusal !== undefined && !isAccepted) throw refusal;
}

/** Whether Stripe answered as it does to keys that it accepts. */
function provesAccess({ kind, lacksPermission }: StripeError): boolean {
  return lacksPermission || kind === "product_off" || kind === "not_found" || kind === "invalid_request";
}
