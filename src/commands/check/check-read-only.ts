import type { BoundedSignal } from "../../stripe/request/bounded-signal.js";
import type { StripeClient } from "../../stripe/client.js";
import type { ApiKey } from "../../stripe/key/key-policy.js";
import { keysPage } from "../../stripe/key/keys-page.js";
import { probeWritePermissions, type UnprovenPermission, type WritePermissions } from "../../stripe/key/write-probe.js";

/** What the check says of a key's rights to change something. */
export interface ReadOnlyAnswer {
  /** Whether the key must not be used. */
  readonly refused: boolean;
  /** Sentences for the user. */
  readonly sentences: string;
}

export type TriedKey = Pick<ApiKey, "mode" | "restricted">;

/**
 * Proves that a restricted key can only read. One of live mode that can write is refused; of test mode, which holds nothing
 * of value, it is warned of. A secret key (of test mode) can always write, so Stripe is not asked.
 *
 * @param required whether keys must be read-only; if not, nothing is asked, and no request but GET is ever made
 * @param deadline for all that is asked
 * @throws StripeError "aborted" when the client's signal ends it
 */
export async function checkReadOnly(
  client: StripeClient,
  key: TriedKey,
  required: boolean,
  deadline: BoundedSignal,
): Promise<ReadOnlyAnswer> {
  if (!key.restricted) return { refused: false, sentences: secretKeyWarning };
  if (!required) return { refused: false, sentences: notTried };
  const permissions = await probeWritePermissions(client, deadline);
  return {
    refused: key.mode === "live" && permissions.writable.length > 0,
    sentences: [
      ...ofWritable(permissions, key.mode),
      ...ofUnproven(permissions, key.mode),
      ...ofReadOnly(permissions),
    ].join("\n"),
  };
}

const secretKeyWarning =
  "Warning: this is a secret key (sk_test_...), which can change everything in the sandbox. A restricted key (rk_test_...) with Read permissions is enough, and for live data nothing else is accepted.";

const notTried = "Whether the key can write was not asked, since require_read_only is off.";

function ofWritable({ writable }: WritePermissions, mode: ApiKey["mode"]): string[] {
  if (writable.length === 0) return [];
  const rows = listed(writable);
  if (mode === "test") {
    return [`Warning: the key can also change data: it has Write on ${rows}. A key of live mode is refused for that.`];
  }
  return [
    `The API key can change data in Stripe: it has Write on ${rows}. This connector only reads, so it takes no key that can do more. ` +
      `Open ${keysPage(mode)}, choose Edit in the menu beside the key, set every permission that says Write to Read or None, save, and check again. ` +
      "The key itself stays the same. To use it nevertheless, switch off the option that requires a read-only key (require_read_only).",
  ];
}

function ofUnproven({ unproven }: WritePermissions, mode: ApiKey["mode"]): string[] {
  if (unproven.length === 0) return [];
  const rows = listed(unproven.map(({ dashboard }) => dashboard));
  return [
    `That the key can only read is not proven for ${rows}: ${reasonOf(unproven[0]!)} ` +
      `Look at the key's permissions at ${keysPage(mode)}, where none should say Write, or check again later.`,
  ];
}

function reasonOf({ reason }: UnprovenPermission): string {
  return reason?.message ?? "Stripe took a request to change an object that cannot exist, without changing anything.";
}

/** The proof is of what was tried: other rows of the key's permissions are not looked at. */
function ofReadOnly({ writable, unproven }: WritePermissions): string[] {
  if (writable.length > 0 || unproven.length > 0) return [];
  return ["The key can only read: Stripe refuses it to change customers, subscriptions and invoices."];
}

/** "a", "a and b", "a, b and c". */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
