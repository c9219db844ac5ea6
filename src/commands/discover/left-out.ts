import { groupBy } from "../../metrics/group-by.js";
import { keysPage } from "../../stripe/key/keys-page.js";
import type { StripeError } from "../../stripe/request/errors.js";
import type { RawStream } from "../../streams/kinds.js";

/** A stream, and the failure of a request that a sync of it would send. */
export interface StreamFailure {
  readonly stream: RawStream;
  readonly failure: StripeError;
}

/** Whether the failure proves that a sync cannot read the stream. The status alone proves nothing. */
export function provesUnreadable({ failure }: StreamFailure): boolean {
  return failure.lacksPermission || failure.kind === "product_off";
}

/**
 * Returns lines for the log, at most one of each kind: the streams that are not offered because the key lacks a
 * permission, those whose product the account does not have, and those that are offered although Stripe did not answer.
 */
export function leftOutLines(failures: readonly StreamFailure[], mode: "live" | "test"): readonly string[] {
  const withoutPermission = failures.filter(({ failure }) => failure.lacksPermission);
  const withoutProduct = failures.filter(({ failure }) => failure.kind === "product_off");
  const unanswered = failures.filter(({ failure: { kind } }) => kind === "unavailable" || kind === "rate_limited");
  const lines: string[] = [];
  if (withoutPermission.length > 0) {
    lines.push(
      `Not offered, because the key lacks the permission: ${grouped(withoutPermission, permissionOf)}. ` +
        `To get these streams, set the permissions at ${keysPage(mode)} and discover again. The key itself stays the same.`,
    );
  }
  if (withoutProduct.length > 0) {
    lines.push(
      `Not offered, because the account does not have the product: ${grouped(withoutProduct, productOf)}. ` +
        "To get these streams, ask Stripe for the product in the Dashboard and discover again.",
    );
  }
  if (unanswered.length > 0) {
    lines.push(
      `Offered, although Stripe gave no answer about them in time: ${namesOf(unanswered)}. ` +
        "A sync shows whether the key can read them.",
    );
  }
  return lines;
}

/** Returns e.g. `Charges (Core) → Read (charges, refunds); Disputes (Core) → Read (disputes)`. */
function grouped(failures: readonly StreamFailure[], reasonOf: (failure: StreamFailure) => string): string {
  return [...groupBy(failures, reasonOf)].map(([reason, group]) => `${reason} (${namesOf(group)})`).join("; ");
}

function namesOf(failures: readonly StreamFailure[]): string {
  return failures.map(({ stream }) => stream.name).join(", ");
}

/** In the Dashboard's words. If neither Stripe's answer nor the connector knows them: the path that needs it. */
function permissionOf({ stream, failure }: StreamFailure): string {
  return failure.permission?.dashboard ?? `the permission to read ${stream.path}`;
}

function productOf({ failure }: StreamFailure): string {
  return failure.product!;
}
