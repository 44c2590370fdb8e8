/**
 * Law 4, on histories: after any number of late facts, corrections, corrections of corrections and withdrawals, what was known on a
 * day still evaluates to the same bytes.
 *
 * Seen to catch, each put in on purpose in a copy: engine/gather.ts applies corrections that are not known yet -> the first history
 * whose late fact corrects one of the base; facts recorded on the day after knownAt are known -> the first history that has one.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import { evaluateAnnual, evaluateDaily, evaluateTerm } from "../../src/engine/evaluate";
import { addDays } from "../../src/model/calendar";
import type { Fact, Ledger } from "../../src/model/ledger";
import { facts, finding, ledgerFor, notice } from "../edge-cases/full-marks";
import { bytes } from "./asking";

const base = ledgerFor(
  facts({
    conduct: [
      finding("M05", "grievance", "2022-06-01", { state: "investigating" }),
      notice("12.2", "paper", "district"),
    ],
  }),
);
/** The last day on which a fact of the base was recorded. */
const known =
  base.facts
    .map(({ recorded }) => recorded)
    .sort()
    .at(-1) ?? "";

interface Step {
  readonly pick: number;
  readonly days: number;
  readonly how: "again" | "correction" | "withdrawal" | "on-the-next-day";
}

const steps = fc.array(
  fc.record({
    pick: fc.nat(200),
    days: fc.integer({ min: 1, max: 200 }),
    how: fc.constantFrom<Step["how"]>("again", "correction", "withdrawal", "on-the-next-day"),
  }),
  { minLength: 1, maxLength: 6 },
);

/** The late fact that a step tells; a fact is corrected once, and a withdrawal never. */
const late = (step: Step, index: number, sofar: readonly Fact[]): Fact => {
  const free = sofar.filter(({ id, kind }) => kind !== "withdrawal" && !sofar.some(({ corrects }) => corrects === id));
  const target = free[step.pick % free.length] ?? free[0];
  if (target === undefined || target.kind === "withdrawal") throw new Error("nothing to correct");
  const common = { id: `late-${index}`, recorded: addDays(known, step.how === "on-the-next-day" ? 1 : step.days) };
  const { id, day } = target;
  switch (step.how) {
    case "withdrawal":
      return { kind: "withdrawal", ...common, day, by: "clerk", corrects: id, reason: "untrue" };
    case "correction":
      return { ...target, ...common, corrects: id, reason: "counted wrongly", day: addDays(day, -(step.pick % 20)) };
    default:
      return { ...target, ...common, corrects: undefined };
  }
};

const historyOf = (told: readonly Step[]): Ledger => {
  const all: Fact[] = [...base.facts];
  told.forEach((step, index) => {
    all.push(late(step, index, all));
  });
  const turn = told.length % all.length;
  return { ...base, facts: [...all.slice(turn), ...all.slice(0, turn)] };
};

const questions = [
  (ledger: Ledger, knownAt: string) => evaluateAnnual(luojiang, ledger, { year: 2022, knownAt }),
  (ledger: Ledger, knownAt: string) => evaluateDaily(luojiang, ledger, { asOf: "2022-11-30", knownAt }),
  (ledger: Ledger, knownAt: string) => evaluateTerm(luojiang, ledger, { knownAt }),
];
const published = questions.map((ask) => bytes(ask(base, known)));

test("what was published replays to the byte after 10,000 random histories of late facts and corrections", () => {
  let moved = 0;
  fc.assert(
    fc.property(steps, fc.nat(9), (told, pick) => {
      // Terms cost three evaluations: they are asked least.
      const at = pick === 0 ? 2 : pick < 4 ? 1 : 0;
      const history = historyOf(told);
      const ask = questions[at];
      if (ask === undefined) throw new Error("no question");
      expect(bytes(ask(history, known))).toBe(published[at]);
      if (pick === 9 && bytes(ask(history, "2024-12-31")) !== published[at]) moved++;
    }),
    { numRuns: 10_000 },
  );
  // The histories are no idle ones: known in full, they change the result.
  expect(moved).toBeGreaterThan(500);
});
