import { createAccount, type Account, type AccountOptions } from "./account/account.js";
import { VirtualClock } from "./clock.js";
import type { KeySpec } from "./http/access/keys.js";
import type { Api } from "./http/api.js";
import { PERMISSION_LABELS } from "./http/access/permission-labels.js";
import { listenWith, type ListenOptions, type SimulatorServer } from "./server.js";
import type { Shelf } from "./shelf/shelf.js";
import { createService, type Service, type ServiceOptions } from "./service.js";
import type { Store } from "./store.js";
import { DEFAULT_PROFILE, type Profile } from "./world/profile.js";
import { createWorld, type SignupPlan, type World, type WorldOptions } from "./world/world.js";

export interface LifeOptions
  extends
    ServiceOptions,
    Pick<AccountOptions, "accountId" | "eventApiVersion" | "lateEvents" | "prorationLineShape">,
    Pick<WorldOptions, "profile"> {
  /** Number of customers who sign up in the past. Default: 100. */
  readonly customers?: number;
  /** Number of calendar months of the account's past. Default: 12. */
  readonly months?: number;
  /** The start of the account's present time, in Unix seconds. Default: 2026-11-01T00:00:00Z. */
  readonly nowSeconds?: number;
  /** Default: false (a sandbox). */
  readonly livemode?: boolean;
  /** Receives the simulated share of the past, 0 to 1, about once a month. */
  readonly onProgress?: (share: number) => void;
}

export interface SimulatorOptions extends LifeOptions, Pick<ListenOptions, "port"> {}

/** An account that continues, and its world. */
interface Life {
  /** A key that can read everything. If keys were given, it is the first of them. */
  readonly key: string;
  readonly store: Store;
  readonly account: Account;
  /** Objects that the world does not make: tests put them there. */
  readonly shelf: Shelf;
  readonly world: World;
  readonly clock: VirtualClock;
  /** Moves the account's time by whole seconds. */
  readonly advance: (seconds: number) => void;
}

/** A whole Stripe account, its world and its API. */
export interface Simulator extends SimulatorServer, Life {}

/** The same without sockets. `respond` answers requests in this process. */
export interface InProcessSimulator extends Omit<Service, "api">, Pick<Api, "render" | "truth">, Life {}

/** Simulates the past of an account, then serves it. The same options give the same account, ids included. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { service, life } = live(options);
  const server = await listenWith(service, life.clock, { ...options, advance: life.advance, shelf: life.shelf });
  return { ...server, ...life };
}

/**
 * Simulates the past of an account and answers in this process. The same options give the same account, ids included.
 */
export function createSimulator(options: LifeOptions = {}): InProcessSimulator {
  const { service, life } = live(options);
  const { api, ...rest } = service;
  return { ...rest, ...life, render: api.render, truth: api.truth };
}

function live(options: LifeOptions): { readonly service: Service; readonly life: Life } {
  const { customers = 100, months = 12, nowSeconds = DEFAULT_NOW, livemode = false, seed = 1 } = options;
  const fromSeconds = monthsBefore(nowSeconds, months);
  const clock = new VirtualClock(fromSeconds);
  const account = createAccount({ ...options, livemode, clock, seed });
  const world = createWorld({ ...options, account, seed });
  world.populate({ customers, fromSeconds, toSeconds: nowSeconds });
  world.populate(signupsToCome(customers, nowSeconds - fromSeconds, nowSeconds, options.profile ?? DEFAULT_PROFILE));
  for (let month = 1; month <= months; month += 1) {
    world.advanceTo(monthsBefore(nowSeconds, months - month));
    options.onProgress?.(month / months);
  }
  const keys = options.keys ?? [defaultKey(livemode)];
  const advance = (seconds: number): void => world.advanceTo(clock.nowSeconds + seconds);
  const service = createService(account.store, clock, { ...options, seed, keys });
  return {
    service,
    life: { key: keys[0]?.key ?? "", store: account.store, account, shelf: account.shelf, world, clock, advance },
  };
}

/** Schedules a year of signups at the rate at which the past ended. */
function signupsToCome(
  customers: number,
  pastSeconds: number,
  nowSeconds: number,
  { signupGrowth }: Profile,
): SignupPlan {
  const yearSeconds = 365 * 86_400;
  const perSecond = pastSeconds > 0 ? (customers * signupGrowth) / pastSeconds : 0;
  return {
    customers: Math.round(perSecond * yearSeconds),
    fromSeconds: nowSeconds,
    toSeconds: nowSeconds + yearSeconds,
    growth: 1,
  };
}

const DEFAULT_NOW = Date.UTC(2026, 10, 1) / 1000;

/** Returns a restricted key, as readers of an account should use: it may read everything and write nothing. */
function defaultKey(livemode: boolean): KeySpec {
  return { key: `rk_${livemode ? "live" : "test"}_simulator0000000000000000`, scopes: READ_SCOPES };
}

const READ_SCOPES = Object.keys(PERMISSION_LABELS).map((permission) => `${permission}_read`);

/** Returns the same day of an earlier month, or that month's last one. */
function monthsBefore(seconds: number, months: number): number {
  const date = new Date(seconds * 1000);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return Math.floor(date.getTime() / 1000);
}
