/** What is set under a key, which may be named like something that every object inherits, such as "constructor". */
export function metadataValue(metadata: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(metadata, key) ? metadata[key] : undefined;
}
