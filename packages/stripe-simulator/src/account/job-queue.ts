/** Scheduled work: a binary heap by (time, order of insertion). */
export class JobQueue {
  readonly #heap: Job[] = [];
  #sequence = 0;

  /** Unix seconds of the next job, or undefined. */
  get nextSeconds(): number | undefined {
    return this.#heap[0]?.atSeconds;
  }

  add(atSeconds: number, run: () => void): void {
    this.#sequence += 1;
    this.#heap.push({ atSeconds, sequence: this.#sequence, run });
    this.#rise(this.#heap.length - 1);
  }

  /** Removes and returns the next job. */
  take(): (() => void) | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (!first || !last) return undefined;
    if (this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink(0);
    }
    return first.run;
  }

  #rise(start: number): void {
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(this.#heap[index]!, this.#heap[parent]!)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #sink(start: number): void {
    let index = start;
    for (;;) {
      const left = 2 * index + 1;
      const permission = left + 1;
      let first = index;
      if (left < this.#heap.length && isBefore(this.#heap[left]!, this.#heap[first]!)) first = left;
      if (permission < this.#heap.length && isBefore(this.#heap[permission]!, this.#heap[first]!)) first = permission;
      if (first === index) return;
      this.#swap(index, first);
      index = first;
    }
  }

  #swap(a: number, b: number): void {
    [this.#heap[a], this.#heap[b]] = [this.#heap[b]!, this.#heap[a]!];
  }
}

interface Job {
  readonly atSeconds: number;
  readonly sequence: number;
  readonly run: () => void;
}

function isBefore(a: Job, b: Job): boolean {
  return a.atSeconds < b.atSeconds || (a.atSeconds === b.atSeconds && a.sequence < b.sequence);
}
