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

/** A share that may be large is a multiple from ten on: 0.967 is "96.7%", 41.2 is "41×". An undefined one is a dash. */
export function shareOrMultiple(share: number | null): string {
  return share === null || share < 10 ? percentOrDash(share) : `${Math.round(share).toLocaleString("en")}×`;
}

/** 3.124 is "3.1". An undefined ratio is a dash. */
export function ratioOrDash(ratio: number | null): string {
  if (ratio === null) return "–";
  return ratio.toLocaleString("en", ratio < 100 ? { minimumFractionDigits: 1, maximumFractionDigits: 1 } : whole);
}

/**
 * Returns how an amount has grown: "+3.2% year on year". An amount that has more than doubled is compared with what it
 * was, because a percentage of little says little: "up from $12.00 a year before". Undefined if it was 0.
 */
export function growth(
  before: number,
  now: number,
  money: (minor: number) => string,
  [relative, ago]: readonly [relative: string, ago: string],
): string | undefined {
  if (before <= 0) return undefined;
  return now > 2 * before ? `up from ${money(before)} ${ago}` : `${change(now / before - 1)} ${relative}`;
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

const whole = { maximumFractionDigits: 0 };

function dateOf(month: string): Date {
  return new Date(`${month}-01T00:00:00Z`);
}
