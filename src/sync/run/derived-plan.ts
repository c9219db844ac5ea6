import type { MrrReport } from "../../metrics/timeline/subscription-histories.js";
import type { DerivedState } from "../../state/state.js";

/** How a derived stream goes on in a sync. */
export interface DerivedPlan {
  readonly state: DerivedState;
  /** Every customer is derived again from a complete listing. History that is already emitted is not emitted again. */
  readonly rescans: boolean;
  /** Events of the time since the cursor are missing, because the sync is too late or the key cannot read them. */
  readonly hasGap: boolean;
  /** The change feed is read as far back as it goes, before the lists. */
  readonly readsEvidence: boolean;
  /** All changes from this Unix second on are known from events. Earlier ones are read from objects and invoices. */
  readonly changesFromSeconds: number;
  /** The MRR that the stream reported; undefined: nothing, or its state does not show what. */
  readonly report: MrrReport | undefined;
}
