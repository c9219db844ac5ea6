import { formatMoney } from "../../money.js";
import type { Customer, Money } from "../customer.js";
import { dateCell, type ValueCell } from "../table-content.js";
import { statusName } from "../words.js";
import { element } from "./element.js";
import { isPaused, statusColour } from "./status-colour.js";

/** Returns the status with its detail, as text and a dot of its colour. */
export function statusBadge(customer: Customer): HTMLElement {
  const dot = element("span", { class: isPaused(customer.detail) ? "dot paused" : "dot", "aria-hidden": "true" });
  dot.style.setProperty("--swatch", `var(--${statusColour(customer)})`);
  return element(
    "span",
    { class: "badge" },
    dot,
    customer.isDeleted ? `${statusName(customer)}; deleted` : statusName(customer),
  );
}

/** Returns amounts of several currencies next to each other, the chosen currency first. Never a sum. */
export function amounts(money: readonly Money[], first: string): string {
  if (money.length === 0) return "–";
  return money
    .toSorted((one, other) => Number(other.currency === first) - Number(one.currency === first))
    .map(({ currency, minor }) => formatMoney(minor, currency))
    .join(" · ");
}

/** "4 Nov", UTC. */
export function dayAndMonth(seconds: number): string {
  return new Date(seconds * 1000).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
}

/** "4 Nov", and 2026-11-04 in a CSV file. */
export function dayAndMonthCell(seconds: number): ValueCell {
  return { ...dateCell(seconds), text: dayAndMonth(seconds) };
}

/** "4 Nov 2026", UTC. */
export function day(seconds: number): string {
  return new Date(seconds * 1000).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
}
