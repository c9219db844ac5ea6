/** One figure of a benchmark. */
export interface Finding {
  /** The measured quantity, in words. */
  readonly subject: string;
  readonly measured: string;
  /** The target and whether it is met. Absent if the figure has no target. */
  readonly target?: { readonly text: string; readonly met: boolean };
  /** What limits the figure, if it misses the target. */
  readonly boundBy?: string;
}

export interface Bench {
  readonly name: string;
  /** How it is measured, as a paragraph of Markdown. */
  readonly method: string;
  readonly run: () => Promise<readonly Finding[]>;
}

/** Returns a figure with a minimum as its target. */
export function atLeast(subject: string, value: number, least: number, format: Format, boundBy?: string): Finding {
  return judged(subject, format(value), `≥ ${format(least)}`, value >= least, boundBy);
}

/** Returns a figure with a maximum as its target. */
export function atMost(subject: string, value: number, most: number, format: Format, boundBy?: string): Finding {
  return judged(subject, format(value), `≤ ${format(most)}`, value <= most, boundBy);
}

export function informative(subject: string, measured: string): Finding {
  return { subject, measured };
}

type Format = (value: number) => string;

function judged(subject: string, measured: string, text: string, met: boolean, boundBy?: string): Finding {
  return { subject, measured, target: { text, met }, ...(!met && boundBy !== undefined && { boundBy }) };
}
