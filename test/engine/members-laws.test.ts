/**
 * Laws of members: the order of facts never matters, a day never counts twice, papers may be split, what was not known is not counted.
 *
 * Seen to catch: a paper that reached beyond its member's service (splitting it moved the leave's first day) after 2 questions.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluateMembers } from "../../src/engine/members/evaluate-members";
import type { MembersEvaluation } from "../../src/model/answer/members";
import { addDays, dayNumber, later } from "../../src/model/calendar";
import type { Fact, FactOf, Ledger } from "../../src/model/ledger";
import { compare, exactFrom, ratio } from "../../src/model/points";
import { type MembersTrial, membersTrials } from "../arbitrary/members";
import { deepFrozen } from "../small-district";

const ask = (
  { scheme, ledger, calendar, question }: MembersTrial,
  facts: readonly Fact[] = ledger.facts,
): MembersEvaluation => evaluateMembers(scheme, { ...ledger, facts }, { ...question, calendar });

/** The answer without the papers themselves: what they come to. */
const comeTo = ({ members, ...rest }: MembersEvaluation) => ({
  ...rest,
  members: members.map(({ leaves, ...member }) => ({
    ...member,
    leaves: leaves.map(({ papers: _, ...leave }) => leave),
  })),
});

type Paper = FactOf<"attendance">;
const isPaper = (fact: Fact): fact is Paper => fact.kind === "attendance" && ["leave", "sick"].includes(fact.status);

/** A paper as two adjoining ones: its first days and the others, or its morning and its afternoon. */
const inTwo = (paper: Paper, after: number): Fact[] => {
  const { until = paper.day } = paper;
  const length = dayNumber(until) - dayNumber(paper.day);
  // The mornings of a week are one leave on one paper, and five on five.
  if (paper.slot !== undefined) return [paper];
  if (length === 0) {
    return [
      { ...paper, slot: "am" },
      { ...paper, id: `${paper.id}.2`, slot: "pm" },
    ];
  }
  const last = addDays(paper.day, after % length);
  const second = addDays(last, 1);
  return [
    { ...paper, until: last },
    { ...paper, id: `${paper.id}.2`, day: second, recorded: later(paper.recorded, second), until },
  ];
};

/** The ids of papers that are too late: splitting one moves the first day of the other half. */
const lateIn = ({ members }: MembersEvaluation): ReadonlySet<string> =>
  new Set(
    members.flatMap(({ leaves }) =>
      leaves.flatMap(({ papers }) => papers.filter(({ late }) => late).map(({ id }) => id)),
    ),
  );

const numRuns = 250;

describe("members", () => {
  test("are the same in any order of facts, and frozen", () => {
    fc.assert(
      fc.property(membersTrials, fc.array(fc.nat(99), { minLength: 1, maxLength: 30 }), (trial, keys) => {
        const shuffled = trial.ledger.facts
          .map((fact, index) => ({ fact, key: keys[index % keys.length] ?? 0, index }))
          .sort((a, b) => a.key - b.key || b.index - a.index)
          .map(({ fact }) => fact);
        const answer = ask({ ...trial, scheme: deepFrozen(trial.scheme), ledger: deepFrozen(trial.ledger) });
        expect(ask(trial, shuffled)).toEqual(answer);
      }),
      { numRuns },
    );
  });

  test("are the same where a leave is written as two that adjoin", () => {
    let split = 0;
    fc.assert(
      fc.property(membersTrials, fc.nat(40), ({ question, ...rest }, after) => {
        // What is split is recorded later in part, so that all must be known and past.
        const trial = { ...rest, question: { year: question.year, asOf: "2030-01-01", decided: question.decided } };
        const whole = ask(trial);
        const late = lateIn(whole);
        const facts = trial.ledger.facts.flatMap((fact): Fact[] => {
          if (!isPaper(fact) || (fact.asked !== undefined && fact.asked > fact.day)) return [fact];
          const two = inTwo(fact, after);
          split += two.length - 1;
          return two;
        });
        expect(comeTo(ask(trial, facts))).toEqual(comeTo(whole));
        expect(lateIn(ask(trial, facts))).toEqual(late);
      }),
      { numRuns },
    );
    expect(split).toBeGreaterThan(numRuns / 2);
  });

  test("count a half-day once, however often it is claimed", () => {
    fc.assert(
      fc.property(membersTrials, (trial) => {
        const whole = ask(trial);
        const again = trial.ledger.facts.flatMap((fact): Fact[] =>
          fact.kind === "attendance" ? [fact, { ...fact, id: `${fact.id}.2` }] : [fact],
        );
        expect(comeTo(ask(trial, again))).toEqual(comeTo(whole));
        for (const { leave, gone } of whole.members) {
          expect(compare(exactFrom(leave.noGrade.days), ratio(gone))).toBeLessThanOrEqual(0);
          expect(compare(exactFrom(leave.counted), exactFrom(leave.days))).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns },
    );
  });

  test("are what was known: facts that were recorded later change nothing", () => {
    fc.assert(
      fc.property(membersTrials, fc.nat(30), ({ ledger, ...trial }, at) => {
        const knownAt = ledger.facts[at % Math.max(1, ledger.facts.length)]?.recorded ?? ledger.term.to;
        const known = ledger.facts.filter(({ recorded }) => recorded <= knownAt);
        const asked = { ...trial, ledger, question: { ...trial.question, knownAt } };
        expect(ask(asked, known)).toEqual(ask(asked));
        const forgotten: Ledger = { ...ledger, facts: known };
        const { knownAt: _, ...open } = asked.question;
        expect({ ...ask({ ...trial, ledger: forgotten, question: open }), knownAt }).toEqual(ask(asked));
      }),
      { numRuns },
    );
  });
});
