import { percentOrDash } from "./words.js";

/** A share that may be large is a multiple from ten on: 0.967 is "96.7%", 41.2 is "41×". An undefined one is a dash. */
export function shareOrMultiple(share: number | null): string {
  return share === null || share < 10 ? percentOrDash(share) : `${Math.round(share).toLocaleString("en")}×`;
}

/** 3.124 is "3.1". An undefined ratio is a dash. */
export function ratioOrDash(ratio: number | null): string {
  if (ratio === null) return "–";
  const digits = ratio < 100 ? 1 : 0;
  return ratio.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
