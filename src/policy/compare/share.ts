/**
 * What each of several changes has a share in: Shapley values in exact fractions. The shares add up to the whole difference, no order of the
 * changes matters, a change that changes nothing has none, and going the other way gives the same shares below zero.
 */
import { add, type Exact, multiply, ratio, subtract, zero } from "../../model/points";

/** Numbers by name that one state of affairs comes to; what it does not name is 0. */
export type Numbers = Readonly<Record<string, Exact>>;

/** The numbers with some of the changes made, the others not. */
export type With = (made: ReadonlySet<string>) => Numbers;

/** More changes than this are weighed in groups first. */
const mostSingly = 10;

/** Each change alone; where there are too many, neighbours by name together, so that the groups hang on the names alone. */
export const groupsOf = (changes: readonly string[]): readonly (readonly string[])[] => {
  const sorted = [...changes].sort();
  const size = Math.ceil(sorted.length / mostSingly);
  const groups: string[][] = [];
  for (let at = 0; at < sorted.length; at += size) groups.push(sorted.slice(at, at + size));
  return groups;
};

const factorials: readonly number[] = [1, 1, 2, 6, 24, 120, 720, 5040, 40_320, 362_880, 3_628_800, 39_916_800];

/** A product of whole numbers divided by another, each small enough to be safe. */
const weightOf = (before: number, of: number): Exact =>
  ratio((factorials[before] ?? 1) * (factorials[of - before - 1] ?? 1), factorials[of] ?? 1);

/** All selections of a list; lists are short. */
const selections = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: 2 ** list.length }, (_, bits) => list.filter((__, at) => (bits >> at) % 2 === 1));

const namesIn = (...lists: readonly (readonly string[])[]): string[] => lists.flat();

/** Asks for each selection only once. */
const remembering = (ask: With): ((made: readonly string[]) => Numbers) => {
  const known = new Map<string, Numbers>();
  return (made) => {
    const key = [...made].sort().join("\n");
    const found = known.get(key) ?? ask(new Set(made));
    known.set(key, found);
    return found;
  };
};

/** Number by number; what one side does not name is 0 there. */
export const apart = (after: Numbers, before: Numbers): Numbers =>
  Object.fromEntries(
    Object.keys({ ...before, ...after }).map((name) => [name, subtract(after[name] ?? zero, before[name] ?? zero)]),
  );

const plus = (a: Numbers, b: Numbers, weight: Exact): Numbers =>
  Object.fromEntries(
    Object.keys({ ...a, ...b }).map((name) => [name, add(a[name] ?? zero, multiply(weight, b[name] ?? zero))]),
  );

const shareOf = (
  one: string,
  group: readonly string[],
  others: readonly (readonly string[])[],
  ask: (made: readonly string[]) => Numbers,
): Numbers => {
  const beside = group.filter((name) => name !== one);
  let share: Numbers = {};
  for (const groups of selections(others)) {
    for (const own of selections(beside)) {
      const made = namesIn(...groups, own);
      const weight = multiply(weightOf(groups.length, others.length + 1), weightOf(own.length, group.length));
      share = plus(share, apart(ask([...made, one]), ask(made)), weight);
    }
  }
  return share;
};

/**
 * The share of each change in each number. Up to ten changes are weighed singly (Shapley); more in groups, and inside each group singly (Owen).
 * @param changes names, in any order
 * @param ask what it comes to with some of the changes made; asked once for each selection
 */
export const sharesOf = (changes: readonly string[], ask: With): ReadonlyMap<string, Numbers> => {
  const asked = remembering(ask);
  if (changes.length === 1) {
    const [only = ""] = changes;
    return new Map([[only, apart(asked([only]), asked([]))]]);
  }
  const groups = groupsOf(changes);
  return new Map(
    groups.flatMap((group) => {
      const others = groups.filter((one) => one !== group);
      return group.map((one) => [one, shareOf(one, group, others, asked)] as const);
    }),
  );
};
