import { RESOURCES } from "../resources.js";
import type { ShapeName } from "./shape.js";

/** Returns the shape of an object by its type, as in its field `object`: `invoice` has the shape `invoices`. */
export function shapeOf(objectType: string): ShapeName {
  return SHAPE_OF[objectType] ?? "plain";
}

const SHAPE_OF: Readonly<Record<string, ShapeName>> = {
  ...Object.fromEntries(Object.values(RESOURCES).map(({ object, kind }) => [object, kind])),
  discount: "discounts",
  line_item: "invoice_lines",
  plan: "plans",
  subscription_item: "subscription_items",
};
