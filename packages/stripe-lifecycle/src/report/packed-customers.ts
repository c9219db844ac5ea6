import { toRows, type Columns } from "./columns.js";
import type { Customer, TimelineEvent } from "./customer.js";
import { decompress } from "./decompress.js";
import { unpackTimelines, type Timelines } from "./packed-timelines.js";

/**
 * All customers by id, and their timelines in blocks, as compressed text. A page opens only the blocks that it shows.
 */
export interface PackedCustomers {
  /** `Columns<Customer>`. */
  readonly table: string;
  /** `Timelines` of each `blockSize` customers, in the table's order. */
  readonly timelines: readonly string[];
}

/** Small enough to open one while a user waits, large enough to compress well. */
export const blockSize = 1000;

/** The fields of a customer, in the order of the packed table. */
export const customerFields = [
  "id",
  "externalId",
  "name",
  "email",
  "status",
  "detail",
  "plan",
  "isDeleted",
  "willRenew",
  "mrr",
  "ltv",
  "signedUpSeconds",
  "renewalSeconds",
  "churnedSeconds",
] as const satisfies readonly (keyof Customer)[];

export interface Customers {
  readonly all: readonly Customer[];
  /** Unpacks the timeline of one of these customers, oldest event first. */
  readonly timelineOf: (customer: Customer) => Promise<readonly TimelineEvent[]>;
}

/** Unpacks the customers, and their timelines when they are asked for. */
export async function unpackCustomers({ table, timelines }: PackedCustomers): Promise<Customers> {
  const all = toRows((await decompress(table)) as Columns<Customer>);
  return {
    all,
    async timelineOf(customer) {
      const place = all.indexOf(customer);
      const block = (await decompress(timelines[Math.floor(place / blockSize)]!)) as Timelines;
      return unpackTimelines(block)[place % blockSize]!;
    },
  };
}
