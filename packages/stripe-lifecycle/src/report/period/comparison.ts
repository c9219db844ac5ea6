import { formatMoney } from "../../money.js";
import { ratioOrDash, shareOrMultiple } from "../ratio-words.js";
import { amountCell, countCell, fileNumber, noValue, type TableContent, type ValueCell } from "../table-content.js";
import { count, monthName, percentOrDash, shortMonthName } from "../words.js";
import { figuresOf, periodBefore, type MonthlyData, type Period, type PeriodFigures } from "./period.js";

/** A period beside the equally long one before it. */
export interface Comparison {
  readonly reading: string;
  /** Columns: measure, period, period before, change. */
  readonly table: TableContent;
}

/**
 * Compares a period with the one before it. A period before the first MRR has dashes.
 * @param present YYYY-MM: the month that is not over.
 */
export function compare(data: MonthlyData, period: Period, currency: string, present: string): Comparison {
  const previous = periodBefore(period);
  const now = figuresOf(data, period);
  const before = figuresOf(data, previous);
  const isKnown = data.movements.some(({ month }) => month <= previous.to);
  const format = formats(currency);
  const of = ({ of, as }: Measure, figures: PeriodFigures) => format[as].cell(of(figures));
  const difference = ({ of, as }: Measure) => {
    const [from, to] = [of(before), of(now)];
    return isKnown && from !== null && to !== null ? format[as].change(to - from) : noValue;
  };
  const money = (minor: number) => format.money.change(minor).text;
  return {
    reading:
      `Net new MRR was ${money(now.net)} in ${periodName(period, present)}` +
      (isKnown ? `, after ${money(before.net)} in ${periodName(previous, present)}. ` : ". ") +
      `${count(now.gainedCustomers, "customer")} gained, ${now.lostCustomers.toLocaleString("en")} lost.`,
    table: {
      head: ["Measure", shortName(period), shortName(previous), "Change"],
      rows: measures.map((measure) => [
        measure.label,
        of(measure, now),
        isKnown ? of(measure, before) : noValue,
        difference(measure),
      ]),
    },
  };
}

/** "October 2026", "May 26 – Oct 26", "November 2026 so far". */
export function periodName({ from, to }: Period, present: string): string {
  const name = from === to ? monthName(from) : shortName({ from, to });
  return to >= present ? `${name} so far` : name;
}

/** "Oct 26", "May 26 – Oct 26". */
function shortName({ from, to }: Period): string {
  return from === to ? shortMonthName(from) : `${shortMonthName(from)} – ${shortMonthName(to)}`;
}

interface Measure {
  readonly label: string;
  readonly of: (figures: PeriodFigures) => number | null;
  readonly as: keyof ReturnType<typeof formats>;
}

const measures: readonly Measure[] = [
  { label: "Opening MRR", of: ({ opening }) => opening, as: "money" },
  { label: "New", of: (figures) => figures.new, as: "money" },
  { label: "Expansion", of: ({ expansion }) => expansion, as: "money" },
  { label: "Reactivation", of: ({ reactivation }) => reactivation, as: "money" },
  { label: "Contraction", of: ({ contraction }) => 0 - contraction, as: "money" },
  { label: "Churn", of: ({ churn }) => 0 - churn, as: "money" },
  { label: "Net new MRR", of: ({ net }) => net, as: "money" },
  { label: "Closing MRR", of: ({ closing }) => closing, as: "money" },
  { label: "NRR", of: ({ netRetention }) => netRetention, as: "share" },
  { label: "GRR", of: ({ grossRetention }) => grossRetention, as: "share" },
  { label: "Churn rate", of: ({ churnRate }) => churnRate, as: "share" },
  { label: "Quick ratio", of: ({ quickRatio }) => quickRatio, as: "ratio" },
  { label: "ARPA at end", of: ({ arpa }) => arpa, as: "money" },
  { label: "Customers at start", of: ({ openingCustomers }) => openingCustomers, as: "count" },
  { label: "Customers gained", of: ({ gainedCustomers }) => gainedCustomers, as: "count" },
  { label: "Customers lost", of: ({ lostCustomers }) => lostCustomers, as: "count" },
  { label: "Customers at end", of: ({ closingCustomers }) => closingCustomers, as: "count" },
];

interface Format {
  readonly cell: (value: number | null) => ValueCell;
  /** A difference, with its sign. */
  readonly change: (by: number) => ValueCell;
}

/** How each kind of measure is written, and its difference between two periods. */
function formats(currency: string) {
  const size = (minor: number) => formatMoney(Math.round(Math.abs(minor)), currency);
  const signed = (by: number, text: (size: number) => string) => `${by < 0 ? "−" : "+"}${text(Math.abs(by))}`;
  const amount = (minor: number, text: string): ValueCell => ({ ...amountCell(Math.round(minor), currency), text });
  const number = (value: number | null, text: string): ValueCell => ({ value: fileNumber(value), text });
  const points = (by: number) => (by < 10 ? `${percentOrDash(by).replace("%", "")} points` : shareOrMultiple(by));
  return {
    money: {
      cell: (minor) => (minor === null ? noValue : amount(minor, `${minor < 0 ? "−" : ""}${size(minor)}`)),
      change: (by) => amount(by, signed(by, size)),
    },
    share: {
      cell: (share) => number(share, shareOrMultiple(share)),
      change: (by) => number(by, signed(by, points)),
    },
    ratio: {
      cell: (ratio) => number(ratio, ratioOrDash(ratio)),
      change: (by) => number(by, signed(by, ratioOrDash)),
    },
    count: {
      cell: (value) => countCell(value ?? 0),
      change: (by) =>
        number(
          by,
          signed(by, (value) => countCell(value).text),
        ),
    },
  } satisfies Record<string, Format>;
}
