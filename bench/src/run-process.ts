import { spawn } from "node:child_process";

export interface ProcessOptions {
  /** Beside the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly onOutput: (chunk: Buffer) => void;
  /** Does not print its standard error. Its last line is the error's message if the program fails. */
  readonly isQuiet?: boolean;
}

export interface ProcessRun {
  /** From before the start to after the end. */
  readonly wallMs: number;
  /** The start time of the process, in milliseconds since the Unix epoch. */
  readonly startedMs: number;
}

/**
 * Runs a program without input, and passes on its output.
 * @throws Error if its exit code is not 0.
 */
export async function runProcess(
  command: string,
  args: readonly string[],
  { env, cwd, onOutput, isQuiet = false }: ProcessOptions,
): Promise<ProcessRun> {
  const startedMs = performance.timeOrigin + performance.now();
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    cwd,
    stdio: ["ignore", "pipe", isQuiet ? "pipe" : "inherit"],
  });
  const exited = new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-keptCharacters)));
  child.stdout!.on("data", onOutput);
  const exitCode = await exited;
  if (exitCode !== 0) {
    const ending = `ended with exit code ${exitCode}`;
    throw new Error(isQuiet ? errors.trimEnd().split("\n").at(-1) || ending : `${command} ${args.join(" ")} ${ending}`);
  }
  return { wallMs: performance.timeOrigin + performance.now() - startedMs, startedMs };
}

const keptCharacters = 4_000;

/**
 * Runs a program quietly and returns its output.
 * @throws Error if its exit code is not 0.
 */
export async function outputOf(
  command: string,
  args: readonly string[],
  options: Pick<ProcessOptions, "env" | "cwd"> = {},
): Promise<string> {
  const output: Buffer[] = [];
  await runProcess(command, args, { ...options, onOutput: (chunk) => output.push(chunk), isQuiet: true });
  return Buffer.concat(output).toString();
}
