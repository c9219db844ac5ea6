export interface QueuedEvent {
  readonly atMs: number;
  readonly run: () => void;
}

/** A queue of future events in the order of time. Events at the same time keep the order in which they were added. */
export interface EventQueue {
  /** @returns a function that removes the event */
  add(atMs: number, run: () => void): () => void;
  take(): QueuedEvent | undefined;
  clear(): void;
}

/** A binary heap. Removed events stay in it, marked as dead, until they reach the top. */
export function createEventQueue(): EventQueue {
  let heap: Entry[] = [];
  let sequence = 0;

  function swap(a: number, b: number): void {
    [heap[a], heap[b]] = [heap[b]!, heap[a]!];
  }

  function rise(start: number): void {
    for (let index = start; index > 0;) {
      const parent = (index - 1) >> 1;
      if (!isBefore(heap[index]!, heap[parent]!)) return;
      swap(index, parent);
      index = parent;
    }
  }

  function sink(): void {
    for (let index = 0; ;) {
      let first = index;
      for (const child of [2 * index + 1, 2 * index + 2]) {
        if (child < heap.length && isBefore(heap[child]!, heap[first]!)) first = child;
      }
      if (first === index) return;
      swap(index, first);
      index = first;
    }
  }

  function takeAny(): Entry | undefined {
    const first = heap[0];
    const last = heap.pop();
    if (heap.length > 0 && last) {
      heap[0] = last;
      sink();
    }
    return first;
  }

  return {
    add(atMs, run) {
      const entry: Entry = { atMs, run, sequence: (sequence += 1), dead: false };
      heap.push(entry);
      rise(heap.length - 1);
      return () => {
        entry.dead = true;
      };
    },
    take() {
      for (;;) {
        const entry = takeAny();
        if (!entry?.dead) return entry;
      }
    },
    clear() {
      heap = [];
    },
  };
}

interface Entry extends QueuedEvent {
  readonly sequence: number;
  dead: boolean;
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.sequence < b.sequence);
}
