import type { Account, Kind } from "stripe-simulator";
import { startQuietAccount, type QuietAccount } from "../support/quiet-account.js";
import { openShop, type Shop } from "./shop.js";

/** What happens to the customers of a small shop, move by move. */
export interface Story {
  readonly title: string;
  /** In which API version Stripe renders the account's events; the newest when absent. */
  readonly eventApiVersion?: string;
  /** In the order of their times. */
  readonly moves: readonly Move[];
  /** When it is told. A time as in {@link Move}. */
  readonly ends: string;
}

/** Something that somebody does; what follows from it by itself (renewals, retries) is no move. */
export interface Move {
  /** `YYYY-MM-DD HH:MM`, UTC. */
  readonly at: string;
  /** The move in words. */
  readonly what: string;
  readonly does: (scene: Scene) => void;
}

/** Where a move is made. */
export interface Scene {
  readonly account: Account;
  readonly shop: Shop;
  /** Id of the nth object of a kind, counted from 1 in the order in which they were made. */
  readonly nth: (kind: Kind, number: number) => string;
}

/** Lives the story in an account of its own, which the caller closes: the same one each time, ids included. */
export async function live(
  { eventApiVersion, moves, ends }: Story,
  /** What is done when so many seconds of the account's time have come, in order. */
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

/** Unix seconds of a time as in {@link Move}. */
export function secondsOf(time: string): number {
  return Date.parse(`${time.replace(" ", "T")}:00Z`) / 1000;
}
