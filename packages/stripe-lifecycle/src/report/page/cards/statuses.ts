import type { ReportData } from "../../data.js";
import { total } from "../../facts.js";
import { percent, sentenceCase, statusName } from "../../words.js";
import type { CardContent, CardFrame } from "../card.js";
import { categories, countAxis } from "../chart.js";
import { statusColour } from "../status-colour.js";

export const statusesFrame: CardFrame = {
  id: "statuses",
  title: "Customers by status",
  source: "Source: status and status_detail in customer_metrics. All currencies, because leads have none.",
};

/** Shows all customers, with a bar for each status and detail. */
export function statusesCard({ statuses, statusReading }: ReportData): CardContent {
  const all = total(statuses, ({ customers }) => customers);
  return {
    scope: "All currencies",
    reading: statusReading,
    legend: [...new Set(statuses.map(({ status }) => status))].map((status) => ({
      label: sentenceCase(status),
      colour: statusColour(status),
    })),
    drawing: (colours) => ({
      type: "bar",
      data: {
        labels: statuses.map(statusName),
        datasets: [
          {
            label: "Customers",
            data: statuses.map(({ customers }) => customers),
            backgroundColor: statuses.map(({ status }) => colours[statusColour(status)]),
            borderRadius: 3,
            minBarLength: 2,
          },
        ],
      },
      options: {
        indexAxis: "y",
        interaction: { mode: "index", axis: "y", intersect: false },
        scales: { y: { ...categories, ticks: { autoSkip: false } }, x: countAxis },
      },
    }),
    table: {
      head: ["Status", "Customers", "Share"],
      rows: statuses.map((each) => [
        statusName(each),
        each.customers.toLocaleString("en"),
        percent(each.customers / all),
      ]),
    },
  };
}
