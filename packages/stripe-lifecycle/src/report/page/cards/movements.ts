import { formatMoney } from "../../../money.js";
import type { CurrencyReport } from "../../data.js";
import { shortMonthName } from "../../words.js";
import type { CardContent, CardFrame, LegendEntry } from "../card.js";
import { categories, moneyAxis } from "../chart.js";

export const movementsFrame: CardFrame = {
  id: "movements",
  title: "MRR movements",
  isWide: true,
  source:
    "Source: mrr_delta by movement in lifecycle_events. In each month, gains rise on the left from the " +
    "opening. Losses fall on the right to the closing. The last month is not over. The axis does not begin at 0.",
};

const gains = ["new", "expansion", "reactivation"] as const;
const losses = ["contraction", "churn"] as const;
const kinds = [...gains, ...losses];

const legend = [
  { label: "New", colour: "blue" },
  { label: "Expansion", colour: "teal" },
  { label: "Reactivation", colour: "violet" },
  { label: "Contraction", colour: "amber" },
  { label: "Churn", colour: "red" },
] as const satisfies readonly LegendEntry[];

/** Shows MRR movements. The table has every month. The chart has the last twelve full months and the present one. */
export function movementsCard({ currency, movements, readings }: CurrencyReport): CardContent {
  const money = (minor: number) => formatMoney(minor, currency);
  const shown = movements.slice(-13);
  const steps = shown.map(stepsOf);
  return {
    scope: currency.toUpperCase(),
    reading: readings.movements,
    legend: [...legend, { label: "MRR at the end of the month", colour: "ink", isLine: true }],
    drawing: (colours) => ({
      type: "bar",
      data: {
        labels: shown.map(({ month }) => shortMonthName(month)),
        datasets: [
          {
            type: "line",
            label: "Closing",
            data: shown.map(({ closing }) => closing),
            borderColor: colours.ink,
            backgroundColor: colours.ink,
            borderWidth: 1.5,
            // On a phone the points would hide the bars.
            pointRadius: ({ chart }) => (chart.width < 500 ? 0 : 2.5),
          },
          ...kinds.map((kind, place) => ({
            label: legend[place]!.label,
            data: steps.map((step) => step[kind]),
            backgroundColor: colours[legend[place]!.colour],
            stack: place < gains.length ? "gains" : "losses",
            categoryPercentage: 0.72,
            barPercentage: 0.96,
          })),
        ],
      },
      options: {
        interaction: { mode: "index", intersect: false },
        scales: {
          x: { ...categories, stacked: true }, // The bars say themselves where they begin.
          y: { ...moneyAxis(currency), stacked: false, beginAtZero: false },
        },
        plugins: {
          tooltip: {
            callbacks: {
              label: ({ datasetIndex, dataIndex, dataset }) => {
                const month = shown[dataIndex]!;
                const amount = datasetIndex === 0 ? month.closing : month[kinds[datasetIndex - 1]!];
                return ` ${dataset.label ?? ""} ${money(amount)}`;
              },
            },
          },
        },
      },
    }),
    table: {
      head: ["Month", "Opening", ...legend.map(({ label }) => label), "Closing"],
      rows: movements.map((month) => [
        shortMonthName(month.month),
        money(month.opening),
        ...gains.map((kind) => money(month[kind])),
        ...losses.map((kind) => money(0 - month[kind])),
        money(month.closing),
      ]),
    },
  };
}

type Steps = Record<(typeof kinds)[number], [number, number] | null>;

/** Returns the range of each movement: gains upwards from the opening, losses down from there to the closing. */
function stepsOf(month: CurrencyReport["movements"][number]): Steps {
  let level = month.opening;
  const step = (by: number): [number, number] | null => {
    const from = level;
    level += by;
    return by === 0 ? null : [from, level];
  };
  return {
    new: step(month.new),
    expansion: step(month.expansion),
    reactivation: step(month.reactivation),
    contraction: step(0 - month.contraction),
    churn: step(0 - month.churn),
  };
}
