import type { Random } from "stripe-simulator";

/** A whole number, both bounds included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

export function pick<T>(random: Random, values: readonly T[]): T {
  return values[Math.floor(random() * values.length)]!;
}

/** A decimal from 0 up to a bound, with at most so many places, spelt as Stripe spells it: without zeros at its end. */
export function decimalText(random: Random, bound: number, mostPlaces: number): string {
  const places = between(random, 0, mostPlaces);
  const digits = Array.from({ length: places }, () => between(random, 0, 9)).join("");
  return `${between(random, 0, bound)}.${digits}`.replace(/\.?0*$/, "");
}
