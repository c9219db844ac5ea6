import * as fc from "fast-check";
import { play } from "./play.js";
import { problemsOfDerivedStreams } from "./problems-of-derived-streams.js";
import { problemsOfOtherStreams } from "./problems-of-other-streams.js";
import { problemsOfRawStreams } from "./problems-of-raw-streams.js";
import { problemsOfSyncs } from "./problems-of-syncs.js";
import { simplify } from "./simplify.js";
import { stories, type Story } from "./story.js";

/** Returns the story of a seed. It is the same each time. */
export function storyOf(seed: number): Story {
  return fc.sample(stories, { seed, numRuns: 1 })[0]!;
}

/** The problems of a played story, and its trace, line by line. */
export interface Verdict {
  readonly problems: readonly string[];
  readonly trace: readonly string[];
}

/** Plays a story to its end and compares the destination with the account's truth. */
export async function judge(story: Story, signal?: AbortSignal): Promise<Verdict> {
  const played = await play(story, signal);
  const problems = [
    ...problemsOfSyncs(played),
    ...problemsOfRawStreams(played),
    ...problemsOfOtherStreams(played),
    ...(await problemsOfDerivedStreams(played)),
  ];
  return { problems, trace: played.trace };
}

/**
 * Judges the story of a seed. If there is a problem, looks for a simpler story with the same problem.
 *
 * @param shrinkMs real time that the search for a simpler story may take
 * @param signal stops the play, because two plays in one process wait for each other
 * @throws Error with the problems, the simplest story and its trace
 */
export async function checkSeed(seed: number, shrinkMs: number, signal?: AbortSignal): Promise<void> {
  const { problems } = await judged(storyOf(seed), signal);
  if (problems.length === 0) return;
  const kind = kindOf(problems[0]!);
  const goesWrong = async (story: Story): Promise<boolean> =>
    (await judged(story, signal)).problems.some((problem) => kindOf(problem) === kind);
  const simplest = await simplify(storyOf(seed), goesWrong, shrinkMs);
  throw new Error(report(seed, simplest, await judged(simplest, signal), problems));
}

/** An exception during the play counts as a problem, too. */
async function judged(story: Story, signal?: AbortSignal): Promise<Verdict> {
  try {
    return await judge(story, signal);
  } catch (error) {
    signal?.throwIfAborted();
    return { problems: [`crash: ${String(error instanceof Error ? error.stack : error)}`], trace: [] };
  }
}

/** Returns the stream, or the kind of fault, with which a problem begins. */
function kindOf(problem: string): string {
  return problem.replace(/^sync \d+: /, "").split(/[:\d]/)[0]!;
}

const longestTrace = 250;

function report(seed: number, story: Story, { problems, trace }: Verdict, first: readonly string[]): string {
  const cut = trace.length > longestTrace ? [`(${trace.length - longestTrace} earlier lines)`] : [];
  return [
    `Seed ${seed}: ${first[0]}`,
    "",
    "The simplest story found:",
    JSON.stringify(story),
    "What is wrong in it:",
    ...problems.map((problem) => `  ${problem}`),
    "What happened:",
    ...cut,
    ...trace.slice(-longestTrace).map((line) => `  ${line}`),
  ].join("\n");
}
