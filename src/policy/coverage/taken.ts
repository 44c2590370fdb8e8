/** Which branch of its measure and of its method an item's result took: read off the trace, and off the facts that it names. */

import { match } from "ts-pattern";
import { lateTest } from "../../engine/late";
import { lastSkipped } from "../../engine/measure/colours";
import { thresholdOf } from "../../engine/score";
import {
  addDays,
  calendarYear,
  chineseCalendar,
  type Day,
  daysIn,
  later,
  partHolding,
  yearsOf,
} from "../../model/calendar";
import type { Applied, ItemResult, Promise as Kept, Measurement } from "../../model/evaluation";
import type { Fact, FactOf, Member } from "../../model/ledger";
import type { Measure } from "../../model/measures";
import { compare, exactFrom, exactOf, multiply, ratio, signOf, subtract } from "../../model/points";
import type { Item } from "../../model/scheme";
import { daysOn } from "./branches";
import { factsOfItem, ofKind, placeIn, type Seen } from "./seen";

type Rule<K extends Measure["kind"]> = Extract<Measure, { kind: K }>;
type Found<K extends Measurement["kind"]> = Extract<Measurement, { kind: K }>;

/** One trace of an item with what it can be read by. */
interface Look<K extends Measurement["kind"] = Measurement["kind"]> {
  readonly seen: Seen;
  readonly item: Item;
  readonly facts: readonly Fact[];
  readonly found: Found<K>;
}

/** The branches that hold. */
const holding = (branches: Readonly<Record<string, boolean>>): readonly string[] =>
  Object.keys(branches).filter((branch) => branches[branch] === true);

const targeted = ({ seen: { evaluation, ledger }, item, facts, found }: Look<"target">): readonly string[] => {
  const own = ledger.targets.filter((one) => one.item === item.id);
  const years = yearsOf(evaluation.period);
  const isTerm = evaluation.kind === "term" && own.some(({ year }) => year === undefined);
  const set = years.filter((year) => own.some((one) => one.year === year));
  const whole = years.reduce((days, year) => days + daysIn(calendarYear(year)), 0);
  const claims = new Set(ofKind("value", facts).map(({ claim }) => claim));
  return holding({
    "term-goal": isTerm,
    "set-goal": !isTerm && set.length > 0,
    "default-goal": !isTerm && set.length < years.length,
    "part-goal": !isTerm && set.length < years.length && evaluation.elapsed.days < whole,
    several: found.facts.length > 1,
    "self-only": claims.has("self") && !claims.has("checked"),
    "checked-before-self": claims.size > 1,
  });
};

const averaged = ({ facts, found }: Look<"mean">): readonly string[] => {
  const more = found.facts.length > found.groups.length;
  return holding({
    several: found.groups.length > 1,
    invalid: ofKind("rating", facts).some(({ valid }) => !valid),
    "latest-of-member": found.by === "member" && more,
    "several-in-part": more,
  });
};

const judged = ({ item, facts, found }: Look<"panel">): readonly string[] => {
  const { minimum, trimAbove } = item.measure as Rule<"panel">; // a panel's trace is that of a panel's rule
  const ratings = ofKind("rating", facts).filter(
    ({ scorer }) => item.scorer === undefined || (scorer ?? item.scorer) === item.scorer,
  );
  return holding({
    invalid: ratings.some(({ valid }) => !valid),
    "latest-of-rater": ratings.filter(({ valid }) => valid).length > found.raters,
    "raters-at-minimum": found.raters === minimum,
    "raters-at-trim": found.raters === trimAbove,
    "raters-above-trim": found.raters === trimAbove + 1,
  });
};

const surveyed = ({ item, found }: Look<"survey">): readonly string[] => {
  const { minimum } = item.measure as Rule<"survey">; // a survey's trace is that of a survey's rule
  return [
    ...holding({ several: found.facts.length > 1, "sample-at-minimum": found.denominator === minimum }),
    ...Object.keys(found.votes)
      .filter((choice) => (found.votes[choice] ?? 0) > 0)
      .map((choice) => `choice-${choice}`),
  ];
};

/** Votes that are one too few; a sample that is too small leaves no trace but its facts. */
const smallSample = ({ weights, denominator, minimum }: Rule<"survey">, facts: readonly Fact[]): readonly string[] => {
  const votes = ofKind("ballots", facts).flatMap((fact) => Object.entries(fact.votes));
  const counted = votes.filter(([choice]) => denominator === "all" || Object.hasOwn(weights, choice));
  const sample = counted.reduce((all, [, count]) => all + count, 0);
  return holding({ "sample-below-minimum": sample === minimum - 1 });
};

const latest = ({ item, facts, found }: Look<"latest">): readonly string[] => {
  const values = ofKind("value", facts);
  const last = (claim: "self" | "checked") => values.filter((one) => one.claim === claim).at(-1);
  const [self, checked] = [last("self"), last("checked")];
  const { tolerance } = item.measure as Rule<"latest">; // the trace of a latest value is that of its rule
  return holding({
    several: values.length > 1,
    "self-only": checked === undefined,
    "checked-before-self": self !== undefined && checked !== undefined,
    "check-close": tolerance !== undefined && self !== undefined && checked !== undefined && found.secondCheck === null,
    "check-apart": found.secondCheck !== null,
  });
};

const coloured = ({ seen, item, facts, found }: Look<"colours">): readonly string[] => {
  const { ledger, gathered } = seen;
  const rule = item.measure as Rule<"colours">; // the trace of colours is that of their rule
  const arrival = gathered.arrivals.get(placeIn(seen, item.id))?.colour;
  const fromBad = arrival !== undefined && rule.changeFrom.includes(arrival);
  const skipped = lastSkipped(rule, ledger.term);
  const parts = ofKind("colour", facts).map(({ day }) => partHolding(day, rule.every).from);
  return [
    ...holding({
      several: found.parts.length > 1,
      "several-in-part": new Set(parts).size < parts.length,
      improved: found.parts.some(({ improved }) => improved),
      "not-improved": fromBad && found.parts.some(({ improved }) => !improved),
      "arrived-well": arrival !== undefined && !fromBad,
      skipped: skipped !== undefined && facts.some(({ day }) => day <= skipped),
    }),
    ...found.parts.map(({ colour }) => `colour-${colour}`),
  ];
};

type Claim = FactOf<"attendance">;

const halvesOf = ({ day, until, slot }: Claim): readonly string[] =>
  Array.from({ length: daysIn({ from: day, to: until ?? day }) }, (_, index) => addDays(day, index)).flatMap((one) =>
    (slot === undefined ? ["am", "pm"] : [slot]).map((half) => `${one} ${half}`),
  );

/** Whether two claims of different statuses are made for one half-day of one member. */
const claimsMeet = (claims: readonly Claim[]): boolean =>
  claims.some((one, index) =>
    claims
      .slice(index + 1)
      .some(
        (other) =>
          one.member === other.member &&
          one.status !== other.status &&
          one.day <= (other.until ?? other.day) &&
          other.day <= (one.until ?? one.day) &&
          halvesOf(one).some((half) => halvesOf(other).includes(half)),
      ),
  );

const servesPart = ({ service }: Member, from: Day, to: Day, last: Day): boolean =>
  service.some((one) => {
    const [begins, ends] = [one.from > from && one.from <= to, (one.to ?? last) >= from && (one.to ?? last) < to];
    return begins || ends;
  });

const attended = (look: Look<"attendance">): readonly string[] => {
  const { seen, item, found } = look;
  const rule = item.measure as Rule<"attendance">; // the trace of presence is that of its rule
  const { spans } = found;
  const named = new Set(found.facts.map(({ id }) => id));
  const claims = seen.gathered.attendance.filter(({ id }) => named.has(id));
  const isLate = lateTest(seen.scheme, chineseCalendar);
  const cures = (claim: Claim) =>
    claim.asked !== undefined &&
    seen.scheme.members?.leave.statuses.some((status) => status === claim.status) === true &&
    (rule.counts.includes(claim.status) || rule.excused.includes(claim.status));
  const available = spans.map(({ from }) => daysOn(rule.basis, partHolding(from, rule.every)));
  const { term } = seen.ledger;
  return [
    ...claims.map(({ status }) => `status-${status}`),
    ...holding({
      "half-day": claims.some(({ slot }) => slot !== undefined),
      "two-claims": claimsMeet(claims),
      "several-members": new Set(spans.map(({ member }) => member)).size > 1,
      "part-service": spans.some(({ member, from, to }) =>
        seen.ledger.members.some((one) => one.id === member && servesPart(one, from, to, term.to)),
      ),
      "more-than-needed": spans.some((span) => compare(exactFrom(span.present), exactFrom(span.needed)) > 0),
      "day-off": claims.some(
        ({ day, until, status }) =>
          until === undefined && rule.counts.includes(status) && daysOn(rule.basis, { from: day, to: day }) === 0,
      ),
      "need-is-available": available.some((days) => days < Number(rule.days)),
      "need-is-less": available.some((days) => days > Number(rule.days)),
      "unequal-needs": new Set(spans.map(({ needed }) => needed)).size > 1,
      "asked-in-time": claims.some((claim) => cures(claim) && isLate?.(claim) !== true),
      "asked-too-late": claims.some((claim) => cures(claim) && isLate?.(claim) === true),
    }),
  ];
};

const isBelow = (a: string, b: string): boolean => compare(exactFrom(a), exactFrom(b)) < 0;

const keptWays = (promises: readonly Kept[]) => ({
  "in-time": promises.some(({ inTime, done, expected }) => inTime === done && !isBelow(done, expected)),
  late: promises.some(({ inTime, done }) => isBelow(inTime, done)),
  "unequal-weights": new Set(promises.map(({ weight }) => weight)).size > 1,
});

const promised = ({ seen, item, found }: Look<"commitments">): readonly string[] => {
  const { level } = item.measure as Rule<"commitments">; // the trace of commitments is that of their rule
  const { promises } = found;
  const shown = new Set(promises.map(({ id }) => id));
  const ofLevel = new Map(seen.ledger.commitments.filter((one) => one.level === level).map((one) => [one.id, one]));
  const standings = new Set(promises.flatMap(({ changes = [] }) => changes.map(({ standing }) => standing)));
  return holding({
    ...keptWays(promises),
    unfinished: promises.some(({ done, expected }) => isBelow(done, expected)),
    "part-due": promises.some(({ expected }) => isBelow(expected, "1")),
    ahead: promises.some(({ done, expected }) => isBelow(expected, done)),
    "excused-one": seen.gathered.waivers.some(({ commitment = "" }) => ofLevel.has(commitment)),
    changed: promises.some(({ original }) => original !== undefined),
    dropped: promises.some(({ dropped }) => dropped !== undefined),
    withdrawn: seen.gathered.turns.some(
      (turn) =>
        turn.kind === "dropped" &&
        turn.approver !== undefined &&
        ofLevel.has(turn.commitment) &&
        !shown.has(turn.commitment),
    ),
    unverified: promises.some(({ id }) => seen.gathered.progress.get(id)?.some(({ verified }) => !verified) === true),
    "change-too-late": standings.has("too-late"),
    "change-beyond": standings.has("beyond"),
    "change-too-many": standings.has("too-many"),
  });
};

const published = ({ seen: { ledger, evaluation }, item, found }: Look<"published">): readonly string[] => {
  const { level } = item.measure as Rule<"published">; // the trace of publications is that of their rule
  const years = new Set<number | undefined>(level === "term" ? [undefined] : yearsOf(evaluation.period));
  const own = ledger.commitments.filter((one) => one.level === level && years.has(one.year));
  const days = own.flatMap(({ approved, published: out }) =>
    approved === undefined || out === undefined ? [] : [later(approved, out)],
  );
  return holding({
    "last-day": found.years.some(({ by }) => days.includes(by)),
    "day-after": found.years.some(({ by }) => days.includes(addDays(by, 1))),
    "not-approved": own.some(({ approved }) => approved === undefined),
    "not-published": own.some(({ approved, published: out }) => approved !== undefined && out === undefined),
    "several-years": found.years.length > 1,
  });
};

const reached = ({ found: { promises } }: Look<"milestones">): readonly string[] =>
  holding({
    ...keptWays(promises),
    undone: promises.some(({ done }) => done === "0"),
    "part-done": promises.some(({ done }) => done !== "0" && isBelow(done, "1")),
  });

const noticed = ({ seen, item, facts, found }: Look<"notices">): readonly string[] => {
  const notices = ofKind("notice", facts);
  const matters = new Set(notices.map(({ matter }) => matter));
  const before = seen.gathered.before.get(placeIn(seen, item.id)) ?? [];
  const charged = found.matters.filter((matter) => matter.charged !== "0");
  return [
    ...holding({
      none: notices.length === 0,
      several: matters.size > 1,
      "same-matter": matters.size < notices.length,
      known: found.matters.some((matter) => matter.before !== "0"),
      "known-again": before.some(({ matter }) => matters.has(matter)),
      shared: notices.some(({ authors }) => authors > 1),
      "charged-rest": charged.some(({ worth }) => worth !== "0"),
      "charged-whole": charged.some(({ worth }) => worth === "0"),
    }),
    ...notices.map(({ level }) => `level-${level}`),
  ];
};

const foundGuilty = ({ seen: { ledger, evaluation }, found }: Look<"findings">): readonly string[] => {
  const { from, to } = evaluation.period;
  return holding({
    none: found.findings.length === 0,
    several: found.findings.filter(({ counts }) => counts).length > 1,
    "same-matter": found.findings.some(({ counts }) => !counts),
    dismissed: ledger.facts.some(
      (fact) => fact.kind === "finding" && fact.state === "dismissed" && fact.day >= from && fact.day <= to,
    ),
  });
};

const branchOf = (look: Look): readonly string[] => {
  const of = <K extends Measurement["kind"]>(found: Found<K>): Look<K> => ({ ...look, found });
  return match<Measurement>(look.found)
    .returnType<readonly string[]>()
    .with({ kind: "count" }, ({ facts }) => holding({ several: facts.length > 1, none: facts.length === 0 }))
    .with({ kind: "tally" }, ({ facts }) => holding({ several: facts.length > 1 }))
    .with({ kind: "rank" }, () => holding({ several: look.facts.length > 1 }))
    .with({ kind: "target" }, (found) => targeted(of(found)))
    .with({ kind: "mean" }, (found) => averaged(of(found)))
    .with({ kind: "panel" }, (found) => judged(of(found)))
    .with({ kind: "survey" }, (found) => surveyed(of(found)))
    .with({ kind: "latest" }, (found) => latest(of(found)))
    .with({ kind: "colours" }, (found) => coloured(of(found)))
    .with({ kind: "attendance" }, (found) => attended(of(found)))
    .with({ kind: "commitments" }, (found) => promised(of(found)))
    .with({ kind: "published" }, (found) => published(of(found)))
    .with({ kind: "milestones" }, (found) => reached(of(found)))
    .with({ kind: "notices" }, (found) => noticed(of(found)))
    .with({ kind: "findings" }, (found) => foundGuilty(of(found)))
    .with({ kind: "by-version" }, ({ parts }) =>
      parts.flatMap(({ measurement }) => (measurement === null ? [] : branchOf({ ...look, found: measurement }))),
    )
    .exhaustive();
};

const known = new WeakMap<ItemResult, readonly string[]>();

const readBranches = (seen: Seen, item: Item, { measurement, why }: ItemResult): readonly string[] => {
  const facts = factsOfItem(seen, item.id);
  if (why === "small-sample" && item.measure.kind === "survey") return smallSample(item.measure, facts);
  return measurement === null ? [] : branchOf({ seen, item, facts, found: measurement });
};

/** The branches of its measure that an item's result took; read once for each result. */
export const branchesTaken = (seen: Seen, item: Item, result: ItemResult): readonly string[] => {
  const taken = known.get(result) ?? readBranches(seen, item, result);
  known.set(result, taken);
  return taken;
};

const stepArms = (method: Extract<Applied, { kind: "steps" }>, value: string): readonly string[] => {
  const gap = subtract(exactOf(method.from), exactFrom(value));
  const whole = multiply(exactOf(method.each), ratio(Math.round(method.count)));
  return holding({
    "steps-0": method.count === 0,
    "steps-1": method.count === 1,
    "steps-2": method.count === 2,
    "step-begun": signOf(gap) > 0 && compare(gap, whole) !== 0,
  });
};

const armsOfTrace = (applied: Applied, value: string): readonly string[] =>
  match(applied)
    .returnType<readonly string[]>()
    .with({ kind: "tiers" }, ({ step }) => [step === null ? "else" : `tier-${step + 1}`])
    .with({ kind: "by-rank" }, ({ rank, listed }) => [listed ? `rank-${rank}` : "else"])
    .with({ kind: "steps" }, (method) => stepArms(method, value))
    .with({ kind: "all-or-nothing" }, (rule) => {
      const order = compare(exactFrom(value), thresholdOf(rule));
      return [order > 0 || (order === 0 && rule.over === undefined) ? "all" : "nothing"];
    })
    .otherwise(() => []);

/** The branches of its method that an item's result took. */
export const armsTaken = ({ applied, measurement }: ItemResult): readonly string[] => {
  if (measurement?.kind === "by-version")
    return measurement.parts.flatMap((part) =>
      part.applied === null || part.measurement === null ? [] : armsOfTrace(part.applied, part.measurement.value),
    );
  return applied === null || measurement === null ? [] : armsOfTrace(applied, measurement.value);
};
