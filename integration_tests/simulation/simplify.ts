import { allStreams } from "../support/connection.js";
import type { PlannedSync, Story, Faults } from "./story.js";

/** Removes parts of a story one by one, as long as `holds` stays true and the time allows. */
export async function simplify(
  story: Story,
  holds: (story: Story) => Promise<boolean>,
  limitMs: number,
): Promise<Story> {
  const endMs = performance.now() + limitMs;
  let simplest = story;
  for (let isSimpler = true; isSimpler;) {
    isSimpler = false;
    for (const simpler of simplerStories(simplest)) {
      if (performance.now() > endMs) return simplest;
      if (!(await holds(simpler))) continue;
      simplest = simpler;
      isSimpler = true;
      break;
    }
  }
  return simplest;
}

/** Returns stories with one part less each, the largest parts first. */
function* simplerStories(story: Story): Generator<Story> {
  const { syncs } = story;
  for (const index of syncs.keys()) if (syncs.length > 1) yield { ...story, syncs: syncs.toSpliced(index, 1) };
  for (const [index, sync] of syncs.entries()) {
    for (const simpler of simplerSyncs(sync)) yield { ...story, syncs: syncs.with(index, simpler) };
  }
  const easier: readonly Partial<Story>[] = [
    { customers: Math.ceil(story.customers / 2) },
    { customers: story.customers - 1 },
    { months: 1 },
    { pace: 1 },
    { lateSeconds: 0 },
    { pageCap: 100 },
    { skewMs: 0 },
    { rescanDays: null },
    { perEndpointPerSecond: null },
    { others: [] },
    ...story.others.map((_, index) => ({ others: story.others.toSpliced(index, 1) })),
    { eventApiVersion: "2026-10-28.endive" },
  ];
  for (const change of easier) if (differs(story, change) && (change.customers ?? 1) > 0) yield { ...story, ...change };
}

function* simplerSyncs(sync: PlannedSync): Generator<PlannedSync> {
  const { mutations, faults, end } = sync;
  if (mutations.length > 1) {
    const half = Math.ceil(mutations.length / 2);
    yield { ...sync, mutations: mutations.slice(half) };
    yield { ...sync, mutations: mutations.slice(0, half) };
  }
  for (const index of mutations.keys()) yield { ...sync, mutations: mutations.toSpliced(index, 1) };
  const easier: readonly Partial<PlannedSync>[] = [
    { end: null },
    ...(end ? [{ end: { ...end, lost: 0 } }] : []),
    { windowDays: null },
    { lacks: null },
    { readsOthers: true },
    { isForeign: false },
    { lostCursors: 0 },
    { streams: allStreams },
  ];
  for (const change of easier) if (differs(sync, change)) yield { ...sync, ...change };
  const calmer: readonly Partial<Faults>[] = [{ rate: 0 }, { storm: null }, { destinationMs: 0 }, { latencyMs: 50 }];
  for (const change of calmer) if (differs(faults, change)) yield { ...sync, faults: { ...faults, ...change } };
}

function differs<T extends object>(whole: T, part: Partial<T>): boolean {
  return Object.entries(part).some(
    ([field, value]) => JSON.stringify(whole[field as keyof T]) !== JSON.stringify(value),
  );
}
