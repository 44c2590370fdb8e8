/** Impact: equal to brute force on random districts; the same from stored evaluations; and the gate. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluateAnnual, evaluateTerm } from "../../../src/engine/evaluate";
import { rank } from "../../../src/engine/ranking/rank";
import { yearsOf } from "../../../src/model/calendar";
import type { Evaluation } from "../../../src/model/evaluation";
import type { Ledger } from "../../../src/model/ledger";
import { InvalidInputError } from "../../../src/model/problem";
import type { Scheme } from "../../../src/model/scheme";
import { parseGate, passGate } from "../../../src/policy/compare/gate";
import { type Impact, impactOf, impactOfEvaluations } from "../../../src/policy/compare/impact";
import type { CompareQuestion } from "../../../src/policy/compare/question";
import { checkStored } from "../../../src/policy/compare/stored";
import { ledgersFor, schemes } from "../../arbitrary";
import { basis, fact, item as itemInput, ledgerOf, schemeWith } from "../../small-district";
import { changedFrom } from "./changes";

const days = { days: 5, count: "calendar" as const, basis };

/** A scheme that ranks: a third of the teams may have the best grade. */
const ranking = (scheme: Scheme, pools: "district" | "town"): Scheme => {
  const [lowest, best] = [scheme.grades[0]?.id ?? "", scheme.grades.at(-1)?.id ?? ""];
  const place = { id: "best", title: { zh: "优", en: "best" }, basis, grade: best, rate: "0.34", atLeast: 0 };
  return {
    ...scheme,
    ranking: {
      pools,
      places: [{ ...place, conditions: [], otherwise: lowest, in: ["annual", "term"] }],
      ties: [{ kind: "bonus", first: "highest" }],
      publicity: days,
      appeal: { within: 5, answer: 5, count: "calendar", basis },
      basis,
    },
  };
};

const districts = schemes().chain((scheme) =>
  fc
    .record({
      pools: fc.constantFrom("district" as const, "town" as const),
      changed: changedFrom(scheme),
      ledgers: fc.array(ledgersFor(scheme), { minLength: 1, maxLength: 7 }),
      isTerm: fc.boolean(),
    })
    .map(({ pools, changed, ledgers, isTerm }) => ({
      before: ranking(scheme, pools),
      after: ranking({ ...changed, version: "2" }, pools),
      ledgers: ledgers.map(
        (ledger, at): Ledger => ({ ...ledger, team: `t${at}`, town: at % 2 === 0 ? "甲镇" : "乙镇" }),
      ),
      question: isTerm
        ? ({ kind: "term" } as const)
        : ({
            kind: "annual",
            year: yearsOf(ledgers[0]?.term ?? { from: "2021-01-01", to: "2021-12-31" }).at(-1) ?? 2021,
          } as const),
    })),
);

/** Without facts of items that a scheme does not have or measures from others, written once more and plainly. */
const legible = (scheme: Scheme, ledger: Ledger): Ledger => {
  const kinds: Record<string, string> = {
    mean: "rating",
    panel: "rating",
    survey: "ballots",
    latest: "value",
    colours: "colour",
    notices: "notice",
  };
  const reads = new Map(
    scheme.rubric.categories.flatMap(({ items }) =>
      items.map(({ id, measure }) => [
        id,
        measure.kind === "target" ? measure.of : (kinds[measure.kind] ?? measure.kind),
      ]),
    ),
  );
  const isStrange = (one: Ledger["facts"][number]): boolean =>
    "item" in one &&
    one.item !== undefined &&
    !["finding", "waiver"].includes(one.kind) &&
    reads.get(one.item) !== one.kind;
  const gone = new Set(ledger.facts.filter(isStrange).flatMap(({ corrects }) => corrects ?? []));
  return { ...ledger, facts: ledger.facts.filter((one) => !isStrange(one) && !gone.has(one.id)) };
};

const evaluateAll = (scheme: Scheme, ledgers: readonly Ledger[], question: CompareQuestion): Evaluation[] =>
  ledgers
    .filter(
      ({ term }) => question.kind === "term" || (question.kind === "annual" && yearsOf(term).includes(question.year)),
    )
    .map((ledger) =>
      question.kind === "annual"
        ? evaluateAnnual(scheme, legible(scheme, ledger), question)
        : evaluateTerm(scheme, legible(scheme, ledger)),
    );

/** All that can move, a line each. */
const linesOf = (scheme: Scheme, evaluations: readonly Evaluation[]): Map<string, string[]> => {
  const ranked = new Map(rank(scheme, evaluations).teams.map((team) => [team.team, team]));
  return new Map(
    evaluations.map((one) => {
      const at = ranked.get(one.team);
      return [
        one.team,
        [
          ...one.items.map(({ id, points, state }) => `item ${id}=${points} ${state}`),
          ...one.categories.map(({ id, points, state }) => `category ${id}=${points} ${state}`),
          `total=${one.total}`,
          `natural=${one.naturalGrade}`,
          `grade=${at?.grade} ${one.gradeState}`,
          `rank=${at?.rank}`,
          ...(at?.places ?? []).map(({ place, state }) => `place ${place}=${state}`),
        ],
      ];
    }),
  );
};

const only = (lines: readonly string[], others: readonly string[]): string[] =>
  lines.filter((line) => !others.includes(line)).sort();

/** The same lines from what an impact tells. */
const told = ({ teams }: Impact, side: "from" | "to"): Map<string, string[]> =>
  new Map(
    teams.map(({ team, moves }) => {
      const parts = (name: string, list: Impact["teams"][number]["moves"]["items" | "categories"]) =>
        list.flatMap((move) => {
          const part = move[side];
          return part === null ? [] : [`${name} ${move.id}=${part.points} ${part.state}`];
        });
      const { items, categories, total, naturalGrade, grade, rank: at, places } = moves;
      return [
        team,
        [
          ...parts("item", items),
          ...parts("category", categories),
          ...(total === null ? [] : [`total=${total[side]}`]),
          ...(naturalGrade === null ? [] : [`natural=${naturalGrade[side]}`]),
          ...(grade === null ? [] : [`grade=${grade[side].grade} ${grade[side].state}`]),
          ...(at === null ? [] : [`rank=${at[side]}`]),
          ...places.flatMap((move) => (move[side] === null ? [] : [`place ${move.place}=${move[side]}`])),
        ].sort(),
      ];
    }),
  );

const moved = (lines: ReadonlyMap<string, string[]>, others: ReadonlyMap<string, string[]>) =>
  [...lines].map(([team, own]) => [team, only(own, others.get(team) ?? [])] as const);

describe("an impact", () => {
  test("is what brute force finds: no move is left out and none invented", () => {
    fc.assert(
      fc.property(districts, ({ before, after, ledgers, question }) => {
        const impact = impactOf(before, after, ledgers, question);
        const old = linesOf(before, evaluateAll(before, ledgers, question));
        const now = linesOf(after, evaluateAll(after, ledgers, question));
        const changed = new Set(
          [...moved(old, now), ...moved(now, old)].flatMap(([team, lines]) => (lines.length > 0 ? [team] : [])),
        );
        expect(impact.teams.map(({ team }) => team)).toEqual([...changed].sort());
        for (const [team, lines] of moved(old, now)) expect(told(impact, "from").get(team) ?? []).toEqual(lines);
        for (const [team, lines] of moved(now, old)) expect(told(impact, "to").get(team) ?? []).toEqual(lines);
        expect(impact.compared).toBe(old.size);
        expect(impact.grades.reduce((sum, { teams }) => sum + teams, 0)).toBe(old.size);
        for (const groups of [impact.towns, impact.members, impact.units]) {
          expect(groups.reduce((sum, { teams }) => sum + teams, 0)).toBe(old.size);
          expect(groups.reduce((sum, one) => sum + one.moved, 0)).toBe(impact.teams.length);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("is the same from stored evaluations, in any order of lines, and of any order of ledgers", () => {
    fc.assert(
      fc.property(districts, ({ before, ledgers, question }) => {
        const stored = (list: readonly Evaluation[]) =>
          list.map((one) => {
            const read = checkStored(JSON.parse(JSON.stringify(one)));
            if (!read.ok) throw new InvalidInputError(read.problems);
            return read.evaluation;
          });
        const list = stored(evaluateAll(before, ledgers, question));
        const other = list.map((one, at) => (at === 0 ? { ...one, semantics: 2, total: "0.01" } : one));
        const impact = impactOfEvaluations(list, [...other].reverse(), before);
        const first = list[0];
        if (first !== undefined && first.total !== "0.01")
          expect(impact.teams.find(({ team }) => team === first.team)?.moves.total?.to).toBe("0.01");
        expect(impactOfEvaluations(list, list, before).teams).toEqual([]);
        expect(impactOf(before, before, [...ledgers].reverse(), question)).toEqual(
          impactOf(before, before, ledgers, question),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("reads stored points with more digits than anybody may write", () => {
    const each = (number: string) =>
      schemeWith([itemInput({ cap: "none", method: { kind: "per-unit", each: number, free: "0" } })]);
    const ledger = ledgerOf([fact("count", "2022-03-01", { value: "900000000000" })]);
    const evaluation = evaluateAnnual(each("8.5"), ledger, { year: 2022 });
    expect(evaluation.items[0]?.points).toBe("7650000000000");
    const read = checkStored(JSON.parse(JSON.stringify(evaluation)));
    expect(read.ok && read.evaluation.items[0]?.points).toBe("7650000000000");
    for (const total of ["1e13", "07650000000000", "7650000000000.50", "x"])
      expect(checkStored({ ...evaluation, total }).ok).toBe(false);
  });

  test("lets facts go that only one scheme can read, and counts them", () => {
    const scheme = schemeWith([itemInput({ id: "i" }), itemInput({ id: "j" })]);
    const without = schemeWith([itemInput({ id: "i" })]);
    const ledger = ledgerOf([fact("count", "2022-03-01"), fact("count", "2022-03-02", { item: "j" })]);
    const impact = impactOf(scheme, without, [ledger], { kind: "annual", year: 2022 });
    expect(impact.unread).toEqual({ before: 0, after: 1 });
    expect(impact.teams[0]?.moves.items).toEqual([{ id: "j", from: { points: "9", state: "measured" }, to: null }]);
    expect(impact.ranked).toBe(false);
  });
});

const impactBy = (each: string): Impact => {
  const scheme = schemeWith([itemInput()]);
  const dearer = schemeWith([itemInput({ method: { kind: "per-occurrence", each } })]);
  const ledgers = ["a", "b"].map((team) => ledgerOf(team === "a" ? [fact("count", "2022-03-01")] : [], { team }));
  return impactOf(ranking(scheme, "district"), ranking(dearer, "district"), ledgers, { kind: "annual", year: 2022 });
};

const gate = (allow: object) => parseGate({ format: "zhucun-gate/1", allow });

describe("a gate", () => {
  test("passes what keeps within it and refuses one step more", () => {
    const impact = impactBy("3.5");
    expect(impact.teams.map(({ team, moves }) => [team, moves.total?.by])).toEqual([["a", "-2.5"]]);
    expect(passGate(gate({ totalChanges: 1, maxTotalChange: 2.5, gradeChanges: 1 }), impact).passes).toBe(true);
    expect(passGate(gate({ maxTotalChange: 2.49 }), impact)).toMatchObject({
      passes: false,
      checks: [
        { limit: "maxTotalChange", found: "2.5", allowed: "2.49", passes: false },
        { limit: "teamChanges", passes: true },
      ],
    });
    expect(passGate(gate({ totalChanges: 0 }), impact).passes).toBe(false);
    expect(passGate(gate({ rankChanges: 0, placeChanges: 0, maxRankChange: 0 }), impactBy("1")).passes).toBe(true);
  });

  test("that limits nothing, or what was not compared, is a problem and no pass", () => {
    expect(() => gate({})).toThrow(InvalidInputError);
    expect(() => gate({ gradeChange: 0 })).toThrow(/gradeChanges/);
    const unranked: Impact = { ...impactBy("1"), ranked: false };
    expect(() => passGate(gate({ rankChanges: 5 }), unranked)).toThrow(InvalidInputError);
    expect(() => passGate(gate({ gradeChanges: 0 }), { ...impactBy("1"), compared: 0 })).toThrow(InvalidInputError);
  });

  test("refuses teams that come or go", () => {
    const impact: Impact = { ...impactBy("1"), onlyBefore: ["c"] };
    expect(passGate(gate({ gradeChanges: 9 }), impact).passes).toBe(false);
    expect(passGate(gate({ gradeChanges: 9, teamChanges: 1 }), impact).passes).toBe(true);
  });
});
