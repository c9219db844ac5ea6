import type { Explanation } from "./explain.js";
import { money } from "./money.js";
import type { Amount, Section, Statement } from "./statement.js";

/**
 * Returns the explanation as text for a terminal. Amounts come before their sentences.
 * The reasons of a sentence are indented below it.
 */
export function renderText({ heading, sections }: Explanation): string {
  return `${[heading.join("\n"), ...sections.map(renderSection)].join("\n\n")}\n`;
}

function renderSection({ title, statements }: Section): string {
  return [title, ...renderStatements(statements, 1)].join("\n");
}

/** Amounts in one list are aligned. */
function renderStatements(statements: readonly Statement[], depth: number): string[] {
  const width = Math.max(...statements.map(({ amount }) => shown(amount).length));
  return statements.flatMap(({ text, amount, because = [] }) => {
    const line = amount === undefined ? text : `${shown(amount).padStart(width)}  ${text}`;
    return [`${"  ".repeat(depth)}${line}`, ...renderStatements(because, depth + (amount === undefined ? 1 : 2))];
  });
}

function shown(amount: Amount | undefined): string {
  return amount === undefined ? "" : money(amount.minor, amount.currency);
}
