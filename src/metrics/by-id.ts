/** Sorts by id, so the result does not depend on list order. */
export function byId<T extends { readonly id: string }>(objects: readonly T[]): T[] {
  return objects.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
