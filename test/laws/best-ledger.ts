/** A team of the first scheme that did everything it should: what edge cases and laws start from. */
import fc, { type Arbitrary } from "fast-check";
import { luojiang } from "../../rubrics/luojiang";
import type { FactInput, Ledger, LedgerInput } from "../../src/model/ledger";
import { parseLedger } from "../../src/model/ledger-check";
import { fact } from "../small-district";

export const term = { from: "2021-08-01", to: "2023-09-30" };

/** The part of a year that lies in the term. */
const within: Readonly<Record<number, { readonly from: string; readonly to: string }>> = {
  2021: { from: "2021-08-01", to: "2021-12-31" },
  2022: { from: "2022-01-01", to: "2022-12-31" },
  2023: { from: "2023-01-01", to: "2023-09-30" },
};
export const years = [2021, 2022, 2023] as const;

const tallies = ["1.3", "1.4", "2.1", "4.1", "4.2", "8.1", "9.2", "9.3"];
const counts = { "2.3": 4, "3.3": 2, "9.1": 4, "5.2": 10, "6.1": 50_000 };
const panels = { "3.4": "town", "5.3": "departments", "8.3": "departments" };
const ratings = { "2.2": undefined, "7.2": "town", "11.2": "town", "11.3": "unit" };

/** Everything that one year asks for, at its best, by item. */
const yearAtBest = (year: number): FactInput[] => {
  const { from, to } = within[year] ?? term;
  const day = `${year}-09-15`;
  const made = (kind: FactInput["kind"], id: string, more: Readonly<Record<string, unknown>>) =>
    fact(kind, day, { id: `${year}-${id}`, ...more });
  return [
    fact("attendance", from, { id: `${year}-1.1`, recorded: to, until: to, member: "m1", status: "resident" }),
    ...tallies.map((item) => made("tally", item, { item, done: 10, due: 10 })),
    ...Object.entries(counts).map(([item, value]) => made("count", item, { item, value })),
    ...Object.entries(panels).flatMap(([item, scorer]) =>
      ["a", "b", "c"].map((rater) => made("rating", `${item}${rater}`, { item, scorer, rater, value: 100 })),
    ),
    ...Object.entries(ratings).map(([item, scorer]) =>
      made("rating", item, { item, rater: "a", value: 100, ...(scorer === undefined ? { member: "m1" } : { scorer }) }),
    ),
    made("colour", "3.2", { item: "3.2", colour: "none" }),
    made("value", "6.2", { item: "6.2", value: 100_000 }),
    made("value", "7.3", { item: "7.3", value: 1 }),
    ...["10.4", "11.1"].map((item) => made("ballots", item, { item, votes: { satisfied: 20 } })),
    ...["5.1", "7.1"].map((item) => made("milestone", item, { milestone: `${item}-${year}` })),
    ...[1, 2, 3, 4].map((nth) => made("progress", `k${nth}`, { commitment: `k${nth}-${year}`, done: 1 })),
    made("progress", "term", { commitment: "k-term", done: 1 }),
  ];
};

export const bestFacts: readonly FactInput[] = years.flatMap(yearAtBest);

/** More raters for every panel of every year: enough for the highest and the lowest to be dropped. */
const moreRaters: readonly FactInput[] = years.flatMap((year) =>
  Object.entries(panels).flatMap(([item, scorer]) =>
    ["d", "e", "f", "g"].map((rater) =>
      fact("rating", `${year}-09-15`, { id: `${year}-${item}${rater}`, item, scorer, rater, value: 100 }),
    ),
  ),
);

const any = <T>(values: readonly [T, ...T[]], pick: number): T => values[pick % values.length] ?? values[0];

/** A fact of the same kind that says less good. */
const worse = (best: FactInput, pick: number): FactInput => {
  switch (best.kind) {
    case "tally": {
      const due = pick % 4 === 0 ? 0 : 10;
      return { ...best, due, done: Math.min(due, pick % 11) };
    }
    case "rating":
      return { ...best, value: any([0, 40, 85, 100], pick) };
    case "progress":
    case "milestone":
      return { ...best, done: any([0, 0.3, 0.8, 1], pick) };
    case "ballots":
      return { ...best, votes: { satisfied: pick % 20, dissatisfied: pick % 7, blank: pick % 3 } };
    case "colour":
      return { ...best, colour: any(["none", "blue", "yellow", "red"], pick) };
    case "count":
      return { ...best, value: pick % 12 };
    case "value":
      return { ...best, value: best.item === "7.3" ? pick % 2 : any([10_000, 60_000, 80_000, 100_000], pick) };
    default:
      return best;
  }
};

/** Facts of a team that did some things well, some less well, and some not at all. */
export const middlingFacts = (): Arbitrary<FactInput[]> =>
  fc
    .tuple(fc.subarray([...bestFacts, ...moreRaters]), fc.array(fc.nat(999), { minLength: 31, maxLength: 31 }))
    .map(([facts, picks]) => facts.map((one, index) => worse(one, picks[index % picks.length] ?? 0)));

export const head: Omit<LedgerInput, "facts"> = {
  format: "zhucun-ledger/1",
  team: "t",
  village: "河湾村",
  town: "柳镇",
  units: ["水利局"],
  term,
  members: [{ id: "m1", name: "甲", role: "leader", service: [{ from: term.from }] }],
  targets: [
    ...years.flatMap((year) => [
      { item: "5.2", year, value: 10 },
      { item: "6.1", year, value: 50_000 },
      { item: "6.2", year, value: 100_000 },
    ]),
    { item: "6.2", value: 100_000 },
  ],
  commitments: [
    ...years.flatMap((year) =>
      [1, 2, 3, 4].map((nth) => ({
        id: `k${nth}-${year}`,
        level: "annual" as const,
        year,
        title: `承诺${nth}`,
        due: `${year}-09-20`,
        approved: within[year]?.from ?? term.from,
        published: within[year]?.from ?? term.from,
      })),
    ),
    {
      id: "k-term",
      level: "term",
      title: "任期承诺",
      due: "2023-09-20",
      milestones: [
        { due: "2021-09-20", share: 0.2 },
        { due: "2022-09-20", share: 0.6 },
      ],
    },
  ],
  milestones: years.flatMap((year) =>
    ["5.1", "7.1"].map((item) => ({ id: `${item}-${year}`, item, title: "节点", due: `${year}-09-20` })),
  ),
};

/** The ledger at its best with some facts left out, by the end of their id, and some added. */
export const ledgerWith = (
  more: readonly FactInput[] = [],
  { without = [], change = {} }: { readonly without?: readonly string[]; readonly change?: Partial<LedgerInput> } = {},
): Ledger =>
  parseLedger(
    { ...head, facts: [...bestFacts.filter(({ id }) => !without.includes(id)), ...more], ...change },
    { scheme: luojiang },
  );
