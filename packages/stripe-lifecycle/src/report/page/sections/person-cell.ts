import { dashboardLink } from "../../dashboard-link.js";
import type { ReportData } from "../../data.js";
import type { Person } from "../../who/person.js";
import { element } from "../element.js";

/** Returns a customer's name as a link to the Stripe Dashboard, with lines beneath it. null: no line. */
export type PersonCell = (person: Person, ...beneath: readonly (Node | string | null)[]) => HTMLElement;

/** The Dashboard learns nothing of the report: the link has neither referrer nor opener. */
export function personCells({ account, livemode }: ReportData): PersonCell {
  return ({ id, name }, ...beneath) =>
    element(
      "div",
      {},
      element(
        "a",
        {
          href: dashboardLink(account, livemode, id),
          target: "_blank",
          rel: "noopener noreferrer",
          title: `${id} in the Stripe Dashboard`,
        },
        name,
        element("span", { "aria-hidden": "true" }, "\u00a0↗"),
      ),
      ...beneath.filter((line) => line !== null).map((line) => element("div", { class: "beneath" }, line)),
    );
}
