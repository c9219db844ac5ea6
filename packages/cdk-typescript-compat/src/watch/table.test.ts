import { describe, expect, it } from "vitest";
import { renderTable, type TableRow, type TableSnapshot } from "./table.js";

const row = (name: string, more: Partial<TableRow> = {}): TableRow => ({
  name,
  state: "running",
  records: 0,
  rate: 0,
  cells: [],
  ...more,
});

const snapshot = (rows: readonly TableRow[], more: Partial<TableSnapshot> = {}): TableSnapshot => ({
  elapsedMs: 65_000,
  rows,
  headings: ["requests", "eta"],
  totals: ["1,234", "3 min"],
  note: "",
  ...more,
});

const wide = { columns: 100, rows: 40, hasColor: false };

const three = snapshot([
  row("customers", { state: "complete", records: 12_345, cells: ["130", ""] }),
  row("invoices", { records: 400, rate: 17.2, cells: ["12", "40 s"] }),
  row("customer_metrics", { state: "waiting", cells: ["", ""] }),
]);

describe("the table of a read", () => {
  it("shows each stream's state, records, rate and the source's columns, and the totals", () => {
    expect(renderTable(three, wide)).toEqual([
      "stream            state           records      rate  requests       eta",
      "customers         complete         12,345                 130",
      "invoices          running             400      18/s        12      40 s",
      "customer_metrics  waiting               0",
      "total             1:05             12,745      18/s     1,234     3 min",
    ]);
  });

  it("is no wider than the terminal: it omits columns from the right and cuts no number", () => {
    for (const columns of [120, 72, 71, 60, 50, 40, 30, 20]) {
      const lines = renderTable(three, { ...wide, columns });
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(columns);
      expect(lines).toHaveLength(5);
      for (const line of lines) expect(renderTable(three, wide)).toContainEqual(expect.stringContaining(line));
    }
    expect(renderTable(three, { ...wide, columns: 62 })[0]).toMatch(/requests$/);
    expect(renderTable(three, { ...wide, columns: 10 })).toContain("customer_");
  });

  it("leaves one line below it free in a low terminal, and shows running and failed streams first", () => {
    const states = ["complete", "waiting", "running", "incomplete", "started", "rate limited"] as const;
    const many = snapshot(states.map((state) => row(state, { state })));
    const lines = renderTable(many, { ...wide, rows: 7 });
    expect(lines).toHaveLength(6);
    const names = lines.map((line) => line.split(/ {2,}/)[0]);
    expect(names).toEqual(["stream", "running", "incomplete", "rate limited", "and 3 more", "total"]);
  });

  it("does not move its columns while numbers grow", () => {
    const early = renderTable(snapshot([row("a")], { totals: ["1", ""] }), wide);
    const late = renderTable(snapshot([row("a", { records: 999_999, rate: 9_999 })]), wide);
    expect(late[0]).toBe(early[0]);
  });

  it("shows the rate of the whole read once all streams have ended", () => {
    const ended = snapshot([row("a", { state: "complete", records: 130, rate: 4 })]);
    expect(renderTable(ended, wide).at(-1)).toContain(" 2/s ");
  });

  it("shows hours in the elapsed time", () => {
    expect(renderTable(snapshot([], { elapsedMs: 3_723_000 }), wide).at(-1)).toContain("1:02:03");
  });

  it("ends with the last log line, cut to the width, while something is read", () => {
    const note = "GET /v1/invoices failed 3 times; again in 4000 ms.";
    const lines = renderTable({ ...three, note }, { ...wide, columns: 30, rows: 6 });
    expect(lines.at(-1)).toBe("GET /v1/invoices failed 3 tim");
    expect(lines).toHaveLength(5);
    const ended = snapshot([row("a", { state: "complete" })], { note });
    expect(renderTable(ended, wide).at(-1)).toMatch(/^total/);
  });

  it("colours states if colours are enabled, and changes nothing else", () => {
    const failed = snapshot([row("complete", { state: "incomplete" }), row("b", { state: "complete" })]);
    const colored = renderTable(failed, { ...wide, hasColor: true });
    expect(colored[1]).toContain("complete  \u001B[31mincomplete\u001B[0m");
    expect(colored[2]).toContain("\u001B[32mcomplete\u001B[0m");
    // oxlint-disable-next-line no-control-regex -- colours
    expect(colored.map((line) => line.replaceAll(/\u001B\[\d+m/g, ""))).toEqual(renderTable(failed, wide));
  });
});
