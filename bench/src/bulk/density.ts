/** The distribution of a list's objects over time. */
export interface Density {
  /**
   * Returns the creation time of the object with that number, in Unix seconds. It grows with the number. Numbers start
   * at 0.
   */
  createdSeconds(number: number): number;
}

export type DensityName = "one_day" | "ten_years" | "bursts";

/** The number of objects that the density "bursts" creates in one second. */
export const burstSize = 500;

const daySeconds = 86_400;
const tenYearsSeconds = 3_652 * daySeconds;

/**
 * - "one_day": evenly within the last day
 * - "ten_years": evenly over ten years
 * - "bursts": over ten years, many in one second and then none for a long time
 *
 * @param size the number of objects.
 * @param endSeconds the creation time of the last one, in Unix seconds.
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
