import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Finding } from "./finding.js";

/** The result of one benchmark. */
export interface Result {
  readonly name: string;
  /** How it is measured, as Markdown. */
  readonly method: string;
  /** The day of the run: YYYY-MM-DD. */
  readonly day: string;
  readonly machine: string;
  /** The average number of processes that wanted a core in the last minute, before the run and after it. */
  readonly loadBefore: number;
  readonly loadAfter: number;
  readonly findings: readonly Finding[];
}

/**
 * Replaces the last result of this name and version of Node, and writes the page of all results. They are in the given
 * order, the image's version of Node first.
 */
export function saveResult(result: Result, order: readonly string[]): void {
  const kept = readResults().filter((each) => titleOf(each) !== titleOf(result) && order.includes(each.name));
  const results = [...kept, result].toSorted(
    (a, b) => order.indexOf(a.name) - order.indexOf(b.name) || titleOf(b).localeCompare(titleOf(a)),
  );
  writeFileSync(dataFile, `${JSON.stringify(results, undefined, 2)}\n`);
  writeFileSync(pageFile, renderResults(results));
}

/** Returns the verdict. `missed` is bold, because readers look for it. */
export function verdictOf(target: Finding["target"]): string {
  if (target === undefined) return "";
  return target.met ? "met" : "**missed**";
}

const dataFile = fileURLToPath(new URL("../results.json", import.meta.url));
const pageFile = fileURLToPath(new URL("../RESULTS.md", import.meta.url));

function readResults(): readonly Result[] {
  return existsSync(dataFile) ? (JSON.parse(readFileSync(dataFile, "utf8")) as Result[]) : [];
}

function renderResults(results: readonly Result[]): string {
  return [
    "# Benchmark results",
    "",
    "Written by `npm run bench`. Targets are ratios and counts, each to a baseline of the same run; the times of one machine say",
    "little of another. The load says how many processes wanted a core: above the number of cores, times (not processor times) suffer.",
    "",
    ...results.flatMap(renderSection),
  ].join("\n");
}

/** Returns the name with the version of Node: `cpu, Node 24`. */
function titleOf({ name, machine }: Result): string {
  return `${name}, Node ${/Node v(\d+)/.exec(machine)?.[1]}`;
}

function renderSection(result: Result): string[] {
  const { method, day, machine, loadBefore, loadAfter, findings } = result;
  const missed = findings.filter(({ boundBy }) => boundBy !== undefined);
  return [
    `## ${titleOf(result)}`,
    "",
    method,
    "",
    "| | measured | target | |",
    "| --- | ---: | ---: | --- |",
    ...findings.map(({ subject, measured, target }) => row([subject, measured, target?.text ?? "", verdictOf(target)])),
    "",
    ...(missed.length === 0 ? [] : ["What limits the missed targets:", "", ...boundsOf(missed), ""]),
    `${day}, ${machine}, load ${loadBefore.toFixed(1)} to ${loadAfter.toFixed(1)}.`,
    "",
  ];
}

/** Returns one item per reason, because several figures may have the same. */
function boundsOf(missed: readonly Finding[]): string[] {
  const reasons = new Map<string, string[]>();
  for (const { subject, boundBy } of missed) reasons.set(boundBy!, [...(reasons.get(boundBy!) ?? []), subject]);
  return [...reasons].map(([reason, subjects]) => `- ${subjects.join("; ")}: ${reason}`);
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", String.raw`\|`)).join(" | ")} |`;
}
