import type { Params } from "../params.js";

/** The kinds of faults. For the real ones see https://docs.stripe.com/error-low-level */
export const FAULT_KINDS = [
  "429",
  "lock_timeout",
  "409",
  "500",
  "503",
  "status",
  "502-html",
  "200-html",
  "reset",
  "cut-body",
  "not-a-list",
  "hang",
  "slow",
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** The request that a rule matches against. */
export interface FaultableRequest {
  readonly method: string;
  readonly path: string;
  /** The path's template: `/v1/invoices/{id}/lines`. */
  readonly route: string;
  readonly params: Params;
}

export interface FaultRule {
  readonly kind: FaultKind;
  /** The requests to which it applies. Default: all. */
  readonly match?: (request: FaultableRequest) => boolean;
  /** Only this method and route (`GET /v1/invoices`). For rules that are sent as JSON. */
  readonly endpoint?: string;
  /** 0..1, decided by a seeded generator. Default: 1. */
  readonly probability?: number;
  /** The rule ends after this number of faults. Default: never. */
  readonly times?: number;
  /** For `slow`: the wait in milliseconds before the correct answer. Default: 1,000. */
  readonly ms?: number;
  /** For `429`: the `Stripe-Rate-Limited-Reason`. Default: `endpoint-rate`. */
  readonly reason?: string;
  /** For `status`: the answer's status, 400 to 599. Default: 400. */
  readonly status?: number;
  /**
   * The header `Stripe-Should-Retry` of the fault's own answer. Default: true for `lock_timeout` (inferred), else no
   * header.
   */
  readonly shouldRetry?: boolean;
}

/** The active rules. */
export interface Faults {
  /**
   * Adds a rule.
   * @returns a function that ends the rule.
   */
  readonly add: (rule: FaultRule) => () => void;
  readonly clear: () => void;
}

export interface FaultPicker extends Faults {
  /** Returns the first rule that applies to this request, and counts the fault. */
  readonly pick: (request: FaultableRequest) => FaultRule | undefined;
}

/** @param random 0 <= x < 1, seeded by the caller. */
export function createFaults(random: () => number): FaultPicker {
  let active: { readonly rule: FaultRule; left: number }[] = [];
  const applies = (rule: FaultRule, request: FaultableRequest): boolean =>
    (rule.endpoint === undefined || rule.endpoint === `${request.method} ${request.route}`) &&
    (rule.match?.(request) ?? true) &&
    (rule.probability === undefined || random() < rule.probability);

  return {
    add: (rule) => {
      const entry = { rule, left: rule.times ?? Infinity };
      active.push(entry);
      return () => {
        active = active.filter((other) => other !== entry);
      };
    },
    clear: () => {
      active = [];
    },
    pick: (request) => {
      const struck = active.find(({ rule, left }) => left > 0 && applies(rule, request));
      if (!struck) return undefined;
      struck.left -= 1;
      return struck.rule;
    },
  };
}
