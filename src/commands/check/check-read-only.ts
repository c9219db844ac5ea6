import { listed } from "../../metrics/explain/phrases.js";
import type { BoundedSignal } from "../../stripe/request/bounded-signal.js";
import type { StripeClient } from "../../stripe/client.js";
import type { ApiKey } from "../../stripe/key/key-policy.js";
import { keysPage } from "../../stripe/key/keys-page.js";
import { probeWritePermissions, type UnprovenPermission, type WritePermissions } from "../../stripe/key/write-probe.js";

/** What the check reports about a key's write permissions. */
export interface ReadOnlyAnswer {
  /** Whether the check rejects the key. */
  readonly refused: boolean;
  /** Sentences for the user. */
  readonly sentences: string;
}

export type TriedKey = Pick<ApiKey, "mode" | "restricted">;

/**
 * Proves that a restricted key can only read. A live key that can write is refused. A test key that can write causes
 * only a warning, because its data has no value. A secret key (in test mode) can always write, so no request is made.
 *
 * @param required whether keys must be read-only. If not, no request other than GET is made.
 * @param deadline for all requests together
 * @throws StripeError "aborted" if the client's signal aborts
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
  "Warning: this is a secret key (sk_test_...), which can change everything in the sandbox. A restricted key (rk_test_...) with Read permissions is enough, and live mode accepts no other key.";

const notTried = "The check did not test whether the key can write, because require_read_only is off.";

function ofWritable({ writable }: WritePermissions, mode: ApiKey["mode"]): string[] {
  if (writable.length === 0) return [];
  const rows = listed(writable);
  if (mode === "test") {
    return [`Warning: the key can also change data: it has Write on ${rows}. In live mode, such a key is refused.`];
  }
  return [
    `The API key can change data in Stripe: it has Write on ${rows}. This connector only reads, so it accepts no key that can do more. ` +
      `Open ${keysPage(mode)}, choose Edit in the menu beside the key, set every Write permission to Read or None, save, and check again. ` +
      "The key itself stays the same. To use it anyway, switch off the option that requires a read-only key (require_read_only).",
  ];
}

function ofUnproven({ unproven }: WritePermissions, mode: ApiKey["mode"]): string[] {
  if (unproven.length === 0) return [];
  const rows = listed(unproven.map(({ dashboard }) => dashboard));
  return [
    `It is not proven for ${rows} that the key can only read: ${reasonOf(unproven[0]!)} ` +
      `Look at the key's permissions at ${keysPage(mode)}, where none should be Write, or check again later.`,
  ];
}

function reasonOf({ reason }: UnprovenPermission): string {
  return reason?.message ?? "Stripe accepted a request to change an object that cannot exist. Nothing was changed.";
}

/** The proof covers only the permissions that were tested. The check does not look at the key's other permissions. */
function ofReadOnly({ writable, unproven }: WritePermissions): string[] {
  if (writable.length > 0 || unproven.length > 0) return [];
  return ["The key can only read: Stripe does not let it change customers, subscriptions or invoices."];
}
