"use strict";

// Supabase's Stripe Sync Engine (npm: @supabase/stripe-sync-engine), unchanged except for the address of Stripe.
// node backfill.cjs migrate: makes its tables in DATABASE_URL.
// node backfill.cjs OBJECT TABLE: reads all objects from STRIPE_API_BASE, and prints {"rows"}, the rows of the table.
// CommonJS, because the engine finds no migrations as an ES module.
const { StripeSync, runMigrations } = require("@supabase/stripe-sync-engine");
const Stripe = require("stripe");

const { DATABASE_URL: databaseUrl, STRIPE_API_BASE: base, STRIPE_API_KEY: stripeSecretKey } = process.env;
const [object, table] = process.argv.slice(2);

async function backfill() {
  const sync = new StripeSync({
    stripeSecretKey,
    stripeWebhookSecret: "",
    poolConfig: { connectionString: databaseUrl },
  });
  const { protocol, hostname, port } = new URL(base);
  // The engine has no option for the address.
  sync.stripe = new Stripe(stripeSecretKey, { protocol: protocol.slice(0, -1), host: hostname, port });
  await sync.syncBackfill({ object });
  const { rows } = await sync.postgresClient.query(`select count(*)::int as rows from stripe.${table}`);
  await sync.close();
  console.log(JSON.stringify(rows[0]));
}

/** The engine reports a failed migration to its logger alone. */
const logger = {
  info() {},
  error(error) {
    throw error;
  },
};

const work = object === "migrate" ? runMigrations({ databaseUrl, schema: "stripe", logger }) : backfill();
work.catch((error) => {
  console.error(String(error));
  process.exitCode = 1;
});
