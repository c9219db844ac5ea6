import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { metrics, mrrChange, sampleWarehouse } from "./testing.js";
import { writeReport } from "./write-report.js";

test("the report is one file that requests no other, and contains its chart library's licence", async () => {
  const folder = mkdtempSync(join(tmpdir(), "report-"));
  const warehouse = await sampleWarehouse([mrrChange("cus_1", "2026-03-05", 0, 2900, "new")], [metrics("cus_1", 2900)]);
  await writeReport(warehouse, join(folder, "report.html"));
  const page = readFileSync(join(folder, "report.html"), "utf8");
  await warehouse.close();
  rmSync(folder, { recursive: true });
  const markup = page.replaceAll(/(<(script|style)[^>]*>).*?<\/\2>/gs, "$1");
  expect(markup).not.toMatch(/<!-- \{/);
  expect(markup.match(/\b(src|href|action)="[^"]*"/g)).toEqual(['href="data:,"', 'href="#customers"']);
  expect(markup.match(/<(script|style)[^>]*>/g)).toEqual([
    "<style>",
    '<script type="application/json" id="data">',
    "<script>",
  ]);
  expect(page).not.toMatch(/@import|url\(|\bimport\(/);
  expect(page).toContain("Chart.js Contributors");
});
