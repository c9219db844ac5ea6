/** The fields of an error body in addition to its message. https://docs.stripe.com/api/errors */
export interface ApiErrorDetail {
  readonly type?: "invalid_request_error" | "api_error";
  readonly code?: string;
  readonly param?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that is not 200. The handler's parts throw it, and the responder renders it. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    readonly status: number,
    message: string,
    readonly detail: ApiErrorDetail = {},
  ) {
    super(message);
  }

  /**
   * Returns the body.
   * @param requestId also names the log entry that Stripe would link to.
   */
  body(requestId: string, livemode: boolean): Record<string, unknown> {
    const { type = "invalid_request_error", code, param } = this.detail;
    const documented = code !== undefined && !UNDOCUMENTED.has(code);
    const logs = livemode ? "https://dashboard.stripe.com/logs" : "https://dashboard.stripe.com/test/logs";
    return {
      error: {
        ...(code === undefined ? {} : { code }),
        ...(documented ? { doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}` } : {}),
        message: this.message,
        ...(param === undefined ? {} : { param }),
        request_log_url: `${logs}/${requestId}`,
        type,
      },
    };
  }
}

/** Returns a 400: the request itself is invalid. */
export function badRequest(message: string, param?: string, code?: string): ApiError {
  return new ApiError(400, message, {
    ...(param === undefined ? {} : { param }),
    ...(code === undefined ? {} : { code }),
  });
}

/**
 * Returns `resource_missing`: 404 if the path contains the id, 400 if a parameter names the object.
 *
 * @param object the object's type as Stripe spells it (`credit_note`).
 */
export function resourceMissing(status: 400 | 404, object: string, id: string, param: string, note = ""): ApiError {
  return new ApiError(status, `No such ${object}: '${id}'${note}`, { code: "resource_missing", param });
}

/** Stripe's documentation of error codes does not contain these codes. */
const UNDOCUMENTED: ReadonlySet<string> = new Set(["more_permissions_required"]);
