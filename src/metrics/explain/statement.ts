/** One sentence of an explanation, with its reasons. */
export interface Statement {
  readonly text: string;
  /** The amount that the sentence explains. */
  readonly amount?: Amount;
  readonly because?: readonly Statement[];
}

/** An amount in the currency's minor unit. */
export interface Amount {
  readonly minor: number;
  readonly currency: string;
}

/** The sentences under one heading. */
export interface Section {
  readonly title: string;
  readonly statements: readonly Statement[];
}

export function statement(text: string, because: readonly Statement[] = [], amount?: Amount): Statement {
  return { text, ...(amount && { amount }), ...(because.length > 0 && { because }) };
}
