import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { executable } from "./connector.js";
import { atMost, informative, type Bench } from "./finding.js";
import { milliseconds } from "./format.js";

const rounds = 15;

export const startUp: Bench = {
  name: "start-up",
  method: `\`spec\` against \`node -e 0\`, ${rounds} runs of each in turn, medians.`,
  async run() {
    const bareMs: number[] = [];
    const specMs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      bareMs.push(await timeOf(process.execPath, ["-e", "0"]));
      specMs.push(await timeOf(executable, ["spec"]));
    }
    const bare = median(bareMs);
    return [
      atMost("`spec`", median(specMs), 1.5 * bare + 60, milliseconds, boundBy),
      informative("`node -e 0`", milliseconds(bare)),
    ];
  },
};

const boundBy = "the number of modules that are loaded before the command is known, about 160 files.";

async function timeOf(command: string, args: readonly string[]): Promise<number> {
  const began = performance.now();
  await promisify(execFile)(command, args);
  return performance.now() - began;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
