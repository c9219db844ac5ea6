import type { Explanation } from "./explain.js";
import { money } from "./money.js";
import type { Amount, Section, Statement } from "./statement.js";

/** The explanation as a text for a terminal: sections, amounts before their sentences, and what a sentence rests on indented below it. */
export function renderText({ heading, sections }: Explanation): string {
  return `${[heading.join("\n"), ...sections.map(renderSection)].join("\n\n")}\n`;
}

function renderSection({ title, statements }: Section): string {
  return [title, ...renderStatements(statements, 1)].join("\n");
}

/** The amounts of one list are aligned. */
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
