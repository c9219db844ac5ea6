import { element } from "./element.js";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Adds a row of radio buttons to a fieldset. The first is chosen. Keyboard: Tab to them, arrows between them. */
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
