/**
 * The laws, for the board of commitments: it agrees with the measure, and neither order, later knowledge nor a late change moves it.
 *
 * Seen to catch, each put in on purpose in a copy of the repository:
 * - a change, or a drop, after the day due counts -> "a change or an approved withdrawal after the day due".
 * - a third is rounded up -> "of a level and year never more are changed".
 * - facts in the order in which they are written; a board that is not sorted -> "the order in which facts and commitments are written".
 * - knownAt is not handed on -> "what was recorded after knownAt".
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluateAnnual, evaluateTerm } from "../../src/engine/evaluate";
import { boardOf } from "../../src/engine/pledges/board";
import type { BoardEntry } from "../../src/model/answer/board";
import { addDays, type Day, later, yearOf } from "../../src/model/calendar";
import type { Fact, Ledger } from "../../src/model/ledger";
import { checkLedger } from "../../src/model/ledger-check";
import { add, compare, divide, exactFrom, exactText, least, multiply, one, zero } from "../../src/model/points";
import type { Scheme } from "../../src/model/scheme";
import { pledgedWorlds } from "../arbitrary/pledged";
import { deepFrozen, itemIn } from "../small-district";
import { weekdays } from "./asking";

const runs = 300;

const daysOf = ({ term, facts, commitments }: Ledger): readonly Day[] =>
  [...facts.map(({ day }) => day), ...commitments.map(({ due }) => due), term.from, term.to].filter(
    (day) => day >= term.from && day <= term.to,
  );

const boards = pledgedWorlds().chain((world) =>
  fc.record({ world: fc.constant(world), asOf: fc.constantFrom(...daysOf(world.ledger)) }),
);

/** The weighted mean that anybody can work out from the board. */
const meanOf = (entries: readonly BoardEntry[]): string => {
  let [weights, sum] = [zero, zero];
  for (const { weight, credited, expected } of entries) {
    weights = add(weights, exactFrom(weight));
    const share = divide(exactFrom(credited ?? "0"), exactFrom(expected));
    sum = add(sum, multiply(exactFrom(weight), least(share, one)));
  }
  return exactText(divide(sum, weights));
};

const annualValue = (scheme: Scheme, ledger: Ledger, asOf: Day) =>
  itemIn(evaluateAnnual(scheme, ledger, { year: yearOf(asOf), asOf, calendar: weekdays }), "annual").measurement;
const termValue = (scheme: Scheme, ledger: Ledger, asOf: Day) =>
  itemIn(evaluateTerm(scheme, ledger, { asOf, calendar: weekdays }), "term").measurement;

test("what is credited on the board, weighed, is what the measure finds on that day", () => {
  let compared = 0;
  fc.assert(
    fc.property(boards, ({ world: { scheme, ledger }, asOf }) => {
      const counted = boardOf(scheme, ledger, { asOf }).commitments.filter(({ counts }) => counts);
      const annual = annualValue(scheme, ledger, asOf);
      const term = termValue(scheme, ledger, asOf);
      if (annual !== null) {
        expect(meanOf(counted.filter(({ year }) => year === yearOf(asOf)))).toBe(annual.value);
        compared++;
      }
      if (term !== null) {
        expect(meanOf(counted.filter(({ level }) => level === "term"))).toBe(term.value);
        compared++;
      }
    }),
    { numRuns: 2 * runs },
  );
  expect(compared).toBeGreaterThan(runs / 10);
});

test("the order in which facts and commitments are written never matters, and nothing is changed", () => {
  fc.assert(
    fc.property(boards, ({ world: { scheme, ledger }, asOf }) => {
      const turned = {
        ...ledger,
        facts: [...ledger.facts].reverse(),
        commitments: [...ledger.commitments].reverse(),
      };
      const board = boardOf(deepFrozen(scheme), deepFrozen(ledger), { asOf });
      expect(JSON.stringify(boardOf(scheme, turned, { asOf }))).toBe(JSON.stringify(board));
      expect(JSON.parse(JSON.stringify(board))).toEqual(board);
    }),
    { numRuns: runs },
  );
});

test("what was recorded after knownAt changes nothing", () => {
  fc.assert(
    fc.property(boards, fc.nat(), ({ world: { scheme, ledger }, asOf }, pick) => {
      const days = ledger.facts.map(({ recorded }) => recorded).sort();
      const knownAt = days[pick % Math.max(days.length, 1)] ?? ledger.term.to;
      const then = { ...ledger, facts: ledger.facts.filter(({ recorded }) => recorded <= knownAt) };
      const replayed = boardOf(scheme, ledger, { asOf, knownAt });
      expect(JSON.stringify(replayed)).toBe(JSON.stringify(boardOf(scheme, then, { asOf, knownAt })));
    }),
    { numRuns: runs },
  );
});

/** A ledger with one fact more; it is still a ledger. */
const withFact = (scheme: Scheme, ledger: Ledger, fact: Record<string, unknown>): Ledger => {
  const extra = { id: "extra", recorded: fact["day"], by: "town", reason: "flood", ...fact } as unknown as Fact; // checked on the next line
  const more = { ...ledger, facts: [...ledger.facts, extra] };
  expect(checkLedger(more, { scheme })).toMatchObject({ ok: true });
  return more;
};

test("a change or an approved withdrawal after the day due raises nothing that had failed", () => {
  let tried = 0;
  fc.assert(
    fc.property(boards, fc.boolean(), ({ world: { scheme, ledger }, asOf }, drops) => {
      const failed = boardOf(scheme, ledger, { asOf }).commitments.find(
        ({ state, due }) => state === "failed" && due < ledger.term.to,
      );
      if (failed === undefined) return;
      tried++;
      const day = later(addDays(failed.due, 1), ledger.term.from);
      const commitment = failed.id;
      const fact = drops
        ? { kind: "dropped", commitment, day, approver: "town" }
        : { kind: "change", commitment, day, due: ledger.term.to, weight: "0.5", milestones: [], approver: "town" };
      const more = withFact(scheme, ledger, fact);
      expect(annualValue(scheme, more, asOf)?.value).toBe(annualValue(scheme, ledger, asOf)?.value);
      expect(termValue(scheme, more, asOf)?.value).toBe(termValue(scheme, ledger, asOf)?.value);
      const after = boardOf(scheme, more, { asOf }).commitments.find(({ id }) => id === commitment);
      expect(after).toMatchObject({
        state: "failed",
        due: failed.due,
        weight: failed.weight,
        credited: failed.credited,
      });
    }),
    { numRuns: runs },
  );
  expect(tried).toBeGreaterThan(runs / 10);
});

test("late work is worth its declared share: never less than what was in time, never more than all of what was done", () => {
  let late = 0;
  fc.assert(
    fc.property(boards, ({ world: { scheme, ledger }, asOf }) => {
      for (const { state, credited, inTime, verified, drops } of boardOf(scheme, ledger, { asOf }).commitments) {
        const abandoned = drops.some(({ standing, approver }) => standing === "counts" && approver === null);
        const [first, last, worth] = [inTime, verified, credited ?? "0"].map(exactFrom);
        if (abandoned || first === undefined || last === undefined || worth === undefined) continue;
        expect(compare(worth, least(first, last))).toBeGreaterThanOrEqual(0);
        expect(compare(worth, last)).toBeLessThanOrEqual(0);
        if (state === "late") late++;
      }
    }),
    // One in a hundred is late.
    { numRuns: 5 * runs },
  );
  expect(late).toBeGreaterThan(0);
});

test("of a level and year never more are changed than the scheme allows, and a limit only ever takes changes away", () => {
  fc.assert(
    fc.property(boards, ({ world: { scheme, ledger }, asOf }) => {
      const board = boardOf(scheme, ledger, { asOf });
      const oneIn = scheme.commitments?.changes.oneIn;
      const groups = new Map<string, BoardEntry[]>();
      for (const entry of board.commitments) {
        const key = `${entry.level} ${entry.year}`;
        groups.set(key, [...(groups.get(key) ?? []), entry]);
      }
      for (const group of groups.values()) {
        const changed = group.filter(({ original }) => original !== null).length;
        if (oneIn !== undefined) expect(changed * oneIn).toBeLessThanOrEqual(group.length);
      }
      const free = boardOf({ ...scheme, commitments: undefined }, ledger, { asOf });
      expect(free.counts.changed).toBeGreaterThanOrEqual(board.counts.changed);
    }),
    { numRuns: runs },
  );
});
