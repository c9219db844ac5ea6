import { relative } from "node:path";

/**
 * Lets a module find files relative to itself, such as a schema, also where it is part of the bundle. Its
 * `import.meta.url` becomes the place that it has in src/, taken from bundle/ beside it.
 *
 * @param {string} root the repository
 * @returns {import("rolldown").Plugin}
 */
export function ownModulePlaces(root) {
  return {
    name: "own-module-places",
    transform(code, id) {
      const place = relative(root, id).replaceAll("\\", "/");
      if (!place.startsWith("src/") || !code.includes("import.meta.url")) return null;
      const url = `new URL(${JSON.stringify(`../${place}`)}, import.meta.url)`;
      // On the same line, so that line numbers stay right.
      return { code: code.replaceAll("import.meta.url", url), map: null };
    },
  };
}
