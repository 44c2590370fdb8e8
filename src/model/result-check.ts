/** The order in which things may be done with a result: every version after the one before, appeals in time, reviews of something. FORMAT.md, section 16. */
import { chineseCalendar, type Day, later, type WorkingCalendar } from "./calendar";
import { type Dark, dayAfter, type Span } from "./deadline";
import type { RankingRules } from "./places";
import { type Problem, problem, type Step } from "./problem";
import type { RegisterFact, RegisterFactOf } from "./register";

/** An act on one version of one team's result. */
export type ResultAct = RegisterFactOf<"drafted" | "published" | "appealed" | "reviewed" | "corrected">;

const kinds: ReadonlySet<string> = new Set(["drafted", "published", "appealed", "reviewed", "corrected"]);
export const isResultAct = (fact: RegisterFact): fact is ResultAct => kinds.has(fact.kind);

/** Facts of a register in the order in which they count: by day, then recorded day, then id. */
export const inActOrder = <F extends Pick<RegisterFact, "day" | "recorded" | "id">>(facts: readonly F[]): F[] =>
  [...facts].sort((a, b) => {
    for (const key of ["day", "recorded", "id"] as const) if (a[key] !== b[key]) return a[key] < b[key] ? -1 : 1;
    return 0;
  });

/** The facts that are known by a day and that no known fact corrects, without withdrawals. */
export const standing = (facts: readonly RegisterFact[], knownAt?: Day): RegisterFact[] => {
  const known = knownAt === undefined ? facts : facts.filter(({ recorded }) => recorded <= knownAt);
  const gone = new Set(known.flatMap(({ corrects }) => corrects ?? []));
  return known.filter(({ id, kind }) => kind !== "withdrawal" && !gone.has(id));
};

/** An appeal and its answer. */
export interface Appealed {
  readonly act: RegisterFactOf<"appealed">;
  readonly answerBy: Day;
  readonly review: RegisterFactOf<"reviewed"> | undefined;
}

/** One version of a result, as far as the acts have come. */
export interface Version {
  readonly made: RegisterFactOf<"drafted" | "corrected">;
  readonly published: RegisterFactOf<"published"> | undefined;
  /** The last day of the publicity, and the last day of an appeal. */
  readonly publicityTo: Day | undefined;
  readonly appealBy: Day | undefined;
  readonly appeals: readonly Appealed[];
}

/** All versions of one team's result for one period, the first first. */
export interface Versions {
  readonly team: string;
  readonly period: string;
  readonly versions: readonly Version[];
}

/** What following the acts gave: the versions, and what was out of order. */
export interface Followed {
  readonly results: readonly Versions[];
  readonly problems: readonly Problem[];
}

interface Rules {
  readonly rules: RankingRules;
  readonly calendar: WorkingCalendar;
}

type Outcome = { readonly versions: readonly Version[] } | { readonly problem: Problem };

const whichOf = ({ team, period, version }: ResultAct) => ({ team, period, version: `${version}` });

/** What stands with a version on a day, as far as it decides what may be done next. */
const stateOf = (version: Version, isLast: boolean, day: Day): string => {
  if (!isLast) return "corrected";
  const { published, publicityTo, appealBy, appeals } = version;
  if (published === undefined || publicityTo === undefined || appealBy === undefined) return "drafted";
  if (appeals.some(({ review }) => review === undefined)) return "appealed";
  const upheld = appeals.some(({ review }) => review?.outcome === "upheld");
  return !upheld && day > later(publicityTo, appealBy) ? "final" : "published";
};

const misfit = (act: ResultAct, state: string, place: readonly Step[]): Outcome => ({
  problem: problem("act-does-not-fit", place, { ...whichOf(act), act: act.kind, state }),
});

const isDark = (found: Day | Dark): found is Dark => typeof found !== "string";

/** The day after a span, or the problem that nobody knows. */
const deadline = (
  from: Day,
  span: Span,
  { calendar }: Rules,
): { readonly day: Day } | { readonly problem: Problem } => {
  const found = dayAfter(from, span, calendar);
  return isDark(found)
    ? { problem: problem("no-holiday-data", ["calendar"], { year: `${found.dark}` }) }
    : { day: found };
};

/** A new version: the first is drafted; while the last one is not published, the next is drafted too; after that it is corrected. */
const make = (
  act: RegisterFactOf<"drafted" | "corrected">,
  before: readonly Version[],
  place: readonly Step[],
): Outcome => {
  const last = before.at(-1);
  const state = last === undefined ? "nothing" : stateOf(last, true, act.day);
  const fits = (act.kind === "drafted") === (state === "nothing" || state === "drafted");
  if (!fits) return misfit(act, state, place);
  const expected = before.length + 1;
  if (act.version !== expected)
    return {
      problem: problem("version-out-of-sequence", [...place, "version"], { ...whichOf(act), expected: `${expected}` }),
    };
  const made: Version = { made: act, published: undefined, publicityTo: undefined, appealBy: undefined, appeals: [] };
  return { versions: [...before, made] };
};

const publish = (act: RegisterFactOf<"published">, version: Version, { rules, calendar }: Rules): Outcome => {
  const { publicity, appeal } = rules;
  const publicityTo = deadline(act.day, publicity, { rules, calendar });
  const appealBy = deadline(act.day, { days: appeal.within, count: appeal.count }, { rules, calendar });
  if ("problem" in publicityTo) return publicityTo;
  if ("problem" in appealBy) return appealBy;
  return { versions: [{ ...version, published: act, publicityTo: publicityTo.day, appealBy: appealBy.day }] };
};

const appeal = (act: RegisterFactOf<"appealed">, version: Version, rules: Rules, place: readonly Step[]): Outcome => {
  const by = version.appealBy;
  if (by !== undefined && act.day > by) {
    return { problem: problem("appeal-too-late", [...place, "day"], { ...whichOf(act), by }) };
  }
  const { answer, count } = rules.rules.appeal;
  const answerBy = deadline(act.day, { days: answer, count }, rules);
  if ("problem" in answerBy) return answerBy;
  return {
    versions: [{ ...version, appeals: [...version.appeals, { act, answerBy: answerBy.day, review: undefined }] }],
  };
};

const review = (act: RegisterFactOf<"reviewed">, version: Version, place: readonly Step[]): Outcome => {
  const open = version.appeals.findIndex(({ review: answer }) => answer === undefined);
  if (open < 0) return { problem: problem("nothing-to-review", place, whichOf(act)) };
  const appeals = version.appeals.map((one, index) => (index === open ? { ...one, review: act } : one));
  return { versions: [{ ...version, appeals }] };
};

/** One act on the version that it names; only the last version can be acted on. */
const onVersion = (
  act: Exclude<ResultAct, { kind: "drafted" | "corrected" }>,
  before: readonly Version[],
  rules: Rules,
  place: readonly Step[],
): Outcome => {
  const version = before[act.version - 1];
  const state = version === undefined ? "nothing" : stateOf(version, act.version === before.length, act.day);
  if (version === undefined || state === "nothing" || state === "corrected") return misfit(act, state, place);
  const done = ((): Outcome => {
    if (act.kind === "published")
      return state === "drafted"
        ? publish(act, version, rules)
        : misfit(act, state === "final" ? state : "published", place);
    if (act.kind === "appealed") {
      const isOpen = state === "published" || state === "final";
      return isOpen ? appeal(act, version, rules, place) : misfit(act, state, place);
    }
    return review(act, version, place);
  })();
  return "problem" in done ? done : { versions: [...before.slice(0, -1), ...done.versions] };
};

const follow = (act: ResultAct, before: readonly Version[], rules: Rules, place: readonly Step[]): Outcome =>
  act.kind === "drafted" || act.kind === "corrected" ? make(act, before, place) : onVersion(act, before, rules, place);

const keyOf = ({ team, period }: Pick<Versions, "team" | "period">): string => `${period} ${team}`;
const byKey = (a: Versions, b: Versions): number => (keyOf(a) < keyOf(b) ? -1 : 1);

/**
 * Follows the acts in their order. An act that does not fit is a problem and changes nothing.
 * `placeOf` says where a fact stands in what was written.
 */
export const followActs = (
  acts: readonly ResultAct[],
  rules: RankingRules,
  calendar: WorkingCalendar,
  placeOf: (act: ResultAct) => readonly Step[],
): Followed => {
  const results = new Map<string, Versions>();
  const problems: Problem[] = [];
  for (const act of inActOrder(acts)) {
    const { team, period } = act;
    const before = results.get(keyOf(act))?.versions ?? [];
    const outcome = follow(act, before, { rules, calendar }, placeOf(act));
    if ("problem" in outcome) problems.push(outcome.problem);
    else results.set(keyOf(act), { team, period, versions: outcome.versions });
  }
  return { results: [...results.values()].sort(byKey), problems };
};

/** Where each fact of a register stands. */
export const placesOf = (facts: readonly RegisterFact[]): ((fact: RegisterFact) => readonly Step[]) => {
  const indexes = new Map(facts.map(({ id }, index) => [id, index]));
  return ({ id }) => ["facts", indexes.get(id) ?? 0];
};

/** What is out of order among the acts of a register. */
export const actProblems = (
  facts: readonly RegisterFact[],
  rules: RankingRules | undefined,
  calendar: WorkingCalendar = chineseCalendar,
): readonly Problem[] =>
  rules === undefined ? [] : followActs(standing(facts).filter(isResultAct), rules, calendar, placesOf(facts)).problems;
