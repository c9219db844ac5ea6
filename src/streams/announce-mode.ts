import type { Logger } from "@airbyte/cdk-typescript-compat";
import { testModeNotice, type ApiKey } from "../stripe/key/key-policy.js";

/** Logs that the sync reads test data, before any other message of the sync. Records show it only in `livemode`. */
export function announceMode(key: ApiKey, log: Logger): void {
  const notice = testModeNotice(key);
  if (notice !== undefined) log.info(notice);
}
