import type { Kind } from "../../store.js";
import { isApiObject, listData, type ApiObject } from "../api-object.js";
import type { Expansion } from "./expansion.js";
import type { Field, ListField, Shape, ShapeName } from "./shape.js";
import { SHAPES } from "./shapes.js";
import type { View } from "./view.js";

export interface RenderOptions {
  /** If absent, the object is rendered without the account (an event's payload). */
  readonly view?: View;
  /** True: embedded lists are returned whole, as if they were paged to their end. */
  readonly wholeLists?: boolean;
}

/** Renders a stored object as the API shows it: cut, hidden and expanded by its shape. */
export function render(object: ApiObject, shape: ShapeName, expansion: Expansion, options: RenderOptions): ApiObject {
  if (object["deleted"] === true) return object;
  const id = typeof object["id"] === "string" ? object["id"] : "";
  return renderFields(object, SHAPES[shape], expansion, { ...options, id });
}

/** Returns all objects of an embedded list. Its own endpoint pages through them. */
export function embeddedObjects(parent: ApiObject, name: string, field: ListField, view?: View): readonly ApiObject[] {
  if (field.isOnShelf) return view?.onShelf(field.url.replace("{id}", String(parent["id"]))) ?? [];
  const stored = listData(parent[name]);
  if (!field.from || !view || stored.length > 0) return stored;
  const { kind, by, unlessStatus } = field.from;
  const referring = view.referring(kind, by, String(parent["id"])).toReversed().map(view.shown);
  return unlessStatus === undefined ? referring : referring.filter((object) => object["status"] !== unlessStatus);
}

interface Context extends RenderOptions {
  /** The id of the object that contains the fields. */
  readonly id: string;
}

function renderFields(object: ApiObject, fields: Shape, expansion: Expansion, context: Context): ApiObject {
  // One copy, then few changes: most fields need no change, and pages contain hundreds of thousands of fields.
  const out: Record<string, unknown> = { ...object };
  for (const [name, field] of Object.entries(fields)) {
    const isShown = name in object || (field.type === "list" && name in expansion);
    if (!isShown) continue;
    const value = renderField(object, name, field, expansion[name], context);
    if (value === undefined) delete out[name];
    else out[name] = value;
  }
  return out;
}

function renderField(
  object: ApiObject,
  name: string,
  field: Field,
  expansion: Expansion | undefined,
  context: Context,
): unknown {
  const value = object[name];
  switch (field.type) {
    case "hidden":
      return expansion ? value : undefined;
    case "internal":
      return undefined;
    case "reference":
      return expansion && typeof value === "string" ? renderReference(value, field.to, expansion, context) : value;
    case "object":
      return isApiObject(value) ? renderObject(value, field.shape, field.live, expansion ?? {}, context) : value;
    case "ids":
      return Array.isArray(value)
        ? value.map((entry: unknown) => renderEntry(entry, field.shape, expansion, context))
        : value;
    case "group":
      return renderGroup(value, field.fields, expansion ?? {}, context);
    default:
      return field.hidden && !expansion ? undefined : renderList(object, name, field, expansion ?? {}, context);
  }
}

/** An object that no longer exists, or that never was one of its own (a guest customer), stays an id. */
function renderReference(id: string, to: Kind, expansion: Expansion, context: Context): unknown {
  const found = context.view?.find(to, id);
  return found ? render(found, to, expansion, context) : id;
}

function renderObject(
  value: ApiObject,
  shape: ShapeName,
  live: Kind | undefined,
  expansion: Expansion,
  context: Context,
): ApiObject {
  const now = live && context.view?.find(live, String(value["id"]));
  return render(now ?? value, shape, expansion, context);
}

function renderEntry(entry: unknown, shape: ShapeName, expansion: Expansion | undefined, context: Context): unknown {
  if (!isApiObject(entry)) return entry;
  return expansion ? render(entry, shape, expansion, context) : entry["id"];
}

function renderGroup(value: unknown, fields: Shape, expansion: Expansion, context: Context): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => renderGroup(entry, fields, expansion, context));
  return isApiObject(value) ? renderFields(value, fields, expansion, context) : value;
}

function renderList(
  object: ApiObject,
  name: string,
  field: ListField,
  expansion: Expansion,
  context: Context,
): ApiObject {
  const objects = embeddedObjects(object, name, field, context.view);
  const shown = context.wholeLists ? objects : objects.slice(0, field.cut);
  const stored = object[name];
  return {
    ...(isApiObject(stored) ? stored : {}),
    object: "list",
    data: shown.map((entry) => render(entry, field.of, expansion["data"] ?? {}, context)),
    has_more: shown.length < objects.length,
    url: field.url.replace("{id}", context.id),
  };
}
