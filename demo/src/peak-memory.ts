import { readFileSync } from "node:fs";

const everyMs = 100;

/** Watches another process's resident memory. Only Linux tells it; elsewhere `stop` gives undefined. */
export function peakMemory(pid: number): { stop(): number | undefined } {
  let peakBytes: number | undefined;
  const look = () => {
    try {
      const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
      if (kilobytes !== undefined) peakBytes = Number(kilobytes) * 1024;
    } catch {
      // The process is gone, or there is no /proc: what was seen stands.
    }
  };
  const timer = setInterval(look, everyMs);
  return {
    stop() {
      clearInterval(timer);
      return peakBytes;
    },
  };
}
