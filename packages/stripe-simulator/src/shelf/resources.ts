import type { ShelfResource } from "./resource.js";
import { BILLING } from "./tables/billing.js";
import { CONNECT } from "./tables/connect.js";
import { FRAUD } from "./tables/fraud.js";
import { ISSUING } from "./tables/issuing.js";
import { MONEY_MOVEMENT } from "./tables/money-movement.js";
import { OTHER_PRODUCTS } from "./tables/other-products.js";
import { PAYMENTS } from "./tables/payments.js";

/** All resources of the shelf, by the sections of Stripe's documentation. */
export const SHELF_RESOURCES: readonly ShelfResource[] = [
  ...BILLING,
  ...PAYMENTS,
  ...FRAUD,
  ...MONEY_MOVEMENT,
  ...CONNECT,
  ...ISSUING,
  ...OTHER_PRODUCTS,
];

/** A path of the API that belongs to a resource of the shelf. */
export interface ShelfPath {
  readonly resource: ShelfResource;
  /** The path of the list, or of the single object. */
  readonly path: string;
  /** The id of the object that has the list. */
  readonly parentId?: string;
  /** The id of one object of the list. */
  readonly id?: string;
}

/** Finds the resource of a path, by its segments after `/v1`. undefined if the shelf has no such path. */
export function findPath(segments: readonly string[]): ShelfPath | undefined {
  for (const { resource, pattern } of BY_FIRST_SEGMENT.get(segments[0] ?? "") ?? []) {
    const rest = segments.length - pattern.length;
    if (rest < 0 || rest > 1 || !pattern.every((part, index) => part === ID || part === segments[index])) continue;
    if (!hasRoute(resource, rest === 1)) continue;
    const parentId = segments[pattern.indexOf(ID)];
    return {
      resource,
      path: `/v1/${segments.slice(0, pattern.length).join("/")}`,
      ...(pattern.includes(ID) && parentId !== undefined ? { parentId } : {}),
      ...(rest === 1 ? { id: segments.at(-1)! } : {}),
    };
  }
  return undefined;
}

/** Returns the resource of a list's or single object's path, concrete or with `{id}`. undefined if there is none. */
export function resourceAt(path: string): ShelfResource | undefined {
  const known = BY_PATH.get(path);
  if (known) return known;
  const found = findPath(path.split("/").slice(2));
  return found?.id === undefined ? found?.resource : undefined;
}

/** Returns the paths of the objects that have a resource's lists: `/v1/transfers` of `/v1/transfers/{id}/reversals`. */
export function parentPathOf({ path, parent }: ShelfResource): string | undefined {
  if (parent) return parent.path;
  const end = path.indexOf(`/${ID}`);
  return end < 0 ? undefined : path.slice(0, end);
}

const ID = "{id}";

const BY_PATH: ReadonlyMap<string, ShelfResource> = new Map(SHELF_RESOURCES.map((each) => [each.path, each]));

const BY_FIRST_SEGMENT = groupByFirstSegment();

function groupByFirstSegment(): Map<string, { readonly resource: ShelfResource; readonly pattern: string[] }[]> {
  const groups = new Map<string, { readonly resource: ShelfResource; readonly pattern: string[] }[]>();
  for (const resource of SHELF_RESOURCES) {
    const pattern = resource.path.split("/").slice(2);
    const [first = ""] = pattern;
    groups.set(first, [...(groups.get(first) ?? []), { resource, pattern }]);
  }
  return groups;
}

function hasRoute({ routes }: ShelfResource, toOneObject: boolean): boolean {
  return toOneObject ? routes !== "single" && routes !== "list only" : routes !== "no list";
}
