import { errorsOf, storyOf } from "@airbyte/cdk-typescript-compat/testing";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { dossierSources } from "../../src/facts/sources.js";
import { streamNamed } from "../../src/streams/raw-streams.js";
import { distortionOf, identity, routes, allFaults, withCutLists } from "../support/hostile/faults.js";
import {
  openHostileStripe,
  statesOf,
  type Distortion,
  type HostileOutcome,
  type HostileStripe,
} from "../support/hostile/hostile-stripe.js";
import { mutate, mutations, oddValues } from "../support/hostile/mutations.js";
import { problemsOf } from "../support/hostile/problems.js";
import { worldStreams } from "../support/world-streams.js";

let stripe: HostileStripe;

beforeAll(async () => {
  stripe = await openHostileStripe();
}, 60_000);

type Row = Readonly<Record<string, unknown>> & { readonly id?: string };

function rows({ messages }: HostileOutcome, stream: string): Row[] {
  return messages.flatMap((message) =>
    message.type === "RECORD" && message.record.stream === stream ? [message.record.data as Row] : [],
  );
}

function logOf({ messages }: HostileOutcome, level: "WARN" | "INFO"): string[] {
  return messages.flatMap((message) =>
    message.type === "LOG" && message.log.level === level ? [message.log.message] : [],
  );
}

describe("answers that break Stripe's contract", () => {
  it("never hang or crash a read, never make it write an invalid message, and leave states that the next sync can resume from", async () => {
    await fc.assert(
      fc.asyncProperty(allFaults, async (faults) => {
        const distort = distortionOf(faults);
        const outcome = await stripe.run({ command: "read", state: faults.follows ? stripe.states : [], distort });
        expect(problemsOf(outcome)).toEqual([]);
        const next = await stripe.run({ command: "read", state: statesOf(outcome.messages) });
        expect(problemsOf(next)).toEqual([]);
        expect(next.exitCode).toBe(0);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it("never hang or crash a check", async () => {
    await fc.assert(
      fc.asyncProperty(allFaults, async (faults) => {
        const outcome = await stripe.run({ command: "check", distort: distortionOf(faults) });
        expect(problemsOf(outcome)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it("are errors that say who must act, whatever text an error contains", async () => {
    const failures = fc.record({
      command: fc.constantFrom("read" as const, "check" as const),
      route: fc.constantFrom(...routes),
      status: fc.constantFrom(400, 401, 402, 403, 404, 409, 429, 500),
      error: fc.dictionary(fc.constantFrom("type", "code", "message", "param"), fc.constantFrom(...oddValues)),
      isError: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(failures, async ({ command, route, status, error, isError }) => {
        const outcome = await stripe.run({
          command,
          status: (asked) => (asked === route ? status : undefined),
          distort: (asked, body) => (asked === route ? { error: isError ? error : Object.values(error)[0] } : body),
        });
        expect(problemsOf(outcome)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});

describe("a list without an end", () => {
  const lists = [...worldStreams.map(({ path }) => path), "/v1/events"].filter((path) => path !== "/v1/disputes");
  const nested = worldStreams.flatMap((stream) => stream.nested.map(({ route }) => route));
  const statesFor = (route: string) => (route === "/v1/events" ? stripe.states : []);

  /** Each page of a list is its first page, with `has_more: true`. */
  function endless(route: string): Distortion {
    const pages = new Map<string, object>();
    return (asked, body, url) => {
      const given = nested.includes(route) ? withCutLists(body, Infinity) : body;
      if (asked !== route) return given;
      for (const name of ["starting_after", "created[gte]", "created[lt]"]) url.searchParams.delete(name);
      const page = pages.get(url.href) ?? (given as { readonly data: readonly unknown[] });
      if ("data" in page && Array.isArray(page.data) && page.data.length > 0) pages.set(url.href, page);
      return { ...page, has_more: pages.has(url.href) };
    };
  }

  it.each([...lists, ...nested])("%s ends with an error if it returns the same page again and again", async (route) => {
    const outcome = await stripe.run({ command: "read", state: statesFor(route), distort: endless(route) });
    expect(problemsOf(outcome)).toEqual([]);
    expect(outcome.requests).toBeLessThan(300);
    expect(errorsOf(outcome.messages)[0]?.message).toMatch(/the same page again|outside of the requested range/);
  });

  it.each(lists)("%s ends with an error if it claims to have more but returns no object", async (route) => {
    const outcome = await stripe.run({
      command: "read",
      state: statesFor(route),
      distort: (asked, body) => (asked === route ? { ...(body as object), data: [], has_more: true } : body),
    });
    expect(problemsOf(outcome)).toEqual([]);
    expect(errorsOf(outcome.messages)[0]?.message).toMatch(/an empty page with has_more: true/);
  });
});

/** Collections whose objects belong to one customer. */
const owned = Object.entries(dossierSources).filter(([, { customerField }]) => customerField === "customer");

describe("an object that cannot be parsed", () => {
  it("keeps its own raw record, loses no other object, and changes no other customer's numbers", async () => {
    const broken = fc.record({
      collection: fc.constantFrom(...owned.map(([name]) => name)),
      // A value that is nested too deeply to be serialized ends its stream.
      mutation: mutations.filter(({ operation }) => operation.kind !== "deepen"),
    });
    await fc.assert(
      fc.asyncProperty(broken, async ({ collection, mutation }) => {
        let victim: Row | undefined;
        const outcome = await stripe.run({
          command: "read",
          distort: (route, body) => {
            if (route !== streamNamed(collection).path) return body;
            const { data, ...page } = body as { readonly data: readonly Row[] };
            victim ??= data[mutation.steps[0]! % data.length];
            const keep = new Set([...identity, "customer"]);
            const distorted = (row: Row) => ({ ...(mutate(row, mutation, keep).value as object), ...identityOf(row) });
            return { ...page, data: data.map((row) => (row.id === victim?.id ? distorted(row) : row)) };
          },
        });
        expect(problemsOf(outcome)).toEqual([]);
        expect(ids(rows(outcome, collection))).toEqual(ids(rows(stripe.whole, collection)));
        const metrics = (from: HostileOutcome) =>
          new Map(rows(from, "customer_metrics").map(({ computed_at: _time, ...row }) => [row["customer_id"], row]));
        const [now, before] = [metrics(outcome), metrics(stripe.whole)];
        for (const [customer, row] of before)
          if (customer !== victim?.["customer"]) expect(now.get(customer)).toEqual(row);
        const isMissing = before.has(victim?.["customer"]) && !now.has(victim?.["customer"]);
        expect(isMissing && outcome.exitCode === 0).toBe(false);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  /** Returns a customer's paid invoice, and the run in which the invoice shows this amount as paid. */
  async function withPaid(amounts: Readonly<Record<string, unknown>>, state: readonly object[] = []) {
    return stripe.run({
      command: "read",
      state,
      distort: (route, body) => {
        if (route !== "/v1/invoices") return body;
        const { data, ...page } = body as { readonly data: readonly Row[] };
        return {
          ...page,
          data: data.map((row) =>
            row.id !== undefined && row.id in amounts ? { ...row, amount_paid: amounts[row.id] } : row,
          ),
        };
      },
    });
  }

  const paidInvoices = () => rows(stripe.whole, "invoices").filter((row) => Number(row["amount_paid"]) > 0);

  it.each([
    ["beyond 2^53", 2 ** 53],
    ["in a text", "2900"],
    ["with a fraction", 2900.5],
  ])(
    "such as an invoice whose amount is %s is named, counted, and emitted without the amount",
    async (_what, amount) => {
      const [invoice] = paidInvoices();
      const outcome = await withPaid({ [invoice!.id!]: amount });
      expect(outcome.exitCode).toBe(0);
      expect(rows(outcome, "invoices").find(({ id }) => id === invoice!.id)).toMatchObject({
        amount_paid: null,
        status: "paid",
      });
      const warnings = logOf(outcome, "WARN").filter((warning) => warning.includes(invoice!.id!));
      expect(warnings).toHaveLength(2);
      expect(warnings.join("\n")).toMatch(/derived streams leave in_\w+ out: .* its field "amount_paid" is/);
      expect(warnings.join("\n")).toMatch(/has null for "amount_paid" of in_/);
      const summary = (stream: string) => logOf(outcome, "INFO").find((line) => line.startsWith(`stream=${stream} `));
      expect(summary("customer_metrics")).toMatch(/ objects_not_understood=1$/);
      expect(summary("lifecycle_events")).toMatch(/ objects_not_understood=1$/);
      expect(summary("invoices")).toMatch(/ records_with_nulled_fields=1$/);
      expect(summary("customers")).not.toMatch(/understood|nulled/);
      const ltv = (from: HostileOutcome) =>
        rows(from, "customer_metrics").find((row) => row["customer_id"] === invoice!["customer"])!["ltv"];
      expect(ltv(outcome)).toBe(Number(ltv(stripe.whole)) - Number(invoice!["amount_paid"]));
    },
  );

  it("ends the derived streams after all other customers if a customer's sums cannot be exact, and loses no record", async () => {
    const payers = paidInvoices().map((row) => row["customer"]);
    const customer = payers.find((each, index) => payers.indexOf(each) < index);
    const invoices = paidInvoices().filter((row) => row["customer"] === customer);
    const outcome = await withPaid(Object.fromEntries(invoices.map(({ id }) => [id, Number.MAX_SAFE_INTEGER])));
    expect(problemsOf(outcome)).toEqual([]);
    expect(outcome.exitCode).toBe(1);
    for (const stream of ["lifecycle_events", "customer_metrics"]) {
      expect(storyOf(outcome.messages, stream).slice(-2)).toEqual(["system_error", "INCOMPLETE"]);
    }
    expect(errorsOf(outcome.messages)[0]!.message).toContain(
      `one customer could not be computed: ${String(customer)}.`,
    );
    expect(logOf(outcome, "WARN").join("\n")).toMatch(/Customer cus_\w+ could not be computed: .*beyond 2\^53/);
    const customers = (from: HostileOutcome) =>
      rows(from, "customer_metrics")
        .map((row) => String(row["customer_id"]))
        .toSorted(byCode);
    expect(customers(outcome)).toEqual(customers(stripe.whole).filter((each) => each !== customer));
    const next = await stripe.run({ command: "read", state: statesOf(outcome.messages) });
    expect(next.exitCode).toBe(0);
    expect(customers(next)).toContain(customer);
  });
});

describe("an event that cannot be understood", () => {
  const unlike = (event: Row, changed: object): Row => ({ ...event, ...changed });
  const withoutId = ({ data }: Row): object => {
    const { object } = data as { readonly object: object };
    return { data: { object: { ...object, id: null } } };
  };

  it.each([
    ["without a creation time", () => ({ created: undefined })],
    ["created beyond 2^53", () => ({ created: 2 ** 60 })],
    ["created in the far future", () => ({ created: Date.UTC(9999, 0, 1) / 1000 })],
    ["created in 1970", () => ({ created: 0 })],
    ["created in a text", () => ({ created: "1773532800" })],
    ["without a type", () => ({ type: null })],
    ["without an object", () => ({ data: {} })],
    ["without the id of its object", withoutId],
  ] as const)("%s is named in a warning, and costs no other fact", async (_what, change) => {
    const first = { victim: "" };
    const distort: Distortion = (route, body) => {
      if (route !== "/v1/events") return body;
      const { data, ...page } = body as { readonly data: readonly Row[] };
      if (first.victim === "") first.victim = data.find(({ type }) => type === "invoice.paid")?.id ?? "";
      return { ...page, data: data.map((row) => (row.id === first.victim ? unlike(row, change(row)) : row)) };
    };
    const undistorted = await stripe.run({ command: "read", state: stripe.states });
    const outcome = await stripe.run({ command: "read", state: stripe.states, distort });
    expect(problemsOf(outcome)).toEqual([]);
    expect(outcome.exitCode).toBe(0);
    expect(first.victim).not.toBe("");
    expect(logOf(outcome, "WARN").filter((text) => text.includes(first.victim))).not.toEqual([]);
    for (const stream of ["customers", "subscriptions", "charges"])
      expect(ids(rows(outcome, stream)), stream).toEqual(ids(rows(undistorted, stream)));
    expect(rows(undistorted, "invoices").length - rows(outcome, "invoices").length).toBeLessThanOrEqual(1);
  });
});

function identityOf({ id, created, customer }: Row): object {
  return { id, created, customer };
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function ids(all: readonly Row[]): string[] {
  return all.map(({ id }) => String(id)).toSorted(byCode);
}
