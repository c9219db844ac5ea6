import { describe, expect, test } from "vitest";
import type { Dossier } from "../dossier/dossier.js";
import {
  at,
  billed,
  change,
  customer,
  invoice,
  monthly,
  now,
  objectChange,
  price,
  valuingOf,
} from "../testing/world.js";
import type { CustomerCarryOver } from "./customer-carry-over.js";
import { historiesOf, type MrrReport } from "./subscription-histories.js";

const first = change("2026-03-10T00:00:00Z", monthly(1000), monthly(2000));
const second = change("2026-03-12T00:00:00Z", monthly(2000), monthly(3000));

interface Earlier {
  readonly report?: MrrReport;
  readonly carriedOver?: CustomerCarryOver;
}

/** Returns the histories as of March 15. */
function histories(of: Partial<Dossier>, { report, carriedOver }: Earlier = {}) {
  const rest = { subscriptions: [], invoices: [], charges: [], creditNotes: [], changes: [], ...of };
  const dossier = { customer: customer(), ...rest };
  return historiesOf(dossier, { report, carriedOver }, now, valuingOf(of));
}

describe("the histories of a customer's subscriptions", () => {
  test("are sorted by id, each once, of listed subscriptions and of those that only changes show", () => {
    const gone = change("2026-03-10T00:00:00Z", monthly(1, { id: "sub_0" }), monthly(2, { id: "sub_0" }));
    const changes = [second, gone, objectChange("2026-03-11", "invoice.paid", "in_1"), first];
    const all = histories({ subscriptions: [monthly(900, { id: "sub_2" }), monthly(3000)], changes });
    expect(all.map(({ current }) => [current.id, current.items[0]?.price.unitAmountMinor])).toEqual([
      ["sub_0", "2"],
      ["sub_1", "3000"],
      ["sub_2", "900"],
    ]);
    expect(all.map((each) => each.changes.length)).toEqual([1, 2, 0]);
    expect(histories({ changes: [second, first] })[0]?.current).toEqual(monthly(3000));
  });

  test("contain the changes in order, and begin with the state before them", () => {
    const [history] = histories({ subscriptions: [monthly(3000)], changes: [second, first] });
    expect(history?.changes).toEqual([first, second]);
    expect(history?.opening).toEqual(monthly(1000));
    expect(histories({ subscriptions: [monthly(3000)] })[0]?.opening).toEqual(monthly(3000));
    const created = change("2026-03-10T00:00:00Z", undefined, monthly(2000));
    expect(histories({ subscriptions: [monthly(2000)], changes: [created] })[0]?.opening).toBeUndefined();
  });

  test("contain the invoices and lines of each subscription", () => {
    const own = billed(price(1000), "2026-02-01", "2026-03-01");
    const other = invoice({ id: "in_2", subscriptionId: "sub_2" });
    const subscriptions = [monthly(1000), monthly(1000, { id: "sub_2" }), monthly(1000, { id: "sub_3" })];
    const all = histories({ subscriptions, invoices: [own, other] });
    expect(all.map(({ invoices, lines }) => [invoices, lines.map(({ line }) => line)])).toEqual([
      [[own], own.lines],
      [[other], []],
      [[], []],
    ]);
  });
});

describe("the MRR that earlier syncs reported of a subscription", () => {
  const invoices = [billed(price(1000), "2026-02-01", "2026-03-01")];
  const report: MrrReport = {
    untilSeconds: at("2026-03-01"),
    remembered: {},
    reportsObserved: false,
    isCut: false,
    hasGap: false,
  };
  const reported = (rest: Partial<MrrReport> = {}, of: Partial<Dossier> = {}) =>
    histories({ subscriptions: [monthly(3000)], invoices, ...of }, { report: { ...report, ...rest } })[0]?.reported;

  test("is none before a report", () => {
    expect(histories({ subscriptions: [monthly(3000)], invoices })[0]?.reported).toBeUndefined();
  });

  test("is the remembered one, else that of its invoices", () => {
    expect(reported({ remembered: { sub_1: "paused" } })).toMatchObject({
      mrr: "paused",
      untilSeconds: at("2026-03-01"),
    });
    expect(reported({ remembered: { sub_1: 0 }, isCut: true })).toMatchObject({ mrr: 0 });
    expect(reported()).toMatchObject({ mrr: 1000, reportsObserved: false });
    expect(reported({ reportsObserved: true })).toMatchObject({ mrr: 1000, reportsObserved: true });
    const named = { subscriptions: [monthly(3000, { id: "toString" })], invoices: [] };
    expect(reported({}, named)).toMatchObject({ mrr: "incomplete" });
  });

  const inexact = { ...first, beforeIsExact: false };
  const created = { ...first, before: undefined };
  test.each<[string, Partial<MrrReport>, Dossier["changes"], number | undefined]>([
    ["its invoices', if the state had room for every subscription", {}, [first], 1000],
    ["that of the state before its changes, without a gap", { isCut: true }, [], undefined],
    ["that of the state before its changes, if events are missing", { isCut: true, hasGap: true }, [first], undefined],
    ["its invoices', if events are missing and it has no change", { isCut: true, hasGap: true }, [], 1000],
    ["its invoices', if events are missing and its first is inferred", { isCut: true, hasGap: true }, [inexact], 1000],
    ["its invoices', if events are missing and its first creates it", { isCut: true, hasGap: true }, [created], 1000],
  ])("is %s", (_what, rest, changes, mrr) => {
    expect(reported(rest, { changes })?.mrr).toBe(mrr);
  });
});

describe("the state where the changes of a subscription begin", () => {
  const carriedOver = { scheduledSeconds: null, idle: { sub_1: "unpaid" } };
  const statusOf = (of: Partial<Dossier>, earlier: Earlier = { carriedOver }) =>
    histories(of, earlier)[0]?.opening?.status;
  const changed = (beforeIsExact: boolean) => ({
    subscriptions: [monthly(2000)],
    changes: [{ ...first, beforeIsExact }],
  });

  test("has the stored status, if the first event does not contain it", () => {
    expect(statusOf(changed(false))).toBe("unpaid");
    expect(statusOf(changed(true))).toBe("active");
    expect(statusOf({ subscriptions: [monthly(2000)] })).toBe("active");
    expect(statusOf(changed(false), {})).toBe("active");
    expect(statusOf(changed(false), { carriedOver: { ...carriedOver, idle: { sub_2: "unpaid" } } })).toBe("active");
  });

  test("is that before its end, if it ended after the moment that is described", () => {
    const ended = (endedSeconds: number) => ({
      subscriptions: [monthly(2000, { status: "canceled", endedSeconds })],
    });
    expect(histories(ended(now + 1))[0]?.opening).toMatchObject({ status: "active", endedSeconds: null });
    expect(statusOf(ended(now + 1))).toBe("unpaid");
    expect(histories(ended(now))[0]?.opening).toMatchObject({ status: "canceled", endedSeconds: now });
  });
});
