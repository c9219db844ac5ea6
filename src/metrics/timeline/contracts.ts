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
      isExact: moment.lines.some(({ line }) => line.proration !== null),
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
 * the same price, even in another quantity, because an item has a line for each tier. So the debits without an item of
 * one price are one item's. They replace what a credit of the moment takes back, or add an item.
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
  const debits = new Map<string, SubscriptionLine[]>();
  const nameOfPrice = new Map<string | null, string>();
  for (const debit of lines.filter(({ line }) => line.proration === "debit")) {
    const { itemId, id, priceId } = debit.line;
    // A debit without a credit adds an item.
    const name =
      itemId ?? nameOfPrice.get(priceId) ?? open.find((each) => !debits.has(each)) ?? `line ${id ?? priceId}`;
    if (itemId === null) nameOfPrice.set(priceId, name);
    debits.set(name, [...(debits.get(name) ?? []), debit]);
  }
  for (const [name, ofItem] of debits) {
    const own = credits.filter(({ line }) => line.itemId === null || line.itemId === name);
    const last = heldAfter(ofItem, own, held.get(name)?.line ?? own[0]);
    if (last) added.set(name, last);
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
  return named ?? nameByPrice(line, held);
}

/** Returns the item that holds the line's price, one of its quantity first, or a name from the price. */
function nameByPrice({ priceId, quantity }: LineFacts, held: ReadonlyMap<string, HeldItem>): string {
  const same = [...held].filter(([, { line }]) => line.line.priceId === priceId);
  const fitting = same.find(([, { line }]) => line.line.quantity === quantity) ?? same[0];
  return fitting?.[0] ?? `price ${priceId}`;
}

/**
 * Returns what an item holds after its debits of one moment. A price may have a debit for each tier.
 * Two changes in one second debit what the second of them credits:
 *
 *     2 -> 9 -> 4     debits 9 + 4, credits 2 + 9, of which 2 were held before: 13 - 9 = 4
 *
 * @param before what the item held before; undefined: unknown
 */
function heldAfter(
  debits: readonly SubscriptionLine[],
  credits: readonly SubscriptionLine[],
  before: SubscriptionLine | undefined,
): SubscriptionLine | undefined {
  const [only, ...others] = debits;
  if (others.length === 0) return only;
  const ofPrice = (lines: readonly SubscriptionLine[], priceId: string | null) =>
    lines.filter(({ line }) => line.priceId === priceId);
  const units = (lines: readonly SubscriptionLine[]) => lines.reduce((sum, { line }) => sum + (line.quantity ?? 1), 0);
  const results = [...groupBy(debits, ({ line }) => line.priceId)].flatMap(([priceId, tiers]) => {
    const credited = units(ofPrice(credits, priceId)) - units(before ? ofPrice([before], priceId) : []);
    const quantity = units(tiers) - Math.max(0, credited);
    const whole = tiers.find(({ line }) => line.quantity === quantity) ?? tiers[0]!;
    const line = quantity === units(tiers) ? joined(tiers.map((tier) => tier.line)) : { ...whole.line, quantity };
    return quantity > 0 ? [{ ...whole, line }] : [];
  });
  // Without the ids of what it credits, a credit of amount 0 looks like a debit of what was held.
  return results.findLast(({ line }) => !before || !holdsSame(line, before.line)) ?? results.at(-1);
}

function holdsSame(a: LineFacts, b: LineFacts): boolean {
  return a.priceId === b.priceId && a.quantity === b.quantity;
}
