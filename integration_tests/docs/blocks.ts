import type { Page } from "./pages.js";

/** A block of shell or SQL on a page. */
export interface Block {
  /** Path of the page and line of the block, e.g. "README.md:22". */
  readonly place: string;
  readonly language: string;
  readonly code: string;
  /** The comment right before it, else the page's comment about all blocks of its language. It shows on no page. */
  readonly remark: string | undefined;
  /** The name of the file that holds the code, if the sentence before says "Save this as". */
  readonly savedAs: string | undefined;
}

const languages = new Set(["sh", "bash", "shell", "console", "zsh", "sql"]);

/**
 * Returns a page's blocks of shell and SQL. `<!-- all sql: REMARK -->` anywhere on the page is the remark of all blocks
 * of SQL that have none of their own.
 */
export function commandBlocksOf({ path, text }: Page): readonly Block[] {
  return [...text.matchAll(/^( *)```(\w+)[^\n]*\n([^]*?)^\1```$/gm)].flatMap(
    ({ 1: indent, 2: language, 3: code, index }) => {
      if (!languages.has(language!)) return [];
      const before = text.slice(0, index).trimEnd();
      const [, own] = /<!-- ([^\n]*) -->$/.exec(before) ?? [];
      const [, ofAll] = new RegExp(`^<!-- all ${language}: (.*) -->$`, "m").exec(text) ?? [];
      const sentences = before.slice(before.lastIndexOf("\n\n") + 1);
      return {
        place: `${path}:${text.slice(0, index).split("\n").length}`,
        language: language!,
        code: code!.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
        remark: own ?? ofAll,
        savedAs: /[Ss]ave this as `([^`]+)`/.exec(sentences)?.[1],
      };
    },
  );
}

/** Says where a block runs. */
export type Run =
  | { readonly kind: "here"; readonly on: readonly ("DuckDB" | "PostgreSQL")[] }
  | { readonly kind: "not"; readonly reason: string }
  | { readonly kind: "by"; readonly file: string };

/** Parses a block's remark. Undefined: the remark is none that is known. */
export function runOf({ remark }: Pick<Block, "remark">): Run | undefined {
  if (remark === undefined) return { kind: "here", on: ["DuckDB"] };
  const [, reason] = /^not run: (\S.*)$/.exec(remark) ?? [];
  if (reason !== undefined) return { kind: "not", reason };
  const [, file] = /^run by (\S+)$/.exec(remark) ?? [];
  if (file !== undefined) return { kind: "by", file };
  if (remark === "run on PostgreSQL") return { kind: "here", on: ["PostgreSQL"] };
  if (remark === "run on DuckDB and PostgreSQL") return { kind: "here", on: ["DuckDB", "PostgreSQL"] };
  return undefined;
}
