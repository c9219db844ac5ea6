import { downloadButton, fileName } from "../download.js";
import type { TableContent } from "../../table-content.js";
import { element } from "../element.js";

export interface SectionFrame {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** True: the section takes the full width. */
  readonly isWide?: boolean;
}

export interface Section {
  readonly root: HTMLElement;
  show(content: SectionContent): void;
}

export interface SectionContent {
  /** The scope of the figures, e.g. "USD". */
  readonly scope: string;
  readonly reading: string;
  readonly body: readonly HTMLElement[];
  /** For the CSV file. */
  readonly table: TableContent;
  /** What else the CSV file is named after, e.g. "2026-10". */
  readonly months?: string;
}

/** Creates an empty card of tables. `controls` stay at its head; `show` fills the rest, and again. */
export function createSection(
  { id, title, source, isWide }: SectionFrame,
  ...controls: readonly HTMLElement[]
): Section {
  const scope = element("span", { class: "chip" });
  const reading = element("p", { class: "reading" });
  const body = element("div", { class: "section-body" });
  let shown: SectionContent | undefined;
  const download = downloadButton(
    title,
    () => shown && { file: fileName([id, shown.months].filter(Boolean).join(" "), shown.scope), table: shown.table },
  );
  const root = element(
    "section",
    { class: isWide ? "card wide" : "card", id, "aria-labelledby": `${id}-title` },
    element("div", { class: "card-head" }, element("h2", { id: `${id}-title` }, title), scope, download),
    ...controls,
    reading,
    body,
    element("p", { class: "source" }, source),
  );
  return {
    root,
    show(content) {
      shown = content;
      download.hidden = content.table.rows.length === 0;
      scope.textContent = content.scope;
      reading.textContent = content.reading;
      body.replaceChildren(...content.body);
    },
  };
}
