import { startSimulator } from "stripe-simulator";
import { executable } from "./connector.js";
import { atMost, informative, type Bench } from "./finding.js";
import { milliseconds } from "./format.js";
import { runMeasured } from "./measured-process.js";
import { median } from "./median.js";
import { withTemporaryFolder, writeJson } from "./temporary-folder.js";
import { cpuMs } from "./usage.js";

const rounds = 11;

/** Each command with the processor time that it may take beyond `node -e 0`. */
const commands = [
  { args: ["spec"], mostMs: 40 },
  { args: ["discover", "--all"], mostMs: 120 },
  { args: ["discover"], mostMs: 400 },
  { args: ["check"], mostMs: 200 },
] as const;

export const startUp: Bench = {
  name: "start-up",
  method:
    "Processor time of each command beyond that of `node -e 0`, on a small account of the simulator, no latency. " +
    `${rounds} rounds of all in turn, medians of the differences.`,
  async run() {
    const simulator = await startSimulator({ customers: 5, months: 1 });
    const bareMs: number[] = [];
    const beyondMs = commands.map((): number[] => []);
    const measure = async (command: string, args: readonly string[]): Promise<number> =>
      cpuMs((await runMeasured(command, args, { STRIPE_API_BASE: simulator.url }, () => {})).usage);
    try {
      await withTemporaryFolder(async (folder) => {
        const config = writeJson(folder, "config", { api_key: simulator.key });
        for (let round = 0; round < rounds; round += 1) {
          const bare = await measure(process.execPath, ["-e", "0"]);
          bareMs.push(bare);
          for (const [index, { args }] of commands.entries()) {
            const options = args[0] === "spec" ? [] : ["--config", config];
            beyondMs[index]!.push((await measure(executable, [...args, ...options])) - bare);
          }
        }
      });
    } finally {
      await simulator.close();
    }
    return [
      ...commands.map(({ args, mostMs }, index) =>
        atMost(`\`${args.join(" ")}\``, median(beyondMs[index]!), mostMs, milliseconds, boundBy),
      ),
      informative("`node -e 0`", milliseconds(median(bareMs))),
    ];
  },
};

const boundBy =
  "loading the bundle and, for discover, the schemas of all streams; for probes and check, the Stripe SDK and the requests.";
