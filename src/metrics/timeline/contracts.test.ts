import { describe, expect, test } from "vitest";
import type { LineFacts } from "../dossier/invoice-facts.js";
import { line } from "../testing/evidence.js";
import { at, invoice, price } from "../testing/world.js";
import { contractsOf } from "./contracts.js";
import { toleranceSeconds, type SubscriptionLine } from "./subscription-lines.js";

const [small, large] = [price(1000, "month", { id: "small" }), price(2000, "month", { id: "large" })];
const end = "2026-09-01";

/** Returns a line that Stripe recorded when it began. */
function shown(of: LineFacts, rest: Partial<SubscriptionLine> = {}): SubscriptionLine {
  const { periodStartSeconds } = of;
  const times = { issuedSeconds: periodStartSeconds, recordedSeconds: periodStartSeconds };
  return { line: of, invoice: invoice({ id: "in_1" }), currency: "usd", ...times, ...rest };
}

type Of = Parameters<typeof line>[0];
const period = (of: Of, from: string, to: string, rest: Partial<LineFacts> = {}) =>
  shown(line(of, from, to, { id: `il_${of.id}_${from}`, ...rest }));
const credit = (of: Of, when: string, rest: Partial<LineFacts> = {}) =>
  shown(line(of, when, end, { id: `il_credit_${of.id}_${when}`, proration: "credit", ...rest }));
const debit = (of: Of, when: string, rest: Partial<LineFacts> = {}) =>
  shown(line(of, when, end, { id: `il_debit_${of.id}_${when}`, proration: "debit", ...rest }));

/** Returns what the items hold from each moment on, as text; marked are the moments that a proration shows. */
function held(...lines: readonly SubscriptionLine[]): string[] {
  return contractsOf(lines).map(({ fromSeconds, isExact, items }) => {
    const from = fromSeconds === -Infinity ? "ever" : new Date(fromSeconds * 1000).toISOString().slice(5, 10);
    const each = [...items].map(([name, { line }]) => `${name} ${line.line.quantity}×${line.line.priceId}`);
    return `${from}${isExact ? "!" : ""}: ${each.toSorted().join(", ")}`;
  });
}

const august = period(small, "2026-08-01", end);

describe("the contracts that lines show", () => {
  test("hold each item from its period's start until its period's end", () => {
    const other = { itemId: "si_2" };
    expect(
      held(period(large, "2026-09-01", "2026-10-01"), august, period(large, "2026-08-01", "2026-10-01", other)),
    ).toEqual(["08-01: si_1 1×small, si_2 1×large", "09-01: si_1 1×large, si_2 1×large"]);
    expect(held(august, period(large, "2026-08-31", "2026-09-30", other))).toEqual([
      "08-01: si_1 1×small",
      "08-31: si_1 1×small, si_2 1×large",
    ]);
  });

  test("change with a credit and a debit, of which the debit shows what the item holds", () => {
    expect(held(august, credit(small, "2026-08-10"), debit(large, "2026-08-10", { quantity: 3 }))).toEqual([
      "08-01: si_1 1×small",
      "08-10!: si_1 3×large",
    ]);
  });

  test("have an item more by a debit alone, and one fewer by a credit alone", () => {
    const [added, removed] = [debit(large, "2026-08-10", { itemId: "si_2" }), credit(small, "2026-08-20")];
    expect(held(august, added, removed)).toEqual([
      "08-01: si_1 1×small",
      "08-10!: si_1 1×small, si_2 1×large",
      "08-20!: si_2 1×large",
    ]);
  });

  test("never add up several credits of one moment", () => {
    const credits = ["il_a", "il_b"].map((id) => credit(small, "2026-08-10", { id, quantity: 4 }));
    expect(held(august, ...credits, debit(small, "2026-08-10", { quantity: 7 })).at(-1)).toBe("08-10!: si_1 7×small");
  });

  test("are in the order in which Stripe recorded them, then of their starts", () => {
    const backdated = { ...debit(large, "2026-08-05", { itemId: "si_2" }), recordedSeconds: at("2026-08-20") };
    const same = { ...debit(large, "2026-08-10", { itemId: "si_3" }), recordedSeconds: at("2026-08-20") };
    const between = debit(large, "2026-08-15", { itemId: "si_4" });
    const order = contractsOf([same, backdated, between, august]).map(({ fromSeconds }) => fromSeconds);
    expect(order).toEqual(["2026-08-01", "2026-08-15", "2026-08-05", "2026-08-10"].map(at));
    const contracts = contractsOf([same, backdated, between, august]);
    expect(contracts.at(-1)?.recordedSeconds).toBe(at("2026-08-20"));
  });

  test("remember the period of an item through its prorations, because only it shows the period's discounts", () => {
    const changes = [debit(large, "2026-08-10"), credit(large, "2026-08-20"), debit(small, "2026-08-20")];
    const contracts = contractsOf([august, credit(small, "2026-08-10"), ...changes]);
    expect(contracts.map(({ items }) => items.get("si_1")?.period)).toEqual([august, august, august]);
    expect(contractsOf([debit(large, "2026-08-10")])[0]?.items.get("si_1")?.period).toBeUndefined();
  });
});

describe("what an item held before the lines", () => {
  test("is what the first credit takes back, since ever", () => {
    expect(held(credit(small, "2026-08-10"), debit(large, "2026-08-10"))).toEqual([
      "ever: si_1 1×small",
      "08-10!: si_1 1×large",
    ]);
    const [first] = contractsOf([credit(small, "2026-08-10")]);
    expect(first).toMatchObject({ recordedSeconds: -Infinity, isExact: false });
  });

  test("is not what a later credit takes back", () => {
    const changes = [credit(small, "2026-08-10"), debit(large, "2026-08-10"), credit(large, "2026-08-20")];
    expect(held(...changes)).toEqual(["ever: si_1 1×small", "08-10!: si_1 1×large", "08-20!: "]);
    expect(held(credit(small, "2026-08-10"), credit(large, "2026-08-20"))).toEqual([
      "ever: si_1 1×small",
      "08-10!: ",
      "08-20!: ",
    ]);
  });

  test("is not known if the credit's line of the period is, though its period is over", () => {
    const late = credit(small, "2026-09-02", { creditedLineIds: [august.line.id!], itemId: null });
    expect(held(august, late)).toEqual(["08-01: si_1 1×small", "09-02!: "]);
  });
});

describe("a change of an item's interval", () => {
  const yearly = price(9000, "year", { id: "yearly" });
  const restart = (seconds: number, rest: Partial<LineFacts> = {}, of: Partial<SubscriptionLine> = {}) => {
    const periodStartSeconds = at("2026-08-10") + seconds;
    const times = { issuedSeconds: periodStartSeconds, recordedSeconds: periodStartSeconds };
    return { ...period(yearly, "2026-08-10", "2027-08-10", { periodStartSeconds, ...rest }), ...times, ...of };
  };
  const moments = (...lines: readonly SubscriptionLine[]) =>
    contractsOf([august, credit(small, "2026-08-10"), ...lines]).map(({ fromSeconds, recordedSeconds, isExact }) => [
      fromSeconds - at("2026-08-10"),
      recordedSeconds - at("2026-08-10"),
      isExact,
    ]);
  const start = [at("2026-08-01") - at("2026-08-10"), at("2026-08-01") - at("2026-08-10"), false];

  test("begins with the new period, although the credit was recorded later", () => {
    const late = { ...credit(small, "2026-08-10"), recordedSeconds: at("2026-08-20") };
    const contracts = contractsOf([august, late, restart(0)]);
    expect(contracts.map(({ recordedSeconds }) => recordedSeconds)).toEqual(["2026-08-01", "2026-08-10"].map(at));
  });

  test("does not move a debit to the new period", () => {
    const added = debit(large, "2026-08-10");
    expect(contractsOf([august, added, restart(5)]).map(({ fromSeconds }) => fromSeconds)).toEqual([
      at("2026-08-01"),
      at("2026-08-10"),
      at("2026-08-10") + 5,
    ]);
  });

  test.each([0, 1, toleranceSeconds])("begins with the new period, %i s after the credit", (seconds) => {
    expect(moments(restart(seconds))).toEqual([start, [seconds, seconds, true]]);
  });

  test.each<[string, SubscriptionLine]>([
    ["a period that began before the credit", restart(-1)],
    ["a period that began long after it", restart(toleranceSeconds + 1)],
    ["another item's period", restart(5, { itemId: "si_2" })],
    ["another proration", restart(5, { proration: "debit" })],
    ["a period on another invoice", restart(5, {}, { invoice: invoice({ id: "in_2" }) })],
  ])("does not begin with %s", (_what, other) => {
    expect(moments(other)).toContainEqual([0, 0, true]);
    expect(moments(other)).toHaveLength(3);
  });
});

describe("lines that name no item", () => {
  const nameless = { itemId: null };

  test("belong to the item whose line they credit", () => {
    const both = [august, period(small, "2026-08-01", end, { id: "il_z", itemId: "si_2" })];
    const change = [
      credit(small, "2026-08-10", { ...nameless, creditedLineIds: ["il_unknown", "il_z"] }),
      debit(large, "2026-08-10", nameless),
    ];
    expect(held(...both, ...change).at(-1)).toBe("08-10!: si_1 1×small, si_2 1×large");
  });

  test("belong to the item that holds their price, one of their quantity first", () => {
    const two = period(small, "2026-08-01", end, { id: "il_z", itemId: "si_2", quantity: 2 });
    const change = (quantity: number) => [
      credit(small, "2026-08-10", { ...nameless, quantity }),
      debit(large, "2026-08-10", nameless),
    ];
    expect(held(august, two, ...change(2)).at(-1)).toBe("08-10!: si_1 1×small, si_2 1×large");
    expect(held(august, two, ...change(9)).at(-1)).toBe("08-10!: si_1 1×large, si_2 2×small");
  });

  test("have their price as their item, if no item holds it", () => {
    expect(held(period(small, "2026-08-01", end, nameless))).toEqual(["08-01: price small 1×small"]);
    expect(held(august, credit(large, "2026-08-10", nameless))).toEqual([
      "ever: price large 1×large",
      "08-01: si_1 1×small",
      "08-10!: si_1 1×small",
    ]);
  });

  test("of a period belong to the item that holds their price", () => {
    expect(held(august, period(small, "2026-09-01", "2026-10-01", nameless)).at(-1)).toBe("09-01: price small 1×small");
    const longer = period(small, "2026-08-01", "2026-10-01");
    expect(held(longer, period(small, "2026-09-01", "2026-10-01", { ...nameless, quantity: 2 })).at(-1)).toBe(
      "09-01: si_1 2×small",
    );
  });

  test("replace the items that are credited at that moment, each once, and else add one of their own", () => {
    const other = period(large, "2026-08-01", end, { itemId: "si_2" });
    const tiny = price(1, "month", { id: "tiny" });
    const change = [
      credit(small, "2026-08-10", { id: "il_0" }),
      credit(large, "2026-08-10", { id: "il_1", itemId: "si_2" }),
      debit(tiny, "2026-08-10", { ...nameless, id: "il_a" }),
      debit(small, "2026-08-10", { ...nameless, id: "il_b" }),
      debit(large, "2026-08-10", { ...nameless, id: "il_c" }),
    ];
    expect(held(august, other, ...change).at(-1)).toBe("08-10!: line il_c 1×large, si_1 1×tiny, si_2 1×small");
    expect(held(august, debit(large, "2026-08-10", { ...nameless, id: null })).at(-1)).toBe(
      "08-10!: line large 1×large, si_1 1×small",
    );
  });
});

describe("the lines of one moment", () => {
  const nameless = { itemId: null };
  const tiny = price(1, "month", { id: "tiny" });
  const [toTiny, toSmall] = [
    debit(tiny, "2026-08-10", { ...nameless, id: "il_a" }),
    debit(small, "2026-08-10", { ...nameless, id: "il_b" }),
  ];
  const credits = [
    credit(small, "2026-08-10", { id: "il_0" }),
    credit(large, "2026-08-10", { id: "il_1", itemId: "si_2" }),
  ];
  const other = period(large, "2026-08-01", end, { itemId: "si_2" });
  const both = (...debits: readonly SubscriptionLine[]) =>
    [debits, debits.toReversed()].map((each) => held(august, other, ...credits, ...each).at(-1));
  const twice = (text: string) => [text, text];

  test("are read in the order of their ids, whatever the order of the input", () => {
    expect(both(toTiny, toSmall)).toEqual(twice("08-10!: si_1 1×tiny, si_2 1×small"));
  });

  test("are read in the order of their invoices' ids first", () => {
    const onOther = { ...toSmall, invoice: invoice({ id: "in_0" }) };
    expect(both(toTiny, onOther)).toEqual(twice("08-10!: si_1 1×small, si_2 1×tiny"));
  });

  test("are read in the order in which they were issued before all else", () => {
    const earlier = { ...toSmall, issuedSeconds: toSmall.issuedSeconds - 1 };
    expect(both(toTiny, earlier)).toEqual(twice("08-10!: si_1 1×small, si_2 1×tiny"));
  });

  test("do not give the name of an item to a line of the same price that names none", () => {
    const change = [
      debit(large, "2026-08-10", { id: "il_a", itemId: "si_2" }),
      debit(large, "2026-08-10", { ...nameless, id: "il_b" }),
    ];
    expect(held(august, ...change).at(-1)).toBe("08-10!: line il_b 1×large, si_1 1×small, si_2 1×large");
  });
});

describe("several debits of one moment", () => {
  const two = period(small, "2026-08-01", end, { quantity: 2 });
  const at10 = (kind: typeof credit, of: Of, id: string, quantity: number | null, amountMinor = 100) =>
    kind(of, "2026-08-10", { id, quantity, amountMinor });

  test("are one for each tier of a price", () => {
    const change = [at10(credit, small, "il_0", 2), at10(debit, small, "il_1", 10), at10(debit, small, "il_2", 4, 50)];
    const [, contract] = contractsOf([two, ...change]);
    expect(contract?.items.get("si_1")?.line.line).toMatchObject({ quantity: 14, amountMinor: 150 });
  });

  test("are one for each of two changes in that second, of which the second one counts", () => {
    // 2 -> 9 -> 4: debits 9 + 4, credits 2 + 9, of which 2 were held before.
    const change = [
      at10(credit, small, "il_0", 2),
      at10(debit, small, "il_1", 9),
      at10(credit, small, "il_2", 9),
      at10(debit, small, "il_3", 4, 44),
    ];
    const [, contract] = contractsOf([two, ...change]);
    expect(contract?.items.get("si_1")?.line.line).toMatchObject({ id: "il_3", quantity: 4, amountMinor: 44 });
  });

  const changedTwice = (to: number, rest: Partial<LineFacts> = {}) => [
    credit(small, "2026-08-10", { id: "il_0", quantity: 2, ...rest }),
    debit(small, "2026-08-10", { id: "il_1", quantity: 9 }),
    credit(small, "2026-08-10", { id: "il_2", quantity: 9, ...rest }),
    debit(small, "2026-08-10", { id: "il_3", quantity: to }),
  ];

  test("are credited by lines of their item, or of none", () => {
    const other = period(small, "2026-08-01", end, { itemId: "si_2", quantity: 5 });
    const removed = credit(small, "2026-08-10", { id: "il_4", itemId: "si_2", quantity: 5 });
    expect(held(two, other, ...changedTwice(4), removed).at(-1)).toBe("08-10!: si_1 4×small");
    expect(held(two, ...changedTwice(4, { itemId: null })).at(-1)).toBe("08-10!: si_1 4×small");
  });

  test("may end with what was held before, or with nothing", () => {
    expect(held(two, ...changedTwice(2)).at(-1)).toBe("08-10!: si_1 2×small");
    const undone = [
      at10(credit, small, "il_0", 2),
      at10(debit, small, "il_1", 3),
      at10(debit, small, "il_2", 4),
      at10(credit, small, "il_3", 7),
    ];
    expect(held(two, ...undone).at(-1)).toBe("08-10!: ");
  });

  test("are one for each tier of an item that is added, too", () => {
    const change = [10, 4].map((quantity) =>
      debit(large, "2026-08-10", { id: `il_${quantity}`, itemId: "si_2", quantity }),
    );
    expect(held(two, ...change).at(-1)).toBe("08-10!: si_1 2×small, si_2 14×large");
  });

  test("may hold the same price in another quantity", () => {
    const change = [at10(credit, small, "il_0", 2), at10(debit, large, "il_1", 1), at10(debit, small, "il_2", 5)];
    expect(held(two, ...change).at(-1)).toBe("08-10!: si_1 5×small");
  });

  test("are one for each price, of which the last that is not credited counts", () => {
    const change = [
      at10(credit, small, "il_0", 2),
      at10(debit, large, "il_1", 1),
      at10(credit, large, "il_2", 1),
      at10(debit, small, "il_3", 5),
    ];
    expect(held(two, ...change).at(-1)).toBe("08-10!: si_1 5×small");
  });

  test("count a line without a quantity as one unit", () => {
    const change = [at10(debit, large, "il_1", null), at10(debit, large, "il_2", 2)];
    expect(held(two, at10(credit, small, "il_0", 2), ...change).at(-1)).toBe("08-10!: si_1 2×large");
  });

  test("do not include what was held, although it looks like a debit", () => {
    const free = price(0, "month", { id: "free" });
    const before = period(free, "2026-08-01", end);
    const change = [at10(debit, large, "il_1", 1), at10(debit, free, "il_2", 1, 0)];
    expect(held(before, ...change).at(-1)).toBe("08-10!: si_1 1×large");
    expect(held(before, ...change.toReversed()).at(-1)).toBe("08-10!: si_1 1×large");
  });
});
