import type { Params } from "../params.js";

/** What goes wrong; https://docs.stripe.com/error-low-level for the real ones. */
export const FAULT_KINDS = [
  "429",
  "lock_timeout",
  "409",
  "500",
  "503",
  "502-html",
  "200-html",
  "reset",
  "cut-body",
  "not-a-list",
  "hang",
  "slow",
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** What a rule looks at. */
export interface FaultableRequest {
  readonly method: string;
  readonly path: string;
  /** The path's template: `/v1/invoices/{id}/lines`. */
  readonly route: string;
  readonly params: Params;
}

export interface FaultRule {
  readonly kind: FaultKind;
  /** Which requests; all when absent. */
  readonly match?: (request: FaultableRequest) => boolean;
  /** Only this method and route (`GET /v1/invoices`), for rules that travel as JSON. */
  readonly endpoint?: string;
  /** 0..1, of a seeded generator; 1 when absent. */
  readonly probability?: number;
  /** The rule ends after so many faults; never when absent. */
  readonly times?: number;
  /** For `slow`: the wait before the true answer; 1,000 when absent. */
  readonly ms?: number;
  /** For `429`: the `Stripe-Rate-Limited-Reason`; `endpoint-rate` when absent. */
  readonly reason?: string;
}

/** The rules in force. */
export interface Faults {
  /** @returns a function that ends the rule. */
  readonly add: (rule: FaultRule) => () => void;
  readonly clear: () => void;
}

export interface FaultPicker extends Faults {
  /** The first rule that strikes this request; counts it. */
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
