import type { Sample, Task } from "./sample.js";

/**
 * Returns how long the known tasks will take, in ms: as long as the slowest task.
 * A task's speed is measured from the first of the earlier samples, or from the task's start.
 * The result is at least the time of all requests at the allowed rate.
 * Returns undefined if the time of some task is unknown, or if no tasks are left.
 */
export function timeLeftMs(earlier: readonly Sample[], now: Sample): number | undefined {
  const open = [...now.tasks].filter(([, { left }]) => left !== 0);
  const times = open.map(([name, task]) => taskMs(name, task, earlier, now));
  if (times.length === 0 || times.includes(undefined)) return undefined;
  const requests = open.reduce((sum, [, { left = 0, perRequest }]) => sum + (perRequest ? left / perRequest : 0), 0);
  return Math.max(...(times as number[]), (requests / now.lastMinute.allowed) * 60_000);
}

function taskMs(name: string, { left, done }: Task, earlier: readonly Sample[], now: Sample): number | undefined {
  const doneAt = (sample: Sample) => sample.tasks.get(name)?.done ?? 0;
  const before = earlier.findLast((sample) => doneAt(sample) === 0) ?? earlier[0];
  if (left === undefined || before === undefined) return undefined;
  const perMs = (done - doneAt(before)) / (now.elapsedMs - before.elapsedMs);
  return perMs > 0 ? left / perMs : undefined;
}
