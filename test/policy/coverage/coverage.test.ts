/** What cases try is read off the engine's answers: an independent, naive reading of the same answers finds the same. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { evaluateAnnual } from "../../../src/engine/evaluate";
import type { Evaluation } from "../../../src/model/evaluation";
import { parseLedger } from "../../../src/model/ledger-check";
import { itemsOf, type Scheme } from "../../../src/model/scheme";
import { coverageOf, type Tried } from "../../../src/policy/coverage/coverage";
import { emptyLedger } from "../../../src/policy/witness/evidence";
import { worlds } from "../../arbitrary";

const triedBy = (evaluation: Evaluation, ledger: Tried["case"]["teams"][number], id = "c"): Tried => ({
  case: { id, teams: [ledger] },
  evaluations: [evaluation],
  ranking: null,
  warnings: null,
});

/** Keys of some kinds of aims, spelled from the bare numbers of an evaluation. */
const naive = (scheme: Scheme, { items, adjustments, caps, kind }: Evaluation): readonly string[] => {
  const withoutClauses = items.flatMap(({ id, state, why, applied, bound, raw, zeroedBy, points }) => {
    const methods = itemsOf(scheme).find((item) => item.id === id)?.method;
    const keys = [`${id} state ${state} ${why ?? "-"}`];
    if (raw !== null) keys.push(`${id} bound ${bound ?? "none"}`);
    if (applied?.kind === "tiers" && methods?.kind === "tiers")
      keys.push(`${id} arm ${applied.step === null ? "else" : `tier-${applied.step + 1}`}`);
    if (applied?.kind === "by-rank") keys.push(`${id} arm ${applied.listed ? `rank-${applied.rank}` : "else"}`);
    if (zeroedBy.length > 0 && points === "0") keys.push(`${id} struck`);
    return keys;
  });
  const sums = adjustments.map(({ scope, id, rule }) => `${scope} ${id ?? "-"} ${rule}`);
  const held = caps
    .filter(({ source }) => source === "scheme")
    .map(({ id }) => `cap ${id} ${kind === "term" ? "term" : "annual"}`);
  return [...withoutClauses, ...sums, ...held];
};

/** The same keys, from the aims that were reached. */
const found = (coverage: ReturnType<typeof coverageOf>): readonly string[] =>
  coverage.reached.flatMap(({ what }) => {
    if (what.kind === "state") return [`${what.item} state ${what.state} ${what.why ?? "-"}`];
    if (what.kind === "bound") return [`${what.item} bound ${what.bound}`];
    if (what.kind === "arm" && /^(tier|rank)|^else$/.test(what.arm)) return [`${what.item} arm ${what.arm}`];
    if (what.kind === "struck") return [`${what.item} struck`];
    if (what.kind === "adjusted") return [`${what.scope} ${what.id ?? "-"} ${what.rule}`];
    return what.kind === "cap-in" ? [`cap ${what.cap} ${what.in}`] : [];
  });

describe("coverage", () => {
  test("finds what a naive reading of random evaluations finds, and nothing else", () => {
    fc.assert(
      fc.property(worlds(), ({ scheme, ledger }) => {
        const evaluation = evaluateAnnual(scheme, ledger, { year: Number(ledger.term.from.slice(0, 4)) });
        const coverage = coverageOf(scheme, [triedBy(evaluation, ledger)]);
        expect(new Set(found(coverage))).toEqual(new Set(naive(scheme, evaluation)));
      }),
      { numRuns: 200 },
    );
  });

  test("of no cases reaches nothing, and what is reached and untried together is everything", () => {
    const none = coverageOf(luojiang, []);
    expect(none.counts.reached).toBe(0);
    expect(none.untried.length).toBe(none.counts.aims);
    expect(none.perThousand).toBe(0);
  });

  test("names every case that reaches an aim, in the order of the cases", () => {
    const ledger = parseLedger(emptyLedger(luojiang), { scheme: luojiang });
    const evaluation = evaluateAnnual(luojiang, ledger, { year: 2021 });
    const twice = coverageOf(luojiang, [triedBy(evaluation, ledger, "b"), triedBy(evaluation, ledger, "a")]);
    expect(twice.reached.length).toBeGreaterThan(30);
    expect(twice.reached.every(({ by }) => by.join() === "b,a")).toBe(true);
    expect(twice.counts.reached + twice.counts.untried).toBe(twice.counts.aims);
  });

  test("grows with cases and never shrinks", () => {
    fc.assert(
      fc.property(worlds(), ({ scheme, ledger }) => {
        const year = Number(ledger.term.from.slice(0, 4));
        const one = triedBy(evaluateAnnual(scheme, ledger, { year }), ledger);
        const empty = { ...ledger, facts: [] };
        const other = triedBy(evaluateAnnual(scheme, empty, { year }), empty);
        const both = new Set(coverageOf(scheme, [one, other]).reached.map(({ key }) => key));
        const apart = [one, other].flatMap((tried) => coverageOf(scheme, [tried]).reached.map(({ key }) => key));
        expect(both).toEqual(new Set(apart));
      }),
      { numRuns: 50 },
    );
  });
});
