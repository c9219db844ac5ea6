import { ConfigError, printable } from "@airbyte/cdk-typescript-compat";
import type { Owner } from "./bookkeeping.js";

/** Returns the account that a state is about. Undefined if it does not say so. */
export function ownerOf(state: object): Owner | undefined {
  const { account, livemode } = state as { readonly account?: unknown; readonly livemode?: unknown };
  if (typeof livemode !== "boolean") return undefined;
  return { account: typeof account === "string" ? account : undefined, livemode };
}

/**
 * Returns what is known of a destination's account after one more state.
 * @throws ConfigError if they are two accounts, or two modes.
 */
export function joinOwners(known: Owner | undefined, next: Owner | undefined, label: string): Owner | undefined {
  if (known === undefined || next === undefined) return known ?? next;
  const isSameAccount = known.account === undefined || next.account === undefined || known.account === next.account;
  if (known.livemode !== next.livemode || !isSameAccount) {
    throw new ConfigError(
      `The destination ${label} holds ${describe(known)}, but this key reads ${describe(next)}. ` +
        "Accounts and modes are never mixed: name another destination with --to, or another schema with --schema.",
    );
  }
  return known.account === undefined && next.account !== undefined ? next : known;
}

/** "acct_1 in live mode" */
export function describe({ account, livemode }: Owner): string {
  return `${printable(account ?? "an account")} in ${livemode ? "live" : "test"} mode`;
}

/**
 * Checks a key's mode before anything is read with it.
 * @throws ConfigError if the destination holds data of the other mode.
 */
export function requireMode(known: Owner | undefined, key: string, label: string): void {
  const mode = /^[rs]k_(live|test)_/.exec(key)?.[1];
  if (known && mode) joinOwners(known, { account: undefined, livemode: mode === "live" }, label);
}
