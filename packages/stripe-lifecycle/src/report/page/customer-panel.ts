import type { Customer, TimelineEvent } from "../customer.js";
import { namesOf } from "../customer-names.js";
import { daysOf, eventNotes, eventTitle, mrrSteps, topicOf } from "../timeline.js";
import { count } from "../words.js";
import { amounts, day, statusBadge } from "./cells.js";
import { element } from "./element.js";
import { createMrrHistory } from "./mrr-history.js";
import { palette } from "./palette.js";
import { addSegments } from "./segments.js";

export interface CustomerPanel {
  open(customer: Customer): void;
  /** Redraws in the theme's present colours. */
  refresh(): void;
}

/** Returns a dialog with one customer's numbers and timeline. Its button, Escape and a click outside it close it. */
export function createCustomerPanel(dialog: HTMLDialogElement, asOfSeconds: number): CustomerPanel {
  let shown: Customer | undefined;
  const history = createMrrHistory();
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    shown = undefined;
    dialog.replaceChildren();
  });

  function fill(customer: Customer): void {
    const close = element("button", { type: "button", class: "button", autofocus: true }, "Close");
    close.addEventListener("click", () => dialog.close());
    const topics = element("fieldset", { class: "segments" }, element("legend", {}, "Events"));
    const timeline = element("div", { class: "timeline" });
    const filterBy = (topic: string) => {
      const events = customer.events.filter(({ type }) => topic === "" || topicOf(type) === topic);
      timeline.replaceChildren(
        ...(events.length > 0 ? [timelineOf(events)] : [element("p", { class: "muted" }, "None.")]),
      );
    };
    addSegments(
      topics,
      "topic",
      [
        { value: "", label: "All" },
        { value: "subscription", label: "Subscription" },
        { value: "trial", label: "Trial" },
        { value: "payment", label: "Payments" },
      ],
      filterBy,
    );
    filterBy("");
    dialog.replaceChildren(
      element(
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
      ),
      numbersOf(customer),
      history.root,
      element(
        "div",
        { class: "card-head" },
        element("h3", {}, "Timeline"),
        element("span", { class: "chip" }, count(customer.events.length, "event")),
        topics,
      ),
      timeline,
    );
  }

  function drawHistory({ events, mrr }: Customer): void {
    const histories = mrr.map(({ currency }) => ({ currency, steps: mrrSteps(events, currency) }));
    history.show(histories, asOfSeconds, palette());
  }

  return {
    open(customer) {
      shown = customer;
      fill(customer);
      dialog.showModal();
      drawHistory(customer);
    },
    refresh() {
      if (shown) drawHistory(shown);
    },
  };
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

function timelineOf(events: readonly TimelineEvent[]): HTMLOListElement {
  return element(
    "ol",
    {},
    ...daysOf(events).map(({ seconds, events }) =>
      element(
        "li",
        {},
        element("time", { datetime: new Date(seconds * 1000).toISOString().slice(0, 10) }, day(seconds)),
        element("ul", {}, ...events.map(eventItem)),
      ),
    ),
  );
}

function eventItem(event: TimelineEvent): HTMLLIElement {
  return element(
    "li",
    { class: `event ${toneOf(event.type)}` },
    element("span", { class: "event-title" }, eventTitle(event.type)),
    element("span", { class: "note" }, eventNotes(event).join(" · ")),
  );
}

/** Marks bad events and good events. Most are neither. */
function toneOf(type: string): string {
  if (/failed|cancelled|expired|lost|uncollectible|disputed/.test(type)) return "bad";
  return /converted|recovered|upgraded|reactivated|signed_up|started/.test(type) ? "good" : "";
}
