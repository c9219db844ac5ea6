/** Helpers for the tests of a source. */

export { inputFiles } from "./testing/input-files.js";
export { parseMessages } from "./testing/messages.js";
export { protocolValidator } from "./testing/protocol-validator.js";
export { runSource, type RunResult } from "./testing/run-source.js";
export { createScreen, type Screen } from "./testing/screen.js";
export { specificationProblems } from "./testing/specification.js";
export { errorsOf, storyOf, type TraceError } from "./testing/summaries.js";
