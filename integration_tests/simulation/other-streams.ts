import { ActionError, SHELF_RESOURCES, type InProcessSimulator, type Random } from "stripe-simulator";
import { rawStreams, streamNamed } from "../../src/streams/raw-streams.js";
import type { RawStream } from "../../src/streams/kinds.js";
import { addSubject, observeSubject, type Subject } from "../support/subject.js";
import { hasFixtures } from "../support/templates.js";
import { worldStreams } from "../support/world-streams.js";

/** Rows that no test can make, or whose links no answer shows. */
const excluded = new Set(["payout_balance_transactions", "active_entitlements", "events", "test_clocks"]);

/** The raw streams beside those of the story, from which a story's catalog takes some. */
export const otherStreams: readonly string[] = hasFixtures
  ? rawStreams.filter((stream) => !worldStreams.includes(stream) && !excluded.has(stream.name)).map(({ name }) => name)
  : [];

/** Another stream of a story, and what the account has of it. */
export interface OtherStream extends Pick<Subject, "stream" | "truth" | "latency"> {
  /**
   * Adds, changes or removes a row. Returns what was done; undefined if no row fits. Absent: the account's story makes
   * and changes them.
   */
  readonly touch?: (random: Random) => string | undefined;
}

/** Adds objects of the streams to the account, but for those that its story makes. */
export function addOtherStreams(simulator: InProcessSimulator, names: readonly string[]): readonly OtherStream[] {
  return names.map(streamNamed).map((stream) => {
    if (isOfStory(stream)) return observeSubject(simulator, stream);
    const subject = addSubject(simulator, stream, "few");
    return { ...subject, touch: (random) => touch(subject, random) };
  });
}

function touch(subject: Subject, random: Random): string | undefined {
  const { name, listing } = subject.stream;
  const drawn = (["add", "change", "remove"] as const)[Math.floor(random() * 3)]!;
  const change = listing === "single" ? "change" : drawn;
  try {
    subject[change]();
    return `${change} in ${name}`;
  } catch (error) {
    if (error instanceof ActionError) return undefined;
    throw error;
  }
}

function isOfStory({ path, children }: RawStream): boolean {
  const isOnShelf = SHELF_RESOURCES.some((resource) => resource.path === path);
  return !isOnShelf && (children === undefined || "embedded" in children);
}
