/**
 * Law 8: natural and final grade are both kept, with every cap and why; the most severe wins; points are computed even under a veto.
 *
 * Seen to catch, each put in on purpose in a copy of the repository:
 * - engine/grade.ts looks at the first cap only -> "the final grade is the lowest": poor where struck was due, after 56 worlds.
 * - a veto leaves the grade out -> the same: null for poor.
 * - engine/evaluate.ts sets the total to 0 under a veto -> "caps and vetoes change no point": 0 for 3.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { bandOf } from "../../src/engine/grade";
import type { Evaluation } from "../../src/model/evaluation";
import { exactFrom } from "../../src/model/points";
import type { Scheme } from "../../src/model/scheme";
import { ask, askedWorlds } from "./asking";

const rankIn = (scheme: Scheme, grade: string): number => scheme.grades.findIndex(({ id }) => id === grade);

/** The scheme without anything that holds a grade down; what misconduct costs stays. */
const withoutCaps = (scheme: Scheme): Scheme => ({
  ...scheme,
  caps: [],
  misconduct: scheme.misconduct.map(({ grave, ...rule }) => {
    const { limit: _, veto: __, ...kept } = grave ?? { steps: [] };
    return { ...rule, ladder: [], ...(grave === undefined ? {} : { grave: kept }) };
  }),
});

const pointsOf = ({ total, base, bonus, deduction, items, categories, adjustments }: Evaluation) =>
  JSON.stringify([total, base, bonus, deduction, items, categories, adjustments]);

test("the natural grade is the band that holds the total, whatever caps hold", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const found = ask(scheme, ledger, question);
      const natural = found.gradeState === "fixed" ? bandOf(scheme, exactFrom(found.total)) : null;
      expect(found.naturalGrade).toBe(natural);
    }),
    { numRuns: 150 },
  );
});

test("the final grade is the lowest of the natural grade and of all limits; a cap binds where it is lower than the natural grade", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const found = ask(scheme, ledger, question);
      const { naturalGrade, grade, caps } = found;
      const natural = naturalGrade === null ? -1 : rankIn(scheme, naturalGrade);
      for (const cap of caps) expect(cap.binds).toBe(rankIn(scheme, cap.limit) < natural);
      const lowest = Math.min(natural, ...caps.map(({ limit }) => rankIn(scheme, limit)));
      expect(grade).toBe(naturalGrade === null ? null : scheme.grades[lowest]?.id);
    }),
    { numRuns: 250 },
  );
});

test("caps and vetoes change no point: without them everything but the grade is the same", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const [found, free] = [ask(scheme, ledger, question), ask(withoutCaps(scheme), ledger, question)];
      expect(pointsOf(found)).toBe(pointsOf(free));
      expect(free.caps).toEqual([]);
      expect(free.naturalGrade).toBe(found.naturalGrade);
      expect(free.grade).toBe(free.naturalGrade);
    }),
    { numRuns: 150 },
  );
});
