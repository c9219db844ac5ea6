import type { Chart } from "chart.js";
import { draw, type Drawing } from "./chart.js";
import type { TableContent } from "../table-content.js";
import { dataTable } from "./data-table.js";
import { downloadButton, fileName } from "./download.js";
import { element } from "./element.js";
import type { Palette } from "./palette.js";
import { scrollRegion } from "./scroll-region.js";

/** The contents of a card: a chart, a sentence about it, the same figures as a table, and their source. */
export interface CardContent {
  /** The scope of the figures, e.g. "USD" or "All currencies". */
  readonly scope: string;
  readonly reading: string;
  readonly legend: readonly LegendEntry[];
  readonly drawing: (colours: Palette) => Drawing;
  readonly table: TableContent;
}

export interface LegendEntry {
  readonly label: string;
  readonly colour: keyof Palette;
  readonly isLine?: boolean;
}

export interface CardFrame {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** True: the card takes the full width. */
  readonly isWide?: boolean;
}

export interface Card {
  readonly root: HTMLElement;
  show(content: CardContent, colours: Palette): void;
}

/** Creates an empty card. `show` fills it, and again whenever the currency or the theme changes. */
export function createCard({ id, title, source, isWide }: CardFrame): Card {
  const scope = element("span", { class: "chip" });
  const reading = element("p", { class: "reading", id: `${id}-reading` });
  const canvas = element("canvas", { role: "img", "aria-label": title, "aria-describedby": `${id}-reading` });
  const legend = element("ul", { class: "legend" });
  const { frame, region } = scrollRegion(`${title}, as a table`);
  let shown: CardContent | undefined;
  const download = downloadButton(title, () => shown && { file: fileName(id, shown.scope), table: shown.table });
  const root = element(
    "section",
    { class: isWide ? "card wide" : "card", id, "aria-labelledby": `${id}-title` },
    element("div", { class: "card-head" }, element("h2", { id: `${id}-title` }, title), scope, download),
    reading,
    element("div", { class: "chart" }, canvas),
    legend,
    element("details", {}, element("summary", {}, "Show as a table"), frame),
    element("p", { class: "source" }, source),
  );
  let chart: Chart<"bar" | "line", unknown[], string> | undefined;
  return {
    root,
    show(content, colours) {
      shown = content;
      scope.textContent = content.scope;
      reading.textContent = content.reading;
      legend.replaceChildren(...content.legend.map(legendItem));
      region.replaceChildren(dataTable(title, content.table));
      chart?.destroy();
      chart = draw(canvas, content.drawing(colours), colours);
    },
  };
}

function legendItem({ label, colour, isLine }: LegendEntry): HTMLLIElement {
  const swatch = element("span", { class: isLine ? "swatch line" : "swatch", "aria-hidden": "true" });
  swatch.style.setProperty("--swatch", `var(--${colour})`);
  return element("li", {}, swatch, label);
}
