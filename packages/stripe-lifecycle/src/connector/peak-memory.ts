import { readFileSync } from "node:fs";

const everyMs = 100;

/** Observes another process's resident memory. Only Linux reports it. On other systems `stop` returns undefined. */
export function peakMemory(pid: number): { stop(): number | undefined } {
  let peakBytes: number | undefined;
  const look = () => {
    try {
      const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
      if (kilobytes !== undefined) peakBytes = Number(kilobytes) * 1024;
    } catch {
      // The process has ended, or there is no /proc. The last value remains.
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
