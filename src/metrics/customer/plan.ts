import type { PriceFacts } from "../dossier/catalog-facts.js";
import type { MetricsOptions } from "../options.js";
import type { References } from "../dossier/references.js";
import type { Term } from "../timeline/mrr-state.js";
import { metadataValue } from "../metadata-value.js";

/**
 * Returns a plan's name from the source that the option names. If it is missing: the price's nickname, otherwise its
 * id.
 */
export function planName(
  { priceId, productId }: Pick<Term, "priceId" | "productId">,
  price: PriceFacts | undefined,
  references: References,
  option: MetricsOptions["planName"],
): string {
  const product = productId === null ? undefined : references.product(productId);
  const named = {
    product: () => product?.name,
    nickname: () => price?.nickname,
    lookup_key: () => price?.lookupKey,
  };
  const name =
    typeof option === "string"
      ? named[option]()
      : ((price && metadataValue(price.metadata, option.metadataKey)) ??
        (product && metadataValue(product.metadata, option.metadataKey)));
  return name || price?.nickname || priceId || productId || "unknown";
}

/** Returns the names as one text, each once, in the given order; null: there are none. */
export function joinedNames(names: readonly string[]): string | null {
  return names.length === 0 ? null : [...new Set(names)].join(", ");
}
