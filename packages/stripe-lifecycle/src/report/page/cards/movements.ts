import { formatMoney } from "../../../money.js";
import type { CurrencyReport } from "../../data.js";
import { amountCell, monthCell } from "../../table-content.js";
import { shortMonthName } from "../../words.js";
import type { CardContent, CardFrame, LegendEntry } from "../card.js";
import { categories, moneyAxis } from "../chart.js";

export const movementsFrame: CardFrame = {
  id: "movements",
  title: "MRR movements",
  isWide: true,
  source:
    "Source: mrr_delta by movement in lifecycle_events. Gains are above 0, losses below, and the line is their sum. " +
    "The last month is not over.",
};

/** The movements from the axis outwards. `sign`: -1 for losses, which the data counts as positive. */
const kinds = [
  { name: "new", label: "New", colour: "blue", sign: 1 },
  { name: "expansion", label: "Expansion", colour: "teal", sign: 1 },
  { name: "reactivation", label: "Reactivation", colour: "violet", sign: 1 },
  { name: "contraction", label: "Contraction", colour: "amber", sign: -1 },
  { name: "churn", label: "Churn", colour: "red", sign: -1 },
] as const satisfies readonly (LegendEntry & { readonly name: string; readonly sign: 1 | -1 })[];

type Month = CurrencyReport["movements"][number];

/** Shows MRR movements. The table has every month. The chart has the last twelve full months and the present one. */
export function movementsCard({ currency, movements, readings }: CurrencyReport): CardContent {
  const money = (minor: number) => formatMoney(minor, currency);
  const shown = movements.slice(-13);
  return {
    scope: currency.toUpperCase(),
    reading: readings.movements,
    legend: [...kinds, { label: "Net", colour: "ink", isLine: true }],
    drawing: (colours) => ({
      type: "bar",
      data: {
        labels: shown.map(({ month }) => shortMonthName(month)),
        datasets: [
          { ...line(shown), stack: "net", borderColor: colours.ink, borderWidth: 2, order: 1 },
          // Its edge, so that it can be seen on every bar.
          { ...line(shown), stack: "edge", borderColor: colours.card, borderWidth: 5, order: 2 },
          ...kinds.map((kind) => ({
            label: kind.label,
            data: shown.map((month) => signed(month, kind)),
            backgroundColor: colours[kind.colour],
            stack: "movements",
            order: 3,
            categoryPercentage: 0.72,
          })),
        ],
      },
      options: {
        interaction: { mode: "index", intersect: false },
        scales: {
          x: { ...categories, stacked: true },
          y: {
            ...moneyAxis(currency),
            stacked: true,
            grid: { color: ({ tick }) => (tick.value === 0 ? colours.muted : colours.line) },
          },
        },
        plugins: {
          tooltip: {
            filter: ({ dataset }) => dataset.order !== 2,
            callbacks: { label: ({ dataset, raw }) => ` ${dataset.label ?? ""} ${money(Number(raw))}` },
          },
        },
      },
    }),
    table: {
      head: ["Month", "Opening", ...kinds.map(({ label }) => label), "Net", "Closing"],
      rows: movements.map((month) => [
        monthCell(month.month),
        ...[month.opening, ...kinds.map((kind) => signed(month, kind)), netOf(month), month.closing].map((minor) =>
          amountCell(minor, currency),
        ),
      ]),
    },
  };
}

function line(months: readonly Month[]) {
  return { type: "line", label: "Net", data: months.map(netOf), pointRadius: 0, pointHoverRadius: 0 } as const;
}

function signed(month: Month, { name, sign }: (typeof kinds)[number]): number {
  return sign > 0 ? month[name] : 0 - month[name];
}

function netOf({ opening, closing }: Month): number {
  return closing - opening;
}
