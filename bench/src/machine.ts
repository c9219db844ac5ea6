import { cpus, totalmem } from "node:os";

/** Describes the machine of the measurements, without identifying it. */
export function describeMachine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? "unknown processor";
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0);
  return `${model}, ${processors.length} cores, ${gigabytes} GB of memory, ${process.platform} ${process.arch}, Node ${process.version}`;
}
