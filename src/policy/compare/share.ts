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

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

/** A product of whole numbers divided by another, each small enough to be safe. */
const weightOf = (before: number, of: number): Exact =>
  ratio(factorial(before) * factorial(of - before - 1), factorial(of));

const bitsIn = (set: number): number => {
  let count = 0;
  for (let rest = set; rest > 0; rest >>= 1) count += rest & 1;
  return count;
};

/** What each set of parts comes to, a set being the bits of a number: each is asked for once. */
const answersTo = (parts: readonly (readonly string[])[], ask: With): Numbers[] =>
  Array.from({ length: 2 ** parts.length }, (_, set) =>
    ask(new Set(parts.flatMap((part, at) => ((set >> at) & 1 ? part : [])))),
  );

/** Number by number; what one side does not name is 0 there. */
const apart = (after: Numbers, before: Numbers): Numbers =>
  Object.fromEntries(
    Object.keys({ ...before, ...after }).map((name) => [name, subtract(after[name] ?? zero, before[name] ?? zero)]),
  );

/** The share of one part of a list, from what each set of them comes to. */
const shareOf = (at: number, of: number, answers: readonly Numbers[]): Numbers => {
  const share: Record<string, Exact> = {};
  for (let set = 0; set < answers.length; set++) {
    const [without, made] = [answers[set], answers[set | (1 << at)]];
    if ((set >> at) & 1 || without === undefined || made === undefined || without === made) continue;
    const weight = weightOf(bitsIn(set), of);
    for (const [name, number] of Object.entries(apart(made, without)))
      share[name] = add(share[name] ?? zero, multiply(weight, number));
  }
  return share;
};

/** The shares of single changes. */
const sharesAmong = (changes: readonly string[], ask: With): Map<string, Numbers> => {
  const answers = answersTo(
    changes.map((one) => [one]),
    ask,
  );
  return new Map(changes.map((one, at) => [one, shareOf(at, changes.length, answers)]));
};

/** The shares inside one group: the mean over all sets of the other groups, each as often as it comes before in an order. */
const insideShares = (
  group: readonly string[],
  others: readonly (readonly string[])[],
  ask: With,
): Map<string, Numbers> => {
  const shares = new Map<string, Numbers>();
  for (let set = 0; set < 2 ** others.length; set++) {
    const before = others.flatMap((part, at) => ((set >> at) & 1 ? part : []));
    const weight = weightOf(bitsIn(set), others.length + 1);
    for (const [one, own] of sharesAmong(group, (made) => ask(new Set([...before, ...made])))) {
      const known = shares.get(one) ?? {};
      const more = Object.entries(own).map(([name, number]) => {
        return [name, add(known[name] ?? zero, multiply(weight, number))] as const;
      });
      shares.set(one, { ...known, ...Object.fromEntries(more) });
    }
  }
  return shares;
};

/** Asks for each selection only once. */
const remembering = (ask: With): With => {
  const known = new Map<string, Numbers>();
  return (made) => {
    const key = [...made].sort().join("\n");
    const found = known.get(key) ?? ask(made);
    known.set(key, found);
    return found;
  };
};

/**
 * The share of each change in each number. Up to ten changes are weighed singly (Shapley); more in groups, and inside each group singly (Owen).
 * @param changes names, in any order
 * @param ask what it comes to with some of the changes made; asked once for each selection
 */
export const sharesOf = (changes: readonly string[], ask: With): ReadonlyMap<string, Numbers> => {
  const groups = groupsOf(changes);
  if (groups.every(({ length }) => length === 1)) return sharesAmong(groups.flat(), ask);
  const asked = remembering(ask);
  return new Map(
    groups.flatMap((group) => [
      ...insideShares(
        group,
        groups.filter((one) => one !== group),
        asked,
      ),
    ]),
  );
};
