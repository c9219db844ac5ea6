import { element } from "./element.js";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Radio buttons in a row, added to a fieldset; the first is chosen. By keyboard: Tab to them, arrows between them. */
export function addSegments(
  fieldset: HTMLElement,
  name: string,
  choices: readonly Choice[],
  onChoice: (value: string) => void,
): void {
  fieldset.append(
    ...choices.map(({ value, label }, place) => {
      const input = element("input", { type: "radio", name, value, checked: place === 0 });
      input.addEventListener("change", () => onChoice(value));
      return element("label", {}, input, element("span", {}, label));
    }),
  );
}
