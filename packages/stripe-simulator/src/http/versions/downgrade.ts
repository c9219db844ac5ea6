import { isApiObject, type ApiObject } from "../api-object.js";
import { beforeBasil } from "./before-basil.js";
import { beforeBillingMode } from "./before-billing-mode.js";
import { beforeClover } from "./before-clover.js";
import { beforeCreditedItems } from "./before-credited-items.js";
import { beforeDahlia } from "./before-dahlia.js";
import { beforeEndive } from "./before-endive.js";
import { beforeLineIds } from "./before-line-ids.js";
import type { Downgrades, Facts } from "./release.js";

/**
 * Converts an object of the current shape to the shape of an older API version. An event's payload has the shape of the
 * version in which it was created. https://docs.stripe.com/changelog
 *
 * @param version `2024-09-30.acacia`, `2024-06-20`: the date decides.
 */
export function downgrade(object: ApiObject, version: string, facts: Facts): ApiObject {
  let shaped = object;
  for (const { released, downgrades } of RELEASES) {
    if (released <= version.slice(0, released.length)) break;
    const step = downgrades[String(shaped["object"])];
    if (step && isApiObject(shaped)) shaped = step(shaped, facts);
  }
  return shaped;
}

/**
 * Newest first. 2024-09-30.acacia moved nothing in the objects of this simulator, so 2024-06-20 has acacia's shapes.
 */
const RELEASES: readonly { readonly released: string; readonly downgrades: Downgrades }[] = [
  { released: "2026-09-30", downgrades: beforeEndive },
  { released: "2026-05-27", downgrades: beforeCreditedItems },
  { released: "2026-03-25", downgrades: beforeDahlia },
  { released: "2025-09-30", downgrades: beforeClover },
  { released: "2025-06-30", downgrades: beforeBillingMode },
  { released: "2025-03-31", downgrades: beforeBasil },
  { released: "2019-12-03", downgrades: beforeLineIds },
];
