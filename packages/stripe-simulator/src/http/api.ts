import type { VirtualClock } from "../clock.js";
import { kindAt } from "../shelf/objects.js";
import { shelfTruth } from "../shelf/truth.js";
import type { Kind, Store } from "../store.js";
import { createProducts, type Product, type Products } from "./access/products.js";
import type { ApiObject } from "./api-object.js";
import { collectionEndpoint } from "./endpoints/collections.js";
import type { Endpoint } from "./endpoints/endpoint.js";
import { eventsEndpoint } from "./endpoints/events.js";
import { shelfEndpoint } from "./endpoints/shelf.js";
import { subscriptionItemsEndpoint } from "./endpoints/subscription-items.js";
import { testClocksEndpoint } from "./endpoints/test-clocks.js";
import { createEventHistory } from "./events/history.js";
import { renderEvent } from "./events/render-event.js";
import { expansionOf } from "./objects/expansion.js";
import { render } from "./objects/render.js";
import { createView, deletedCustomer } from "./objects/view.js";
import { RESOURCES } from "./resources.js";
import { sparse } from "./sparse/sparse.js";
import { API_VERSION } from "./versions/api-version.js";
import { viewInVersion, type DeletedCoupons } from "./versions/view-in-version.js";

/** The path of a list or of a single object. */
export type ShelfList = `/v1/${string}`;

/** What a perfect reader of the account would read. */
export type TruthKind = Kind | "events" | "deleted_customers" | "inline_prices";

export const TRUTH_KINDS: readonly TruthKind[] = [
  ...(Object.keys(RESOURCES) as Kind[]),
  "events",
  "deleted_customers",
  "inline_prices",
];

export interface ApiOptions {
  /**
   * "sparse": every answer has as little as the SDK's types and the account's story allow, as `sparse/sparse.ts`
   * states. Default: "whole".
   */
  readonly fields?: "whole" | "sparse";
  /** How versions before clover show a deleted coupon. Default: "whole". */
  readonly deletedCoupons?: DeletedCoupons;
  /** Products that the account does not have. Default: none. */
  readonly productsOff?: readonly Product[];
}

/** The API without HTTP: endpoints by path, and the complete data behind them. */
export interface Api {
  /** Switches products on and off. */
  readonly products: Products;
  /**
   * Returns the endpoint of a path (`/v1/invoices/in_1`). Undefined if there is none.
   *
   * @param version the API version of its answers. Default: the newest. Events have the version of their time.
   */
  readonly endpoint: (path: string, version?: string) => Endpoint | undefined;
  /**
   * Renders an object with these paths expanded and every embedded list paged to its end.
   *
   * @returns undefined if there is no such object.
   */
  readonly render: (kind: Kind, id: string, expand?: readonly string[]) => ApiObject | undefined;
  /**
   * Yields every object of a kind, oldest first, rendered as {@link render} does. `prices` omits the inline ones, as
   * the list does. `events` contains the whole history, also events that are aged out or not yet visible.
   *
   * A path (`/v1/transfers`) yields the objects of its list, oldest first. With `{id}` (`/v1/transfers/{id}/reversals`)
   * it yields those of all parents.
   *
   * @param expand default: all that the kind can hide (tiers, discounts, payments...).
   */
  readonly truth: (kind: TruthKind | ShelfList, expand?: readonly string[]) => Generator<ApiObject, void, undefined>;
}

export function createApi(
  store: Store,
  clock: VirtualClock,
  { fields = "whole", deletedCoupons = "whole", productsOff }: ApiOptions = {},
): Api {
  const history = createEventHistory(store.events);
  const products = createProducts(productsOff);
  const view = createView(store, history);
  const reduced = fields === "sparse" ? sparse : (object: ApiObject): ApiObject => object;
  const events = {
    store,
    clock,
    history,
    render: (event: Store["events"][number]) => renderEvent(event, store.livemode, view, reduced),
  };

  const renderOne: Api["render"] = (kind, id, expand = RESOURCES[kind].whole) => {
    const object = view.find(kind, id);
    return (
      object &&
      reduced(render(object, kind, expansionOf(expand, kind, false, API_VERSION).expansion, { view, wholeLists: true }))
    );
  };

  const truth: Api["truth"] = function* (kind, expand) {
    if (isPath(kind)) {
      const ofStory = kindAt(kind);
      if (ofStory) yield* truth(ofStory, expand);
      else for (const object of shelfTruth(store, kind, expand)) yield reduced(object);
    } else if (kind === "events") for (const event of store.events) yield events.render(event);
    else if (kind === "deleted_customers") yield* [...store.deletedCustomers].map(deletedCustomer);
    else {
      const collection = kind === "inline_prices" ? "prices" : kind;
      for (const { id } of store.collections[collection].all()) {
        if (collection === "prices" && store.inlinePrices.has(id) !== (kind === "inline_prices")) continue;
        yield renderOne(collection, id, expand)!;
      }
    }
  };

  return {
    products,
    endpoint: (path, asked = API_VERSION) => {
      const [, version, ...segments] = path.split("/").map(decodeSegment);
      if (version !== "v1" || segments.includes("")) return undefined;
      const asShown = viewInVersion(view, asked, deletedCoupons);
      const endpoint =
        collectionEndpoint(store, asShown, segments) ??
        eventsEndpoint(events, segments) ??
        subscriptionItemsEndpoint(store, asShown, segments) ??
        testClocksEndpoint(store, segments) ??
        shelfEndpoint({ store, view: asShown, products }, segments);
      return endpoint && { ...endpoint, get: (call) => reduced(endpoint.get(call)) };
    },
    render: renderOne,
    truth,
  };
}

function isPath(kind: TruthKind | ShelfList): kind is ShelfList {
  return kind.startsWith("/v1/");
}

/** An id with invalid encoding does not exist. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
