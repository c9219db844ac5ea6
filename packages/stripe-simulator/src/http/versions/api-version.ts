import type { IncomingHttpHeaders } from "node:http";
import { badRequest } from "../api-error.js";

/** The version of the store's objects. A request without `Stripe-Version` gets it. */
export const API_VERSION = "2026-10-28.endive";

/** Returns the API version of a request's answer. A header that is no version counts as absent. */
export function versionOf(headers: IncomingHttpHeaders): string {
  const version = String(headers["stripe-version"] ?? "");
  return VERSION.test(version) ? version : API_VERSION;
}

/** @throws ApiError 400 if the request's header is no version. */
export function refuseUnknownVersion(headers: IncomingHttpHeaders): void {
  const version = headers["stripe-version"];
  if (version === undefined || VERSION.test(String(version))) return;
  throw badRequest(`Invalid Stripe API version: ${String(version)}`);
}

const VERSION = /^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/;
