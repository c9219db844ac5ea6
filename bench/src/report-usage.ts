import { readFileSync, writeFileSync } from "node:fs";
import type { Usage } from "./usage.js";

// Preloaded into a process that is measured (node --import): at its end it writes what it spent to the file BENCH_USAGE_FILE.
const file = process.env["BENCH_USAGE_FILE"];

process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  const usage: Usage = { userMs: user / 1000, systemMs: system / 1000, peakBytes: peakBytes() };
  if (file !== undefined) writeFileSync(file, JSON.stringify(usage));
});

/** Linux keeps the high-water mark of the resident memory; elsewhere the system's own maximum serves. */
function peakBytes(): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))![1]) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}
