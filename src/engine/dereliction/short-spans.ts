/** Suspicions from spans of attendance in which a member was present for less than a part of what was needed. FORMAT.md, section 14. */
import type { Answerable, Suspicion } from "../../model/answer/dereliction";
import {
  addDays,
  calendarYear,
  type Day,
  type Every,
  earlier,
  overlap,
  partHolding,
  yearsOf,
} from "../../model/calendar";
import type { Span } from "../../model/evaluation";
import type { Ledger } from "../../model/ledger";
import type { SuspicionRuleOf } from "../../model/misconduct";
import { compare, exactFrom, multiply } from "../../model/points";
import { spansOver } from "../stretch";
import { affairsAbout, isNamed, lookedAtBy, matterOf } from "./answered";
import { affairOf, type Placed, type Seeking } from "./seeking";

type Rule = SuspicionRuleOf<"short-spans">;

/** A rule with what its item says about spans. */
interface Sought extends Placed<Rule> {
  readonly ledger: Ledger;
  readonly every: Every;
  /** Days after a span in which facts about it may still come. */
  readonly within: number;
}

const soughtIn = (placed: Placed<Rule>, ledger: Ledger, { plan }: Seeking): Sought | undefined => {
  const item = plan.byId.get(placed.rule.item)?.item;
  if (item?.measure.kind !== "attendance") return undefined;
  return {
    ...placed,
    ledger,
    every: placed.rule.every ?? item.measure.every,
    within: item.collect?.within ?? 0,
  };
};

const isShort = ({ needed, present }: Span, { below }: Rule): boolean =>
  compare(exactFrom(present), multiply(exactFrom(below), exactFrom(needed))) < 0;

/** Whether all that will be known of a span is due by a day. */
const isClosed = ({ from }: Span, { every, within, ledger }: Sought, asOf: Day): boolean =>
  asOf > addDays(earlier(partHolding(from, every).to, ledger.term.to), within);

const suspicionOf = (
  { rule, of, nth, every, ledger }: Sought,
  who: Answerable,
  year: number,
  short: readonly Span[],
  { affairs }: Seeking,
): Suspicion[] => {
  const about = affairsAbout(affairs, of.id, who, ledger);
  const lookedAt = lookedAtBy(about, year);
  const spans = short.filter(({ to }) => lookedAt === undefined || to > lookedAt);
  const [first, decisive] = [spans[0], spans[rule.times - 1]];
  if (first === undefined || decisive === undefined) return [];
  const { item, below, times } = rule;
  const suspicion: Suspicion = {
    ...affairOf(of, who, year, nth, rule),
    matter: matterOf(item, first.from),
    since: addDays(decisive.to, 1),
    found: { kind: "short-spans", item, every, below, times, spans },
  };
  return isNamed(about, suspicion) ? [] : [suspicion];
};

/** Suspicions that one rule raises about the members of one team, year by year. */
export const shortSpansOf = (placed: Placed<Rule>, ledger: Ledger, seeking: Seeking): Suspicion[] => {
  const { stand, plan } = seeking;
  const sought = soughtIn(placed, ledger, seeking);
  if (sought === undefined) return [];
  return yearsOf(ledger.term).flatMap((year) => {
    const stretch = overlap(calendarYear(year), ledger.term);
    if (stretch === undefined || stretch.from > stand.asOf) return [];
    const short = spansOver(plan.scheme, ledger, placed.rule, stretch, stand).filter(
      (span) => isClosed(span, sought, stand.asOf) && isShort(span, placed.rule),
    );
    return ledger.members.flatMap(({ id, name }) => {
      const who: Answerable = { subject: "member", team: ledger.team, member: id, body: null, name };
      const own = short.filter(({ member }) => member === id);
      return suspicionOf(sought, who, year, own, seeking);
    });
  });
};
