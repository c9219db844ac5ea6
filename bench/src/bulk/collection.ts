import type { Density } from "./density.js";
import type { BulkKind, Family } from "./families.js";
import { numberIn, type Template, type TemplateObject } from "./template.js";

/** A list of numbered objects. 0 is the oldest. */
export interface Collection {
  readonly size: number;
  createdSeconds(number: number): number;
  /** Returns the object's JSON. */
  text(number: number): string;
  /** Returns the number of an object. Undefined if there is no such object. */
  numberOf(id: string): number | undefined;
  /** Returns the objects whose field `active` is this. Absent: the list takes no such parameter. */
  readonly withActive?: (isActive: boolean) => Collection;
}

/** Returns a collection whose objects are created on request. None is kept, whatever their number. */
export function createBulkCollection(
  kind: BulkKind,
  size: number,
  customers: number,
  families: readonly Family[],
  density: Density,
): Collection {
  const templateOf = (number: number): Template => {
    const templates = families[(number % customers) % families.length]![kind];
    return templates[Math.floor(number / customers) % templates.length]!;
  };
  return {
    size,
    createdSeconds: (number) => density.createdSeconds(number),
    text: (number) =>
      templateOf(number).text({
        number,
        customer: number % customers,
        createdSeconds: density.createdSeconds(number),
      }),
    numberOf(id) {
      const number = numberIn(id);
      return number < size && templateOf(number).id(number) === id ? number : undefined;
    },
  };
}

/**
 * Returns a collection of existing objects.
 * @param newestFirst as the API lists them.
 */
export function createSharedCollection(newestFirst: readonly TemplateObject[]): Collection {
  const objects = newestFirst.toReversed();
  const texts = objects.map((object) => JSON.stringify(object));
  return {
    size: objects.length,
    createdSeconds: (number) => objects[number]!.created,
    text: (number) => texts[number]!,
    numberOf(id) {
      const number = objects.findIndex((object) => object.id === id);
      return number < 0 ? undefined : number;
    },
    withActive: (isActive) => createSharedCollection(newestFirst.filter((object) => object.active === isActive)),
  };
}
