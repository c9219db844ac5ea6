import type { Logger } from "@airbyte/cdk-typescript-compat";
import { testModeNotice, type ApiKey } from "../stripe/key/key-policy.js";

/** Says in the log that test data is read, before anything else of a sync, since the records show it only in `livemode`. */
export function announceMode(key: ApiKey, log: Logger): void {
  const notice = testModeNotice(key);
  if (notice !== undefined) log.info(notice);
}
