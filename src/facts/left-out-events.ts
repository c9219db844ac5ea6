import type { Logger } from "@airbyte/cdk-typescript-compat";

/** Reports an event that is left out. Its change alone is missed until the object changes again or is listed again. */
export function leaveOut(log: Logger): (problem: string) => void {
  let count = 0;
  return (problem) => {
    count += 1;
    if (count > mostNamed) return;
    const others = count === mostNamed ? " Further such events are not named." : "";
    log.warn(
      `Stripe's change feed contains ${problem}. The event is left out. ` +
        `If it was a change, the next full rescan finds it.${others}`,
    );
  };
}

const mostNamed = 10;
