/**
 * Dereliction and suspicions by the engine and by the oracle, over thousands of random districts. `ZHUCUN_SEED` compares others,
 * `ZHUCUN_TRIALS` more of them.
 *
 * Seen to fail with one defect at a time in the engine, seed 20210820:
 *
 * | defect                                                      | caught by district |
 * | ----------------------------------------------------------- | -----------------: |
 * | a row of the ladder is reached one time too late             |                  1 |
 * | numbers go on through the years                              |                  2 |
 * | a condition's suspicion is answered by its matter alone      |                  7 |
 * | a span with exactly enough days is short                     |                 11 |
 * | what a ledger says of a body is told beside the register     |                 14 |
 * | a body's own finding does not take in the mirrored effect    |                 17 |
 * | a year that says nothing breaks a row                        |                 19 |
 * | among equal limits the first row's veto                      |                 51 |
 * | a member's finding meets all units of the team               |                 71 |
 * | a year that is not decided is passed over as not assessed    |                 83 |
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluateDereliction } from "../../src/engine/dereliction/evaluate";
import { suspicionsOf } from "../../src/engine/dereliction/suspicions";
import type { Dereliction, Suspicion } from "../../src/model/answer/dereliction";
import { chineseCalendar, type Day } from "../../src/model/calendar";
import { type Regime, regimes, stands } from "../arbitrary/dereliction";
import { type Asked, oracleDereliction } from "./dereliction";
import { differences } from "./differential-lines";
import { oracleSuspicions } from "./suspicions";

interface Stand {
  readonly asOf: Day;
  readonly knownAt: Day | undefined;
}

const askedOf = ({ scheme, clues }: Regime, { asOf, knownAt }: Stand): Asked => {
  const written: unknown = {
    scheme,
    ...clues,
    asOf,
    knownAt: knownAt ?? null,
    isWorkingDay: chineseCalendar.isWorkingDay,
  };
  return written as Asked; // the oracle has shapes of its own for the same documents
};

const shown = ({ events, deductions, running }: Dereliction) => ({
  events: events.map(({ title: _, ...event }) => event),
  deductions,
  running: running.map(({ title: _, ...run }) => run),
});

const whatOf = ({ found }: Suspicion): unknown => {
  if (found.kind === "short-spans")
    return found.spans.map(({ from, to, needed, present }) => [from, to, needed, present]);
  if (found.kind === "condition") return [found.from, found.to];
  return found.obligations.map(({ id, due, days, done }) => [id, due, days, done]);
};
const suspected = (all: readonly Suspicion[]) =>
  all.map((one) => ({
    case: one.case,
    rule: one.rule,
    grave: one.grave,
    who: one.who,
    year: one.year,
    matter: one.matter,
    since: one.since,
    what: whatOf(one),
  }));

/** What occurs in an answer, by name. */
const partsOf = ({ events, deductions, running }: Dereliction): readonly string[] => [
  ...events.flatMap(({ state, who, nth, row, consequences }) => [
    `state ${state}`,
    `subject ${who.subject}`,
    `body ${who.body !== null}`,
    `team ${who.team !== null}`,
    ...(nth === row ? [] : ["beyond the ladder"]),
    ...(consequences === null
      ? []
      : [
          `counts ${consequences.counts}`,
          `limit ${consequences.limit === null}`,
          `veto ${consequences.veto}`,
          `zeroes ${consequences.zeroes !== null}`,
        ]),
  ]),
  ...deductions.flatMap(({ counts, kind, body }) => [
    `takes ${counts}`,
    `mirrored ${kind !== null}`,
    `known ${body !== null}`,
  ]),
  ...running.flatMap(({ state, passedOver, leaders, who }) => [
    `running ${state}`,
    `of ${who.subject}`,
    ...passedOver.map(({ why }) => `passed ${why}`),
    ...(leaders.length === 0 ? [] : ["leaders"]),
  ]),
];

/** So many days to each district. */
const standsEach = (many: number) => fc.array(stands(), { minLength: many, maxLength: many });

const seed = Number(process.env["ZHUCUN_SEED"] ?? "20210820");
const trials = Number(process.env["ZHUCUN_TRIALS"] ?? "400");

test("dereliction is the same by the engine and by the oracle, and every part of the answer occurs", () => {
  const seen = new Map<string, number>();
  const count = (name: string) => seen.set(name, (seen.get(name) ?? 0) + 1);
  fc.assert(
    fc.property(regimes(), standsEach(5), (regime, days) => {
      for (const stand of days) {
        const engine = evaluateDereliction(regime.scheme, regime.clues, stand);
        expect(differences(shown(engine), oracleDereliction(askedOf(regime, stand)))).toEqual([]);
        partsOf(engine).forEach(count);
      }
    }),
    { seed, numRuns: trials },
  );
  const expected = [
    ...["confirmed", "suspected", "investigating", "dismissed"].map((state) => `state ${state}`),
    ...["member", "team", "unit", "town"].map((subject) => `subject ${subject}`),
    ...["body", "team", "counts", "limit", "veto", "zeroes", "takes", "mirrored", "known"].flatMap((name) => [
      `${name} true`,
      `${name} false`,
    ]),
    ...[
      "running stands",
      "running open",
      "of team",
      "of member",
      "of unit",
      "passed none",
      "passed open",
      "leaders",
      "beyond the ladder",
    ],
  ];
  expect(expected.filter((name) => (seen.get(name) ?? 0) < 5)).toEqual([]);
});

test("suspicions are the same by the engine and by the oracle, of every rule", () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(regimes(), standsEach(2), (regime, days) => {
      for (const stand of days) {
        const engine = suspicionsOf(regime.scheme, regime.clues, stand);
        expect(
          differences(suspected(engine), oracleSuspicions(askedOf(regime, stand), regime.clues.obligations)),
        ).toEqual([]);
        for (const { found, who } of engine) {
          const name = `${found.kind} ${who.subject}`;
          seen.set(name, (seen.get(name) ?? 0) + 1);
        }
      }
    }),
    { seed, numRuns: Math.ceil(trials / 10) },
  );
  expect([...seen.keys()].sort()).toEqual(["condition team", "overdue team", "overdue unit", "short-spans member"]);
});
