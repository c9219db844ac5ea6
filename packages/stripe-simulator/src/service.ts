import { createRandom } from "./account/random.js";
import type { VirtualClock } from "./clock.js";
import { createKeys, type Keys, type KeySpec } from "./http/access/keys.js";
import type { Products } from "./http/access/products.js";
import { createLimiter, type Limits } from "./http/access/limits.js";
import { createApi, type Api, type ApiOptions } from "./http/api.js";
import { createFaults, type Faults } from "./http/faults/fault.js";
import { createRequestLog, type RequestLog } from "./http/request-log.js";
import { createResponder, type Responder } from "./http/respond.js";
import type { Store } from "./store.js";

export interface ServiceOptions extends ApiOptions {
  /** Decides which requests a fault with a probability affects. Default: 1. */
  readonly seed?: number;
  readonly keys?: readonly KeySpec[];
  /** Accounts connected to this one. Its keys read them with the header Stripe-Account or Stripe-Context. */
  readonly connectedAccounts?: readonly Store[];
  /** Default: off. */
  readonly limits?: Limits;
  /** The wait before every answer, in milliseconds. Default: 0. */
  readonly latencyMs?: number;
  /** Milliseconds of a monotonic clock, for the limits. Default: this machine's. */
  readonly monotonicMs?: () => number;
}

/** The API of a store, without sockets. A caller with a request calls `respond` and does what the exchange states. */
export interface Service {
  readonly api: Api;
  /** Switches products of the keys' own account on and off. */
  readonly products: Products;
  readonly keys: Keys;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly respond: Responder;
}

/** Serves a store that the caller fills and changes. */
export function createService(store: Store, clock: VirtualClock, options: ServiceOptions = {}): Service {
  const { monotonicMs = () => performance.now() } = options;
  const api = createApi(store, clock, options);
  const keys = createKeys(options.keys);
  const faults = createFaults(createRandom(`faults/${options.seed ?? 1}`));
  const requests = createRequestLog();
  const limiter = createLimiter(options.limits ?? {}, monotonicMs);
  const connected = new Map(
    (options.connectedAccounts ?? []).map((each) => [
      each.accountId,
      { store: each, api: createApi(each, clock, options) },
    ]),
  );
  const respond = createResponder({
    accounts: { own: { store, api }, connected },
    clock,
    keys,
    limiter,
    faults,
    log: requests,
    latencyMs: options.latencyMs ?? 0,
    monotonicMs,
  });
  return { api, products: api.products, keys, faults, requests, respond };
}
