/** Sorted lists of entries into one, never holding more than the next entry of each. */
import { type Entry, inOrder, together } from "./entry";

interface Head {
  readonly entry: Entry;
  readonly source: number;
  readonly rest: Iterator<Entry>;
}

/** The smallest first; of equal ones that of the first source. */
const before = (a: Head, b: Head): boolean => {
  const order = inOrder(a.entry, b.entry);
  return order < 0 || (order === 0 && a.source < b.source);
};

const sink = (heap: Head[], start: number): void => {
  for (let at = start; ; ) {
    const smallest = [2 * at + 1, 2 * at + 2].reduce((best, child) => {
      const [one, other] = [heap[child], heap[best]];
      return one !== undefined && other !== undefined && before(one, other) ? child : best;
    }, at);
    const [here, below] = [heap[at], heap[smallest]];
    if (smallest === at || here === undefined || below === undefined) return;
    heap[at] = below;
    heap[smallest] = here;
    at = smallest;
  }
};

/** The heap of the first entries of all sources. */
const heapOf = (sources: readonly Iterator<Entry>[]): Head[] => {
  const heap = sources.flatMap((rest, source): Head[] => {
    const next = rest.next();
    return next.done === true ? [] : [{ entry: next.value, source, rest }];
  });
  for (let at = heap.length >> 1; at >= 0; at--) sink(heap, at);
  return heap;
};

/** Puts the next entry of the first source in its place; without one, the source is left out. */
const advance = (heap: Head[], head: Head): void => {
  const next = head.rest.next();
  if (next.done !== true) heap[0] = { ...head, entry: next.value };
  else {
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) heap[0] = last;
  }
  sink(heap, 0);
};

function* sorted(sources: readonly Iterable<Entry>[]): Generator<Entry> {
  const all = sources.map((entries) => entries[Symbol.iterator]());
  try {
    const heap = heapOf(all);
    for (let head = heap[0]; head !== undefined; head = heap[0]) {
      yield head.entry;
      advance(heap, head);
    }
  } finally {
    // Who stops early leaves no file open.
    for (const one of all) one.return?.();
  }
}

/** All entries in their order; those of one team are put together by `join`. */
export function* merged(
  sources: readonly Iterable<Entry>[],
  join: (entries: readonly Entry[]) => Entry = together,
): Generator<Entry> {
  let same: Entry[] = [];
  for (const entry of sorted(sources)) {
    const [first] = same;
    if (first !== undefined && (first.team !== entry.team || entry.team === "")) {
      yield same.length === 1 ? first : join(same);
      same = [];
    }
    same.push(entry);
  }
  const [last] = same;
  if (last !== undefined) yield same.length === 1 ? last : join(same);
}
