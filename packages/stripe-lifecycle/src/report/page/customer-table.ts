import { namesOf } from "../customer-names.js";
import { listCustomers, type ListQuery, type SortKey } from "../customer-list.js";
import { customersTable } from "../customers-csv.js";
import type { Customer } from "../customer.js";
import { count, sentenceCase } from "../words.js";
import { amounts, day, statusBadge } from "./cells.js";
import { downloadButton } from "./download.js";
import { element } from "./element.js";
import { printedPart } from "./printed-rows.js";
import { createVirtualRows } from "./virtual-rows.js";

export interface CustomerTable {
  /** Fills the table. Until then it says that the customers are being read. */
  setCustomers(customers: readonly Customer[]): void;
  /** Amounts of this currency come first if the table is sorted by amount. */
  setCurrency(currency: string): void;
  /** Shows the first customers as a printed page can, or ends that. */
  print(isPrinting: boolean): void;
}

interface Column {
  readonly key: SortKey;
  readonly label: string;
  readonly isNumber?: boolean;
  /** True: omitted on narrow screens. */
  readonly isMinor?: boolean;
}

const columns: readonly Column[] = [
  { key: "name", label: "Customer" },
  { key: "status", label: "Status" },
  { key: "plan", label: "Plan", isMinor: true },
  { key: "mrr", label: "MRR", isNumber: true },
  { key: "ltv", label: "Paid so far", isNumber: true, isMinor: true },
  { key: "signedUp", label: "Signed up", isMinor: true },
];

/** As in the stylesheet: `.customers tbody tr`. */
const rowHeight = 54;

/**
 * Fills the section with a table of customers that can be searched, filtered and sorted. A name opens the customer's
 * panel.
 */
export function createCustomerTable(section: HTMLElement, open: (customer: Customer) => void): CustomerTable {
  let query: ListQuery = { search: "", status: "", sort: "mrr", descending: true, currency: "" };
  let customers: readonly Customer[] = [];
  let list: readonly Customer[] = [];
  const search = element("input", {
    type: "search",
    id: "search",
    placeholder: "Name, e-mail, id or plan",
    autocomplete: "off",
  });
  const status = element("select", { id: "status" }, element("option", { value: "" }, "Any status"));
  const found = element("p", { class: "muted", "aria-live": "polite", id: "found" }, "Reading the customers …");
  const heads = columns.map((column) => headCell(column, () => sortBy(column)));
  const body = element("tbody");
  const table = element(
    "table",
    { class: "customers" },
    element("caption", { class: "visually-hidden" }, "Customers"),
    element("thead", {}, element("tr", { "aria-rowindex": "1" }, ...heads)),
    body,
  );
  const region = element("div", { class: "scroll rows" }, table);
  const printed = element("p", { class: "print-only" });
  const rows = createVirtualRows({ region, table, body, rowHeight, row: (place) => row(list[place]!, query, open) });

  search.addEventListener("input", () => change({ search: search.value }));
  status.addEventListener("change", () => change({ status: status.value }));
  section.append(
    element(
      "div",
      { class: "card-head" },
      element("h2", { id: "customers-title" }, "Customers"),
      element("span", { class: "chip" }, "All currencies"),
      downloadButton("Customers", () => ({ file: "customers", table: customersTable(list) })),
    ),
    element(
      "p",
      { class: "reading" },
      "A name opens the customer’s timeline. By keyboard, arrows move between customers, and Enter opens one.",
    ),
    element(
      "div",
      { class: "filters" },
      element("label", { class: "field grow" }, element("span", {}, "Search"), search),
      element("label", { class: "field" }, element("span", {}, "Status"), status),
      found,
    ),
    region,
    printed,
    element(
      "p",
      { class: "source" },
      "Source: customer_metrics. When sorted by amount, the chosen currency comes first. The CSV file has the customers " +
        "found, with a row for each of their currencies.",
    ),
  );

  function change(part: Partial<ListQuery>): void {
    query = { ...query, ...part };
    render();
  }

  function sortBy({ key, isNumber }: Column): void {
    const descending = query.sort === key ? !query.descending : isNumber === true || key === "signedUp";
    change({ sort: key, descending });
  }

  function render(): void {
    list = listCustomers(customers, query);
    found.textContent = count(list.length, "customer");
    printed.textContent = printedPart(list.length, "customer");
    for (const [at, { key }] of columns.entries()) {
      const direction = query.descending ? "descending" : "ascending";
      heads[at]!.setAttribute("aria-sort", query.sort === key ? direction : "none");
    }
    rows.show(list.length);
  }

  return {
    setCustomers(all) {
      customers = all;
      const statuses = [...new Set(all.map((customer) => customer.status))].toSorted();
      status.append(...statuses.map((value) => element("option", { value }, sentenceCase(value))));
      render();
    },
    setCurrency(currency) {
      query = { ...query, currency };
      if (customers.length > 0) render();
    },
    print: (isPrinting) => rows.print(isPrinting),
  };
}

function headCell({ label, isNumber, isMinor }: Column, onClick: () => void): HTMLTableCellElement {
  const button = element("button", { type: "button" }, label);
  button.addEventListener("click", onClick);
  return element("th", { scope: "col", class: cellClass(isNumber, isMinor) }, button);
}

function row(customer: Customer, { currency }: ListQuery, open: (customer: Customer) => void): HTMLTableRowElement {
  const [first, second] = namesOf(customer);
  const name = element("button", { type: "button", class: "name" }, first);
  name.addEventListener("click", () => open(customer));
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, name, element("span", { class: "second" }, second)),
    element("td", {}, statusBadge(customer)),
    element("td", { class: cellClass(false, true) }, element("span", { class: "clamp" }, customer.plan ?? "–")),
    element("td", { class: cellClass(true) }, amounts(customer.mrr, currency)),
    element("td", { class: cellClass(true, true) }, customer.ltv === null ? "–" : amounts(customer.ltv, currency)),
    element(
      "td",
      { class: cellClass(false, true) },
      customer.signedUpSeconds === null ? "–" : day(customer.signedUpSeconds),
    ),
  );
}

function cellClass(isNumber = false, isMinor = false): string {
  return [isNumber && "number", isMinor && "minor"].filter(Boolean).join(" ");
}
