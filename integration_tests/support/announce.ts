import type { Store, StoredEvent } from "stripe-simulator";

/** Writes an event at the current time that the account's actions do not create. */
export function announce(
  { store, clock }: { readonly store: Store; readonly clock: { readonly nowSeconds: number } },
  type: string,
  object: StoredEvent["object"],
  details: Partial<StoredEvent> = {},
): void {
  const created = clock.nowSeconds;
  const id = `evt_1Announced${String(store.events.length).padStart(10, "0")}`;
  store.events.push({ id, type, created, visibleAt: created, apiVersion: newestVersion, object, ...details });
}

const newestVersion = "2026-10-28.endive";
