/**
 * What was worked out for one question, kept so that the same question of a scheme made from the first is answered from it. Who reads
 * something keeps it, and says what must be alike for it to serve again.
 */

/** The keeping of one question about one set of records: nothing but a name for it. */
export interface Kept {
  readonly of: "one question";
}

/** A new keeping, with nothing in it. */
export const keeping = (): Kept => ({ of: "one question" });

/** A kind of thing that is kept: a map for each keeping. */
export const shelfOf = <K, V>(): ((kept: Kept) => Map<K, V>) => {
  const shelves = new WeakMap<Kept, Map<K, V>>();
  return (kept) => {
    const known = shelves.get(kept);
    if (known !== undefined) return known;
    const shelf = new Map<K, V>();
    shelves.set(kept, shelf);
    return shelf;
  };
};

/** What is kept at a key, worked out where it is not there yet. */
export const keptAt = <K, V>(shelf: Map<K, V>, key: K, make: () => V): V => {
  const known = shelf.get(key);
  if (known !== undefined) return known;
  const made = make();
  shelf.set(key, made);
  return made;
};
