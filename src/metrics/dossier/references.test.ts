import { describe, expect, it } from "vitest";
import { context, line, since } from "../testing/evidence.js";
import { at, customer, derived, eventLines, invoice, item, noReferences, price } from "../testing/world.js";
import type { Dossier } from "./dossier.js";
import { referencesOf } from "./references.js";

describe("a customer whose first price no object shows any more", () => {
  const [starter, support, pro] = [price(1900), price(2900), price(4900)];
  const month = (created: string, until: string, of: typeof starter, itemId: string) =>
    line(of, created, until, { itemId, id: `il_${itemId}_${created}` });
  const added = line(support, "2026-03-02", "2026-04-01", {
    itemId: "si_2",
    quantity: 2,
    amountMinor: 5613,
    proration: "debit",
  });
  // Support was added on 03-02 with a proration. Starter became Pro on 05-01 without one.
  const dossier: Dossier = {
    customer: customer(),
    subscriptions: [
      {
        ...since("2026-03-01", pro),
        items: [item(pro, 1, { id: "si_1" }), item(support, 2, { id: "si_2", createdSeconds: at("2026-03-02") })],
      },
    ],
    invoices: [
      ["2026-03-01", [month("2026-03-01", "2026-04-01", starter, "si_1")]] as const,
      ["2026-04-01", [added, month("2026-04-01", "2026-05-01", starter, "si_1")]] as const,
      ["2026-05-01", [month("2026-05-01", "2026-06-01", pro, "si_1")]] as const,
    ].map(([created, lines]) => invoice({ id: `in_${created}`, createdSeconds: at(created), lines })),
    charges: [],
    creditNotes: [],
    changes: [],
  };
  const ledgerWith = (catalog: readonly (typeof starter)[]) => {
    const byId = new Map(catalog.map((each) => [each.id, each]));
    return eventLines(derived(dossier, {}, context, { ...noReferences, price: (id) => byId.get(id) }));
  };

  it("has the same ledger with the referenced prices as with the whole catalog", () => {
    const { prices } = referencesOf(dossier);
    const referenced = [starter, support, pro].filter(({ id }) => prices.has(id));
    expect(referenced).toEqual([starter]);
    expect(ledgerWith(referenced)).toEqual(ledgerWith([starter, support, pro]));
    expect(ledgerWith(referenced)).not.toEqual(ledgerWith([]));
  });

  it("needs no past price if no past contract is valued", () => {
    expect(referencesOf(dossier, { emitsHistory: false }).prices).toEqual(new Set());
  });
});
