/** One side of an attribution, evaluated; and its facts laid out so that single items can be asked again. */
import { evaluate } from "../../engine/evaluate";
import { correctionsIn, inOrder } from "../../engine/gather";
import { planOf } from "../../engine/plan";
import type { Schemes } from "../../engine/series";
import { addDays, calendarYear, type Day, overlap, type WorkingCalendar } from "../../model/calendar";
import type { Evaluation } from "../../model/evaluation";
import { canonicalJson } from "../../model/hash";
import type { Fact, Ledger } from "../../model/ledger";
import type { Scheme } from "../../model/scheme";
import type { AttributionSide } from "./attribution";
import { asIfInForce, type CompareQuestion, readable } from "./question";

/** The day to stand on: given, or so many days after an end as a clause of the scheme says. */
export type StandOn = { readonly day: Day } | { readonly after: Day; readonly clause: "annual" | "term" };

/** The facts of a ledger that are known and not corrected, each with the item that it is about. */
export interface Shelf {
  readonly byItem: ReadonlyMap<string, readonly Fact[]>;
  /** Facts of no item: presence, conduct, commitments, milestones, events, and waivers of commitments. */
  readonly others: readonly Fact[];
}

export interface Evaluated {
  readonly schemes: Schemes;
  /** The scheme that governs. */
  readonly scheme: Scheme;
  /** Whether it alone gives the evaluation; false where several versions of it do. */
  readonly alone: boolean;
  readonly ledger: Ledger;
  readonly question: CompareQuestion;
  readonly standOn: StandOn;
  readonly calendar: WorkingCalendar | undefined;
  readonly evaluation: Evaluation;
  readonly shelf: Shelf;
}

const shelfOf = ({ facts }: Ledger, knownAt: Day | undefined): Shelf => {
  const corrected = correctionsIn(facts, knownAt);
  const byItem = new Map<string, Fact[]>();
  const others: Fact[] = [];
  for (const fact of facts) {
    if (corrected.has(fact.id) || (knownAt !== undefined && fact.recorded > knownAt)) continue;
    if (!("item" in fact) || fact.item === undefined || fact.kind === "finding") others.push(fact);
    else {
      const own = byItem.get(fact.item);
      if (own === undefined) byItem.set(fact.item, [fact]);
      else own.push(fact);
    }
  }
  return { byItem: new Map([...byItem].map(([item, own]) => [item, inOrder(own)])), others: inOrder(others) };
};

/** The day to stand on for a question. */
export const standOnOf = (question: CompareQuestion, { term }: Ledger): StandOn => {
  if (question.asOf !== undefined) return { day: question.asOf };
  if (question.kind === "term") return { after: term.to, clause: "term" };
  const year = question.kind === "annual" ? overlap(calendarYear(question.year), term) : undefined;
  return { after: year?.to ?? term.to, clause: "annual" };
};

/** The day itself, by the scheme that says how long the books stay open. */
export const dayOf = (standOn: StandOn, scheme: Scheme): Day =>
  "day" in standOn ? standOn.day : addDays(standOn.after, scheme[standOn.clause].closes);

const isList = (schemes: Schemes): schemes is readonly Scheme[] => Array.isArray(schemes);

const governingIn = (schemes: readonly Scheme[], { scheme }: Evaluation): Scheme | undefined =>
  schemes.find((one) => planOf(one).stamp.hash === scheme.hash);

const resultsOf = ({ items, adjustments, total, caps, parts }: Evaluation): string =>
  JSON.stringify([items, adjustments, total, caps, parts]);

type Asked = AttributionSide & { readonly standOn: StandOn };

const evaluatedAlone = (
  scheme: Scheme,
  { ledger, question, standOn }: Asked,
  calendar?: WorkingCalendar,
): Evaluated => {
  const own = readable(scheme, ledger, question.knownAt);
  const asOf = dayOf(standOn, scheme);
  const evaluation = evaluate(asIfInForce(scheme), own, { ...question, asOf, calendar });
  return {
    schemes: scheme,
    scheme,
    alone: true,
    ledger,
    question,
    standOn,
    calendar,
    evaluation: { ...evaluation, scheme: planOf(scheme).stamp },
    shelf: shelfOf(ledger, question.knownAt),
  };
};

/** Evaluates a side that stands on a day of its own. Of several versions the one that governs is taken alone where it alone gives the same. */
export const evaluatedOn = (asked: Asked, calendar?: WorkingCalendar): Evaluated => {
  const { scheme: schemes, ledger, question, standOn } = asked;
  if (!isList(schemes)) return evaluatedAlone(schemes, asked, calendar);
  const standing = "day" in standOn ? { ...question, asOf: standOn.day } : question;
  const evaluation = evaluate(schemes, ledger, { ...standing, calendar });
  const scheme = governingIn(schemes, evaluation) ?? schemes[0];
  if (scheme === undefined) throw new RangeError("no scheme");
  const alone = evaluatedAlone(scheme, asked, calendar);
  if (resultsOf(alone.evaluation) === resultsOf(evaluation)) return alone;
  return { ...alone, schemes, alone: false, evaluation };
};

const alike = new WeakMap<readonly Fact[], WeakMap<readonly Fact[], boolean>>();

const sameFact = (a: Fact, b: Fact | undefined): boolean => a === b || canonicalJson(a) === canonicalJson(b);

/** Whether two lists hold the same facts; remembered, for it is asked for every item. */
export const sameFacts = (a: readonly Fact[], b: readonly Fact[]): boolean => {
  if (a === b) return true;
  const known = alike.get(a)?.get(b);
  if (known !== undefined) return known;
  const found = a.length === b.length && a.every((fact, at) => sameFact(fact, b[at]));
  alike.set(a, (alike.get(a) ?? new WeakMap<readonly Fact[], boolean>()).set(b, found));
  return found;
};

/** Evaluates a side. */
export const evaluated = (side: AttributionSide, calendar?: WorkingCalendar): Evaluated =>
  evaluatedOn({ ...side, standOn: standOnOf(side.question, side.ledger) }, calendar);
