/**
 * The laws of rankings, over random fields. Seen to fail: a quota read off a fraction that was not reduced (quotas); a team's own place
 * counted among those it must stand before (margins); teams equal to the moved one at the end of its stretch left out (what if).
 */
import { describe, expect, test } from "vitest";
import { planOf } from "../../../src/engine/plan";
import { ifOverturned } from "../../../src/engine/ranking/overturn";
import { rank } from "../../../src/engine/ranking/rank";
import type { Decision, Move, Ranked, Ranking, Standing } from "../../../src/model/answer/ranking";
import type { Scheme } from "../../../src/model/scheme";
import { deepFrozen } from "../../small-district";
import { type Dice, diceOf, oneOf, raised, randomField, randomTeam, schemes, shuffled, withTotal } from "./field";

const isPlace = (state: string): boolean => ["granted", "decided", "over-quota"].includes(state);

/** Panels that decide all ties of a ranking, in some order. */
const decisionsFor = ({ pools }: Ranking, dice: Dice): Decision[] =>
  pools.flatMap(({ id, places }) =>
    places.flatMap(({ place, ties }) =>
      ties.map(({ teams }, index) => ({ id: `d-${id}-${place}-${index}`, place, teams: shuffled(teams, dice) })),
    ),
  );

/** What stands once a ranking was published. */
const standingOf = ({ teams }: Ranking, dice: Dice): Standing => ({
  holders: teams.flatMap(({ team, places }) =>
    places
      .filter(({ state }) => isPlace(state))
      .map(({ place }) => ({ team, place, publicity: oneOf(dice, ["open", "over"] as const) })),
  ),
  late: teams.filter(({ gradeState }) => gradeState === "open" || dice(5) === 0).map(({ team }) => team),
});

/** A scheme and a field; sometimes with all ties decided, sometimes after publication with some results changed. */
const situation = (seed: number, most = 9) => {
  const dice = diceOf(seed);
  const scheme = oneOf(dice, schemes);
  const field = randomField(scheme, dice, most);
  const kind = dice(4);
  const first = rank(scheme, field);
  if (kind === 0) return { scheme, field, question: {}, dice };
  const decisions = decisionsFor(first, dice);
  if (kind === 1) return { scheme, field, question: { decisions }, dice };
  const standing = standingOf(rank(scheme, field, { decisions }), dice);
  const changed = field
    .map((one) => (dice(4) === 0 ? randomTeam(scheme, one.team, dice) : one))
    .map((one, index) => ({ ...one, town: field[index]?.town ?? "a" }));
  return { scheme, field: changed, question: { standing }, dice };
};

describe("order", () => {
  test("of teams, decisions and holders never matters, and nothing that is given is changed", () => {
    for (let seed = 0; seed < 1500; seed++) {
      const { scheme, field, question, dice } = situation(seed);
      const one = rank(scheme, deepFrozen(structuredClone(field)), deepFrozen(structuredClone(question)));
      const other = rank(scheme, shuffled(field, dice), question);
      expect(JSON.stringify(other)).toBe(JSON.stringify(one));
    }
  });

  test("is by total first, and a better team never stands behind a worse one", () => {
    for (let seed = 0; seed < 1000; seed++) {
      const { scheme, field } = situation(seed);
      const { teams, pools } = rank(scheme, field);
      for (const { id } of pools) {
        const mine = teams.filter(({ pool, rank: at }) => pool === id && at !== null);
        for (const { rank: at, total } of mine) {
          const better = mine.filter((other) => Number(other.total) > Number(total)).length;
          const notWorse = mine.filter((other) => Number(other.total) >= Number(total)).length;
          expect(at).toBeGreaterThan(better);
          expect(at).toBeLessThanOrEqual(notWorse);
        }
      }
    }
  });
});

const stepOf = (scheme: Scheme): number => 100 / 10 ** scheme.rubric.rounding.digits;

/** Whether a team holds a place when its total is another, all else as it is; a decision that fits no more is left out. */
const holdsWith = (
  scheme: Scheme,
  field: readonly Ranked[],
  question: Parameters<typeof rank>[2],
  one: Ranked,
  place: number,
): boolean => {
  const changed = field.map((other) => (other.team === one.team ? one : other));
  const { decisions: _, ...undecided } = question ?? {};
  const { teams } = rank(scheme, changed, undecided);
  return isPlace(teams.find(({ team }) => team === one.team)?.places[place]?.state ?? "none");
};

/** The smallest change in one direction after which a team holds a place, or not, by trying each one that the bounds allow. */
const tried = (
  scheme: Scheme,
  field: readonly Ranked[],
  question: Parameters<typeof rank>[2],
  one: Ranked,
  place: number,
  sign: 1 | -1,
): string | null => {
  const step = stepOf(scheme);
  const cap = scheme.rubric.total.cap === "none" ? 1300 : 1000;
  for (let by = step; ; by += step) {
    const total = raised(one.total, sign * by);
    if (Number(total) * 100 > cap || Number(total) < 0) return null;
    if (holdsWith(scheme, field, question, withTotal(one, total), place) === (sign === 1)) return raised("0", by);
  }
};

const gradeTried = (scheme: Scheme, one: Ranked): string | null => {
  const step = stepOf(scheme);
  const cap = scheme.rubric.total.cap === "none" ? 1300 : 1000;
  for (let by = step; ; by += step) {
    const total = raised(one.total, by);
    if (Number(total) * 100 > cap) return null;
    if (withTotal(one, total).naturalGrade !== one.naturalGrade) return raised("0", by);
  }
};

/** What a ranking says of one team and place, and what trying finds. */
const saidAndFound = (scheme: Scheme, field: readonly Ranked[], question: Parameters<typeof rank>[2]) =>
  rank(scheme, field, question).teams.flatMap(({ team, places, rank: at }) => {
    const one = field.find((other) => other.team === team);
    if (one === undefined) return [];
    return places.map(({ state, rise, fall }, place) => {
      const holds = isPlace(state);
      const found = at === null ? null : tried(scheme, field, question, one, place, holds ? -1 : 1);
      return { key: `${team} ${place} ${state}`, holds, found, said: holds ? fall : rise, other: holds ? rise : fall };
    });
  });

/** A hundredth a step takes hundreds of rankings a team; whole points and tenths find the same mistakes. */
const isSlow = (scheme: Scheme, seed: number): boolean => scheme.rubric.rounding.digits === 2 && seed % 9 !== 0;

describe("margins", () => {
  test("to getting or losing a place equal what trying every total finds", () => {
    const seen = { rises: 0, falls: 0, nothing: 0 };
    for (let seed = 0; seed < 700; seed++) {
      const { scheme, field, question } = situation(seed, 6);
      if (isSlow(scheme, seed)) continue;
      for (const { key, holds, found, said, other } of saidAndFound(scheme, field, question)) {
        expect([seed, key, said, other]).toEqual([seed, key, found, null]);
        seen[said === null ? "nothing" : holds ? "falls" : "rises"]++;
      }
    }
    expect(Math.min(seen.rises, seen.falls, seen.nothing)).toBeGreaterThan(100);
  });

  test("to the next grade equal what trying every total finds", () => {
    for (let seed = 0; seed < 300; seed++) {
      const { scheme, field } = situation(seed, 6);
      for (const { team, nextGrade, rank: at } of rank(scheme, field).teams) {
        const one = field.find((other) => other.team === team);
        if (one === undefined || at === null) continue;
        expect([seed, team, nextGrade?.points ?? null]).toEqual([seed, team, gradeTried(scheme, one)]);
      }
    }
  });
});

/** Who moved between two full rankings. */
const between = (before: Ranking, after: Ranking): Move[] =>
  before.teams.flatMap((one) => {
    const other = after.teams.find(({ team }) => team === one.team);
    if (other === undefined) return [];
    const move = {
      team: one.team,
      rank: { from: one.rank, to: other.rank },
      grade: { from: one.grade, to: other.grade },
      places: one.places
        .map(({ place, state }, index) => ({ place, from: state, to: other.places[index]?.state ?? "none" }))
        .filter(({ from, to }) => from !== to),
    };
    const isSame = move.rank.from === move.rank.to && move.grade.from === move.grade.to && move.places.length === 0;
    return isSame ? [] : [move];
  });

const byTeam = (a: Move, b: Move): number => (a.team < b.team ? -1 : 1);

describe("what if one result were another", () => {
  test("says what a full ranking says", () => {
    let moved = 0;
    let lapsed = 0;
    for (let seed = 0; seed < 8000; seed++) {
      const { scheme, field, question, dice } = situation(seed);
      const old = field[dice(Math.max(1, field.length))];
      if (old === undefined) continue;
      const changed = { ...randomTeam(scheme, old.team, dice), town: old.town };
      const before = rank(scheme, field, question);
      const found = ifOverturned(scheme, before, changed);
      const { decisions = [], ...rest } = question as { decisions?: Decision[]; standing?: Standing };
      const stay = decisions.filter(({ id }) => !found.lapsed.includes(id));
      const whole = rank(
        scheme,
        field.map((one) => (one === old ? changed : one)),
        { ...rest, decisions: stay },
      );
      expect([seed, ...[...found.moves].sort(byTeam)]).toEqual([seed, ...between(before, whole).sort(byTeam)]);
      moved += found.moves.length;
      lapsed += found.lapsed.length;
    }
    expect([moved > 8000, lapsed > 20]).toEqual([true, true]);
  });

  test("says the same of a ranking that went through JSON", () => {
    for (let seed = 0; seed < 1000; seed++) {
      const { scheme, field, question, dice } = situation(seed);
      const [old] = field;
      if (old === undefined) continue;
      const changed = { ...randomTeam(scheme, old.team, dice), town: old.town };
      const ranking = rank(scheme, field, question);
      const copy: Ranking = JSON.parse(JSON.stringify(ranking));
      expect(copy).toEqual(ranking);
      expect(ifOverturned(scheme, copy, changed)).toEqual(ifOverturned(scheme, ranking, changed));
    }
  });
});

describe("what was published", () => {
  test("is never taken away by fixing a result that was pending, and late ones only come on top", () => {
    let over = 0;
    for (let seed = 0; seed < 4000; seed++) {
      const dice = diceOf(seed);
      const scheme = oneOf(dice, schemes);
      const field = randomField(scheme, dice);
      const first = rank(scheme, field);
      const decisions = decisionsFor(first, dice);
      const published = rank(scheme, field, { decisions });
      const pending = field.filter(({ gradeState }) => gradeState === "open").map(({ team }) => team);
      const standing = { ...standingOf(published, dice), late: pending };
      const settled = field.map((one) =>
        pending.includes(one.team) ? { ...randomTeam(scheme, one.team, dice), town: one.town } : one,
      );
      const after = rank(scheme, settled, { decisions, standing });
      for (const { team, places, grade } of published.teams) {
        if (pending.includes(team)) continue;
        const now = after.teams.find((one) => one.team === team);
        expect([seed, team, now?.grade]).toEqual([seed, team, grade]);
        places.forEach(({ state }, index) => {
          expect([seed, team, isPlace(now?.places[index]?.state ?? "none")]).toEqual([seed, team, isPlace(state)]);
        });
      }
      over += after.pools.flatMap(({ places }) => places).filter(({ overQuota }) => overQuota > 0).length;
    }
    expect(over).toBeGreaterThan(100);
  });
});

test("the schemes of the fields are ready before they are timed", () => {
  expect(new Set(schemes.map((scheme) => planOf(scheme).stamp.hash)).size).toBe(schemes.length);
});
