import { printable } from "@airbyte/cdk-typescript-compat";

/**
 * Returns a table. A cell may contain foreign text: it stays in its place. Columns are as wide as their widest cell,
 * and numbers are aligned to the right.
 */
export function formatTable(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [header, ...rows.map((row) => row.map(format))];
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const isNumeric = header.map((_, column) => rows.length > 0 && rows.every((row) => isAmount(row[column]!)));
  return cells
    .map((row) => {
      const padded = row.map((cell, column) =>
        isNumeric[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      );
      return `  ${padded.join("   ").trimEnd()}`;
    })
    .join("\n");
}

function format(cell: string | number): string {
  return typeof cell === "number" ? cell.toLocaleString("en") : printable(cell);
}

function isAmount(cell: string | number): boolean {
  return typeof cell === "number" || /^-?[^\d\s]*[\d,]+(\.\d+)?$/.test(cell);
}
