export { openSource } from "./destination/open.js";
export { summarise } from "./summary.js";
export { formatTable } from "./table.js";
