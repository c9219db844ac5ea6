import { readFileSync, writeFileSync } from "node:fs";
import type { Usage } from "./usage.js";

// Preloaded into a measured process (node --import). At the process's end it writes its usage to the file
// BENCH_USAGE_FILE.
const file = process.env["BENCH_USAGE_FILE"];

process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  const usage: Usage = { userMs: user / 1000, systemMs: system / 1000, peakBytes: peakBytes() };
  if (file !== undefined) writeFileSync(file, JSON.stringify(usage));
});

/** Linux reports the high-water mark of the resident memory. On other systems the system's own maximum is used. */
function peakBytes(): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))![1]) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}
