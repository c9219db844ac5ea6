import { formatMoney } from "../../../money.js";
import type { CurrencyReport } from "../../data.js";
import { amountCell, countCell, monthCell } from "../../table-content.js";
import { shortMonthName } from "../../words.js";
import type { CardContent, CardFrame } from "../card.js";
import { categories, moneyAxis } from "../chart.js";
import { faint } from "../palette.js";

export const mrrFrame: CardFrame = {
  id: "mrr",
  title: "MRR",
  isWide: true,
  source:
    "Source: the sum of mrr_delta in lifecycle_events up to the end of each month. The last point is now. It equals " +
    "the sum of MRR in customer_metrics.",
};

/** Shows MRR at the end of each month since the first, as a line. */
export function mrrCard({ currency, movements, paying, readings }: CurrencyReport): CardContent {
  const money = (minor: number) => formatMoney(minor, currency);
  const payingAt = new Map(paying.map(({ month, closing }) => [month, closing]));
  const last = movements.length - 1;
  return {
    scope: currency.toUpperCase(),
    reading: readings.mrr,
    legend: [{ label: "MRR at the end of the month; dashed: the present month", colour: "blue", isLine: true }],
    drawing: (colours) => ({
      type: "line",
      data: {
        labels: movements.map(({ month }) => shortMonthName(month)),
        datasets: [
          {
            label: "MRR",
            data: movements.map(({ closing }) => closing),
            borderColor: colours.blue,
            backgroundColor: faint(colours.blue),
            pointBackgroundColor: colours.blue,
            pointRadius: movements.map((_, place) => (place === last ? 4 : 0)),
            pointHoverRadius: 5,
            borderWidth: 2.5,
            cubicInterpolationMode: "monotone",
            fill: true,
            segment: { borderDash: ({ p1DataIndex }) => (p1DataIndex === last ? [5, 4] : undefined) },
          },
        ],
      },
      options: {
        interaction: { mode: "index", intersect: false },
        scales: { x: categories, y: { ...moneyAxis(currency), beginAtZero: true } },
        plugins: {
          tooltip: { callbacks: { label: ({ dataIndex }) => ` MRR ${money(movements[dataIndex]!.closing)}` } },
        },
      },
    }),
    table: {
      head: ["Month", "MRR at its end", "Paying customers"],
      rows: movements.map(({ month, closing }) => [
        monthCell(month),
        amountCell(closing, currency),
        countCell(payingAt.get(month) ?? 0),
      ]),
    },
  };
}
