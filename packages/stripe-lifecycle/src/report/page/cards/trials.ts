import type { CurrencyReport } from "../../data.js";
import { conversionRate } from "../../trials.js";
import { countCell, monthCell, shareCell } from "../../table-content.js";
import { percent, shortMonthName } from "../../words.js";
import type { CardContent, CardFrame } from "../card.js";
import { categories, countAxis } from "../chart.js";

export const trialsFrame: CardFrame = {
  id: "trials",
  title: "Trial conversion",
  source:
    "Source: trial_started, trial_converted and trial_expired in lifecycle_events, each in its own month. " +
    "Converted: the first invoice after the trial was paid. Expired: the trial ended, paused or went unpaid before that.",
};

/** Shows trials by the month in which they were decided, and the share that converted. */
export function trialsCard({ currency, trials, readings }: CurrencyReport): CardContent {
  return {
    scope: currency.toUpperCase(),
    reading: readings.trials,
    legend: [
      { label: "Converted", colour: "blue" },
      { label: "Expired", colour: "amber" },
      { label: "Share converted", colour: "ink", isLine: true },
    ],
    drawing: (colours) => ({
      type: "bar",
      data: {
        labels: trials.map(({ month }) => shortMonthName(month)),
        datasets: [
          {
            type: "line",
            label: "Share converted",
            data: trials.map(conversionRate),
            yAxisID: "share",
            borderColor: colours.ink,
            backgroundColor: colours.ink,
            borderWidth: 1.5,
            pointRadius: 2,
          },
          {
            label: "Converted",
            data: trials.map(({ converted }) => converted),
            backgroundColor: colours.blue,
            stack: "decided",
          },
          {
            label: "Expired",
            data: trials.map(({ expired }) => expired),
            backgroundColor: colours.amber,
            stack: "decided",
          },
        ],
      },
      options: {
        interaction: { mode: "index", intersect: false },
        scales: {
          x: { ...categories, stacked: true },
          y: { ...countAxis, stacked: true },
          share: {
            position: "right",
            min: 0,
            max: 1,
            border: { display: false },
            grid: { display: false },
            ticks: { stepSize: 0.25, callback: (share) => `${Number(share) * 100}%` },
          },
        },
        plugins: {
          tooltip: {
            callbacks: {
              label: ({ dataset, datasetIndex, raw }) =>
                ` ${dataset.label ?? ""} ${datasetIndex === 0 ? percent(Number(raw)) : Number(raw)}`,
            },
          },
        },
      },
    }),
    table: {
      head: ["Month", "Started", "Converted", "Expired", "Share converted"],
      rows: trials.map((month) => [
        monthCell(month.month),
        ...[month.started, month.converted, month.expired].map(countCell),
        shareCell(conversionRate(month)),
      ]),
    },
  };
}
