/** Suspicions from a condition that a team's standing in a year meets. FORMAT.md, section 14. */
import type { Answerable, Suspicion } from "../../model/answer/dereliction";
import { calendarYear, earlier, overlap, type Period, yearsOf } from "../../model/calendar";
import type { Ledger } from "../../model/ledger";
import type { SuspicionRuleOf } from "../../model/misconduct";
import { exactText } from "../../model/points";
import { type Findings, testOf } from "../condition";
import { standingOver } from "../stretch";
import { affairsAbout, isNamed, lookedAtBy, matterOf } from "./answered";
import { affairOf, type Placed, type Seeking } from "./seeking";

type Rule = SuspicionRuleOf<"condition">;

/** The part of a year that has gone by. */
interface Window extends Period {
  readonly year: number;
}

const suspicionOf = (
  { rule, of, nth }: Placed<Rule>,
  seen: Findings,
  ledger: Ledger,
  { year, from, to }: Window,
  { affairs }: Seeking,
): Suspicion[] => {
  const compared = testOf(rule.when)(seen);
  if (compared === undefined) return [];
  const { found, facts } = compared;
  const item = "item" in rule.when ? (rule.when.item ?? null) : null;
  const who: Answerable = { subject: "team", team: ledger.team, member: null, body: null, name: ledger.village };
  const about = affairsAbout(affairs, of.id, who, ledger);
  const suspicion: Suspicion = {
    ...affairOf(of, who, year, nth, rule),
    matter: matterOf("condition", year),
    since: to,
    found: { kind: "condition", item, from, to, found: found === undefined ? null : exactText(found), facts },
  };
  return isNamed(about, suspicion) || lookedAtBy(about, year) !== undefined ? [] : [suspicion];
};

/** Suspicions that rules raise about one team, year by year; each year's standing is worked out once. */
export const conditionsOf = (rules: readonly Placed<Rule>[], ledger: Ledger, seeking: Seeking): Suspicion[] => {
  const { plan, stand } = seeking;
  if (rules.length === 0) return [];
  return yearsOf(ledger.term).flatMap((year) => {
    const stretch = overlap(calendarYear(year), ledger.term);
    if (stretch === undefined || stretch.from > stand.asOf) return [];
    const seen = standingOver(plan.scheme, ledger, stretch, stand);
    const window = { year, from: stretch.from, to: earlier(stretch.to, stand.asOf) };
    return rules.flatMap((placed) => suspicionOf(placed, seen, ledger, window, seeking));
  });
};
