/** Questions about members: schemes of one attendance item with rules for members, people who come and go and take leave, a year. */
import fc, { type Arbitrary } from "fast-check";
import type { MembersQuestion } from "../../src/engine/members/evaluate-members";
import {
  addDays,
  calendarYear,
  type Day,
  overlap,
  type Period,
  type WorkingCalendar,
  yearsOf,
} from "../../src/model/calendar";
import type { FactInput, Ledger } from "../../src/model/ledger";
import { parseLedger } from "../../src/model/ledger-check";
import type { Scheme } from "../../src/model/scheme";
import { parseScheme } from "../../src/model/scheme-check";
import { findings } from "../../src/testing/arbitrary/conduct";
import { calendars, someDay, terms } from "../../src/testing/arbitrary/day";
import { measures } from "../../src/testing/arbitrary/measure";
import { misconducts } from "../../src/testing/arbitrary/misconduct";
import { category, item, schemeInput } from "../small-district";
import { holders, leaves, servingRules } from "./serving";

const grades = ["poor", "fair", "good"];

const schemes: Arbitrary<Scheme> = fc
  .tuple(measures.attendance, servingRules(["i"], grades), misconducts(grades), fc.constantFrom(0, 183))
  .map(([measure, members, misconduct, minDays]) => {
    const rubric = [category("c", [item({ measure, method: { kind: "proportional" } })])];
    return parseScheme({
      ...schemeInput(rubric, { from: "2000-01-01", members, misconduct }),
      annual: { ...schemeInput().annual, minDays },
    });
  });

const ledgers = (scheme: Scheme, term: Period): Arbitrary<Ledger> =>
  holders(term, someDay(term)).chain((members) => {
    const served = members.map((one) => ({ ...one, service: [...one.service] }));
    return fc.tuple(leaves(served, term, someDay(term)), findings(scheme, served, term)).map(([facts, found]) => {
      const findingFacts = found.map(
        (one, index): FactInput => ({ ...one, id: `g${index}`, by: "town", recorded: one.day }),
      );
      const head = { ...ledgerHead, term, members: served };
      return parseLedger({ ...head, facts: [...facts, ...findingFacts] }, { scheme });
    });
  });
const ledgerHead = { format: "zhucun-ledger/1", team: "t", village: "村", town: "镇", units: ["局"] };

/** A scheme, a ledger, a calendar and a question about the members. */
export interface MembersTrial {
  readonly scheme: Scheme;
  readonly ledger: Ledger;
  readonly calendar: WorkingCalendar;
  readonly question: MembersQuestion;
}

const questions = ({ term, facts }: Ledger): Arbitrary<MembersQuestion> => {
  const days: readonly Day[] = facts.flatMap(({ day, recorded }) => [day, recorded, addDays(recorded, -1)]);
  return fc.constantFrom(...yearsOf(term)).chain((year) => {
    const period = overlap(calendarYear(year), term) ?? term;
    const inside = fc.constantFrom(undefined, period.from, period.to, ...days.filter((day) => day >= period.from));
    return fc
      .record({
        asOf: fc.oneof(fc.constant(undefined), inside, someDay(period)),
        knownAt: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, fc.constantFrom(term.to, ...days)),
        decided: fc.constantFrom(undefined, undefined, undefined, ...grades),
      })
      .map((asked) => ({ year, ...asked }));
  });
};

/** Holiday data ends with 2026, and so does what can be said about papers of its last days. */
const coveredTerms = terms().filter(({ to }) => to < "2026-12-20");

export const membersTrials: Arbitrary<MembersTrial> = fc
  .tuple(schemes, coveredTerms, calendars())
  .chain(([scheme, term, calendar]) =>
    ledgers(scheme, term).chain((ledger) =>
      questions(ledger).map((question) => ({ scheme, ledger, calendar, question })),
    ),
  );
