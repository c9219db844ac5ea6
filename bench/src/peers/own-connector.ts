import { benchKey, unthrottledCommand } from "../connector.js";
import { withTemporaryFolder, writeJson } from "../temporary-folder.js";
import { runMeasuredCommand } from "./measured-command.js";
import type { Reader } from "./reader.js";
import { createRecordCounter } from "./record-counter.js";

/** This connector. Its own request limits are a hundred times as high. */
export const ownConnector: Reader = {
  name: "source-stripe-lifecycle",
  install: async () => (url, list) =>
    withTemporaryFolder(async (folder) => {
      const config = writeJson(folder, "config", { api_key: benchKey });
      const counter = createRecordCounter();
      const run = await runMeasuredCommand([...unthrottledCommand(), "read", "--config", config, "--streams", list], {
        env: { STRIPE_API_BASE: url },
        onOutput: counter.take,
      });
      return { ...run, records: counter.count(list) };
    }),
};
