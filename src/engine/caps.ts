/** Which caps hold: the scheme's conditions, and the ladders of misconduct. FORMAT.md, section 10. */
import { match } from "ts-pattern";
import type { CapResult, CategoryResult, FactRef, MirrorResult, YearResult } from "../model/evaluation";
import {
  compare,
  divide,
  type Exact,
  exactFrom,
  exactOf,
  exactText,
  least,
  multiply,
  ratio,
  signOf,
} from "../model/points";
import { type Cap, type Comparison, type Condition, comparisons, type MisconductCase } from "../model/scheme";
import type { Finding, Gathered } from "./gather";
import type { ScoredItem } from "./item";
import { chargedOf } from "./measure/findings";
import { refsOf } from "./outcome";
import { boundOf, type Plan } from "./plan";

/** What conditions can look at. */
export interface Findings {
  readonly plan: Plan;
  readonly items: readonly ScoredItem[];
  readonly categories: readonly CategoryResult[];
  readonly gathered: Gathered;
  readonly years: readonly YearResult[];
}

/** What a condition compared: a number, or nothing to compare. */
interface Compared {
  readonly found: Exact | undefined;
  readonly facts: readonly FactRef[];
}

const nothing: Compared = { found: undefined, facts: [] };

const holds = (found: Exact, comparison: Comparison): boolean => {
  const key = comparisons.find((one) => comparison[one] !== undefined) ?? "atLeast";
  const order = compare(found, exactOf(comparison[key] ?? "0"));
  return match(key)
    .with("below", () => order < 0)
    .with("atMost", () => order <= 0)
    .with("atLeast", () => order >= 0)
    .with("above", () => order > 0)
    .exhaustive();
};

const itemOf = (id: string | undefined, { items }: Findings): ScoredItem | undefined =>
  items.find(({ result }) => result.id === id);

const factsOf = (item: ScoredItem | undefined): readonly FactRef[] => item?.result.measurement?.facts ?? [];

const shareOf = (points: Exact | null | undefined, outOf: Exact): Exact | undefined =>
  points === null || points === undefined || signOf(outOf) === 0 ? undefined : divide(points, outOf);

const pointsShare = (when: Extract<Condition, { kind: "points-share" }>, seen: Findings): Compared => {
  if (when.item !== undefined) {
    const item = itemOf(when.item, seen);
    return item === undefined ? nothing : { found: shareOf(item.points, item.planned.points), facts: factsOf(item) };
  }
  const category = seen.categories.find(({ id }) => id === when.category);
  if (category === undefined || category.state === "not-applicable") return nothing;
  return { found: shareOf(exactFrom(category.base), exactFrom(category.outOf)), facts: [] };
};

const choiceShare = (when: Extract<Condition, { kind: "choice" }>, seen: Findings): Compared => {
  const item = itemOf(when.item, seen);
  const measurement = item?.result.measurement;
  if (measurement?.kind !== "survey") return nothing;
  return { found: ratio(measurement.votes[when.choice] ?? 0, measurement.denominator), facts: measurement.facts };
};

const comparedBy = (when: Exclude<Condition, { kind: "year-grade" }>, seen: Findings): Compared =>
  match(when)
    .returnType<Compared>()
    .with({ kind: "measurement" }, ({ item }) => {
      const found = itemOf(item, seen);
      return { found: found?.value, facts: factsOf(found) };
    })
    .with({ kind: "points-share" }, (share) => pointsShare(share, seen))
    .with({ kind: "choice" }, (choice) => choiceShare(choice, seen))
    .with({ kind: "findings" }, ({ case: name }) => {
      const charged = chargedOf(seen.gathered.findings).filter(
        (finding) => name === undefined || finding.case === name,
      );
      return { found: ratio(charged.length), facts: refsOf(charged.map(({ latest }) => latest)) };
    })
    .with({ kind: "event" }, ({ event }) => {
      const facts = seen.gathered.events.get(event) ?? [];
      return { found: ratio(facts.length), facts: refsOf(facts) };
    })
    .exhaustive();

const rankIn = (plan: Plan, grade: string): number => plan.gradeRanks.get(grade) ?? 0;

const schemeCap = (cap: Cap, seen: Findings): CapResult[] => {
  const { when } = cap;
  const result = (found: Exact | undefined, facts: readonly FactRef[]): CapResult => ({
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
  if (when.kind === "year-grade") {
    const low = seen.years.some(
      ({ grade }) => grade !== null && rankIn(seen.plan, grade) <= rankIn(seen.plan, when.atMost),
    );
    return low ? [result(undefined, [])] : [];
  }
  const { found, facts } = comparedBy(when, seen);
  return found !== undefined && holds(found, when) ? [result(found, facts)] : [];
};

type Row = Pick<MisconductCase["ladder"][number], "limit" | "spreads" | "veto">;

const reaches = (row: Row, subject: string): boolean =>
  row.limit !== undefined && (subject === "team" || row.spreads === true);

/** Of the rows that are reached and have a limit, the most severe; among equals the last. */
const severest = (rule: MisconductCase, count: number, subject: string, plan: Plan) =>
  rule.ladder
    .filter((row) => row.nth <= count && reaches(row, subject))
    .reduce<MisconductCase["ladder"][number] | undefined>(
      (worst, row) =>
        worst === undefined || rankIn(plan, row.limit ?? "") <= rankIn(plan, worst.limit ?? "") ? row : worst,
      undefined,
    );

const misconductCap = (rule: MisconductCase, findings: readonly Finding[], plan: Plan): CapResult[] => {
  const [first] = findings;
  if (first === undefined) return [];
  const subject = first.member ?? first.subject;
  const kind = first.subject;
  const cap = (row: Row, name: string, facts: readonly Finding[]): CapResult => ({
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
  const row = severest(rule, findings.length, kind, plan);
  const grave = findings.filter(({ latest }) => latest.grave === true);
  return [
    ...(row === undefined ? [] : [cap(row, String(row.nth), findings)]),
    ...(grave.length > 0 && rule.grave !== undefined && reaches(rule.grave, kind)
      ? [cap(rule.grave, "grave", grave)]
      : []),
  ];
};

const teamFirst = (a: Finding, b: Finding): number => {
  if (a.year !== b.year) return a.year - b.year;
  const [left, right] = [a.member ?? "", b.member ?? ""];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** Findings of one case, by year and subject: years upward, the team before its members. */
const bySubject = (findings: readonly Finding[]): Finding[][] => {
  const groups = new Map<string, Finding[]>();
  for (const finding of [...findings].sort(teamFirst)) {
    const key = `${finding.year} ${finding.subject} ${finding.member ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()];
};

/** All caps that hold, the scheme's first. Whether one binds is known once there is a natural grade. */
export const capsOf = (kind: "annual" | "term", seen: Findings): CapResult[] => {
  const charged = chargedOf(seen.gathered.findings);
  const misconduct = charged.length === 0 ? [] : seen.plan.scheme.misconduct;
  return [
    ...seen.plan.scheme.caps.filter((cap) => cap.in.includes(kind)).flatMap((cap) => schemeCap(cap, seen)),
    ...misconduct.flatMap((rule) =>
      bySubject(charged.filter((finding) => finding.case === rule.id)).flatMap((group) =>
        misconductCap(rule, group, seen.plan),
      ),
    ),
  ];
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
export const mirrorsOf = ({ plan, items, gathered }: Findings): MirrorResult[] => {
  const charged = chargedOf(gathered.findings);
  const ofCases = plan.scheme.misconduct.flatMap((rule) =>
    charged
      .filter((finding) => finding.case === rule.id)
      .flatMap(({ latest }) =>
        rule.mirrors
          .filter(({ each }) => signOf(exactOf(each)) !== 0)
          .map(({ body, each }): MirrorResult => ({ body, amount: each, case: rule.id, facts: refsOf([latest]) })),
      ),
  );
  return [...items.flatMap(itemMirrors), ...ofCases];
};
