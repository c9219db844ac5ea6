import { measureReport } from "../../packages/stripe-lifecycle/dist/report/measure-report.js";
import { atMost, informative, type Bench } from "./finding.js";
import { seconds, whole } from "./format.js";
import { median } from "./median.js";

const customers = 100_000;
const openings = 3;

/** The report of a large account: its file, and how soon a browser shows it. */
export const report: Bench = {
  name: "report",
  method:
    `The report of a DuckDB file with ${whole(customers)} synthetic customers, four of five of whom pay, written by ` +
    `\`writeReport\` and opened ${openings} times in headless Chromium, each in a new page. Opening: from the start of ` +
    "loading until the table shows customers. Timeline: from the click on a customer until the events are there. Medians.",
  async run() {
    const { events, bytes, writingMs, openingMs, timelineMs } = await measureReport(customers, openings);
    return [
      atMost("size of the file, in MB", bytes / 1e6, 15, (megabytes) => megabytes.toFixed(1)),
      atMost("opening", median(openingMs), 3000, seconds, boundBy),
      informative("a customer's timeline", seconds(median(timelineMs))),
      informative("writing", `${seconds(writingMs)} for ${whole(events)} events`),
    ];
  },
};

const boundBy = "the processor: the browser draws the charts, unpacks the table and sorts it in one process.";
