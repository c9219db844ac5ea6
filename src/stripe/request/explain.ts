import { StripeError, type StripeErrorDetails, type StripeErrorKind } from "./errors.js";
import type { FailedAnswer, TransportFault } from "./failed-answer.js";
import { checkTheNetwork, checkWhoAnswers, textOfFault } from "./fault-texts.js";
import { permissionOfRoute, readAccountId, readMissingPermission } from "../key/permissions.js";
import { productOff } from "./products.js";
import { matchingRow, retryRow } from "./retry.js";

/**
 * Returns the error of a failed request: its kind, and a message with the failure, the request and what to do.
 *
 * @param route the template, e.g. `/v1/customers/{id}`
 * @param attempts how many times the request was sent
 */
export function explainFailure(
  answer: FailedAnswer,
  route: string,
  attempts: number,
  method: "GET" | "POST" = "GET",
): StripeError {
  const kind = kindOf(answer);
  const permission = kind === "permission" ? missingPermission(answer, route) : undefined;
  const details: StripeErrorDetails = {
    status: answer.status,
    code: answer.code,
    permission,
    lacksPermission: kind === "permission" && lacksPermission(answer),
    product: kind === "product_off" ? productOff(answer) : undefined,
    requestId: answer.requestId,
    accountId: kind === "permission" ? readAccountId(answer.message ?? "") : undefined,
    failure: retryRow(answer)?.failure,
    cause: answer.cause,
  };
  const { product } = details;
  const facts: Facts = { answer, request: `${method} ${route}`, attempts, dashboard: permission?.dashboard, product };
  const trail = answer.requestId === undefined ? "" : ` (Stripe's request id: ${answer.requestId})`;
  return new StripeError(kind, sentences[kind](facts) + trail, details);
}

/**
 * Returns the error of a request that the caller's signal aborted.
 *
 * @param request e.g. `GET /v1/customers/{id}`
 * @param lastFailure the error of its last attempt
 */
export function abortedRequest(request: string, cause: unknown, lastFailure?: StripeError): StripeError {
  return new StripeError("aborted", `${request} was stopped before its answer was in.`, { cause, lastFailure });
}

/**
 * Returns the error of a request that had no answer before the deadline, and no failed attempt.
 *
 * @param request e.g. `GET /v1/customers/{id}`
 */
export function unansweredRequest(request: string, cause: unknown): StripeError {
  return new StripeError("unavailable", `${request} was not answered in time. ${checkTheNetwork}`, {
    failure: "timeout",
    cause,
  });
}

/**
 * Returns the error of an answer that is JSON, but does not match the API's documentation.
 *
 * @param route the template, e.g. `/v1/customers/{id}`
 * @param what the actual answer, e.g. "something that is not a list"
 */
export function unreadableAnswer(route: string, what: string): StripeError {
  return new StripeError("unreadable", `Stripe answered GET ${route} with ${what}. ${checkWhoAnswers}`);
}

function kindOf(answer: FailedAnswer): StripeErrorKind {
  const { status, code, fault } = answer;
  // The kind is about the failure itself, so it does not depend on whether Stripe asks for a retry.
  const failure = matchingRow(answer)?.failure;
  if (failure === "rate" || failure === "concurrency" || (failure === "lock" && status === 429)) return "rate_limited";
  if (fault !== undefined && ofTheEnvironment.has(fault) && failure !== "proxy") return "environment";
  if (failure !== undefined && failure !== "unreadable" && failure !== "asked") return "unavailable";
  if (fault !== undefined) return "unreadable";
  if (lacksPermission(answer)) return "permission";
  if (productOff(answer) !== undefined) return "product_off";
  if (status === 401 || (code !== undefined && codesOfBadKeys.has(code))) return "invalid_key";
  if (status === 403) return "permission";
  if (status === 404 || code === "resource_missing") return "not_found";
  return "invalid_request";
}

/** The faults that only a person can mend. */
const ofTheEnvironment: ReadonlySet<TransportFault> = new Set([
  "untrusted",
  "expired",
  "wrong_name",
  "proxy_login",
  "proxy_refused",
  "too_many_files",
] as const);

/**
 * Whether the answer says that the key lacks a permission, in one of Stripe's wordings. A public connector saw 401 in
 * place of 403 for keys of live mode, so the code decides there.
 */
function lacksPermission({ status, code, message }: FailedAnswer): boolean {
  if (code === "account_invalid") return false;
  if (code === "more_permissions_required") return true;
  return status === 403 && readMissingPermission(message ?? "") !== undefined;
}

/** https://docs.stripe.com/error-codes */
const codesOfBadKeys = new Set(["api_key_expired", "platform_api_key_expired", "secret_key_required"]);

/**
 * Returns the permission that the key lacks. Returns undefined if the key has no access to the account in
 * Stripe-Account, because then it lacks no permission.
 */
function missingPermission(answer: FailedAnswer, route: string) {
  if (answer.code === "account_invalid") return undefined;
  return readMissingPermission(answer.message ?? "") ?? permissionOfRoute(route);
}

interface Facts {
  readonly answer: FailedAnswer;
  /** E.g. `GET /v1/customers`. */
  readonly request: string;
  readonly attempts: number;
  readonly dashboard: string | undefined;
  /** The product that the account does not have. */
  readonly product: string | undefined;
}

const sentences: Readonly<Record<StripeErrorKind, (facts: Facts) => string>> = {
  invalid_key({ answer }) {
    if (answer.code?.endsWith("api_key_expired")) {
      return "Stripe says that the API key has expired. Create a new restricted key with the same permissions in the Dashboard (Developers, API keys) and use that.";
    }
    if (answer.code === "secret_key_required") {
      return "Stripe says that the API key is a publishable one, which cannot read an account. Use a restricted key (rk_live_...).";
    }
    if (answer.message?.includes("IP address")) {
      return "Stripe does not accept the API key from this machine's IP address. Add the address to the key's allowed addresses in the Dashboard (Developers, API keys), or run from an allowed address.";
    }
    return `Stripe does not accept the API key${said(answer)}. Check in the Dashboard (Developers, API keys) that it still exists, and copy it again in one piece.`;
  },
  permission({ answer, request, dashboard }) {
    if (answer.code === "account_invalid") {
      return `The API key has no access to the account that the requests are made for${said(answer)}. Check the account id, and that the account is still connected.`;
    }
    if (dashboard === undefined) {
      return `The API key may not make ${request}${said(answer)}. Edit the restricted key in the Dashboard (Developers, API keys) and give it the permission to read this.`;
    }
    return `The API key may not make ${request}: it lacks the permission ${dashboard}. Edit the restricted key in the Dashboard (Developers, API keys), set this permission, save, and run again; the key itself stays the same.`;
  },
  product_off({ answer, request, product }) {
    return `Stripe refused ${request}, because the account does not have ${product}${said(answer)}. If you need it, ask Stripe for it in the Dashboard. Otherwise take the streams that need it out of the connection.`;
  },
  not_found({ answer, request }) {
    return `Stripe found nothing for ${request}${said(answer)}.${otherMode(answer)}`;
  },
  invalid_request({ answer, request }) {
    const param = answer.param === undefined ? "" : ` about the parameter ${answer.param}`;
    return `Stripe refused ${request} with status ${answer.status}${param}${said(answer)}.${otherMode(answer)}`;
  },
  rate_limited({ answer, request, attempts }) {
    const reason = answer.throttle ?? "lock_timeout, another request holds the object";
    return `Stripe's limits (${reason}) still refused ${request} at attempt ${attempts}. The limits are shared with all other traffic of the account: run again when there is less of it.`;
  },
  environment: ({ answer, request, attempts }) => brokenRequest(answer, request, attempts),
  unavailable({ answer, request, attempts }) {
    if (answer.fault !== undefined) return brokenRequest(answer, request, attempts);
    return `${request} failed ${times(attempts)}, at last because Stripe answered with status ${answer.status}${said(answer)}. ${checkTheNetwork}`;
  },
  unreadable: ({ answer, request, attempts }) => brokenRequest(answer, request, attempts),
  aborted: ({ request }) => `${request} was stopped.`,
};

function brokenRequest(answer: FailedAnswer, request: string, attempts: number): string {
  const { happened, advice } = textOfFault(answer.fault ?? "not_an_object", answer);
  const status = answer.status === undefined ? "" : ` (status ${answer.status})`;
  const because = attempts === 1 ? "failed because" : `failed ${times(attempts)}, at last because`;
  return `${request} ${because} ${happened}${status}. ${advice}`;
}

function times(attempts: number): string {
  return attempts === 1 ? "once" : `${attempts} times`;
}

function said({ message }: FailedAnswer): string {
  return message === undefined ? "" : `, saying: "${message.trim()}"`;
}

/** https://docs.stripe.com/keys#test-live-modes */
function otherMode({ message }: FailedAnswer): string {
  return message?.includes("a similar object exists in") ? " Use a key of the other mode (live or test)." : "";
}
