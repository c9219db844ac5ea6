import type { CurrencyReport, ReportData } from "../data.js";
import { unpackCustomers } from "../packed-customers.js";
import { createCard } from "./card.js";
import { failuresCard, failuresFrame } from "./cards/failures.js";
import { movementsCard, movementsFrame } from "./cards/movements.js";
import { mrrCard, mrrFrame } from "./cards/mrr.js";
import { plansCard, plansFrame } from "./cards/plans.js";
import { statusesCard, statusesFrame } from "./cards/statuses.js";
import { trialsCard, trialsFrame } from "./cards/trials.js";
import { resizeCharts } from "./chart.js";
import { createCustomerPanel } from "./customer-panel.js";
import { createCustomerTable } from "./customer-table.js";
import { byId, element } from "./element.js";
import { headlineItem } from "./headline.js";
import { emptyNotice } from "./notice.js";
import { palette } from "./palette.js";
import { onPrint } from "./print.js";
import { createRetentionCard } from "./retention.js";
import { createSections } from "./sections/sections.js";
import { addSegments } from "./segments.js";

const data = JSON.parse(byId("data").textContent) as ReportData;
const asOf = new Date(data.asOfSeconds * 1000).toISOString();

const mrr = createCard(mrrFrame);
const movements = createCard(movementsFrame);
const statuses = createCard(statusesFrame);
const plans = createCard(plansFrame);
const retention = createRetentionCard();
const trials = createCard(trialsFrame);
const failures = createCard(failuresFrame);
const sections = createSections(data);
const notice = emptyNotice(data);
const hasCustomers = data.statuses.length > 0;
const panel = createCustomerPanel(byId("panel") as HTMLDialogElement, data.asOfSeconds);
const unpacked = unpackCustomers(data.customers);
const customers = createCustomerTable(byId("customers"), (customer) =>
  panel.open(
    customer,
    unpacked.then(({ timelineOf }) => timelineOf(customer)),
  ),
);
let shown: CurrencyReport | undefined = data.currencies[0];

byId("about").textContent = [
  data.account ?? "Stripe",
  ...(data.livemode === null ? [] : [data.livemode ? "live mode" : "test mode"]),
  `as of ${asOf.slice(0, 10)} ${asOf.slice(11, 16)} UTC`,
].join(" · ");
if (notice) {
  byId("headline").replaceWith(notice);
  if (hasCustomers) byId("cards").append(statuses.root);
  byId("customers").hidden = !hasCustomers;
} else {
  const { who, risk, ahead, period, reasons, segments } = sections.roots;
  byId("cards").append(
    mrr.root,
    movements.root,
    who,
    risk,
    stack(ahead, failures.root),
    period,
    stack(reasons, trials.root),
    retention.root,
    plans.root,
    segments,
    statuses.root,
  );
}
byId("currency").hidden = data.currencies.length < 2;
addSegments(
  byId("currency"),
  "currency",
  data.currencies.map(({ currency }) => ({ value: currency, label: currency.toUpperCase() })),
  (currency) => {
    shown = data.currencies.find((report) => report.currency === currency);
    showCurrency();
  },
);
addSegments(
  byId("theme"),
  "theme",
  [
    { value: "", label: "Auto" },
    { value: "light", label: "Light" },
    { value: "dark", label: "Dark" },
  ],
  (theme) => {
    document.documentElement.dataset["theme"] = theme;
    showColours();
  },
);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showColours);
onPrint((isPrinting) => {
  customers.print(isPrinting);
  showColours();
  resizeCharts(isPrinting);
});
showCurrency();
void unpacked.then(({ all }) => customers.setCustomers(all));

/** Two cards over each other, beside a tall one. */
function stack(...cards: readonly HTMLElement[]): HTMLElement {
  return element("div", { class: "stack" }, ...cards);
}

function showCurrency(): void {
  if (shown) {
    byId("headline").replaceChildren(...shown.headline.map(headlineItem));
    retention.show(shown);
    sections.show(shown);
  }
  customers.setCurrency(shown?.currency ?? "");
  showColours();
}

/** Redraws the charts in other colours, because charts are pictures. */
function showColours(): void {
  const colours = palette();
  statuses.show(statusesCard(data), colours);
  panel.refresh();
  if (!shown) return;
  mrr.show(mrrCard(shown), colours);
  movements.show(movementsCard(shown), colours);
  plans.show(plansCard(shown), colours);
  trials.show(trialsCard(shown), colours);
  failures.show(failuresCard(shown), colours);
}
