import { textOf } from "./cell.js";

/**
 * Returns the details of a row of `lifecycle_events` beyond its type, amounts and plan, in words: "14 days", "attempt
 * 2, card declined". null if there are none. Values that this report does not know are shown unchanged, with spaces.
 */
export function eventDetail(row: Readonly<Record<string, unknown>>): string | null {
  const cell = (name: string, words: (text: string) => string) => {
    const text = textOf(row[name]);
    return text === null ? [] : [words(text)];
  };
  const parts = [
    ...cell("change_types", (json) => (JSON.parse(json) as string[]).map(inWords).join(", ")),
    ...cell("trial_days", (days) => `${days} days`),
    ...cell("cancel_at", (date) => `for ${date}`),
    ...cell("attempt_count", (attempt) => `attempt ${attempt}`),
    ...cell("failure_code", inWords),
    ...cell("reason", inWords),
    ...cell("feedback", (feedback) => `feedback: ${inWords(feedback)}`),
    ...(row["during_trial"] === true ? ["during the trial"] : []),
  ];
  return parts.length === 0 ? null : parts.join(", ");
}

function inWords(value: string): string {
  return value.replaceAll("_", " ");
}
