import { element } from "./element.js";
import { printedRows } from "./printed-rows.js";

export interface VirtualRows {
  /** Shows other rows from the first one on. */
  show(count: number): void;
  /** Puts the first rows on a page that is printed, or ends that. */
  print(isPrinting: boolean): void;
}

export interface RowsToShow {
  /** Scrolls. It contains the table. */
  readonly region: HTMLElement;
  readonly table: HTMLTableElement;
  readonly body: HTMLTableSectionElement;
  /** In pixels. Every row has this height. */
  readonly rowHeight: number;
  /** Creates a row. Its first button is what the keyboard reaches. */
  readonly row: (place: number) => HTMLTableRowElement;
}

/** Rows beyond each end of the visible part, so that scrolling shows no gap. */
const spare = 8;

/**
 * Keeps only the visible rows of a long table in the document. Screen readers know the number of all rows and the place
 * of each. The keyboard reaches one row by Tab, and the others by arrows, Page Up and Down, Home and End.
 */
export function createVirtualRows({ region, table, body, rowHeight, row }: RowsToShow): VirtualRows {
  let count = 0;
  /** The row that Tab reaches. */
  let active = 0;
  let shown = { first: 0, end: 0 };
  let isPrinted = false;

  const visibleRows = () => Math.max(1, Math.floor(region.clientHeight / rowHeight) - 1);
  const range = () => {
    if (isPrinted) return { first: 0, end: Math.min(count, printedRows) };
    const top = Math.floor(region.scrollTop / rowHeight);
    return { first: Math.max(0, top - spare), end: Math.min(count, top + visibleRows() + 2 + spare) };
  };

  function render(): void {
    shown = range();
    const hadFocus = body.contains(document.activeElement);
    // A focused row that leaves would take the focus with it.
    active = Math.min(Math.max(active, shown.first), Math.max(shown.first, shown.end - 1));
    const rows = Array.from({ length: shown.end - shown.first }, (_, at) => numbered(shown.first + at));
    const rest = isPrinted ? 0 : count - shown.end;
    body.replaceChildren(...space(shown.first), ...rows, ...space(rest));
    if (hadFocus) buttonOf(active)?.focus({ preventScroll: true });
  }

  function numbered(place: number): HTMLTableRowElement {
    const made = row(place);
    // The heading is row 1.
    made.setAttribute("aria-rowindex", String(place + 2));
    made.querySelector("button")!.tabIndex = place === active ? 0 : -1;
    return made;
  }

  /** Takes the place of rows that are not in the document. */
  function space(rows: number): HTMLTableRowElement[] {
    if (rows === 0) return [];
    const cell = element("td");
    cell.style.height = `${rows * rowHeight}px`;
    return [element("tr", { class: "space", "aria-hidden": "true" }, cell)];
  }

  function buttonOf(place: number): HTMLButtonElement | null {
    return body.querySelector(`[aria-rowindex="${place + 2}"] button`);
  }

  function moveTo(place: number): void {
    active = Math.min(Math.max(0, place), count - 1);
    const top = active * rowHeight;
    const bottom = top + rowHeight - (region.clientHeight - table.tHead!.offsetHeight);
    region.scrollTop = Math.min(top, Math.max(region.scrollTop, bottom));
    render();
    buttonOf(active)?.focus({ preventScroll: true });
  }

  function update(): void {
    const { first, end } = range();
    if (first !== shown.first || end !== shown.end) render();
  }

  region.addEventListener("scroll", update, { passive: true });
  new ResizeObserver(update).observe(region);
  body.addEventListener("keydown", (event) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: visibleRows(),
      PageUp: -visibleRows(),
      Home: -count,
      End: count,
    };
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    moveTo(active + step);
  });
  body.addEventListener("focusin", ({ target }) => {
    const focused = (target as Element).closest("tr")!;
    buttonOf(active)?.setAttribute("tabindex", "-1");
    active = Number(focused.getAttribute("aria-rowindex")) - 2;
    focused.querySelector("button")!.tabIndex = 0;
  });

  return {
    show(rows) {
      count = rows;
      active = 0;
      table.setAttribute("aria-rowcount", String(rows + 1));
      region.scrollTop = 0;
      render();
    },
    print(isPrinting) {
      isPrinted = isPrinting;
      render();
    },
  };
}
