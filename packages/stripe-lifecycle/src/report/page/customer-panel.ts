import type { Customer, TimelineEvent } from "../customer.js";
import { namesOf } from "../customer-names.js";
import { mrrSteps } from "../timeline.js";
import { amounts, day, statusBadge } from "./cells.js";
import { element } from "./element.js";
import { createMrrHistory } from "./mrr-history.js";
import { palette } from "./palette.js";
import { timelineSection } from "./timeline-section.js";

export interface CustomerPanel {
  /** @param timeline of the customer, oldest event first; shown when it arrives */
  open(customer: Customer, timeline: Promise<readonly TimelineEvent[]>): void;
  /** Redraws in the theme's present colours. */
  refresh(): void;
}

/** Returns a dialog with one customer's numbers and timeline. Its button, Escape and a click outside it close it. */
export function createCustomerPanel(dialog: HTMLDialogElement, asOfSeconds: number): CustomerPanel {
  let shown: Customer | undefined;
  let events: readonly TimelineEvent[] = [];
  const history = createMrrHistory();
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    shown = undefined;
    events = [];
    dialog.replaceChildren();
  });

  function drawHistory({ mrr }: Customer): void {
    const histories = mrr.map(({ currency }) => ({ currency, steps: mrrSteps(events, currency) }));
    history.show(histories, asOfSeconds, palette());
  }

  async function fill(customer: Customer, timeline: Promise<readonly TimelineEvent[]>): Promise<void> {
    const wait = element("p", { class: "muted", role: "status" }, "Reading the timeline …");
    dialog.replaceChildren(
      headOf(customer, () => dialog.close()),
      numbersOf(customer),
      wait,
    );
    const all = await timeline;
    // The user may have closed it, or opened another customer.
    if (shown !== customer) return;
    events = all;
    wait.replaceWith(history.root, ...timelineSection(events));
    drawHistory(customer);
  }

  return {
    open(customer, timeline) {
      shown = customer;
      void fill(customer, timeline);
      dialog.showModal();
    },
    refresh() {
      if (shown) drawHistory(shown);
    },
  };
}

function headOf(customer: Customer, onClose: () => void): HTMLElement {
  const close = element("button", { type: "button", class: "button", autofocus: true }, "Close");
  close.addEventListener("click", onClose);
  return element(
    "div",
    { class: "panel-head" },
    element(
      "div",
      {},
      element("h2", { id: "panel-title" }, namesOf(customer)[0]),
      element(
        "p",
        { class: "muted ids" },
        [customer.email, customer.id, customer.externalId].filter(Boolean).join(" · "),
      ),
    ),
    close,
  );
}

function numbersOf(customer: Customer): HTMLElement {
  const { mrr, ltv, plan, signedUpSeconds, renewalSeconds, churnedSeconds, willRenew } = customer;
  const numbers: readonly (readonly [string, Node | string])[] = [
    ["Status", statusBadge(customer)],
    ["MRR", amounts(mrr, "")],
    ["Paid so far", ltv === null ? "–" : amounts(ltv, "")],
    ["Plan", plan ?? "–"],
    ["Signed up", signedUpSeconds === null ? "–" : day(signedUpSeconds)],
    ...(renewalSeconds === null ? [] : [[willRenew ? "Renews" : "Ends", day(renewalSeconds)] as const]),
    ...(churnedSeconds === null ? [] : [["Churned", day(churnedSeconds)] as const]),
  ];
  return element(
    "dl",
    { class: "numbers" },
    ...numbers.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))),
  );
}
