/** Small fields of teams that are cheap to make: schemes with places, and just as much of an evaluation as a ranking reads, from whole numbers of a seed. */
import { planOf } from "../../../src/engine/plan";
import type { Ranked } from "../../../src/model/answer/ranking";
import type { Scheme, SchemeInput } from "../../../src/model/scheme";
import { semantics } from "../../../src/model/scheme";
import { basis, item, schemeWith, words } from "../../small-district";

/** Whole numbers from 0 to below a bound, always the same for a seed. */
export type Dice = (below: number) => number;

export const diceOf = (seed: number): Dice => {
  let state = (seed * 2654435761) >>> 0;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 13), 3266489917) >>> 0;
    mixed = (mixed ^ (mixed >>> 16)) >>> 0;
    return mixed % below;
  };
};

export const oneOf = <T>(dice: Dice, values: readonly T[]): T => {
  const value = values[dice(values.length)];
  if (value === undefined) throw new Error("nothing to choose from");
  return value;
};

type RankingInput = NonNullable<SchemeInput["ranking"]>;
type PlaceInput = NonNullable<RankingInput["places"]>[number];

export const goodPlaces = (more: Partial<PlaceInput> = {}): PlaceInput => ({
  id: "p",
  title: words("good teams"),
  basis,
  grade: "good",
  rate: "0.3",
  otherwise: "fair",
  ...more,
});

/** The rules of a ranking: places for `good`, equal totals by the measured values of `c` and `s`, then fewer deductions. */
export const rankingInput = (more: Partial<RankingInput> = {}): RankingInput => ({
  pools: "district",
  places: [goodPlaces()],
  ties: [
    { kind: "item", item: "c", of: "measurement" },
    { kind: "item", item: "s", of: "measurement" },
    { kind: "deduction" },
  ],
  publicity: { days: 5, count: "working", basis },
  appeal: { within: 10, answer: 10, count: "calendar", basis },
  basis,
  ...more,
});

/** A scheme of three items with the grades poor to 6, fair to 8, good from 8, and a ranking. */
export const rankingScheme = (more: Partial<RankingInput> = {}, digits = 2, cap: string | number = "none"): Scheme =>
  schemeWith([item(), item({ id: "c" }), item({ id: "s" })], {
    ranking: rankingInput(more),
    rubric: { rounding: { digits, mode: "half-away-from-zero", basis }, total: { cap, basis } },
  });

/** What a test says of a team; the grade follows from total and limits. */
export interface Said {
  readonly total?: string;
  readonly c?: string | null;
  readonly s?: string | null;
  readonly deduction?: string;
  readonly limits?: readonly string[];
  readonly state?: "fixed" | "open" | "none";
  readonly town?: string;
}

const grades = ["poor", "fair", "good"];

/** Hundred-thousandths, for totals of at most five digits. */
const small = (decimal: string): number => Math.round(Number(decimal) * 100_000);

const bandOf = (total: string): number => (small(total) < 600_000 ? 0 : small(total) < 800_000 ? 1 : 2);

const measured = (id: string, value: string | null): Ranked["items"][number] => ({
  id,
  points: value === null ? null : "1",
  outOf: "10",
  why: null,
  measurement: value === null ? null : { kind: "count", value, facts: [] },
});

/** As much of an evaluation as a ranking reads. */
export const ranked = (scheme: Scheme, team: string, said: Said = {}): Ranked => {
  const { total = "9", c = "1", s = "1", deduction = "0", limits = [], state = "fixed", town = "a" } = said;
  const natural = bandOf(total);
  const final = Math.min(natural, ...limits.map((limit) => grades.indexOf(limit)));
  const isFixed = state === "fixed";
  return {
    kind: "annual",
    semantics,
    scheme: planOf(scheme).stamp,
    team,
    village: `${team}村`,
    town,
    period: { from: "2022-01-01", to: "2022-12-31", days: 365, year: 2022 },
    total,
    base: total,
    bonus: "0",
    deduction,
    naturalGrade: isFixed ? (grades[natural] ?? null) : null,
    grade: isFixed ? (grades[final] ?? null) : null,
    gradeState: state,
    caps: limits.map((limit, index) => ({ id: `cap-${index}`, limit })),
    categories: [],
    items: [measured("c", c), measured("s", s)],
  };
};

const rates = ["0", "0.1", "0.25", "0.3", "0.333", "0.5", "0.75", "1"];
const wanting: PlaceInput["conditions"] = [{ kind: "measurement", item: "s", atLeast: "0.9" }];

/** Schemes that differ in all that a ranking depends on. */
export const schemes: readonly Scheme[] = rates.flatMap((rate, index) =>
  [0, 1, 2].flatMap((digits) =>
    [false, true].map((strict) =>
      rankingScheme(
        {
          pools: index % 3 === 0 ? "town" : "district",
          places: [
            goodPlaces({ rate, atLeast: index % 4 === 1 ? 1 : 0, ...(strict ? { conditions: wanting } : {}) }),
            ...(index % 5 === 2 ? [{ ...goodPlaces({ rate: "0.5" }), id: "q", grade: "fair", otherwise: "poor" }] : []),
          ].map((place) => (index % 5 === 2 && place.id === "p" ? { ...place, otherwise: "poor" } : place)),
        },
        digits,
        index % 2 === 0 ? "none" : 10,
      ),
    ),
  ),
);

/** Totals that meet at the bands, at one step beside them, and off the grid of their scheme. */
const totals = ["5.99", "6", "7.5", "7.9", "7.99", "8", "8.01", "8.1", "8.5", "8.5", "9", "9", "9", "9.99", "10"];

/** One team at random: mostly fixed, often equal to others. */
export const randomTeam = (scheme: Scheme, team: string, dice: Dice): Ranked =>
  ranked(scheme, team, {
    total: oneOf(dice, totals),
    c: oneOf(dice, ["1", "1", "1", "0.5", "2/3", null]),
    s: oneOf(dice, ["1", "1", "0.9", "0.9", "0.8", null]),
    deduction: oneOf(dice, ["0", "0", "0", "0.5"]),
    limits: oneOf(dice, [[], [], [], [], [], ["fair"], ["good"], ["poor", "fair"]]),
    state: oneOf(dice, ["fixed", "fixed", "fixed", "fixed", "fixed", "fixed", "open", "none"]),
    town: oneOf(dice, ["a", "b"]),
  });

/** A field of up to so many teams; in every third field most teams are equal to others. */
export const randomField = (scheme: Scheme, dice: Dice, most = 9): Ranked[] => {
  const [alike, field]: [boolean, Ranked[]] = [dice(3) === 0, []];
  const size = dice(most + 1);
  while (field.length < size) {
    const team = `t${field.length}`;
    const twin = alike && dice(4) > 0 ? field[dice(Math.max(1, field.length))] : undefined;
    field.push(twin === undefined ? randomTeam(scheme, team, dice) : { ...twin, team, village: `${team}村` });
  }
  return field;
};

export const shuffled = <T>(values: readonly T[], dice: Dice): T[] => {
  const copy = [...values];
  for (let at = copy.length - 1; at > 0; at--) {
    const other = dice(at + 1);
    const [a, b] = [copy[at], copy[other]];
    if (a !== undefined && b !== undefined) [copy[at], copy[other]] = [b, a];
  }
  return copy;
};

/** The same team with another total, all else unchanged: the grade follows. */
export const withTotal = (one: Ranked, total: string): Ranked => {
  const natural = bandOf(total);
  const final = Math.min(natural, ...one.caps.map(({ limit }) => grades.indexOf(limit)));
  if (one.gradeState !== "fixed") return { ...one, total };
  return { ...one, total, naturalGrade: grades[natural] ?? null, grade: grades[final] ?? null };
};

/** A total so many hundredths higher, in hundredths throughout. */
export const raised = (total: string, hundredths: number): string => {
  const sum = Math.round(Number(total) * 100) + hundredths;
  const rest = String(Math.abs(sum) % 100).padStart(2, "0");
  return `${sum < 0 ? "-" : ""}${Math.trunc(Math.abs(sum) / 100)}.${rest}`.replace(/\.?0+$/, "");
};
