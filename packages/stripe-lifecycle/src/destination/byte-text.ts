/**
 * UTF-8 as a text in which each character stands for one byte. V8 cuts and joins such texts faster than Buffers. What JSON
 * and COPY give a meaning to is one byte each, which is part of no other character.
 */
export type ByteText = string;

export function byteText(utf8: Buffer): ByteText {
  return utf8.toString("latin1");
}

export function toByteText(text: string): ByteText {
  return byteText(Buffer.from(text));
}

export function fromByteText(text: ByteText): string {
  return Buffer.from(text, "latin1").toString();
}
