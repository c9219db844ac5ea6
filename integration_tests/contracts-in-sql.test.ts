import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { csv } from "./contracts-in-sql/csv.js";
import { edgeContracts } from "./contracts-in-sql/edge-contracts.js";
import { expectedValues } from "./contracts-in-sql/expected-values.js";
import { randomContracts, valuedAtSeconds, type Contracts } from "./contracts-in-sql/random-contracts.js";
import type { ContractValue } from "../src/metrics/mrr/mrr.js";

/** Seeds of the dbt package's own tests, which hold its SQL to these numbers. To write them anew: vitest's option -u. */
const seeds = fileURLToPath(new URL("../dbt/integration_tests/seeds/contracts", import.meta.url));

describe("the seeds to which the dbt package's valuation in SQL is held", () => {
  let contracts: Contracts;
  let values: ContractValue[];

  beforeAll(() => {
    const random = randomContracts("contracts", 400);
    const edges = edgeContracts();
    contracts = {
      prices: [...random.prices, ...edges.prices],
      coupons: [...random.coupons, ...edges.coupons],
      contracts: [...random.contracts, ...edges.contracts],
    };
    values = expectedValues(contracts);
  });

  it("are the contracts with what the connector values them at", async () => {
    const rows = contracts.contracts.map(({ subscription, customer }, index) => ({
      ...subscription,
      valued_at: valuedAtSeconds,
      customer_discount: customer["discount"],
      expected_mrr: values[index]!.mrrMinor,
      expected_mrr_gross: values[index]!.grossMinor,
      expected_discount_ids: values[index]!.discountIds.join(","),
    }));
    await expect(csv(contractColumns, rows)).toMatchFileSnapshot(`${seeds}/contracts.csv`);
  });

  it("are the prices and coupons that the contracts refer to", async () => {
    await expect(csv(priceColumns, contracts.prices)).toMatchFileSnapshot(`${seeds}/contract_prices.csv`);
    await expect(csv(couponColumns, contracts.coupons)).toMatchFileSnapshot(`${seeds}/contract_coupons.csv`);
  });

  it("hold every way in which a contract is valued", () => {
    const differing = values.filter(({ mrrMinor, grossMinor }) => mrrMinor < grossMinor);
    const stacked = values.filter(({ discountIds }) => discountIds.length > 2);
    const worthless = values.filter(({ mrrMinor, grossMinor }) => mrrMinor === 0 && grossMinor > 0);
    expect(differing.length).toBeGreaterThan(100);
    expect(stacked.length).toBeGreaterThan(20);
    expect(worthless.length).toBeGreaterThan(5);
    for (const scheme of ["graduated", "volume"]) {
      expect(contracts.prices.filter((price) => price["tiers_mode"] === scheme).length).toBeGreaterThan(5);
    }
  });
});

const contractColumns = [
  "id",
  "customer",
  "currency",
  "items",
  "discounts",
  "default_tax_rates",
  "customer_discount",
  "valued_at",
  "expected_mrr",
  "expected_mrr_gross",
  "expected_discount_ids",
];

const priceColumns = [
  "id",
  "product",
  "currency",
  "recurring",
  "tiers_mode",
  "unit_amount",
  "unit_amount_decimal",
  "tiers",
  "transform_quantity",
  "currency_options",
];

const couponColumns = ["id", "duration", "percent_off", "amount_off", "currency", "applies_to"];
