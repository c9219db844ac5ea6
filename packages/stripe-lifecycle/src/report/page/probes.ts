/*
 * Checks that tests run in the page. Each function is sent there alone, so it uses only its own declarations and the
 * browser. Limits: https://www.w3.org/TR/WCAG22/, level AA.
 */

/** Returns one sentence for each text with too little contrast to its background: below 4.5 (large texts: 3). */
export function faintTexts(): string[] {
  const canvas = document.createElement("canvas");
  canvas.width = 1;
  canvas.height = 1;
  const paint = canvas.getContext("2d", { willReadFrequently: true })!;
  const luminance = (colours: readonly string[]) => {
    paint.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      paint.fillStyle = colour;
      paint.fillRect(0, 0, 1, 1);
    }
    const [red, green, blue] = [...paint.getImageData(0, 0, 1, 1).data].map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const backgrounds = (element: Element): string[] => [
    ...(element.parentElement ? backgrounds(element.parentElement) : []),
    getComputedStyle(element).backgroundColor,
  ];
  const hasText = (element: Element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== "");
  const shown = [...document.querySelectorAll("body *")].filter(
    (element) =>
      hasText(element) && element.checkVisibility() && !element.closest("script, noscript, .visually-hidden, legend"),
  );
  return shown.flatMap((element) => {
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const behind = backgrounds(element);
    const lights = [luminance(behind), luminance([...behind, color])];
    const contrast = (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
    const size = Number.parseFloat(fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
    if (contrast >= (isLarge ? 3 : 4.5)) return [];
    return [`${element.tagName} "${element.textContent.trim().slice(0, 30)}": ${contrast.toFixed(2)}`];
  });
}

/** Returns the contrast of the charts' colours to a card, by name. Lines and bars need 3. */
export function chartContrasts(): Record<string, number> {
  const probe = document.createElement("span");
  document.body.append(probe);
  const luminanceOf = (name: string) => {
    probe.style.color = `var(--${name})`;
    const channels = getComputedStyle(probe).color.match(/[\d.]+/g)!;
    const [red, green, blue] = channels.map((channel) => {
      const share = Number(channel) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const card = luminanceOf("card");
  const contrasts = ["blue", "teal", "violet", "amber", "red", "grey", "edge"].map((name) => {
    const lights = [card, luminanceOf(name)];
    return [name, (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05)] as const;
  });
  probe.remove();
  return Object.fromEntries(contrasts);
}

/** Returns what a screen reader or a finger would miss: names, references, headings, sizes. One sentence each. */
export function missingNames(): string[] {
  const all = (selector: string) =>
    [...document.querySelectorAll<HTMLElement>(selector)].filter((each) => each.checkVisibility());
  const problems: string[] = [];
  const report = (problem: string, element: Element) => problems.push(`${problem}: ${element.outerHTML.slice(0, 90)}`);
  for (const field of all("input, select") as HTMLInputElement[]) {
    if (![...(field.labels ?? [])].some((label) => label.textContent.trim() !== "")) report("no label", field);
  }
  for (const named of all("button, summary, a, th, caption, h1, h2, h3, legend, option")) {
    if (named.textContent.trim() === "") report("no text", named);
  }
  for (const picture of all("canvas, [role=img], [role=region], nav, form, dialog, section")) {
    if (!picture.hasAttribute("aria-label") && !picture.hasAttribute("aria-labelledby")) report("no name", picture);
  }
  for (const table of all("table")) if (!table.querySelector("caption")) report("no caption", table);
  for (const group of all("fieldset")) if (!group.querySelector("legend")) report("no legend", group);
  for (const attribute of ["aria-labelledby", "aria-describedby"]) {
    for (const element of all(`[${attribute}]`)) {
      if (!document.getElementById(element.getAttribute(attribute)!)) report(`${attribute} leads nowhere`, element);
    }
  }
  for (const { id } of all("[id]")) {
    if (document.querySelectorAll(`[id="${id}"]`).length > 1) problems.push(`the id ${id} is there more than once`);
  }
  let level = 0;
  for (const heading of all("h1, h2, h3, h4")) {
    const next = Number(heading.tagName.slice(1));
    if (next > level + 1) report("a level of headings is left out", heading);
    level = next;
  }
  for (const target of all("button, select, summary, input[type=search], .segments label")) {
    const { width, height } = target.getBoundingClientRect();
    if (width < 24 || height < 24) report(`only ${width.toFixed(0)} x ${height.toFixed(0)} pixels`, target);
  }
  if (document.documentElement.lang === "") problems.push("the page has no language");
  return problems;
}

/** Returns the focused element in words, and whether its focus is visible. */
export function focusStop(): { readonly name: string; readonly isVisible: boolean } {
  const element = document.activeElement as HTMLElement;
  // A radio button is invisible over its label's text. The text shows the focus instead.
  const shown = element instanceof HTMLInputElement && element.type === "radio" ? element.nextElementSibling! : element;
  const label =
    element instanceof HTMLInputElement || element instanceof HTMLSelectElement
      ? element.labels?.[0]?.querySelector("span")?.textContent
      : null;
  return {
    name: `${element.tagName.toLowerCase()} ${(label ?? element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 40)}`,
    isVisible: getComputedStyle(shown).outlineStyle !== "none" && getComputedStyle(shown).outlineWidth !== "0px",
  };
}

/** Returns the texts of the cells of table rows. */
export function tableCells(rows: readonly Element[]): string[][] {
  return rows.map((row) => [...(row as HTMLTableRowElement).cells].map((cell) => cell.textContent.trim()));
}

/** Returns address, rel and target of each link. */
export function linksOf(links: readonly Element[]): string[] {
  return links.map((link) => ["href", "rel", "target"].map((name) => link.getAttribute(name)).join(" "));
}

/** Returns the number of pixels by which an element is wider than its parent's space for it. */
export function overflow(element: Element): number {
  return element.scrollWidth - element.parentElement!.clientWidth;
}

/** Returns for each canvas its name, whether it is blank, and the picture itself. */
export function inkOf(canvases: readonly Element[]): { name: string; isBlank: boolean; picture: string }[] {
  return (canvases as readonly HTMLCanvasElement[]).map((canvas) => {
    const blank = document.createElement("canvas");
    blank.width = canvas.width;
    blank.height = canvas.height;
    const picture = canvas.toDataURL();
    return { name: canvas.getAttribute("aria-label")!, isBlank: picture === blank.toDataURL(), picture };
  });
}

/** Scrolls an element down, and waits until the page has reacted. */
export function scrollTo(element: Element, top: number): Promise<number> {
  element.scrollTop = top;
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** Returns whether the focused customer is in the visible part of the table. */
export function isFocusInView(): boolean {
  const { top, bottom } = document.activeElement!.getBoundingClientRect();
  const region = document.querySelector(".rows")!.getBoundingClientRect();
  return top >= region.top && bottom <= region.bottom;
}
