import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { accountId } from "../bulk/api.js";
import { benchKey } from "../connector.js";
import { outputOf } from "../run-process.js";
import { withTemporaryFolder, writeJson } from "../temporary-folder.js";
import { airbyteCatalog } from "./airbyte-catalog.js";
import { startDate } from "./history.js";
import { runMeasuredCommand } from "./measured-command.js";
import { pinned, pythonOf } from "./python.js";
import type { Reader } from "./reader.js";
import { createRecordCounter } from "./record-counter.js";

/** A test of the records installs it there too, and has the script that sends it to another server. */
const folder = fileURLToPath(new URL("../../../integration_tests/clients/public_connector", import.meta.url));
const script = join(folder, "public_connector.py");
const untracked = { DO_NOT_TRACK: "1" };

/** Airbyte's own Stripe source. */
export const publicConnector: Reader = {
  name: pinned(folder, "airbyte-source-stripe"),
  async install() {
    const python = await pythonOf(folder);
    const cwd = dirname((await outputOf(python, ["-c", printPackage])).trim());
    const found = await withTemporaryFolder((work) =>
      outputOf(python, [script, "discover", "--config", writeJson(work, "config", configOf())], {
        cwd,
        env: untracked,
      }),
    );
    return (url, list) =>
      withTemporaryFolder(async (work) => {
        const config = writeJson(work, "config", configOf());
        const catalog = writeJson(work, "catalog", airbyteCatalog(found, list));
        const counter = createRecordCounter();
        const command = [python, script, "read", "--config", config, "--catalog", catalog];
        const env = { ...untracked, STRIPE_API_BASE: url };
        const run = await runMeasuredCommand(command, { cwd, env, onOutput: counter.take });
        return { ...run, records: counter.count(list) };
      });
  },
};

const configOf = () => ({ client_secret: benchKey, account_id: accountId, start_date: startDate(Date.now()) });

/** The connector looks for its files in the folder of its package. */
const printPackage =
  'import importlib.util as util; print(util.find_spec("source_stripe").submodule_search_locations[0])';
