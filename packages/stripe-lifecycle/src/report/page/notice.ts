import type { ReportData } from "../data.js";
import { element } from "./element.js";

/** Returns why the report has no figures yet, and what to do. Undefined: it has figures. */
export function emptyNotice({ currencies, statuses }: ReportData): HTMLElement | undefined {
  if (currencies.length > 0) return undefined;
  const [what, then] =
    statuses.length === 0
      ? [
          "No customers yet",
          "The account had no customer when it was synced. Sync again after the first one signed up.",
        ]
      : ["No subscriptions yet", "No customer has had a subscription. Figures appear after the first one and a sync."];
  return element(
    "div",
    { class: "card", id: "notice" },
    element("h2", {}, what),
    element("p", { class: "reading" }, `${then} Then write this report again.`),
  );
}
