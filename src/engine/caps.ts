/** Which caps hold: the scheme's conditions, and the ladders of misconduct. FORMAT.md, section 10. */
import { type Day, later } from "../model/calendar";
import type { CapResult, MirrorResult, YearResult } from "../model/evaluation";
import type { Ledger } from "../model/ledger";
import type { MisconductCase } from "../model/misconduct";
import { byCode } from "../model/names";
import { exactOf, exactText, least, multiply, signOf } from "../model/points";
import type { Cap, Scheme } from "../model/scheme";
import { type Compared, type Findings, factsOf } from "./condition";
import { countedDay, type Finding, type Gathered } from "./frame";
import type { ScoredItem } from "./item";
import { type Limiting, reachesTeam, rungsReached, severest } from "./ladder";
import { refsOf } from "./outcome";
import { boundOf, type Plan, type PlannedCap, rankIn } from "./plan";

/** What caps can look at. */
export interface Standing extends Findings {
  readonly plan: Plan;
  readonly years: readonly YearResult[];
  /** The version of the scheme that was in force on a day, where there are several. */
  readonly versionOn?: ((day: Day) => Scheme) | undefined;
  readonly ledger: Ledger;
}

const capResult = (cap: Cap, { found, facts }: Compared): CapResult => ({
  id: cap.id,
  source: "scheme",
  limit: cap.limit,
  veto: cap.veto === true,
  binds: false,
  year: null,
  subject: null,
  title: cap.title,
  found: found === undefined ? null : exactText(found),
  facts,
});

const isYearAtMost = (grade: string, { plan, years }: Standing): boolean =>
  years.some((year) => year.grade !== null && rankIn(plan, year.grade) <= rankIn(plan, grade));

const schemeCap = ({ cap, test }: PlannedCap, seen: Standing): CapResult | undefined => {
  const { when } = cap;
  if (when.kind === "year-grade")
    return isYearAtMost(when.atMost, seen) ? capResult(cap, { found: undefined, facts: [] }) : undefined;
  const result = test?.(seen);
  return result === undefined ? undefined : capResult(cap, result);
};

/** The scheme's own caps that hold. */
const schemeCaps = (kind: "annual" | "term", seen: Standing): CapResult[] => {
  const held: CapResult[] = [];
  for (const planned of seen.plan.caps) {
    const result = planned.cap.in.includes(kind) ? schemeCap(planned, seen) : undefined;
    if (result !== undefined) held.push(result);
  }
  return held;
};

/** Whose grade a row is asked about: the team's, or the subject's own. */
type Whose = "team" | "own";

const misconductCap = (
  rule: MisconductCase,
  findings: readonly Finding[],
  plan: Plan,
  whose: Whose = "team",
): CapResult[] => {
  const [first] = findings;
  if (first === undefined) return [];
  const subject = first.member ?? first.subject;
  const kind = first.subject;
  const cap = (row: Limiting, name: string, facts: readonly Finding[]): CapResult => ({
    id: `${rule.id}#${name}`,
    source: "misconduct",
    limit: row.limit ?? "",
    veto: row.veto === true,
    binds: false,
    year: first.year,
    subject,
    title: rule.title,
    found: String(facts.length),
    facts: refsOf(facts.map(({ latest }) => latest)),
  });
  // A limit of an earlier version may name a grade that the governing one does not have: then it limits nothing.
  const reaches = (row: Limiting): boolean =>
    (whose === "own" || reachesTeam(row, kind)) && plan.gradeRanks.has(row.limit ?? "");
  const reached = rungsReached(rule, findings.length).filter(reaches);
  const row = severest(reached, (grade) => rankIn(plan, grade));
  const grave = findings.filter(({ latest }) => latest.grave === true);
  return [
    ...(row === undefined ? [] : [cap(row, String(row.nth), findings)]),
    ...(grave.length > 0 && rule.grave !== undefined && reaches(rule.grave) ? [cap(rule.grave, "grave", grave)] : []),
  ];
};

const teamFirst = (a: Finding, b: Finding): number => {
  if (a.year !== b.year) return a.year - b.year;
  const [left, right] = [a.member ?? "", b.member ?? ""];
  return byCode(left, right);
};

/** Findings of one case, by year and subject: years upward, the team before its members. */
const bySubject = (findings: readonly Finding[]): Finding[][] => {
  if (findings.length === 0) return [];
  const groups = new Map<string, Finding[]>();
  for (const finding of [...findings].sort(teamFirst)) {
    const key = `${finding.year} ${finding.subject} ${finding.member ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()];
};

/** The case by which a subject's findings are judged: of several versions, that of the day of the latest one. */
const ruleFor = (rule: MisconductCase, group: readonly Finding[], { versionOn, ledger }: Standing): MisconductCase => {
  if (versionOn === undefined) return rule;
  const latest = group.map(({ first }) => countedDay(first, ledger.term)).reduce(later);
  return versionOn(latest).misconduct.find(({ id }) => id === rule.id) ?? rule;
};

/** All caps that hold, the scheme's first. Whether one binds is known once there is a natural grade. */
export const capsOf = (kind: "annual" | "term", seen: Standing): CapResult[] => {
  const { charged } = seen.gathered;
  const misconduct = charged.length === 0 ? [] : seen.plan.scheme.misconduct;
  return [
    ...schemeCaps(kind, seen),
    ...misconduct.flatMap((rule) =>
      bySubject(charged.filter((finding) => finding.case === rule.id)).flatMap((group) =>
        misconductCap(ruleFor(rule, group, seen), group, seen.plan),
      ),
    ),
  ];
};

/** The caps on one member's own grade: of the ladders every row with a limit, whether it spreads to the team or not. */
export const ownCapsOf = (member: string, charged: readonly Finding[], plan: Plan): CapResult[] => {
  const own = charged.filter((finding) => finding.member === member);
  return plan.scheme.misconduct.flatMap((rule) =>
    bySubject(own.filter((finding) => finding.case === rule.id)).flatMap((group) =>
      misconductCap(rule, group, plan, "own"),
    ),
  );
};

const itemMirrors = (scored: ScoredItem): MirrorResult[] => {
  const {
    planned: { item },
    value,
    result,
  } = scored;
  if (result.measurement === null || value === undefined) return [];
  const facts = factsOf(scored);
  return item.mirrors.flatMap(({ body, each, most }) => {
    const cap = boundOf(most);
    const full = multiply(exactOf(each), value);
    const amount = cap === undefined ? full : least(full, cap);
    return signOf(amount) === 0 ? [] : [{ body, amount: exactText(amount), item: item.id, facts }];
  });
};

/** Effects on other bodies: of items first, then of misconduct. */
export const mirrorsOf = (plan: Plan, items: readonly ScoredItem[], { charged }: Gathered): MirrorResult[] => {
  const ofCases = (charged.length === 0 ? [] : plan.scheme.misconduct).flatMap((rule) =>
    charged
      .filter((finding) => finding.case === rule.id)
      .flatMap(({ latest }) =>
        rule.mirrors
          .filter(({ each }) => signOf(exactOf(each)) !== 0)
          .map(({ body, each }): MirrorResult => ({ body, amount: each, case: rule.id, facts: refsOf([latest]) })),
      ),
  );
  const mirroring = items.filter(({ planned }) => planned.item.mirrors.length > 0);
  return [...mirroring.flatMap(itemMirrors), ...ofCases];
};
