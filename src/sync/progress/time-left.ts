import type { Sample, Task } from "./sample.js";

/**
 * How long the known work will take, in ms: as long as its longest part at the speed it had since the first of the earlier
 * snapshots, or since it began, and not less than the requests for all of it take at the rate that is allowed. Undefined
 * where some part can't be told, or nothing is known to be left.
 */
export function timeLeftMs(earlier: readonly Sample[], now: Sample): number | undefined {
  const open = [...now.tasks].filter(([, { left }]) => left !== 0);
  const times = open.map(([name, task]) => taskMs(name, task, earlier, now));
  if (times.length === 0 || times.includes(undefined)) return undefined;
  const requests = open.reduce((sum, [, { left = 0, perRequest }]) => sum + (perRequest ? left / perRequest : 0), 0);
  return Math.max(...(times as number[]), (requests / now.lastMinute.allowed) * 60_000);
}

function taskMs(name: string, { left, done }: Task, earlier: readonly Sample[], now: Sample): number | undefined {
  const doneAt = (takeOne: Sample) => takeOne.tasks.get(name)?.done ?? 0;
  const before = earlier.findLast((takeOne) => doneAt(takeOne) === 0) ?? earlier[0];
  if (left === undefined || before === undefined) return undefined;
  const perMs = (done - doneAt(before)) / (now.elapsedMs - before.elapsedMs);
  return perMs > 0 ? left / perMs : undefined;
}
