// How the exceptions name a property.
import ts from "typescript";

/**
 * Returns `Interface.property`, with the namespaces that contain the interface: `Price.CurrencyOptions.tiers`.
 *
 * @param {ts.PropertySignature} property
 * @returns {string}
 */
export function declaredPlace(property) {
  const names = [property.name.getText()];
  for (let node = /** @type {ts.Node} */ (property.parent); node; node = node.parent) {
    if (ts.isInterfaceDeclaration(node) || ts.isModuleDeclaration(node)) names.unshift(node.name.text);
  }
  return names.join(".");
}
