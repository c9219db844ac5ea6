/** 0.1234 is "12.3%". */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** An undefined share is a dash. */
export function percentOrDash(share: number | null): string {
  return share === null ? "–" : percent(share);
}

/** 0.1234 is "+12.3%", -0.02 is "−2.0%". */
export function change(share: number): string {
  return `${share < 0 ? "−" : "+"}${percent(Math.abs(share))}`;
}

/** 112 of 100 before is "+12.0%". null: more than twice as much, which a percentage does not make clearer. */
export function growth(now: number, before: number): string | null {
  return now > 2 * before ? null : change(now / before - 1);
}

/** "2026-10" is "October 2026". */
export function monthName(month: string): string {
  return dateOf(month).toLocaleDateString("en", { month: "long", year: "numeric", timeZone: "UTC" });
}

/** "2026-10" is "Oct 26". */
export function shortMonthName(month: string): string {
  return dateOf(month).toLocaleDateString("en", { month: "short", year: "2-digit", timeZone: "UTC" });
}

/** 1 of "invoice" is "1 invoice", 1200 are "1,200 invoices". */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** Returns YYYY-MM of a time, UTC. */
export function monthOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 7);
}

/** Returns the month after a number of months. A negative number returns an earlier month. */
export function monthsLater(month: string, months: number): string {
  const date = dateOf(month);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 7);
}

/** Returns the months from one to another, both included. */
export function monthsBetween(first: string, last: string): string[] {
  const months = [];
  for (let month = first; month <= last; month = monthsLater(month, 1)) months.push(month);
  return months;
}

/** Returns an API value as words: "past_due" is "Past due". */
export function sentenceCase(value: string): string {
  const words = value.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "Active, past due". Only the status if it has no detail. */
export function statusName({ status, detail }: { readonly status: string; readonly detail: string | null }): string {
  return sentenceCase(detail === null ? status : `${status}, ${detail}`);
}

function dateOf(month: string): Date {
  return new Date(`${month}-01T00:00:00Z`);
}
