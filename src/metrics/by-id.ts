/** In the order of their ids, so that the order in which they were listed shows nowhere. */
export function byId<T extends { readonly id: string }>(objects: readonly T[]): T[] {
  return objects.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
