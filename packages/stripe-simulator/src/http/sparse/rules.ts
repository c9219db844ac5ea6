import { LOOSE_FIELDS } from "../../generated/loose-fields.js";
import { expandablePaths } from "../../shelf/expansion.js";
import { SHELF_RESOURCES } from "../../shelf/resources.js";
import { SHAPES } from "../objects/shapes.js";
import { shapeOf } from "../objects/shape-of.js";
import { STORY } from "./story.js";

/** What a sparse answer does with one field. */
export interface Rule {
  /** The SDK's types let Stripe leave it out. */
  isOptional: boolean;
  /** The SDK's types let Stripe set it to null. */
  isNullable: boolean;
  /** It carries the story, or a request asked for it. */
  isKept: boolean;
  /** The fields of the hash in this field, or of each hash in its array. `*`: any key of a map. */
  readonly fields: Map<string, Rule>;
}

/** Returns the rules for an object's fields by its type, as in its field `object`. undefined: it has no types. */
export function rulesFor(objectType: string): ReadonlyMap<string, Rule> | undefined {
  const known = rules.get(objectType);
  if (known || !Object.hasOwn(LOOSE_FIELDS, objectType)) return known;
  const made = rulesOf(objectType);
  rules.set(objectType, made);
  return made;
}

const rules = new Map<string, ReadonlyMap<string, Rule>>();

function rulesOf(objectType: string): Map<string, Rule> {
  const fields = new Map<string, Rule>();
  const { optional, nullable } = LOOSE_FIELDS[objectType]!;
  for (const path of optional) ruleAt(fields, path).isOptional = true;
  for (const path of nullable) ruleAt(fields, path).isNullable = true;
  for (const path of [...Object.keys(STORY[objectType] ?? {}), ...expandedFields(objectType)]) {
    ruleAt(fields, path).isKept = true;
  }
  return fields;
}

/** Returns the fields that an answer contains only if the request expands them. */
function expandedFields(objectType: string): string[] {
  const ofStory = Object.entries(SHAPES[shapeOf(objectType)])
    .filter(([, field]) => field.type === "hidden" || (field.type === "list" && field.hidden))
    .map(([name]) => name);
  const ofShelf = SHELF_RESOURCES.filter(({ object }) => object === objectType).flatMap(expandablePaths);
  return [...ofStory, ...ofShelf];
}

function ruleAt(fields: Map<string, Rule>, path: string): Rule {
  const [name = "", ...rest] = path.split(".");
  const rule = fields.get(name) ?? { isOptional: false, isNullable: false, isKept: false, fields: new Map() };
  fields.set(name, rule);
  return rest.length === 0 ? rule : ruleAt(rule.fields, rest.join("."));
}
