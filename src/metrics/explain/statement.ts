/** One sentence of an explanation, with what it rests on. */
export interface Statement {
  readonly text: string;
  /** The amount that the sentence is about. */
  readonly amount?: Amount;
  readonly because?: readonly Statement[];
}

/** In the currency's minor unit. */
export interface Amount {
  readonly minor: number;
  readonly currency: string;
}

/** What is explained under one heading. */
export interface Section {
  readonly title: string;
  readonly statements: readonly Statement[];
}

export function statement(text: string, because: readonly Statement[] = [], amount?: Amount): Statement {
  return { text, ...(amount && { amount }), ...(because.length > 0 && { because }) };
}
