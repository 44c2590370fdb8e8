/** Sorted lists into one, never holding more than the next entry of each. */
import { type Entry, inOrder, together } from "./entry";

/** Below zero where the first stands before the second. */
export type Compare<T> = (a: T, b: T) => number;

interface Head<T> {
  readonly entry: T;
  readonly source: number;
  readonly rest: Iterator<T>;
}

/** The smallest first; of equal ones that of the first source. */
const before = <T>(a: Head<T>, b: Head<T>, compare: Compare<T>): boolean => {
  const order = compare(a.entry, b.entry);
  return order < 0 || (order === 0 && a.source < b.source);
};

const sink = <T>(heap: Head<T>[], start: number, compare: Compare<T>): void => {
  for (let at = start; ; ) {
    const smallest = [2 * at + 1, 2 * at + 2].reduce((best, child) => {
      const [one, other] = [heap[child], heap[best]];
      return one !== undefined && other !== undefined && before(one, other, compare) ? child : best;
    }, at);
    const [here, below] = [heap[at], heap[smallest]];
    if (smallest === at || here === undefined || below === undefined) return;
    heap[at] = below;
    heap[smallest] = here;
    at = smallest;
  }
};

/** The heap of the first entries of all sources. */
const heapOf = <T>(sources: readonly Iterator<T>[], compare: Compare<T>): Head<T>[] => {
  const heap = sources.flatMap((rest, source): Head<T>[] => {
    const next = rest.next();
    return next.done === true ? [] : [{ entry: next.value, source, rest }];
  });
  for (let at = heap.length >> 1; at >= 0; at--) sink(heap, at, compare);
  return heap;
};

/** Puts the next entry of the first source in its place; without one, the source is left out. */
const advance = <T>(heap: Head<T>[], head: Head<T>, compare: Compare<T>): void => {
  const next = head.rest.next();
  if (next.done !== true) heap[0] = { ...head, entry: next.value };
  else {
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) heap[0] = last;
  }
  sink(heap, 0, compare);
};

/** What sources hold that are each in their order, in the order of all of them. */
export function* inTurn<T>(sources: readonly Iterable<T>[], compare: Compare<T>): Generator<T> {
  const all = sources.map((entries) => entries[Symbol.iterator]());
  try {
    const heap = heapOf(all, compare);
    for (let head = heap[0]; head !== undefined; head = heap[0]) {
      yield head.entry;
      advance(heap, head, compare);
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
  for (const entry of inTurn(sources, inOrder)) {
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
