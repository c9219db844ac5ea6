// The list of raw streams, from the build.

/**
 * @returns {Promise<readonly import("./raw-schema.mjs").RawStream[]>}
 */
export async function rawStreams() {
  const list = new URL("../../dist/streams/raw-streams.js", import.meta.url);
  try {
    return (await import(list.href)).rawStreams;
  } catch (cause) {
    throw new Error(`The list of streams can't be loaded from ${list.pathname}: run \`npm run build\` first.`, { cause });
  }
}
