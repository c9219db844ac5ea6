import {
  createAccount,
  startServer,
  VirtualClock,
  type Account,
  type AccountOptions,
  type ServerOptions,
  type SimulatorServer,
  type Store,
} from "stripe-simulator";
import { apiKey } from "./live-account.js";
import { workingCard } from "./working-card.js";

/** A simulated account in live mode, empty at first. Only the test changes it. */
export interface QuietAccount extends SimulatorServer {
  readonly account: Account;
  readonly store: Store;
  readonly clock: VirtualClock;
  /** Advances the time by whole seconds. */
  readonly advance: (seconds: number) => void;
}

export type QuietAccountOptions = Omit<ServerOptions, "advance" | "keys"> &
  Omit<AccountOptions, "clock" | "livemode"> & {
    /** The permissions of `apiKey`; all if absent. */
    readonly scopes?: readonly string[];
  };

/** The beginning of the account's time: three years before the end of a customer's usual import. */
export const beginningSeconds = Date.UTC(2023, 10, 1) / 1000;

export async function startQuietAccount({ scopes, ...options }: QuietAccountOptions = {}): Promise<QuietAccount> {
  const clock = new VirtualClock(beginningSeconds);
  const account = createAccount({ ...options, livemode: true, clock });
  const advance = (seconds: number) => account.advanceTo(clock.nowSeconds + seconds);
  const keys = [{ key: apiKey, scopes: scopes ?? ("all" as const) }];
  const server = await startServer(account.store, clock, { ...options, keys, advance });
  return { ...server, account, store: account.store, clock, advance };
}

/** Signs customers up one after the other. The account's time advances by `secondsBefore` before each. */
export function signUp({ account, advance }: QuietAccount, count: number, secondsBefore: (index: number) => number) {
  return Array.from({ length: count }, (_, index) => {
    advance(secondsBefore(index));
    return account.createCustomer({
      email: `customer-${index}@example.com`,
      name: `Customer ${index}`,
      card: workingCard,
    }).id;
  });
}
