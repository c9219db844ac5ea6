/** One figure of a benchmark. */
export interface Finding {
  /** What was measured, in words. */
  readonly subject: string;
  readonly measured: string;
  /** What it should be, and whether it is; absent where the figure only informs. */
  readonly target?: { readonly text: string; readonly met: boolean };
  /** What bounds the figure, where the target is missed. */
  readonly boundBy?: string;
}

export interface Bench {
  readonly name: string;
  /** How it is measured: a paragraph of Markdown. */
  readonly method: string;
  readonly run: () => Promise<readonly Finding[]>;
}

/** A figure with a target that it must not fall below. */
export function atLeast(subject: string, value: number, least: number, format: Format, boundBy?: string): Finding {
  return judged(subject, format(value), `≥ ${format(least)}`, value >= least, boundBy);
}

/** A figure with a target that it must not exceed. */
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
