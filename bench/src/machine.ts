import { cpus, totalmem } from "node:os";

/** What the figures were measured on, without what would identify it. */
export function describeMachine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? "unknown processor";
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0);
  return `${model}, ${processors.length} cores, ${gigabytes} GB of memory, ${process.platform} ${process.arch}, Node ${process.version}`;
}
