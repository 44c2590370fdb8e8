/** Lists in their order that need not lie in memory: those of a country are read from the disk, and its contests and pools are parts of them. */

/** A list in its order. Arrays are such lists; no place is asked for that is below 0. */
export interface Sorted<T> extends Iterable<T> {
  readonly length: number;
  /** The one at a place, 0 being the first; undefined behind the last. */
  readonly at: (place: number) => T | undefined;
}

function* each<T>(length: number, at: Sorted<T>["at"]): Generator<T> {
  for (let place = 0; place < length; place++) {
    const one = at(place);
    if (one !== undefined) yield one;
  }
}

/** A list of so many, by how each is found. */
export const listed = <T>(length: number, at: Sorted<T>["at"]): Sorted<T> => ({
  length,
  at,
  [Symbol.iterator]: () => each(length, at),
});

/** The stretch of a list from one place to another, which is not included. */
export const stretch = <T>(list: Sorted<T>, from: number, to: number): Sorted<T> =>
  listed(to - from, (place) => (from + place < to ? list.at(from + place) : undefined));

/** Those that stand at some places of a list, which are in their order. */
export const chosen = <T>(list: Sorted<T>, places: readonly number[]): Sorted<T> =>
  listed(places.length, (place) => {
    const there = places[place];
    return there === undefined ? undefined : list.at(there);
  });
