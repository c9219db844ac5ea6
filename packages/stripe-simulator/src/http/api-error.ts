/** What an error body tells beside its message; https://docs.stripe.com/api/errors. */
export interface ApiErrorDetail {
  readonly type?: "invalid_request_error" | "api_error";
  readonly code?: string;
  readonly param?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that is not 200: thrown by the handler's parts, rendered once at the edge. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    readonly status: number,
    message: string,
    readonly detail: ApiErrorDetail = {},
  ) {
    super(message);
  }

  /** @param requestId also names the log entry that Stripe would link to. */
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

/** 400: the request itself is wrong. */
export function badRequest(message: string, param?: string, code?: string): ApiError {
  return new ApiError(400, message, {
    ...(param === undefined ? {} : { param }),
    ...(code === undefined ? {} : { code }),
  });
}

/**
 * `resource_missing`: 404 where the id stands in the path, 400 where a parameter names the object.
 *
 * @param object the object's type as Stripe spells it (`credit_note`).
 */
export function resourceMissing(status: 400 | 404, object: string, id: string, param: string, note = ""): ApiError {
  return new ApiError(status, `No such ${object}: '${id}'${note}`, { code: "resource_missing", param });
}

/** These codes have no page of their own among Stripe's error codes. */
const UNDOCUMENTED: ReadonlySet<string> = new Set(["more_permissions_required"]);
