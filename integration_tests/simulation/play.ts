import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import {
  createRandom,
  createSimulator,
  DEFAULT_PROFILE,
  PRORATING_PROFILE,
  SHELF_RESOURCES,
  type InProcessSimulator,
  type Profile,
} from "stripe-simulator";
import { allStreams } from "../support/connection.js";
import { readScopes, scopesBut } from "../support/scopes.js";
import { addOtherStreams, type OtherStream } from "./other-streams.js";
import { deleteObject, mutate } from "./mutations.js";
import { flatState } from "../support/records.js";
import { catalogOf, createPlatform, stateMessage, type Platform, type StreamState } from "./platform.js";
import { runRead } from "./process.js";
import type { PlannedSync, Story } from "./story.js";
import { createVirtualTime, type VirtualTime } from "./virtual-time.js";
import { createSimulatedWire } from "./wire.js";

/** One completed or interrupted sync, as the platform saw it. */
export interface SyncMade {
  readonly planned: PlannedSync;
  /** Unix seconds of the account's clock. */
  readonly beganSeconds: number;
  readonly endedSeconds: number;
  /** The states of the streams that had one. */
  readonly statesBefore: ReadonlyMap<string, StreamState>;
  /** Null if the process was killed. */
  readonly exitCode: number | null;
  /** The messages that the platform kept. */
  readonly messages: readonly AirbyteMessage[];
  readonly stderr: string;
  /** The messages of a sync that got states of another account. The platform kept none of them. Otherwise undefined. */
  readonly refused: readonly AirbyteMessage[] | undefined;
}

export interface Played {
  readonly story: Story;
  readonly simulator: InProcessSimulator;
  readonly platform: Platform;
  readonly others: readonly OtherStream[];
  readonly syncs: readonly SyncMade[];
  /** The log of the play, line by line. */
  readonly trace: readonly string[];
  /** Runs one more sync, of all streams, by a connection that begins now. */
  syncAfresh(): Promise<Platform>;
}

/** The permissions for the lists of other streams. */
const otherScopes = [
  ...SHELF_RESOURCES.map(({ permission }) => `${permission}_read`).filter((scope) => !readScopes.includes(scope)),
  "balance_transaction_source_read",
];

/** The connection's configuration. */
export const baseConfig = { api_key: "rk_live_51SimulatedReadOnlyKey", external_id_metadata_key: "workspace_id" };

const minute = 60;

/**
 * Plays the story. Then syncs all streams until the account was quiet for two minutes before a sync, and during it.
 *
 * @param signal stops the play
 */
export async function play(story: Story, signal?: AbortSignal): Promise<Played> {
  const timing = { nowMs: 0 };
  const simulator = createSimulator({
    customers: story.customers,
    months: story.months,
    seed: story.seed,
    livemode: true,
    profile: livelier(story),
    eventApiVersion: story.eventApiVersion,
    lateEvents: { share: 0.8, maxSeconds: story.lateSeconds },
    keys: [{ key: baseConfig.api_key, scopes: [...otherScopes, ...readScopes] }],
    monotonicMs: () => timing.nowMs,
    ...(story.perEndpointPerSecond !== null && { limits: { perEndpointPerSecond: story.perEndpointPerSecond } }),
  });
  const { clock, world, store } = simulator;
  const time = createVirtualTime(
    clock.nowSeconds * 1000,
    (nowMs) => {
      timing.nowMs = nowMs;
      const seconds = Math.floor(nowMs / 1000);
      if (seconds > clock.nowSeconds) world.advanceTo(seconds);
    },
    signal,
  );
  const platform = createPlatform();
  const syncs: SyncMade[] = [];
  const trace: string[] = [];
  const others = addOtherStreams(simulator, story.others);
  const stage: Stage = { story, simulator, others, time, trace };

  for (const planned of story.syncs) {
    happen(stage, planned, -1);
    time.sleep(planned.secondsBefore * 1000);
    syncs.push(await sync(stage, platform, planned, syncs.length));
  }
  for (const { stream, touch } of others) {
    const done = touch?.(createRandom(`${story.seed}/${stream.name}`));
    if (done !== undefined) tracer(stage)(`  ${done}`);
  }
  // Some changes show in a sync of the next day only.
  if (others.length > 0) time.sleep(86_400_000);
  // The final truth can be compared only if the account did not change during a whole sync.
  for (
    let attempt = 0;
    syncs.length === story.syncs.length || isYoung(stage, syncs.at(-1)!.beganSeconds);
    attempt += 1
  ) {
    if (attempt === 20) throw new Error("The account never rests.");
    do time.sleep(2 * minute * 1000);
    while (isYoung(stage, clock.nowSeconds - 2 * minute));
    syncs.push(await sync(stage, platform, lastSync, syncs.length));
  }
  return {
    story,
    simulator,
    platform,
    others,
    syncs,
    trace,
    async syncAfresh() {
      const fresh = createPlatform();
      await sync({ ...stage, trace: [] }, fresh, lastSync, -1);
      return fresh;
    },
  };

  function isYoung(_stage: Stage, sinceSeconds: number): boolean {
    return store.events.at(-1)!.created >= sinceSeconds;
  }
}

interface Stage {
  readonly story: Story;
  readonly others: readonly OtherStream[];
  readonly simulator: InProcessSimulator;
  readonly time: VirtualTime;
  readonly trace: string[];
}

const lastSync: PlannedSync = {
  seed: 0,
  streams: allStreams,
  readsOthers: true,
  secondsBefore: 0,
  windowDays: null,
  lacks: null,
  isForeign: false,
  faults: { latencyMs: 20, rate: 0, storm: null, destinationMs: 0 },
  end: null,
  mutations: [],
  lostCursors: 0,
};

async function sync(stage: Stage, platform: Platform, plan: PlannedSync, index: number): Promise<SyncMade> {
  const { story, simulator, time } = stage;
  const planned = plan.readsOthers ? { ...plan, streams: [...plan.streams, ...story.others] } : plan;
  const statesBefore = new Map(
    allStreams.flatMap((stream) => {
      const state = platform.state(stream);
      return state ? [[stream, flatState(state)] as const] : [];
    }),
  );
  const beganSeconds = simulator.clock.nowSeconds;
  // The connector checks only the states of selected streams. A stream that was never synced has no state to refuse.
  const isForeign = plan.isForeign && planned.streams.some((stream) => statesBefore.has(stream));
  const traceLine = tracer(stage);
  traceLine(`sync ${index}: ${JSON.stringify({ ...planned, streams: planned.streams.length })}`);
  simulator.keys.add({ key: baseConfig.api_key, scopes: [...otherScopes, ...scopesBut(planned.lacks)] });
  const ending = await runRead({
    time,
    random: createRandom(`${planned.seed}/jitter`),
    createWire: (onRequest) =>
      createSimulatedWire({
        time,
        simulator,
        seed: `${planned.seed}`,
        faults: planned.faults,
        pageCap: story.pageCap,
        onRequest,
        onArrival(number, { searchParams }) {
          happen(stage, planned, number);
          const cursor = searchParams.get("starting_after");
          const isLost = cursor !== null && createRandom(`${planned.seed}/${cursor}`)() < planned.lostCursors;
          if (isLost && deleteObject(simulator, cursor)) traceLine(`  deleted ${cursor}`);
        },
        onExchange: (path, { answer: { status }, fault }) =>
          traceLine(`  GET ${brief(path)} ${status} ${fault?.kind ?? ""}`),
      }),
    config: {
      ...baseConfig,
      ...(story.rescanDays !== null && { full_rescan_interval_days: story.rescanDays }),
      ...(planned.windowDays !== null && windowOf(beganSeconds, planned.windowDays)),
    },
    catalog: catalogOf(planned.streams),
    states: isForeign ? foreign(statesBefore) : platform.states(),
    end: planned.end,
    destinationMs: planned.faults.destinationMs,
    skewMs: story.skewMs,
  });
  const kept =
    planned.end && ending.exitCode === null ? withoutLast(ending.messages, planned.end.lost) : ending.messages;
  if (!isForeign) platform.take(kept);
  traceLine(`ended with ${ending.exitCode ?? "a kill"}, ${kept.length} of ${ending.messages.length} messages kept`);
  return {
    planned,
    beganSeconds,
    endedSeconds: simulator.clock.nowSeconds,
    statesBefore,
    exitCode: ending.exitCode,
    messages: isForeign ? [] : kept,
    refused: isForeign ? ending.messages : undefined,
    stderr: ending.stderr,
  };
}

/** Returns the path without the parameters that expand objects. */
function brief(path: string): string {
  return decodeURIComponent(path).replaceAll(/[?&]expand\[\d\]=[\w.]+/g, "");
}

/** Executes the mutations that are planned before the request of that number. */
function happen(stage: Stage, { mutations }: PlannedSync, number: number): void {
  for (const { atRequest, what, seed } of mutations) {
    if (atRequest !== number) continue;
    const done = mutate(what, { ...stage, random: createRandom(`${seed}/mutation`) });
    if (done !== undefined) tracer(stage)(`  ${done}`);
  }
}

function tracer({ time, trace }: Stage): (text: string) => void {
  return (text) => void trace.push(`${new Date(time.nowMs).toISOString()} ${text}`);
}

function windowOf(nowSeconds: number, days: number): object {
  const start = new Date((nowSeconds - days * 86_400) * 1000).toISOString().slice(0, 10);
  return { import_window: { window: "since_date", start_date: start } };
}

function withoutLast(messages: readonly AirbyteMessage[], lost: number): readonly AirbyteMessage[] {
  return messages.slice(0, Math.max(0, messages.length - lost));
}

function foreign(states: ReadonlyMap<string, StreamState>): readonly object[] {
  return [...states].map(([stream, state]) => stateMessage(stream, { ...state, account: "acct_1OtherAccount00000" }));
}

function livelier({ pace, isProrating }: Story): Profile {
  const usual = isProrating ? PRORATING_PROFILE : DEFAULT_PROFILE;
  const monthly = Object.entries(usual.monthly).map(([name, share]) => [name, Math.min(0.5, share * pace)]);
  return { ...usual, monthly: Object.fromEntries(monthly) as Profile["monthly"] };
}
