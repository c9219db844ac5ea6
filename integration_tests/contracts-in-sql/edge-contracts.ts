import type { Json } from "../../src/facts/parse/json.js";
import { valuedAtSeconds, type Contract, type Contracts } from "./random-contracts.js";

/** Contracts that chance rarely makes: sums of fractions that are just a half, or just below, and chains of discounts. */
export function edgeContracts(): Contracts {
  const prices = new Map<string, Json>();
  const coupons = new Map<string, Json>();
  const price = (amount: string, interval: string, count = 1, product = "prod_1"): Json => {
    const id = `edge_${amount}_${count}_${interval}_${product}`;
    const recurring = { interval, interval_count: count, usage_type: "licensed" };
    prices.set(id, { id, currency: "usd", product, recurring, unit_amount: null, unit_amount_decimal: amount });
    return prices.get(id)!;
  };
  const coupon = (terms: Json): string => {
    const id = `edge_${JSON.stringify(Object.values(terms)).replaceAll(/[^\w.]+/g, "_")}`;
    coupons.set(id, { id, duration: "forever", ...terms });
    return id;
  };
  const percent = (percentOff: number, ...products: string[]) =>
    coupon({ percent_off: percentOff, ...(products.length > 0 && { applies_to: { products } }) });
  const off = (amount: number, ...products: string[]) =>
    coupon({ amount_off: amount, currency: "usd", ...(products.length > 0 && { applies_to: { products } }) });

  const two = [price("4900", "month"), price("1300", "month", 1, "prod_2")];
  const contracts = [
    edge("half_of_a_year", [price("6", "year")]),
    edge("third_and_sixth", [price("1", "month", 3), price("1", "month", 6)]),
    edge("below_a_half", [price("1", "month", 3), price("0.999999999999", "month", 6)]),
    edge("above_a_half", [price("1", "month", 3), price("1.000000000001", "month", 6)]),
    edge("sevenths", [price("1", "month", 7), price("1", "month", 14), price("2", "month", 7), price("1", "month", 2)]),
    edge("weeks_and_days", [price("3", "week"), price("5", "day", 7), price("7", "week", 5), price("11", "day", 11)]),
    edge("equal_recurrences", [price("1000", "year"), price("500", "month", 12)], [off(300)]),
    edge("week_as_days", [price("700", "week"), price("333", "day", 7)], [off(101), percent(10)]),
    edge("shortest_runs_out", [price("1000", "month"), price("12000", "year")], [off(1500), off(700)]),
    edge("amounts_in_turn", two, [off(701), off(499), off(53), off(1)]),
    edge("amounts_for_one_each", two, [off(701, "prod_1"), off(499, "prod_2"), off(53), off(997)]),
    edge("all_in_turn", two, [
      percent(12.5, "prod_1"),
      off(499),
      percent(33.33),
      off(53, "prod_2"),
      percent(7, "prod_2"),
    ]),
    edge("nothing_left", two, [off(6200), percent(50)]),
    edge("nothing_kept", two, [percent(100, "prod_2"), off(4900), off(1)]),
    edge("nothing_eligible", two, [percent(50, "prod_9"), off(100, "prod_9")]),
    edge(
      "eight_percentages",
      two,
      Array.from({ length: 8 }, (_, index) => percent(index + 1)),
    ),
    edge("finest_decimals", [price("0.000000000001", "month"), price("8999.499999999999", "month")]),
    edge("huge", [price("99999999", "month"), price("88888888", "year", 1, "prod_2")], [off(7777777), percent(33.33)]),
  ];
  return { prices: [...prices.values()], coupons: [...coupons.values()], contracts };
}

function edge(name: string, prices: readonly Json[], coupons: readonly string[] = []): Contract {
  const id = `sub_${name}`;
  return {
    subscription: {
      id,
      customer: `cus_${name}`,
      currency: "usd",
      status: "active",
      created: valuedAtSeconds - 86_400,
      items: {
        object: "list",
        data: prices.map((price, index) => ({
          id: `si_${name}_${index + 1}`,
          price,
          quantity: 1,
          discounts: [],
          tax_rates: [],
        })),
      },
      discounts: coupons.map((coupon, index) => ({
        id: `di_${name}_${String(index + 1).padStart(2, "0")}`,
        source: { type: "coupon", coupon },
        start: valuedAtSeconds - 80_000,
        end: null,
      })),
      default_tax_rates: [],
    },
    customer: { id: `cus_${name}`, discount: null },
  };
}
