import type { Customer, Money, TimelineEvent } from "./customer.js";

/**
 * Customers with their events in a third of the space. Rows replace objects, each repeated text is stored once, and
 * times are differences.
 */
export interface PackedCustomers {
  readonly words: readonly string[];
  readonly rows: readonly Row[];
}

/** The reverse of `unpackCustomers`. */
export function packCustomers(customers: readonly Customer[]): PackedCustomers {
  const words: string[] = [];
  const places = new Map<string, number>();
  const wordOf = (text: string | null) => {
    if (text === null) return null;
    const place = places.get(text) ?? words.push(text) - 1;
    places.set(text, place);
    return place;
  };
  const packMoney = ({ currency, minor }: Money) => [wordOf(currency)!, minor] as const;
  const packEvent = (event: TimelineEvent, previousSeconds: number) =>
    withoutTrailingNulls([
      wordOf(event.type),
      event.seconds - previousSeconds,
      event.isInferred ? 1 : 0,
      wordOf(event.currency),
      event.amountMinor,
      event.previousMrrMinor,
      event.mrrMinor,
      wordOf(event.movement),
      wordOf(event.plan),
      wordOf(event.detail),
    ]);
  const rows = customers.map((customer): Row => {
    const { events } = customer;
    return [
      customer.id,
      customer.externalId,
      customer.name,
      customer.email,
      wordOf(customer.status)!,
      wordOf(customer.detail),
      wordOf(customer.plan),
      (customer.isDeleted ? 1 : 0) + (customer.willRenew ? 2 : 0),
      customer.mrr.map(packMoney),
      customer.ltv?.map(packMoney) ?? null,
      customer.signedUpSeconds,
      customer.renewalSeconds,
      customer.churnedSeconds,
      events.map((event, place) => packEvent(event, events[place - 1]?.seconds ?? 0)),
    ];
  });
  return { words, rows };
}

/** The reverse of `packCustomers`. Also works after JSON. */
export function unpackCustomers({ words, rows }: PackedCustomers): Customer[] {
  const wordAt = (place: number | null | undefined) => (place === null || place === undefined ? null : words[place]!);
  const unpackMoney = ([place, minor]: PackedMoney): Money => ({ currency: words[place]!, minor });
  const unpackEvents = (packed: readonly PackedEvent[]) => {
    let seconds = 0;
    return packed.map((event): TimelineEvent => {
      const [type, later, isInferred, currency, amount, previousMrr, mrr, movement, plan, detail] = event;
      seconds += later!;
      return {
        type: wordAt(type)!,
        seconds,
        isInferred: isInferred === 1,
        currency: wordAt(currency),
        amountMinor: amount ?? null,
        previousMrrMinor: previousMrr ?? null,
        mrrMinor: mrr ?? null,
        movement: wordAt(movement),
        plan: wordAt(plan),
        detail: wordAt(detail),
      };
    });
  };
  return rows.map((row): Customer => {
    const [id, externalId, name, email, status, detail, plan, flags, mrr, ltv, signedUp, renewal, churned, events] =
      row;
    return {
      id,
      externalId,
      name,
      email,
      status: words[status]!,
      detail: wordAt(detail),
      plan: wordAt(plan),
      isDeleted: flags % 2 === 1,
      willRenew: flags >= 2,
      mrr: mrr.map(unpackMoney),
      ltv: ltv?.map(unpackMoney) ?? null,
      signedUpSeconds: signedUp,
      renewalSeconds: renewal,
      churnedSeconds: churned,
      events: unpackEvents(events),
    };
  });
}

/**
 * The fields of `Customer`, in its order, except that `isDeleted` and `willRenew` share a number. Repeated texts are
 * indexes into `words`.
 */
type Row = readonly [
  id: string,
  externalId: string | null,
  name: string | null,
  email: string | null,
  status: number,
  detail: number | null,
  plan: number | null,
  flags: number,
  mrr: readonly PackedMoney[],
  ltv: readonly PackedMoney[] | null,
  signedUpSeconds: number | null,
  renewalSeconds: number | null,
  churnedSeconds: number | null,
  events: readonly PackedEvent[],
];

type PackedMoney = readonly [currency: number, minor: number];

/**
 * The fields of `TimelineEvent`, in its order. The time is relative to the previous event. Nulls at the end are
 * omitted.
 */
type PackedEvent = readonly (number | null)[];

function withoutTrailingNulls(fields: readonly (number | null)[]): PackedEvent {
  return fields.slice(0, fields.findLastIndex((field) => field !== null) + 1);
}
