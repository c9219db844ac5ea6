import { formatMoney } from "../../../money.js";
import type { CurrencyReport } from "../../data.js";
import { failedInvoices, recoveryRate } from "../../failures.js";
import { amountCell, countCell, monthCell, shareCell } from "../../table-content.js";
import { shortMonthName } from "../../words.js";
import type { CardContent, CardFrame, LegendEntry } from "../card.js";
import { categories, moneyAxis } from "../chart.js";

export const failuresFrame: CardFrame = {
  id: "failures",
  title: "Failed and recovered payments",
  source:
    "Source: payment_failed, payment_recovered, invoice_voided and invoice_uncollectible in lifecycle_events. An " +
    "invoice counts once, in the month of its first reported failure, else of its recovery. Given up: voided or " +
    "uncollectible. Before the connection's first sync, failures are only partly known.",
};

const outcomes = ["recovered", "givenUp", "open"] as const;

const legend = [
  { label: "Recovered", colour: "teal" },
  { label: "Given up", colour: "red" },
  { label: "Open", colour: "grey" },
] as const satisfies readonly LegendEntry[];

/** Shows invoices by the month in which they first failed, and their outcome. */
export function failuresCard({ currency, failures, readings }: CurrencyReport): CardContent {
  const money = (minor: number) => formatMoney(minor, currency);
  return {
    scope: currency.toUpperCase(),
    reading: readings.failures,
    legend,
    drawing: (colours) => ({
      type: "bar",
      data: {
        labels: failures.map(({ month }) => shortMonthName(month)),
        datasets: outcomes.map((outcome, place) => ({
          label: legend[place]!.label,
          data: failures.map((month) => month[outcome].minor),
          backgroundColor: colours[legend[place]!.colour],
          stack: "failed",
        })),
      },
      options: {
        interaction: { mode: "index", intersect: false },
        scales: { x: { ...categories, stacked: true }, y: { ...moneyAxis(currency), stacked: true } },
        plugins: {
          tooltip: {
            callbacks: {
              label: ({ datasetIndex, dataIndex, dataset }) => {
                const { invoices, minor } = failures[dataIndex]![outcomes[datasetIndex]!];
                return ` ${dataset.label ?? ""} ${invoices}, ${money(minor)}`;
              },
            },
          },
        },
      },
    }),
    table: {
      head: ["Month", "Failed", ...legend.flatMap(({ label }) => [label, `${label}, amount`]), "Share recovered"],
      rows: failures.map((month) => [
        monthCell(month.month),
        countCell(failedInvoices(month)),
        ...outcomes.flatMap((outcome) => [
          countCell(month[outcome].invoices),
          amountCell(month[outcome].minor, currency),
        ]),
        shareCell(recoveryRate(month)),
      ]),
    },
  };
}
