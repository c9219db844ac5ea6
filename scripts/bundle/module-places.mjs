import { relative } from "node:path";

/**
 * Lets a module find files relative to itself, such as a schema, also where it is part of the bundle. Its
 * `import.meta.url` becomes the place that its source has, seen from the bundle.
 *
 * @param {string} root the repository
 * @param {string} folder of the bundle at run time
 * @returns {import("rolldown").Plugin}
 */
export function ownModulePlaces(root, folder) {
  return {
    name: "own-module-places",
    transform(code, id) {
      const isOwn = /^(src|packages)[\\/]/.test(relative(root, id));
      if (!isOwn || !code.includes("import.meta.url")) return null;
      const place = relative(folder, id).replaceAll("\\", "/");
      const url = `new URL(${JSON.stringify(place)}, import.meta.url)`;
      // On the same line, so that line numbers stay right.
      return { code: code.replaceAll("import.meta.url", url), map: null };
    },
  };
}
