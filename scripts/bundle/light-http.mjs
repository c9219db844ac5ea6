const place = "\0light-http";

/**
 * Imports node:http without reading all that it exports. Since Node.js 22 some exports are getters that load another
 * HTTP client, undici, and an `import` reads each of them: 43 ms of processor time on Node.js 24.
 *
 * @returns {import("rolldown").Plugin}
 */
export function lightHttp() {
  return {
    name: "light-http",
    resolveId: (id) => (id === "http" || id === "node:http" ? place : null),
    load: (id) => (id === place ? `module.exports = process.getBuiltinModule("node:http");` : null),
  };
}
