import { formatMoney } from "../../../money.js";
import type { CurrencyReport } from "../../data.js";
import { total } from "../../facts.js";
import { percent } from "../../words.js";
import type { CardContent, CardFrame } from "../card.js";
import { categories, moneyAxis } from "../chart.js";

export const plansFrame: CardFrame = {
  id: "plans",
  title: "Plan mix",
  source:
    "Source: mrr and plan in customer_metrics. A customer of several plans counts once, under the combined names.",
};

const shownPlans = 9;

/** Shows plans. The table has every plan. The chart has the largest ones, and the sum of the others. */
export function plansCard({ currency, plans, readings }: CurrencyReport): CardContent {
  const money = (minor: number) => formatMoney(minor, currency);
  const all = total(plans, ({ mrrMinor }) => mrrMinor);
  const byMrr = plans.toSorted((one, other) => other.mrrMinor - one.mrrMinor);
  const others = byMrr.slice(shownPlans);
  const bars = [
    ...byMrr.slice(0, shownPlans),
    ...(others.length > 0
      ? [{ plan: `${others.length} others`, mrrMinor: total(others, ({ mrrMinor }) => mrrMinor) }]
      : []),
  ];
  return {
    scope: currency.toUpperCase(),
    reading: readings.plans,
    legend: [{ label: "MRR now", colour: "teal" }],
    drawing: (colours) => ({
      type: "bar",
      data: {
        labels: bars.map(({ plan }) => shortened(plan)),
        datasets: [
          {
            label: "MRR",
            data: bars.map(({ mrrMinor }) => mrrMinor),
            backgroundColor: bars.map((_, place) => (place < shownPlans ? colours.teal : colours.grey)),
            borderRadius: 3,
          },
        ],
      },
      options: {
        indexAxis: "y",
        interaction: { mode: "index", axis: "y", intersect: false },
        scales: { y: { ...categories, ticks: { autoSkip: false } }, x: moneyAxis(currency) },
        plugins: {
          tooltip: {
            callbacks: {
              title: ([item]) => bars[item!.dataIndex]!.plan,
              label: ({ dataIndex }) => ` MRR ${money(bars[dataIndex]!.mrrMinor)}`,
            },
          },
        },
      },
    }),
    table: {
      head: ["Plan", "Customers", "MRR", "Share"],
      rows: byMrr.map(({ plan, customers, mrrMinor }) => [
        plan,
        customers.toLocaleString("en"),
        money(mrrMinor),
        percent(mrrMinor / all),
      ]),
    },
  };
}

function shortened(plan: string): string {
  return plan.length > 24 ? `${plan.slice(0, 23)}…` : plan;
}
