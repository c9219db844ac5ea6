/** The connection was not made in time. */
export class ConnectTimeoutError extends Error {
  override readonly name = "ConnectTimeoutError";

  constructor(timeoutMs: number) {
    super(`The connection was not made within ${timeoutMs / 1000} seconds.`);
  }
}

/** The answer is 101 Switching Protocols, which no request asks for. */
export class UpgradeError extends Error {
  override readonly name = "UpgradeError";

  constructor() {
    super("The answer switches to another protocol (101).");
  }
}

/** A proxy answered CONNECT with another status than 200. */
export class ProxyRefusedError extends Error {
  override readonly name = "ProxyRefusedError";
  readonly status: number;

  constructor(status: number, cause: unknown) {
    super(`The proxy answered CONNECT with status ${status}.`, { cause });
    this.status = status;
  }
}
