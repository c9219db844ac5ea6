import type { Customer } from "../customer.js";
import { namesOf } from "../customer-names.js";
import { listCustomers, type ListQuery, type SortKey } from "../customer-list.js";
import { count, sentenceCase } from "../words.js";
import { amounts, day, statusBadge } from "./cells.js";
import { element } from "./element.js";

export interface CustomerTable {
  /** Amounts of this currency come first if the table is sorted by amount. */
  setCurrency(currency: string): void;
}

const pageSize = 25;

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

/**
 * Fills the section with a table of customers that can be searched, filtered, sorted and paged. A name opens the
 * customer's panel.
 */
export function createCustomerTable(
  section: HTMLElement,
  customers: readonly Customer[],
  open: (customer: Customer) => void,
): CustomerTable {
  let query: ListQuery = { search: "", status: "", sort: "mrr", descending: true, currency: "" };
  let page = 0;
  const search = element("input", {
    type: "search",
    id: "search",
    placeholder: "Name, e-mail, id or plan",
    autocomplete: "off",
  });
  const status = element(
    "select",
    { id: "status" },
    element("option", { value: "" }, "Any status"),
    ...[...new Set(customers.map((customer) => customer.status))]
      .toSorted()
      .map((value) => element("option", { value }, sentenceCase(value))),
  );
  const found = element("p", { class: "muted", "aria-live": "polite", id: "found" });
  const heads = columns.map((column) => headCell(column, () => sortBy(column)));
  const body = element("tbody");
  const [previous, next] = [pageButton("Previous", -1), pageButton("Next", 1)];
  const place = element("span", { class: "muted", "aria-live": "polite" });

  search.addEventListener("input", () => change({ search: search.value }));
  status.addEventListener("change", () => change({ status: status.value }));
  section.append(
    element(
      "div",
      { class: "card-head" },
      element("h2", { id: "customers-title" }, "Customers"),
      element("span", { class: "chip" }, "All currencies"),
    ),
    element("p", { class: "reading" }, "A name opens the customer’s timeline of lifecycle events."),
    element(
      "div",
      { class: "filters" },
      element("label", { class: "field grow" }, element("span", {}, "Search"), search),
      element("label", { class: "field" }, element("span", {}, "Status"), status),
      found,
    ),
    element(
      "div",
      { class: "scroll" },
      element(
        "table",
        { class: "customers" },
        element("caption", { class: "visually-hidden" }, "Customers"),
        element("thead", {}, element("tr", {}, ...heads)),
        body,
      ),
    ),
    element("nav", { class: "pages", "aria-label": "Pages of customers" }, previous, place, next),
    element(
      "p",
      { class: "source" },
      "Source: customer_metrics. When sorted by amount, the chosen currency comes first.",
    ),
  );

  function change(part: Partial<ListQuery>): void {
    query = { ...query, ...part };
    page = 0;
    render();
  }

  function sortBy({ key, isNumber }: Column): void {
    const descending = query.sort === key ? !query.descending : isNumber === true || key === "signedUp";
    change({ sort: key, descending });
  }

  function pageButton(label: string, by: number): HTMLButtonElement {
    const button = element("button", { type: "button", class: "button" }, label);
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") === "true") return;
      page += by;
      render();
    });
    return button;
  }

  function render(): void {
    const list = listCustomers(customers, query);
    const pages = Math.max(1, Math.ceil(list.length / pageSize));
    found.textContent = count(list.length, "customer");
    place.textContent = `Page ${page + 1} of ${pages}`;
    // Not `disabled`: a keyboard user would lose the focus at the last page.
    previous.setAttribute("aria-disabled", String(page === 0));
    next.setAttribute("aria-disabled", String(page === pages - 1));
    for (const [at, { key }] of columns.entries()) {
      const direction = query.descending ? "descending" : "ascending";
      heads[at]!.setAttribute("aria-sort", query.sort === key ? direction : "none");
    }
    const shown = list.slice(page * pageSize, (page + 1) * pageSize);
    body.replaceChildren(...shown.map((customer) => row(customer, query.currency, open)));
  }

  return { setCurrency: (currency) => change({ currency }) };
}

function headCell({ label, isNumber, isMinor }: Column, onClick: () => void): HTMLTableCellElement {
  const button = element("button", { type: "button" }, label);
  button.addEventListener("click", onClick);
  return element("th", { scope: "col", class: cellClass(isNumber, isMinor) }, button);
}

function row(customer: Customer, currency: string, open: (customer: Customer) => void): HTMLTableRowElement {
  const [first, second] = namesOf(customer);
  const name = element("button", { type: "button", class: "name" }, first);
  name.addEventListener("click", () => open(customer));
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, name, element("span", { class: "second" }, second)),
    element("td", {}, statusBadge(customer)),
    element("td", { class: cellClass(false, true) }, customer.plan ?? "–"),
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
