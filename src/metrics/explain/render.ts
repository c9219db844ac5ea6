import { largest } from "../extremes.js";
import type { Explanation } from "./explain.js";
import { money } from "./money.js";
import type { Amount, Section, Statement } from "./statement.js";

/**
 * Returns the explanation as lines for a terminal. Amounts come before their sentences. The reasons of a sentence are
 * indented below it. A line may contain foreign text, such as a customer's name.
 */
export function renderLines({ heading, sections }: Explanation): readonly string[] {
  return [...heading, ...sections.flatMap((section) => ["", ...renderSection(section)])];
}

function renderSection({ title, statements }: Section): readonly string[] {
  return [title, ...renderStatements(statements, 1)];
}

/** Amounts in one list are aligned. */
function renderStatements(statements: readonly Statement[], depth: number): string[] {
  const width = largest(statements.map(({ amount }) => shown(amount).length)) ?? 0;
  return statements.flatMap(({ text, amount, because = [] }) => {
    const line = amount === undefined ? text : `${shown(amount).padStart(width)}  ${text}`;
    return [`${"  ".repeat(depth)}${line}`, ...renderStatements(because, depth + (amount === undefined ? 1 : 2))];
  });
}

function shown(amount: Amount | undefined): string {
  return amount === undefined ? "" : money(amount.minor, amount.currency);
}
