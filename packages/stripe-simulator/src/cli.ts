import { parseCliOptions, USAGE, UsageError } from "./cli-options.js";
import { startSimulator, type SimulatorOptions } from "./simulator.js";

try {
  const options = parseCliOptions(process.argv.slice(2));
  if (options === "help") process.stdout.write(USAGE);
  else await run(options);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}

async function run(options: SimulatorOptions): Promise<void> {
  const { customers, months } = options;
  process.stderr.write(`Living ${months} months with ${customers} customers\n`);
  const simulator = await startSimulator({
    ...options,
    onProgress: (share) => process.stderr.write(`${Math.round(share * 100)} %\n`),
  });
  const { url, key, store, clock } = simulator;
  const counts = Object.fromEntries(Object.entries(store.collections).map(([kind, { size }]) => [kind, size]));
  process.stdout.write(
    `${JSON.stringify({ url, key, account: store.accountId, now: clock.nowSeconds, counts: { ...counts, events: store.events.length } })}\n`,
  );
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void simulator.close());
}
