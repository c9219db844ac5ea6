/** How the objects of a list lie in time. */
export interface Density {
  /** When the object of that number was created, in Unix seconds. Grows with the number; numbers start at 0. */
  createdSeconds(number: number): number;
}

export type DensityName = "one_day" | "ten_years" | "bursts";

/** Objects that are created in one second of the density "bursts". */
export const burstSize = 500;

const daySeconds = 86_400;
const tenYearsSeconds = 3_652 * daySeconds;

/**
 * - "one_day": evenly within the last day
 * - "ten_years": evenly over ten years
 * - "bursts": over ten years, so many in one second and then none for long
 *
 * @param size how many objects there are.
 * @param endSeconds when the last one was created, in Unix seconds.
 */
export function createDensity(name: DensityName, size: number, endSeconds: number): Density {
  const lengthSeconds = name === "one_day" ? daySeconds : tenYearsSeconds;
  const inOneSecond = name === "bursts" ? burstSize : 1;
  const steps = Math.max(1, Math.ceil(size / inOneSecond));
  const startSeconds = endSeconds - lengthSeconds;
  return {
    createdSeconds: (number) =>
      startSeconds + Math.ceil(((Math.floor(number / inOneSecond) + 1) * lengthSeconds) / steps),
  };
}
