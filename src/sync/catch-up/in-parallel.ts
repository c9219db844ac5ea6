/**
 * Yields what `read` yields for each item, with up to `concurrency` items in work.
 * The results of different items interleave. An item continues when its result was consumed.
 *
 * @throws the first error of `read`, after the other items in work have ended their current step
 */
export async function* inParallel<Item, Result>(
  items: Iterable<Item>,
  concurrency: number,
  read: (item: Item) => AsyncIterable<Result>,
): AsyncGenerator<Result, void, undefined> {
  const rest = items[Symbol.iterator]();
  const steps = new Map<AsyncIterator<Result>, Promise<Step<Result>>>();

  function start(): void {
    while (steps.size < concurrency) {
      const item = rest.next();
      if (item.done) return;
      advance(read(item.value)[Symbol.asyncIterator]());
    }
  }

  function advance(iterator: AsyncIterator<Result>): void {
    const step = iterator.next().then((result) => ({ iterator, result }));
    // The loop throws the error when it awaits the step. Until then, Node must not report it as unhandled.
    step.catch(() => {});
    steps.set(iterator, step);
  }

  try {
    for (start(); steps.size > 0; start()) {
      const { iterator, result } = await Promise.race(steps.values());
      steps.delete(iterator);
      if (result.done) continue;
      yield result.value;
      advance(iterator);
    }
  } finally {
    await Promise.allSettled(steps.values());
  }
}

interface Step<Result> {
  readonly iterator: AsyncIterator<Result>;
  readonly result: IteratorResult<Result, void>;
}
