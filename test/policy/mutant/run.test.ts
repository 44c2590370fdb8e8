/** Cases against mutants: what kills, what survives, and the cases that are written for survivors. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { evaluateAnnual } from "../../../src/engine/evaluate";
import { parseLedger } from "../../../src/model/ledger-check";
import type { Case, Expectation } from "../../../src/policy/case/case";
import { checkCases } from "../../../src/policy/case/check";
import { runCase } from "../../../src/policy/case/run";
import { type Mutant, mutantsOf } from "../../../src/policy/mutant/mutants";
import { countsOf, skeletonsOf, survivorsOf } from "../../../src/policy/mutant/report";
import { runMutants } from "../../../src/policy/mutant/run";
import { emptyLedger, withEvidence } from "../../../src/policy/witness/evidence";
import { evidenceOf } from "../../../src/policy/witness/measuring";

const all = mutantsOf(luojiang);
const named = (...ids: readonly string[]): Mutant[] => all.filter(({ id }) => ids.includes(id));

const year = 2021;
const says = { zh: "测", en: "try" };

/** A case about one item at a value, that expects what it is given. */
const caseOf = (item: string, value: string, expect: Expectation, id = `${item}=${value}`): Case => {
  const evidence = evidenceOf(luojiang, item, value, year);
  const ledger = withEvidence(emptyLedger(luojiang, year), ...(evidence === undefined ? [] : [evidence]));
  return { id, says, teams: [parseLedger(ledger, { scheme: luojiang })], ask: { kind: "annual", year }, expect };
};

const points = (item: string, number: string): Expectation => ({ items: { [item]: { points: number } } });

const kindsIn = (cases: readonly Case[], ...ids: readonly string[]): Record<string, string> =>
  Object.fromEntries(runMutants(luojiang, cases, named(...ids)).verdicts.map(({ kind, mutant }) => [mutant.id, kind]));

describe("a mutant", () => {
  const each = "items/1.2/method/each:halved";

  test("is killed by a case of which an expectation no longer holds", () => {
    expect(kindsIn([caseOf("1.2", "1", points("1.2", "1.5"))], each)).toEqual({ [each]: "killed" });
  });

  test("survives cases that expect nothing of what it changes", () => {
    expect(kindsIn([caseOf("1.2", "0", points("1.2", "2")), caseOf("1.3", "1", points("1.3", "3"))], each)).toEqual({
      [each]: "survived",
    });
  });

  test("is not killed by a case that does not hold on the scheme itself", () => {
    const run = runMutants(luojiang, [caseOf("1.2", "1", points("1.2", "1.7"))], named(each));
    expect(run.failing.map((outcome) => outcome.case.id)).toEqual(["1.2=1"]);
    expect(run.verdicts.map(({ kind }) => kind)).toEqual(["survived"]);
  });

  test("that is equivalent is not run", () => {
    const run = runMutants(luojiang, [caseOf("1.3", "1", points("1.3", "3"))], named("items/1.3/cap:removed"));
    expect(run).toMatchObject({ tried: 0, verdicts: [{ kind: "equivalent" }] });
  });

  test("that reads facts of another kind is killed by a case with one of the old kind, which is no fact of the item any more", () => {
    const of = "items/2.3/measure/of:replaced=value";
    expect(named(of)).toHaveLength(1);
    // Before the fact is known, the item is measured alike; only the ledger cannot be read.
    const early = (one: Case): Case => ({ ...one, ask: { kind: "annual", year, knownAt: `${year}-01-01` } });
    expect(kindsIn([early(caseOf("2.3", "0.5", points("1.2", "2")))], of)).toEqual({ [of]: "killed" });
    expect(kindsIn([early(caseOf("1.2", "0", points("1.2", "2")))], of)).toEqual({ [of]: "survived" });
  });

  test("that forbids a waiver is killed by a case with one", () => {
    const base = emptyLedger(luojiang, year);
    const day = `${year}-05-10`;
    const waiver = { id: "w", kind: "waiver", item: "3.3", day, recorded: day, by: "区", reason: "r", approver: "a" };
    const ledger = parseLedger({ ...base, facts: [waiver] }, { scheme: luojiang });
    const one: Case = {
      id: "waived",
      says,
      teams: [ledger],
      ask: { kind: "annual", year },
      expect: { items: { "3.3": { state: "not-applicable" } } },
    };
    const id = "items/3.3/waivable:flipped";
    expect(kindsIn([one], id)).toEqual({ [id]: "killed" });
    expect(kindsIn([caseOf("3.3", "1", points("3.3", "3"))], id)).toEqual({ [id]: "survived" });
  });

  test("is found by running the case itself: what is skipped as out of reach would not have noticed", () => {
    const cases = [
      caseOf("5.2", "0.8", { ...points("5.2", "2.4"), total: totalAt("5.2", "0.8") }),
      caseOf("1.2", "1", points("1.2", "1.5")),
      caseOf("3.2", "0.75", points("3.2", "3")),
    ];
    const sample = all.filter((_, index) => index % 4 === 0);
    const { verdicts } = runMutants(luojiang, cases, sample);
    for (const { kind, mutant } of verdicts) {
      const noticed = cases.some((one) => runCase(mutant.scheme, one).differences.length > 0);
      expect({ id: mutant.id, noticed }).toEqual({ id: mutant.id, noticed: kind === "killed" });
    }
  });
});

const totalAt = (item: string, value: string): string => {
  const [ledger] = caseOf(item, value, {}).teams;
  return ledger === undefined ? "" : evaluateAnnual(luojiang, ledger, { year }).total;
};

describe("a survivor", () => {
  const chosen = named(
    "items/1.2/method/each:halved",
    "items/5.2/method/steps/1:flipped",
    "items/3.4/measure/minimum:raised",
    "items/12.1/measure/once:replaced=window",
    "items/1.1/measure/daysOff:replaced=ignore",
    "grades/good/from:raised",
    "caps/new-village-debt/veto:removed",
    "misconduct/M01/ladder/2/limit:raised",
    "annual/minDays:raised",
    "notApplicable/rescale:replaced=none",
    "rubric/rounding/mode:replaced=half-even",
  );
  const run = runMutants(luojiang, [caseOf("9.2", "1", points("9.2", "2"))], chosen);
  const survivors = survivorsOf(luojiang, run);

  test("is told with what was changed, in both languages", () => {
    const [first] = survivors.filter(({ mutant }) => mutant.id === "items/1.2/method/each:halved");
    expect(first?.says.zh).toMatch(/请销假手续.*0\.5.*0\.25.*没有一个用例发现。/);
    expect(first?.says.en).toMatch(/Leave procedure.*0\.5.*0\.25.*no case noticed\./);
  });

  test("gets a case that notices it once its expectation is filled in", () => {
    expect(survivors.length).toBe(chosen.length);
    for (const { mutant, killing } of survivors) {
      expect(killing, mutant.id).not.toBeNull();
      const document = { format: "zhucun-cases/1", cases: [killing?.case] };
      // An expectation that is left empty is refused: it is for a person to fill in.
      const empty = checkCases([{ value: document }], { scheme: luojiang });
      expect(empty.ok, mutant.id).toBe(false);
    }
  });

  test("is counted apart from what is equivalent or unknown", () => {
    expect(countsOf(luojiang, run)).toEqual({
      mutants: chosen.length,
      killed: 0,
      equivalent: 0,
      survived: chosen.length,
      unknown: 0,
    });
  });

  test("shares a case with others that the same ledger notices", () => {
    const ids = (skeletonsOf([...survivors, ...survivors]).cases ?? []).map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeLessThanOrEqual(survivors.length);
  });
});
