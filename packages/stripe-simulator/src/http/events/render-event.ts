import { previousAttributes } from "../../account/previous-attributes.js";
import type { StoredEvent } from "../../store.js";
import type { ApiObject } from "../api-object.js";
import { render } from "../objects/render.js";
import type { ShapeName } from "../objects/shape.js";
import type { View } from "../objects/view.js";
import { RESOURCES } from "../resources.js";
import { downgrade } from "../versions/downgrade.js";
import type { Facts } from "../versions/release.js";
import { factsAsOf } from "./facts.js";
import { stateBefore } from "./state-before.js";

/**
 * Returns an event as the API shows it. Its payload has the shape of the API version at the time of the event. Embedded
 * lists are cut, and references are ids. https://docs.stripe.com/api/events/object
 */
export function renderEvent(event: StoredEvent, livemode: boolean, view: View): ApiObject {
  const facts = factsAsOf(view, event.created);
  const object = payload(event.object, event.apiVersion, facts);
  const previous = event.previousAttributes && stateBefore(event.object, event.previousAttributes);
  return {
    id: event.id,
    object: "event",
    api_version: event.apiVersion,
    created: event.created,
    data: {
      object,
      ...(previous
        ? { previous_attributes: previousAttributes(payload(previous, event.apiVersion, facts), object) ?? {} }
        : {}),
    },
    livemode,
    pending_webhooks: 0,
    request: { id: null, idempotency_key: null },
    type: event.type,
  };
}

function payload(object: ApiObject, version: string, facts: Facts): ApiObject {
  const shape = SHAPE_OF[String(object["object"])] ?? "plain";
  return render(downgrade(object, version, facts), shape, {}, {});
}

/** The shape of each object type. */
const SHAPE_OF: Readonly<Record<string, ShapeName>> = {
  ...Object.fromEntries(Object.values(RESOURCES).map(({ object, kind }) => [object, kind])),
  discount: "discounts",
  plan: "plans",
};
