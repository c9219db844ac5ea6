import { textOf } from "./cell.js";
import { count } from "./words.js";

/**
 * Returns the details of a row of `lifecycle_events` beyond its type, amounts, plan and changes, in words: "14 days",
 * "attempt 2", "card declined". Values that this report does not know are shown unchanged, with spaces.
 */
export function eventDetails(row: Readonly<Record<string, unknown>>): string[] {
  const cell = (name: string, words: (text: string) => string) => {
    const text = textOf(row[name]);
    return text === null ? [] : [words(text)];
  };
  const isRecovered = row["event_type"] === "payment_recovered";
  return [
    ...cell("trial_days", (days) => count(Number(days), "day")),
    ...cell("cancel_at", (date) => `for ${date}`),
    ...cell("attempt_count", (attempts) =>
      isRecovered ? `after ${count(Number(attempts), "failed attempt")}` : `attempt ${attempts}`,
    ),
    ...cell("failure_code", inWords),
    ...cell("reason", inWords),
    ...cell("feedback", (feedback) => `feedback: ${inWords(feedback)}`),
    ...(row["during_trial"] === true ? ["during the trial"] : []),
  ];
}

function inWords(value: string): string {
  return value.replaceAll("_", " ");
}
