import type { ReportData } from "../../data.js";
import { total } from "../../rows.js";
import { countCell, shareCell } from "../../table-content.js";
import { sentenceCase, statusName } from "../../words.js";
import type { CardContent, CardFrame, LegendEntry } from "../card.js";
import { categories, countAxis } from "../chart.js";
import { isPaused, statusColour } from "../status-colour.js";

export const statusesFrame: CardFrame = {
  id: "statuses",
  title: "Customers by status",
  isWide: true,
  source: "Source: status and status_detail in customer_metrics. All currencies, because leads have none.",
};

/** Shows all customers, with a bar for each status and detail. */
export function statusesCard({ statuses, statusReading }: ReportData): CardContent {
  const all = total(statuses, ({ customers }) => customers);
  return {
    scope: "All currencies",
    reading: statusReading,
    legend: legendOf(statuses),
    drawing: (colours) => ({
      type: "bar",
      data: {
        labels: statuses.map(statusName),
        datasets: [
          {
            label: "Customers",
            data: statuses.map(({ customers }) => customers),
            backgroundColor: statuses.map((each) => colours[statusColour(each)]),
            borderRadius: 3,
            minBarLength: 2,
            maxBarThickness: 34,
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
      rows: statuses.map((each) => [statusName(each), countCell(each.customers), shareCell(each.customers / all)]),
    },
  };
}

function legendOf(statuses: ReportData["statuses"]): LegendEntry[] {
  const colours = new Map(
    statuses.map((each) => [isPaused(each.detail) ? "Paused" : sentenceCase(each.status), statusColour(each)]),
  );
  return [...colours].map(([label, colour]) => ({ label, colour }));
}
