import type { Dossier } from "../dossier/dossier.js";
import type { References } from "../dossier/references.js";
import { defaultOptions, type MetricsOptions } from "../options.js";
import { customer, noReferences, now } from "./world.js";
import { explain, type Explanation } from "../explain/explain.js";
import { renderLines } from "../explain/render.js";

/** Returns the explanation as of 2026-03-15, with the changes of the day before. Parts that are not given are empty. */
export function explained(
  of: Partial<Dossier>,
  options: Partial<MetricsOptions> = {},
  references: References = noReferences,
): Explanation {
  const dossier = {
    customer: customer(),
    subscriptions: [],
    invoices: [],
    charges: [],
    creditNotes: [],
    changes: [],
    ...of,
  };
  const boundary = now - 86_400;
  return explain(
    dossier,
    references,
    { ...defaultOptions, ...options },
    {
      account: { id: "acct_1", livemode: false },
      asOfSeconds: now,
      changesFromSeconds: boundary,
      connectedAtSeconds: boundary,
    },
  );
}

/** Returns the lines of the section whose title begins with `title`, the title first. */
export function linesOf(explanation: Explanation, title: string): string[] {
  const sections = explanation.sections.filter((section) => section.title.startsWith(title));
  return renderLines({ ...explanation, heading: [], sections }).slice(1);
}
