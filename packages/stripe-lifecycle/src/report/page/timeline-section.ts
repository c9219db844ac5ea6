import type { TimelineEvent } from "../customer.js";
import { daysOf, eventNotes, eventTitle, toneOf, topicsOf, type Topic } from "../timeline.js";
import { count, sentenceCase } from "../words.js";
import { day } from "./cells.js";
import { element } from "./element.js";
import { addSegments } from "./segments.js";

/** Returns the heading of a timeline, with a choice of topics, and the timeline, latest day first. */
export function timelineSection(events: readonly TimelineEvent[]): readonly [HTMLElement, HTMLElement] {
  const topics = element("fieldset", { class: "segments" }, element("legend", {}, "Events"));
  const timeline = element("div", { class: "timeline" });
  const filterBy = (topic: string) => {
    const found = events.filter((event) => topic === "" || topicsOf(event).has(topic as Topic));
    timeline.replaceChildren(found.length > 0 ? timelineOf(found) : element("p", { class: "muted" }, "None."));
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
  const head = element(
    "div",
    { class: "card-head" },
    element("h3", {}, "Timeline"),
    element("span", { class: "chip" }, count(events.length, "event")),
    topics,
  );
  return [head, timeline];
}

function timelineOf(events: readonly TimelineEvent[]): HTMLOListElement {
  return element(
    "ol",
    {},
    ...daysOf(events).map(({ day: number, events }) => {
      const seconds = number * 86_400;
      return element(
        "li",
        {},
        element("time", { datetime: new Date(seconds * 1000).toISOString().slice(0, 10) }, day(seconds)),
        element("ul", {}, ...events.map(eventItem)),
      );
    }),
  );
}

function eventItem(event: TimelineEvent): HTMLLIElement {
  return element(
    "li",
    { class: `event ${toneOf(event)}` },
    element("span", { class: "event-title" }, eventTitle(event.type)),
    ...event.labels.map((label) => element("span", { class: "tag" }, sentenceCase(label))),
    element("span", { class: "note" }, eventNotes(event).join(" · ")),
  );
}
