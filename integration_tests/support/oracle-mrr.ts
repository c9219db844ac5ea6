import {
  idOf,
  type Coupon,
  type Customer,
  type Discount,
  type Item,
  type Price,
  type Subscription,
} from "./oracle-truth.js";
import type { Truth } from "./oracle-truth.js";
import { decimal, minus, nothing, plus, ratio, rounded, times, totalOf, type Ratio } from "./ratio.js";

/**
 * Returns the monthly value of a subscription in minor units, after discounts (net) and before (gross), whatever its
 * status.
 */
export function monthlyWorth(
  subscription: Subscription,
  customer: Customer | undefined,
  truth: Truth,
  atSeconds: number,
): { net: number; gross: number } {
  const running = (discounts: readonly (string | Discount)[]) =>
    discounts.flatMap((discount) => lastingCoupon(discount as Discount, truth, atSeconds));
  const priced = subscription.items.data.flatMap((item) => pricedItem(item, truth));
  const own = running(subscription.discounts);
  const general = own.length > 0 ? own : running(customer?.discount ? [customer.discount] : []);
  const discounted = priced.map((line) => running(line.item.discounts).reduce(take, [line])[0]!);
  return { gross: perMonth(priced), net: perMonth(general.reduce(take, discounted)) };
}

interface Line {
  readonly item: Item;
  readonly price: Price;
  readonly product: string;
  readonly amount: Ratio;
}

/** Metered usage is not MRR. */
function pricedItem(item: Item, { prices }: Truth): Line[] {
  const price = prices.get(item.price.id)!;
  if (price.recurring!.usage_type === "metered") return [];
  return [{ item, price, product: idOf(price.product), amount: costOf(price, item.quantity ?? 1) }];
}

function costOf(price: Price, quantity: number): Ratio {
  const { tiers, transform_quantity: packages } = price;
  if (!tiers) {
    const share = packages ? quantity / packages.divide_by : quantity;
    const units = packages?.round === "down" ? Math.floor(share) : Math.ceil(share);
    return times(decimal(price.unit_amount_decimal!), ratio(units));
  }
  let cost = nothing;
  let below = 0;
  for (const tier of tiers) {
    const end = tier.up_to ?? Infinity;
    const isHit = price.tiers_mode === "volume" ? below < quantity && quantity <= end : below < quantity;
    const units = price.tiers_mode === "volume" ? quantity : Math.min(quantity, end) - below;
    if (isHit) {
      cost = plus(cost, times(decimal(tier.unit_amount_decimal ?? "0"), ratio(units)));
      cost = plus(cost, decimal(tier.flat_amount_decimal ?? "0"));
    }
    below = end;
  }
  return cost;
}

/** One-time discounts do not lower MRR. Repeating discounts lower it until they end. */
function lastingCoupon({ source, start, end }: Discount, { coupons }: Truth, atSeconds: number): Coupon[] {
  const id = idOf(source.coupon);
  const life = coupons.find(
    ({ coupon, deletedSeconds }) => coupon.id === id && coupon.created <= start && start <= deletedSeconds,
  );
  if (!life) throw new RangeError(`no coupon ${id} at ${start}`);
  const { coupon } = life;
  return coupon.duration === "once" || (end !== null && end <= atSeconds) ? [] : [coupon];
}

function take(lines: readonly Line[], coupon: Coupon): Line[] {
  const covers = ({ product }: Line) => coupon.applies_to?.products.includes(product) ?? true;
  if (coupon.percent_off !== null) {
    const kept = times(minus(ratio(100), decimal(String(coupon.percent_off))), ratio(1, 100));
    return lines.map((line) => (covers(line) ? { ...line, amount: times(line.amount, kept) } : line));
  }
  const able = lines.filter((line) => covers(line) && line.amount.over > 0n && line.price.currency === coupon.currency);
  const shortest = Math.min(...able.map(({ price }) => daysOf(price)));
  const bearing = able.filter(({ price }) => daysOf(price) === shortest);
  const { over, under } = totalOf(bearing.map(({ amount }) => amount));
  if (over === 0n) return [...lines];
  const off = BigInt(coupon.amount_off!) * under;
  const kept = off >= over ? nothing : ratio(over - off, over);
  return lines.map((line) => (bearing.includes(line) ? { ...line, amount: times(line.amount, kept) } : line));
}

const daysOfInterval: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };

function daysOf({ recurring }: Price): number {
  return daysOfInterval[recurring!.interval]! * recurring!.interval_count;
}

function perMonth(lines: readonly Line[]): number {
  const monthly = lines.map(({ amount, price: { recurring } }) =>
    times(amount, times(perInterval[recurring!.interval]!, ratio(1, recurring!.interval_count))),
  );
  return rounded(totalOf(monthly));
}

const perInterval: Readonly<Record<string, Ratio>> = {
  day: ratio(365, 12),
  week: ratio(52, 12),
  month: ratio(1),
  year: ratio(1, 12),
};
