import { apiKey } from "../support/live-account.js";
import { selfSigned } from "../support/self-signed.js";

const ownConfig = `mkdir -p secrets && echo '{"api_key": "${apiKey}"}' >secrets/config.json`;
const ownCatalog = "source-stripe-lifecycle discover --config secrets/config.json --configured >secrets/catalog.json";
const sync = (streams: string) => `STRIPE_API_KEY=${apiKey} stripe-lifecycle sync --streams ${streams}`;
const intoPostgres = "--to postgresql://localhost/analytics";
const database = "createdb analytics; export PGDATABASE=analytics PGOPTIONS='-c search_path=stripe'";
const derived = "lifecycle_events,customer_metrics";
const raw = "customers,subscriptions,invoices,charges,credit_notes,invoice_items,prices,coupons,products,disputes";

/** Shell for what a page presumes: what a reader has, or did on another page. */
export const presumed: Readonly<Record<string, string>> = {
  "README.md": ownConfig,
  "SECURITY.md": `${ownConfig}; ${ownCatalog}; echo '[]' >secrets/state.json`,
  "docs/how-mrr-is-computed.md": `${sync(derived)}; ${database}; ${sync(derived)} ${intoPostgres}`,
  "docs/stripe-lifecycle.md": `${ownConfig}; ${ownCatalog}; echo '[]' >secrets/state.json; cp secrets/config.json .`,
  "docs/use/clear-a-stream.md": `
    ${sync(derived)}
    ${database}; ${sync(derived)} ${intoPostgres}
    ${ownConfig}
    source-stripe-lifecycle read --config secrets/config.json --streams ${derived} | grep '^{"type":"STATE"' >state.jsonl`,
  "docs/use/cron-postgresql.md": "psql -c 'CREATE ROLE analyst' >&2",
  "docs/use/derive.md": `
    ${sync(raw)}
    ${database}; psql -c 'CREATE ROLE me LOGIN SUPERUSER' >&2
    ${sync(raw)} ${intoPostgres} --schema airbyte`,
  "docs/use/proxies.md": `${ownConfig}; echo '${selfSigned.cert}' >company.pem`,
  "docs/use/pyairbyte.md": sync("subscriptions"),
  "docs/use/restricted-key.md": `${ownConfig}; cp secrets/config.json .`,
  "docs/use/upgrading-from-airbyte-stripe.md": `${sync(raw)}; ${database}; ${sync(raw)} ${intoPostgres}`,
  "packages/stripe-lifecycle/README.md": `export STRIPE_API_KEY=${apiKey}`,
};

/** Shell that fails if a page did not do what it promises. */
export const outcomes: Readonly<Record<string, string>> = {
  "README.md": "[ -s report.html ]; [ -s out.jsonl ]",
  "docs/use/clear-a-stream.md": `
    ${sync(derived)} --json | jq -e '.records | .lifecycle_events > 100 and .customer_metrics == 0'
    ${sync(derived)} ${intoPostgres} --json | jq -e '.records | .lifecycle_events > 100 and .customer_metrics == 0'
    jq -es 'map(.state.stream.stream_descriptor.name) | unique == ["customer_metrics"]' state.jsonl`,
  "docs/use/cron-postgresql.md": "[ -s report.html ]",
  // Without a row, it divides by 0.
  "docs/use/derive.md": "psql -c 'SELECT 1 / count(*) FROM stripe_derived.lifecycle_events'",
};
