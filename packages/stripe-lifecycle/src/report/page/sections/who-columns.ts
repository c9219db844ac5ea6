import type { Moved } from "../../who/moved.js";
import type { OpenFailure } from "../../who/open-failures.js";
import type { Person } from "../../who/person.js";
import { amountCell, countCell, dateCell, noValue } from "../../table-content.js";
import { dayAndMonth, dayAndMonthCell } from "../cells.js";
import { element } from "../element.js";
import type { ListColumn } from "./list-table.js";
import type { PersonCell } from "./person-cell.js";

/** Returns the columns of a list of customers whose MRR moved. */
export function movedColumns(person: PersonCell): readonly ListColumn<Moved>[] {
  return [
    customerId,
    {
      label: "Customer",
      cell: nameOf,
      view: ({ person: who, seconds, plan }) => person(who, onPhone(seconds), plan),
    },
    { label: "Plan", cell: ({ plan }) => plan ?? "", view: null },
    { label: "Reason", cell: ({ reason, isBack }) => (isBack ? `${reason}; pays again` : reason) },
    { label: "Date", isDate: true, cell: ({ seconds }) => dayAndMonthCell(seconds) },
    { label: "MRR", isNumber: true, cell: ({ minor, currency }) => amountCell(minor, currency) },
  ];
}

/** Returns the columns of a list of invoices that failed. */
export function failedColumns(person: PersonCell): readonly ListColumn<OpenFailure>[] {
  return [
    customerId,
    {
      label: "Customer",
      cell: nameOf,
      view: ({ person: who, seconds, nextAttemptSeconds: next }) =>
        person(who, onPhone(seconds), next === null ? "No further attempt" : `Next attempt ${dayAndMonth(next)}`),
    },
    { label: "Invoice", cell: ({ invoice }) => invoice, view: null },
    {
      label: "Reason",
      cell: ({ reason, attempts }) => (attempts === null ? reason : `${reason}, attempt ${attempts}`),
    },
    { label: "Attempts", cell: ({ attempts }) => (attempts === null ? noValue : countCell(attempts)), view: null },
    { label: "Last attempt", isDate: true, cell: ({ seconds }) => dayAndMonthCell(seconds) },
    { label: "Next attempt", cell: ({ nextAttemptSeconds }) => dateCell(nextAttemptSeconds), view: null },
    { label: "Amount", isNumber: true, cell: ({ minor, currency }) => amountCell(minor, currency) },
  ];
}

/** The first column of a CSV file of customers. */
export const customerId = {
  label: "Customer id",
  cell: ({ person }: { readonly person: Person }) => person.id,
  view: null,
};

/** The text of the column "Customer". */
export function nameOf({ person }: { readonly person: Person }): string {
  return person.name;
}

/** On narrow screens the date is beneath the name, because its column is left out there. */
function onPhone(seconds: number): HTMLElement {
  return element("span", { class: "on-phone" }, dayAndMonth(seconds));
}
