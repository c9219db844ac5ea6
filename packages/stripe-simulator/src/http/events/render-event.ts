import { previousAttributes } from "../../account/previous-attributes.js";
import type { StoredEvent } from "../../store.js";
import type { ApiObject } from "../api-object.js";
import { render } from "../objects/render.js";
import { shapeOf } from "../objects/shape-of.js";
import type { View } from "../objects/view.js";
import { downgrade } from "../versions/downgrade.js";
import type { Facts } from "../versions/release.js";
import { factsAsOf } from "./facts.js";
import { stateBefore } from "./state-before.js";

/**
 * Returns an event as the API shows it. Its payload has the shape of the API version at the time of the event. Embedded
 * lists are cut, and references are ids. https://docs.stripe.com/api/events/object
 *
 * @param reduced leaves fields of an object out. Changes in those are no previous attributes.
 */
export function renderEvent(
  event: StoredEvent,
  livemode: boolean,
  view: View,
  reduced: (object: ApiObject) => ApiObject,
): ApiObject {
  const facts = factsAsOf(view, event.created);
  const shown = (object: ApiObject) => reduced(payload(object, event.apiVersion, facts));
  const object = shown(event.object);
  const previous = event.previousAttributes && stateBefore(event.object, event.previousAttributes);
  return {
    id: event.id,
    object: "event",
    api_version: event.apiVersion,
    created: event.created,
    data: {
      object,
      ...(previous ? { previous_attributes: previousAttributes(shown(previous), object) ?? {} } : {}),
    },
    livemode,
    pending_webhooks: 0,
    request: { id: null, idempotency_key: null },
    type: event.type,
  };
}

function payload(object: ApiObject, version: string, facts: Facts): ApiObject {
  return render(downgrade(object, version, facts), shapeOf(String(object["object"])), {}, {});
}
