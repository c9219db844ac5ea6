/** An answer that is an error: https://docs.stripe.com/api/errors */
export class ApiFailure extends Error {
  override readonly name = "ApiFailure";
  readonly status: number;
  readonly detail: FailureDetail;

  constructor(status: number, message: string, detail: FailureDetail = {}) {
    super(message);
    this.status = status;
    this.detail = detail;
  }

  get body(): string {
    const { code, param } = this.detail;
    return JSON.stringify({ error: { type: "invalid_request_error", message: this.message, code, param } });
  }

  get headers(): Readonly<Record<string, string>> {
    const { limitedBy } = this.detail;
    return limitedBy === undefined ? {} : { "stripe-rate-limited-reason": limitedBy };
  }
}

export interface FailureDetail {
  readonly code?: string;
  readonly param?: string;
  /** The limit that rejected the request: https://docs.stripe.com/rate-limits */
  readonly limitedBy?: "global-rate" | "endpoint-rate";
}

export function noSuchObject(status: number, id: string, param: string): ApiFailure {
  return new ApiFailure(status, `No such object: '${id}'`, { code: "resource_missing", param });
}
