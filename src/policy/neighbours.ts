/** Lists, two entries at a time. */

/**
 * Each entry of a list with the one after it.
 * @example neighbours([1, 2, 4]) // [[1, 2], [2, 4]]
 */
export const neighbours = <T>(list: readonly T[]): readonly (readonly [T, T])[] =>
  list.slice(1).map((after, at) => [list[at] as T, after]); // the list without its first entry is shorter by one
