import type { LineFacts } from "../dossier/invoice-facts.js";
import { groupBy } from "../group-by.js";
import { joined, toleranceSeconds, type SubscriptionLine } from "./subscription-lines.js";

/** What a subscription's lines say that it holds from a moment on. */
export interface Contract {
  /** When it began; -Infinity: the earliest known contract, which only a credit shows. */
  readonly fromSeconds: number;
  /** When Stripe recorded it. */
  readonly recordedSeconds: number;
  /** A proration shows the moment of a change. A whole period shows only what it began with. */
  readonly isExact: boolean;
  /** What each item holds, by a name of the item. */
  readonly items: ReadonlyMap<string, HeldItem>;
}

/** An item of a past contract. */
export interface HeldItem {
  /** Shows its price and quantity. */
  readonly line: SubscriptionLine;
  /** The last line of a whole period, because a proration shows neither the period nor its discounts. */
  readonly period: SubscriptionLine | undefined;
}

/**
 * Returns the contracts that a subscription's lines show, in the order in which Stripe recorded them.
 *
 *     line of a period              the item holds its price and quantity from the period's start
 *     credit and debit of a moment  the item holds the debit's price and quantity from that moment
 *     debit alone / credit alone    the item was added / removed
 *     credit and a new period       the item's interval changed at the period's start
 *
 * Several credits of one moment (flexible billing) never add up: only the debit shows what the item holds.
 * https://docs.stripe.com/billing/subscriptions/prorations
 */
export function contractsOf(lines: readonly SubscriptionLine[]): Contract[] {
  const held = new Map<string, HeldItem>();
  const nameOfLine = new Map<string, string>();
  const first = new Map<string, HeldItem>();
  const contracts = momentsOf(lines).map((moment): Contract => {
    const { fromSeconds, recordedSeconds } = moment;
    for (const [name, { line }] of held) if (line.line.periodEndSeconds <= fromSeconds) held.delete(name);
    const { credited, added } = namedItems(moment, held, nameOfLine);
    const before = new Map(held);
    for (const [name, line] of credited) {
      if (!held.has(name) && !first.has(name) && !isKnown(name)) first.set(name, { line, period: undefined });
      held.delete(name);
    }
    for (const [name, line] of added) {
      held.set(name, { line, period: line.line.proration === null ? line : before.get(name)?.period });
      if (line.line.id !== null) nameOfLine.set(line.line.id, name);
    }
    return {
      fromSeconds,
      recordedSeconds,
      isExact: credited.size > 0 || moment.lines.some(({ line }) => line.proration !== null),
      items: new Map(held),
    };
  });
  if (first.size === 0) return contracts;
  return [{ fromSeconds: -Infinity, recordedSeconds: -Infinity, isExact: false, items: first }, ...contracts];

  function isKnown(name: string): boolean {
    return [...nameOfLine.values()].includes(name);
  }
}

/** The lines that Stripe recorded together about one moment. */
interface Moment {
  readonly fromSeconds: number;
  readonly recordedSeconds: number;
  readonly lines: readonly SubscriptionLine[];
}

function momentsOf(lines: readonly SubscriptionLine[]): Moment[] {
  const placed = lines.map((line) => {
    const restart = restartOf(line, lines);
    const { periodStartSeconds: fromSeconds } = (restart ?? line).line;
    return { line, fromSeconds, recordedSeconds: (restart ?? line).recordedSeconds };
  });
  const groups = groupBy(placed, ({ fromSeconds, recordedSeconds }) => `${recordedSeconds} ${fromSeconds}`);
  return [...groups.values()]
    .map((group) => ({ ...group[0]!, lines: group.map(({ line }) => line).toSorted(byIssue) }))
    .toSorted((a, b) => a.recordedSeconds - b.recordedSeconds || a.fromSeconds - b.fromSeconds);
}

/** Returns the new period of a credited item whose interval changed. It begins at the credit or seconds later. */
function restartOf({ line, invoice }: SubscriptionLine, lines: readonly SubscriptionLine[]) {
  if (line.proration !== "credit") return undefined;
  return lines.find((other) => {
    const later = other.line.periodStartSeconds - line.periodStartSeconds;
    const isOfItem = other.line.itemId === line.itemId && other.line.proration === null;
    return isOfItem && other.invoice?.id === invoice?.id && later >= 0 && later <= toleranceSeconds;
  });
}

function byIssue(a: SubscriptionLine, b: SubscriptionLine): number {
  const [first, second] = [a, b].map(({ invoice, line }) => `${invoice?.id ?? ""} ${line.id ?? ""}`);
  return a.issuedSeconds - b.issuedSeconds || (first! < second! ? -1 : 1);
}

/** The items of one moment by name: those that were credited, and those that hold something from then on. */
interface NamedItems {
  readonly credited: ReadonlyMap<string, SubscriptionLine>;
  readonly added: ReadonlyMap<string, SubscriptionLine>;
}

/**
 * Returns the items of a moment. A line that names no item belongs to the item whose line it credits, or which holds
 * the same price and quantity. A debit without an item replaces what a credit of the moment takes back.
 */
function namedItems(
  { lines }: Moment,
  held: ReadonlyMap<string, HeldItem>,
  nameOfLine: ReadonlyMap<string, string>,
): NamedItems {
  const credited = new Map<string, SubscriptionLine>();
  const added = new Map<string, SubscriptionLine>();
  const credits = lines.filter(({ line }) => line.proration === "credit");
  for (const credit of credits) {
    const name = credit.line.itemId ?? creditedName(credit.line, held, nameOfLine);
    credited.set(name, credited.get(name) ?? credit);
  }
  const open = [...credited.keys()];
  for (const debit of withoutCredited(lines, credits)) {
    const name = debit.line.itemId ?? open.find((each) => !added.has(each)) ?? nameByPrice(debit.line, held);
    added.set(name, debit);
  }
  for (const period of lines.filter(({ line }) => line.proration === null)) {
    added.set(period.line.itemId ?? nameByPrice(period.line, held), period);
  }
  return { credited, added };
}

function creditedName(
  line: LineFacts,
  held: ReadonlyMap<string, HeldItem>,
  nameOfLine: ReadonlyMap<string, string>,
): string {
  const named = line.creditedLineIds.map((id) => nameOfLine.get(id)).find((name) => name !== undefined);
  return named ?? nameByPrice(line, held, (other) => other.quantity === line.quantity);
}

/** Returns the item that holds the line's price, or a name from the price. */
function nameByPrice(
  { priceId }: LineFacts,
  held: ReadonlyMap<string, HeldItem>,
  fits: (line: LineFacts) => boolean = () => true,
): string {
  const same = [...held].find(([, { line }]) => line.line.priceId === priceId && fits(line.line));
  return same?.[0] ?? `price ${priceId}`;
}

/**
 * Returns the debits of a moment that no credit of it takes back: of two changes in one second, the last one.
 * What remains of one item and price are its tiers.
 */
function withoutCredited(
  lines: readonly SubscriptionLine[],
  credits: readonly SubscriptionLine[],
): readonly SubscriptionLine[] {
  const rest = [...credits];
  const debits = lines.filter(({ line }) => line.proration === "debit");
  const several = groupBy(debits, ({ line }) => line.itemId);
  const kept = debits.filter(({ line }) => {
    if ((several.get(line.itemId)?.length ?? 0) < 2) return true;
    const index = rest.findIndex((credit) => holdsSame(credit.line, line));
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
  const byPrice = groupBy(kept, ({ line }) => (line.itemId === null ? line : `${line.itemId} ${line.priceId}`));
  return [...byPrice.values()].map((tiers) => ({ ...tiers[0]!, line: joined(tiers.map(({ line }) => line)) }));
}

function holdsSame(a: LineFacts, b: LineFacts): boolean {
  return a.itemId === b.itemId && a.priceId === b.priceId && a.quantity === b.quantity;
}
