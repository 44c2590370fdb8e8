/**
 * Law 3: measured, missing, not applicable and pending are four different states; missing is zero only where and when the scheme says so.
 *
 * Seen to catch, each put in on purpose in a copy of the repository:
 * - engine/item.ts zeroes on the last day of the deadline (>= for >) -> "a missing item is zero": item 2.1 had 0 on that day, not null.
 * - a tally with nothing due is 1 -> "where nothing was due": measured instead of not-applicable.
 * - a survey of too small a sample is measured -> RangeError: division by zero.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, calendarYear, overlap, yearsOf } from "../../src/model/calendar";
import type { Evaluation, ItemResult } from "../../src/model/evaluation";
import { itemsOf, type Scheme } from "../../src/model/scheme";
import { worlds } from "../arbitrary";
import { ask, askedWorlds } from "./asking";

const whyNotApplicable = ["waiver", "nothing-due", "no-target", "not-yet-answerable", "excused"];
const whyPending = ["no-valid-rating", "too-few-raters", "small-sample", "investigation"];

/** What each state means for an item's result. */
const means: Record<ItemResult["state"], (item: ItemResult) => boolean> = {
  measured: ({ measurement, points, applied, raw, why }) =>
    measurement !== null && points !== null && applied !== null && raw !== null && why === null,
  missing: ({ measurement, applied, raw, points, why }) =>
    measurement === null &&
    applied === null &&
    raw === null &&
    (points === null ? why === null : points === "0" && why === "zeroed"),
  "not-applicable": ({ measurement, points, why, waiver }) =>
    measurement === null &&
    points === null &&
    whyNotApplicable.includes(why ?? "") &&
    (why === "waiver") === (waiver !== null),
  pending: ({ measurement, points, why }) =>
    whyPending.includes(why ?? "") &&
    (why === "investigation") === (measurement !== null) &&
    (measurement === null) === (points === null),
};

const deadlinePassed = (scheme: Scheme, id: string, { asOf, period }: Evaluation): boolean => {
  const deadline = itemsOf(scheme).find((item) => item.id === id)?.deadline;
  return deadline?.missing === "zero" && asOf > addDays(period.to, deadline.within);
};

test("every item is in exactly one of the four states, with what belongs to it", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      for (const item of ask(scheme, ledger, question).items)
        expect([item, means[item.state](item)]).toEqual([item, true]);
    }),
    { numRuns: 150 },
  );
});

/** A year's evaluation on the last day of an item's deadline, or on the day after it. */
const atDeadlines = () =>
  worlds().chain(({ scheme, ledger }) =>
    fc
      .tuple(fc.constantFrom(...yearsOf(ledger.term)), fc.constantFrom(...itemsOf(scheme)), fc.constantFrom(0, 1))
      .map(([year, { deadline }, after]) => {
        const last = overlap(calendarYear(year), ledger.term)?.to ?? ledger.term.to;
        const question = { kind: "annual" as const, year, asOf: addDays(last, (deadline?.within ?? 0) + after) };
        return { scheme, ledger: { ...ledger, facts: ledger.facts.slice(0, 5) }, question };
      }),
  );

test("a missing item is zero exactly where the scheme says so and the deadline has passed", () => {
  fc.assert(
    fc.property(fc.oneof(askedWorlds(), atDeadlines()), ({ scheme, ledger, question }) => {
      const found = ask(scheme, ledger, question);
      for (const { id, state, points } of found.items) {
        if (state === "missing")
          expect(`${id} ${points}`).toBe(`${id} ${deadlinePassed(scheme, id, found) ? "0" : null}`);
      }
    }),
    { numRuns: 200 },
  );
});

test("where nothing was due of anything, no tally is measured", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const facts = ledger.facts.map((fact) => (fact.kind === "tally" ? { ...fact, done: "0", due: "0" } : fact));
      const tallies = new Set(
        itemsOf(scheme)
          .filter(({ measure }) => measure.kind === "tally")
          .map(({ id }) => id),
      );
      for (const { id, state } of ask(scheme, { ...ledger, facts }, question).items) {
        if (tallies.has(id)) expect(["not-applicable", "missing"]).toContain(state);
      }
    }),
    { numRuns: 120 },
  );
});

test("a zero denominator is a state and never a number", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const found = ask(scheme, ledger, question);
      expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity|\/0"/);
      for (const { measurement } of found.items) {
        if (measurement?.kind === "tally") expect(measurement.due).not.toBe("0");
        if (measurement?.kind === "target") expect(measurement.goal).not.toBe("0");
        if (measurement?.kind === "survey") expect(measurement.denominator).toBeGreaterThan(0);
        if (measurement?.kind === "attendance") expect(measurement.needed).not.toBe("0");
      }
    }),
    { numRuns: 150 },
  );
});

test("what is missing, does not apply or is pending without a value adds nothing", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const found = ask(scheme, ledger, question);
      const silent = found.items.filter(({ points }) => points === null);
      const open = found.gradeReasons.filter(({ kind }) => kind === "missing" || kind === "pending");
      const kept = silent.filter(({ state }) => state !== "not-applicable").map(({ id }) => id);
      // Whatever is silent and does apply keeps the grade open (or there is none at all).
      for (const id of kept) expect(open).toContainEqual(expect.objectContaining({ item: id }));
      if (kept.length > 0) expect(found.grade).toBeNull();
    }),
    { numRuns: 150 },
  );
});
