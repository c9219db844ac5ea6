import type { CurrencyReport, ReportData } from "../../data.js";
import type { Period } from "../../period/period.js";
import { monthOf, monthsLater } from "../../words.js";
import { createAhead } from "./ahead.js";
import { createChurnReasons } from "./churn-reasons.js";
import { createPeriod } from "./period.js";
import { personCells } from "./person-cell.js";
import { createRisk } from "./risk.js";
import { createSegmentations } from "./segmentations.js";
import { createWho } from "./who.js";

export interface Sections {
  readonly roots: Readonly<Record<"who" | "risk" | "ahead" | "period" | "reasons" | "segments", HTMLElement>>;
  show(report: CurrencyReport): void;
}

/** Creates the cards that are tables. `show` fills them, and again whenever the currency changes. */
export function createSections(data: ReportData): Sections {
  const present = monthOf(data.asOfSeconds);
  const last = monthsLater(present, -1);
  const months = data.currencies.flatMap(({ movements }) => movements.map(({ month }) => month));
  const [first = last] = months.toSorted();
  let shown: CurrencyReport | undefined;
  let chosen: Period = { from: last, to: last };
  const person = personCells(data);
  const reasons = createChurnReasons(present);
  const period = createPeriod(first < last ? first : last, present, (each) => {
    chosen = each;
    if (shown) reasons.show(shown, chosen);
  });
  const who = createWho([last, present], person);
  const risk = createRisk(person);
  const ahead = createAhead();
  const segments = createSegmentations(data);
  return {
    roots: {
      who: who.root,
      risk: risk.root,
      ahead: ahead.root,
      period: period.root,
      reasons: reasons.root,
      segments: segments.root,
    },
    show(report) {
      shown = report;
      reasons.show(report, chosen);
      for (const section of [period, who, risk, ahead, segments]) section.show(report);
    },
  };
}
