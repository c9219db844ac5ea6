export { runConnector } from "./connector.js";
export { createProgressLine, type ProgressLine } from "./progress-line.js";
export { writeReport } from "./report/write-report.js";
export { summarise } from "./summary.js";
export { sync, type SyncReport } from "./sync.js";
export { formatTable } from "./table.js";
export { openWarehouse } from "./warehouse.js";
