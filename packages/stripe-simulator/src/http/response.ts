import type { ApiError } from "./api-error.js";
import type { ApiObject } from "./api-object.js";

/** The answer without the connection. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function ok(body: ApiObject): HttpAnswer {
  return { status: 200, headers: JSON_TYPE, body: JSON.stringify(body) };
}

export function failed(error: ApiError, requestId: string, livemode: boolean): HttpAnswer {
  return {
    status: error.status,
    headers: { ...JSON_TYPE, ...error.detail.headers },
    body: JSON.stringify(error.body(requestId, livemode)),
  };
}

export const JSON_TYPE: Readonly<Record<string, string>> = { "content-type": "application/json" };
