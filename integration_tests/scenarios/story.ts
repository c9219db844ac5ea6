import type { Account, Kind } from "stripe-simulator";
import { startQuietAccount, type QuietAccount } from "../support/quiet-account.js";
import { openShop, type Shop } from "./shop.js";

/** The actions of the customers of a small shop, move by move. */
export interface Story {
  readonly title: string;
  /** The API version of the account's events; the newest if absent. */
  readonly eventApiVersion?: string;
  /** Sorted by time. */
  readonly moves: readonly Move[];
  /** The time of the last sync, in the form of {@link Move}. */
  readonly ends: string;
}

/** An action of a person. Its automatic consequences (renewals, retries) are not moves. */
export interface Move {
  /** `YYYY-MM-DD HH:MM`, UTC. */
  readonly at: string;
  /** The move in words. */
  readonly what: string;
  readonly does: (scene: Scene) => void;
}

/** The objects that a move can use. */
export interface Scene {
  readonly account: Account;
  readonly shop: Shop;
  /** Returns the id of the nth object of a kind, counted from 1 in the order of creation. */
  readonly nth: (kind: Kind, number: number) => string;
}

/**
 * Plays the story in an account of its own, which the caller closes. The account is the same each time, ids included.
 */
export async function live(
  { eventApiVersion, moves, ends }: Story,
  /** Actions at times of the account's clock, in order. */
  visits: readonly Visit[],
): Promise<QuietAccount> {
  const quiet = await startQuietAccount({ ...(eventApiVersion !== undefined && { eventApiVersion }) });
  const { account, clock, store } = quiet;
  const nth = (kind: Kind, number: number) => {
    const object = store.collections[kind].all()[number - 1];
    if (!object)
      throw new RangeError(
        `The story has no ${number}. of ${kind} at ${new Date(clock.nowSeconds * 1000).toISOString()}.`,
      );
    return object.id;
  };
  const scene: Scene = { account, shop: openShop(account), nth };
  const happenings: readonly { readonly seconds: number; readonly act: () => Promise<void> | void }[] = [
    ...moves.map(({ at, does }) => ({ seconds: secondsOf(at), act: () => does(scene) })),
    ...visits.map(({ seconds, act }) => ({ seconds, act: () => act(quiet) })),
    { seconds: secondsOf(ends), act: () => {} },
  ].toSorted((a, b) => a.seconds - b.seconds);
  for (const { seconds, act } of happenings) {
    account.advanceTo(seconds);
    await act();
  }
  return quiet;
}

export interface Visit {
  readonly seconds: number;
  readonly act: (account: QuietAccount) => Promise<void>;
}

/** Returns the Unix seconds of a time in the form of {@link Move}. */
export function secondsOf(time: string): number {
  return Date.parse(`${time.replace(" ", "T")}:00Z`) / 1000;
}
