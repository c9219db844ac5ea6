import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { accountId } from "../bulk/api.js";
import { benchKey } from "../connector.js";
import { outputOf } from "../run-process.js";
import { withTemporaryFolder, writeJson } from "../temporary-folder.js";
import { startDate } from "./history.js";
import { runMeasuredCommand } from "./measured-command.js";
import { pinned, pythonOf } from "./python.js";
import type { Reader } from "./reader.js";
import { createRecordCounter } from "./record-counter.js";
import { singerCatalog } from "./singer-catalog.js";

const folder = fileURLToPath(new URL("../../peers/tap_stripe", import.meta.url));

/** The Singer tap. */
export const tapStripe: Reader = {
  name: pinned(folder, "tap-stripe"),
  async install() {
    const python = await pythonOf(folder);
    const found = await outputOf(python, ["-c", printCatalog]);
    return (url, list) =>
      withTemporaryFolder(async (work) => {
        const config = writeJson(work, "config", configOf());
        const catalog = writeJson(work, "catalog", singerCatalog(found, list));
        const counter = createRecordCounter();
        const command = [python, join(folder, "tap.py"), "--config", config, "--catalog", catalog];
        const run = await runMeasuredCommand(command, { env: { STRIPE_API_BASE: url }, onOutput: counter.take });
        return { ...run, records: counter.count(list) };
      });
  },
};

const configOf = () => ({ client_secret: benchKey, account_id: accountId, start_date: startDate(Date.now()) });

/** The command `--discover` asks Stripe first, for the account. */
const printCatalog = "import json, tap_stripe; print(json.dumps(tap_stripe.discover()))";
