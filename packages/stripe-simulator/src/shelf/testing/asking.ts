import { createAccount, type Account, type AccountOptions } from "../../account/account.js";
import { VirtualClock } from "../../clock.js";
import type { ApiObject } from "../../http/api-object.js";
import type { Api, ApiOptions } from "../../http/api.js";
import { createService } from "../../service.js";
import { listData } from "../../http/api-object.js";
import { T0 } from "../../http/testing/fill-store.js";

export interface Asked {
  readonly status: number;
  readonly body: ApiObject;
}

/** An account without objects, which answers in this process. */
export interface Asking extends Pick<Api, "products" | "truth"> {
  readonly account: Account;
  /** @param scopes default: all. */
  readonly get: (path: string, scopes?: readonly string[]) => Asked;
  /** Returns the objects of a list, read page by page. */
  readonly listed: (path: string, query: string, limit: number) => readonly ApiObject[];
  /** Returns type, object and previous attributes of each event, newest first. */
  readonly events: () => readonly { readonly type: unknown; readonly data: unknown; readonly created: unknown }[];
}

export function asking(options: ApiOptions & Pick<AccountOptions, "livemode"> = {}): Asking {
  const account = createAccount({ clock: new VirtualClock(T0), livemode: false, ...options });
  const { keys, respond, products, api } = createService(account.store, account.clock, options);
  const get: Asking["get"] = (path, scopes) => {
    keys.add({ key: KEY, scopes: scopes ?? "all" });
    const { answer } = respond({
      method: "GET",
      url: new URL(path, "http://simulator"),
      headers: { authorization: `Bearer ${KEY}` },
    });
    return { status: answer.status, body: JSON.parse(answer.body) as ApiObject };
  };
  return {
    account,
    products,
    truth: api.truth,
    get,
    listed: (path, query, limit) => {
      const found: ApiObject[] = [];
      for (;;) {
        const last = found.at(-1);
        const cursor = last ? `&starting_after=${String(last["id"])}` : "";
        const { body } = get(`${path}?${query}&limit=${limit}${cursor}`);
        found.push(...listData(body));
        if (body["has_more"] !== true) return found;
      }
    },
    events: () =>
      listData(get("/v1/events?limit=100").body).map(({ type, data, created }) => ({ type, data, created })),
  };
}

const KEY = "sk_test_simulator0000000001";
