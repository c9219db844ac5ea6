import nock from "nock";
import { afterAll, afterEach, beforeAll } from "vitest";

/**
 * Answers what a file's tests send with nock, and takes nock away after them. It replaces Node's own `http` while it is active, so that
 * the next file of the same worker would otherwise find no connections, or find its own answers ignored.
 */
export function interceptRequests(): void {
  beforeAll(() => {
    if (!nock.isActive()) nock.activate();
  });
  afterEach(() => {
    nock.abortPendingRequests();
    nock.cleanAll();
  });
  afterAll(() => nock.restore());
}
