/** One change of one place of a value, and how it is carried outward to the value that holds it. All that is not on the way stays shared. */
import type { Step } from "../../model/problem";

/** What a change does, as a kind of mistake that somebody could make. */
export const operators = [
  "raised",
  "lowered",
  "halved",
  "flipped",
  "removed",
  "added",
  "replaced",
  "moved",
  "swapped",
] as const;
export type Operator = (typeof operators)[number];

/** A changed copy of a value. */
export interface Change<T> {
  readonly operator: Operator;
  /** The place that was changed, from the value. */
  readonly at: readonly Step[];
  /** What stood there and what stands there now; undefined where nothing did or does. */
  readonly from: unknown;
  readonly to: unknown;
  /** Other places that had to change with it, so that everything still adds up. */
  readonly also: readonly (readonly Step[])[];
  readonly value: T;
}

/** The value itself changed into another. */
export const into = <T>(operator: Operator, from: T, to: T): Change<T> => ({
  operator,
  at: [],
  from,
  to,
  also: [],
  value: to,
});

/** A copy without a key. */
export const without = <T extends object, K extends keyof T>(whole: T, key: K): Omit<T, K> => {
  const { [key]: _, ...rest } = whole;
  return rest;
};

type OptionalKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];

/** The key taken out. */
export const dropped = <T extends object>(whole: T, key: OptionalKeys<T> & keyof T & string): Change<T>[] =>
  whole[key] === undefined
    ? []
    : [
        {
          operator: "removed",
          at: [key],
          from: whole[key],
          to: undefined,
          also: [],
          value: without(whole, key) as T, // the key is an optional one
        },
      ];

const outward = <T, U>(change: Change<T>, step: Step, value: U): Change<U> => ({
  ...change,
  at: [step, ...change.at],
  also: change.also.map((path) => [step, ...path]),
  value,
});

/** Changes of the value under a key, as changes of the whole. */
export const under = <T extends object, K extends keyof T & string>(
  whole: T,
  key: K,
  changes: (value: NonNullable<T[K]>) => readonly Change<NonNullable<T[K]>>[],
): Change<T>[] => {
  const value = whole[key];
  if (value === undefined || value === null) return [];
  return changes(value).map((one) => outward(one, key, { ...whole, [key]: one.value }));
};

const replaced = <T>(list: readonly T[], at: number, value: T): readonly T[] =>
  list.map((entry, index) => (index === at ? value : entry));

/** Changes of the entries of a list, as changes of the list. */
export const eachOf = <T>(
  list: readonly T[],
  changes: (entry: T, index: number) => readonly Change<T>[],
): Change<readonly T[]>[] =>
  list.flatMap((entry, index) =>
    changes(entry, index).map((one) => outward(one, index, replaced(list, index, one.value))),
  );

/** Every entry of a list left out, one at a time. */
export const eachRemoved = <T>(list: readonly T[], least = 0): Change<readonly T[]>[] =>
  list.length <= least
    ? []
    : list.map((entry, index) => ({
        operator: "removed",
        at: [index],
        from: entry,
        to: undefined,
        also: [],
        value: list.filter((_, other) => other !== index),
      }));

/** Every two neighbours of a list in each other's place. */
export const neighboursSwapped = <T>(list: readonly T[]): Change<readonly T[]>[] =>
  list.slice(1).map((lower, index) => {
    const upper = list[index] as T; // the lower one has one above it
    const also = [[index + 1]];
    const value = replaced(replaced(list, index, lower), index + 1, upper);
    return { operator: "swapped", at: [index], from: upper, to: lower, also, value };
  });

/** Another word of a list of words, each of them. */
export const otherWords = <W extends string>(words: readonly W[], written: W): Change<W>[] =>
  words.filter((word) => word !== written).map((word) => into("replaced", written, word));

/** Yes for no, and no for yes. */
export const negated = (written: boolean): Change<boolean>[] => [into<boolean>("flipped", written, !written)];
