import { formatMoney } from "../../../money.js";
import type { CurrencyReport } from "../../data.js";
import { total } from "../../rows.js";
import { amountCell, countCell, shareCell } from "../../table-content.js";
import { count } from "../../words.js";
import type { CardContent, CardFrame } from "../card.js";
import { categories, moneyAxis } from "../chart.js";

export const plansFrame: CardFrame = {
  id: "plans",
  title: "MRR by plan",
  source:
    "Source: plans in customer_metrics. A customer with several plans counts in each, with the MRR of that plan. " +
    "Plans without MRR, such as usage, are omitted.",
};

const mostBars = 10;

/** Shows plans. The table has every plan. The chart has the largest ones, and the sum of the others at its end. */
export function plansCard({ currency, plans, readings }: CurrencyReport): CardContent {
  const money = (minor: number) => formatMoney(minor, currency);
  const all = total(plans, ({ mrrMinor }) => mrrMinor);
  const bars = barsOf(plans);
  return {
    scope: currency.toUpperCase(),
    reading: readings.plans,
    legend: [
      { label: "MRR now", colour: "teal" },
      ...(bars.some(({ isGroup }) => isGroup) ? [{ label: "All other plans together", colour: "grey" } as const] : []),
    ],
    drawing: (colours) => ({
      type: "bar",
      data: {
        labels: bars.map(({ label }) => shortened(label)),
        datasets: [
          {
            label: "MRR",
            data: bars.map(({ mrrMinor }) => mrrMinor),
            backgroundColor: bars.map(({ isGroup }) => (isGroup ? colours.grey : colours.teal)),
            borderRadius: 3,
            maxBarThickness: 34,
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
              title: ([item]) => bars[item!.dataIndex]!.label,
              label: ({ dataIndex }) => ` MRR ${money(bars[dataIndex]!.mrrMinor)}`,
            },
          },
        },
      },
    }),
    table: {
      head: ["Plan", "Customers", "MRR", "Share"],
      rows: plans.map(({ plan, customers, mrrMinor }) => [
        plan,
        countCell(customers),
        amountCell(mrrMinor, currency),
        shareCell(mrrMinor / all),
      ]),
    },
  };
}

interface Bar {
  readonly label: string;
  readonly mrrMinor: number;
  readonly isGroup: boolean;
}

/** Returns a bar for each plan, or for the largest ones and one for all others, which comes last whatever its size. */
function barsOf(plans: CurrencyReport["plans"]): Bar[] {
  const own = plans.length > mostBars ? plans.slice(0, mostBars - 1) : plans;
  const others = plans.slice(own.length);
  return [
    ...own.map(({ plan, mrrMinor }) => ({ label: plan, mrrMinor, isGroup: false })),
    ...(others.length > 0
      ? [
          {
            label: count(others.length, "other plan"),
            mrrMinor: total(others, ({ mrrMinor }) => mrrMinor),
            isGroup: true,
          },
        ]
      : []),
  ];
}

function shortened(plan: string): string {
  return plan.length > 24 ? `${plan.slice(0, 23)}…` : plan;
}
