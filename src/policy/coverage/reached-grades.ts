/** Whether an evaluation shows what an aim of sums, grades, caps or misconduct asks for. */
import { match } from "ts-pattern";
import { rankIn } from "../../engine/plan";
import type { Evaluation } from "../../model/evaluation";
import { compare, type Exact, exactFrom, exactOf, negate, subtract, sum } from "../../model/points";
import type { Cap, Scheme } from "../../model/scheme";
import type { What, WhatOf } from "./aim";
import { foundBy, holdsIn } from "./conditions";
import { firstTotal, totalStep } from "./grade-aims";
import { type ItemWhat, isOnSide } from "./reached-items";
import type { RankingWhat } from "./reached-rankings";
import type { WarningWhat } from "./reached-warnings";
import type { Seen } from "./seen";

/** What is asked of sums, grades, caps, misconduct and versions. */
export type GradeWhat = Exclude<What, ItemWhat | RankingWhat | WarningWhat>;

/** What a group's items add up to, before its bounds; nothing where none has points. */
const groupSum = ({ evaluation, plan }: Seen, group: string | null): readonly Exact[] => {
  const own = evaluation.items.filter(({ id, points }) => points !== null && plan.byId.get(id)?.item.group === group);
  if (own.length === 0) return [];
  const total = sum(own.flatMap(({ points }) => (points === null ? [] : [exactOf(points)])));
  return [own[0]?.kind === "deduction" ? negate(total) : total];
};

/** What stands at a place where a bound can hold; nothing where nothing has points yet. */
const amountAt = (seen: Seen, { scope, id }: WhatOf<"brim">): readonly Exact[] => {
  const { evaluation } = seen;
  switch (scope) {
    case "total":
      return [exactFrom(evaluation.total)];
    case "bonus":
      return [exactFrom(evaluation.bonus)];
    case "deduction":
      return [exactFrom(evaluation.deduction)];
    case "category":
      // A category of which no base item has points yet is not held at anything.
      return evaluation.items.some((item) => item.category === id && item.kind === "base" && item.points !== null)
        ? evaluation.categories.filter((one) => one.id === id).map(({ base }) => exactFrom(base))
        : [];
    case "group":
      return groupSum(seen, id);
  }
};

const boundText = (scheme: Scheme, { scope, id, rule }: WhatOf<"brim">, outOf: string): string => {
  const { rubric } = scheme;
  const of = (bounds: { readonly floor?: string | undefined; readonly cap?: string | undefined } | undefined): string =>
    bounds?.[rule] ?? "none";
  if (scope === "total") return of(rubric.total);
  if (scope === "bonus" || scope === "deduction") return of(rubric[scope]);
  if (scope === "group") return of(rubric.groups.find((group) => group.id === id));
  const category = rubric.categories.find((one) => one.id === id);
  return rule === "cap" ? (category?.cap ?? outOf) : of(category);
};

/** Exactly at a bound, with no adjustment by it. */
const isAtBrim = (seen: Seen, brim: WhatOf<"brim">): boolean => {
  const { evaluation, scheme } = seen;
  const { scope, id, rule } = brim;
  if (scope === "total" && evaluation.parts !== null) return false;
  if (evaluation.adjustments.some((one) => one.scope === scope && one.id === id && one.rule === rule)) return false;
  const outOf = evaluation.categories.find((one) => one.id === id)?.outOf ?? "0";
  const bound = boundText(scheme, brim, outOf);
  if (bound === "none") return false;
  return amountAt(seen, brim).some((amount) => compare(amount, exactOf(bound)) === 0);
};

const isInBand = ({ evaluation, scheme }: Seen, { grade, where }: WhatOf<"band">): boolean => {
  const { naturalGrade, total } = evaluation;
  const band = scheme.grades.find(({ id }) => id === grade);
  if (naturalGrade === null || band === undefined) return false;
  if (band.from === undefined) return where === "inside" && naturalGrade === grade;
  const gap = subtract(exactFrom(total), firstTotal(scheme, exactOf(band.from)));
  if (where === "below") return compare(gap, subtract(exactOf("0"), totalStep(scheme))) === 0;
  return naturalGrade === grade && (where === "edge") === (compare(gap, exactOf("0")) === 0);
};

const isShare = ({ evaluation }: Seen, { side, share }: WhatOf<"share">): boolean => {
  const isTooMuch = evaluation.gradeReasons.some(({ kind }) => kind === "not-applicable");
  const isExact = compare(exactFrom(evaluation.notApplicableShare), exactFrom(share)) === 0;
  return evaluation.kind !== "daily" && isExact && isTooMuch === (side === "above");
};

const isLong = ({ evaluation, scheme }: Seen, side: "at" | "below"): boolean =>
  evaluation.kind === "annual" && evaluation.period.days === scheme.annual.minDays - (side === "at" ? 0 : 1);

const capIn = (scheme: Scheme, id: string): Cap | undefined => scheme.caps.find((cap) => cap.id === id);

const kindOf = ({ kind }: Evaluation): "annual" | "term" => (kind === "term" ? "term" : "annual");

const isClear = (seen: Seen, cap: Cap): boolean => {
  if (!cap.in.includes(kindOf(seen.evaluation))) return false;
  if (seen.evaluation.caps.some(({ id, source }) => id === cap.id && source === "scheme")) return false;
  if (cap.when.kind !== "year-grade") return holdsIn(cap.when, seen) === false;
  return seen.evaluation.parts?.years.some(({ grade }) => grade !== null) === true;
};

const hasCap = (seen: Seen, { cap: id, state }: WhatOf<"cap">): boolean => {
  const cap = capIn(seen.scheme, id);
  if (state === "clear") return cap !== undefined && isClear(seen, cap);
  return seen.evaluation.caps.some(
    (one) =>
      one.id === id &&
      one.source === "scheme" &&
      seen.evaluation.gradeState === "fixed" &&
      one.binds === (state === "binds"),
  );
};

const isYearGrade = (seen: Seen, { cap: id, side }: WhatOf<"year-grade">): boolean => {
  const when = capIn(seen.scheme, id)?.when;
  if (when?.kind !== "year-grade" || seen.evaluation.parts === null) return false;
  const rankOf = (grade: string): number => rankIn(seen.plan, grade);
  const grades = seen.evaluation.parts.years.flatMap(({ grade }) => (grade === null ? [] : [rankOf(grade)]));
  const worst = Math.min(Number.POSITIVE_INFINITY, ...grades);
  if (side === "at") return worst === rankOf(when.atMost);
  // The next grade that a total can give.
  const next = seen.scheme.grades.findIndex(
    (one, rank) => rank > rankOf(when.atMost) && (one.from ?? one.to) !== undefined,
  );
  return worst > rankOf(when.atMost) && worst <= next;
};

const isCompared = (seen: Seen, what: WhatOf<"compared">): boolean => {
  const { by } = what;
  if (!("cap" in by)) return false;
  const cap = capIn(seen.scheme, by.cap);
  if (cap === undefined || cap.when.kind === "year-grade" || !cap.in.includes(kindOf(seen.evaluation))) return false;
  const found = foundBy(cap.when, seen);
  return found !== undefined && isOnSide(found, what);
};

/** How often a subject has a case in a year. */
const timesOf = ({ gathered }: Seen, { case: name, subject }: WhatOf<"row">): readonly number[] => {
  const times = new Map<string, number>();
  for (const finding of gathered.charged) {
    if (finding.case !== name || finding.subject !== subject) continue;
    const key = `${finding.year} ${finding.member ?? ""}`;
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return [...times.values()];
};

const isRow = (seen: Seen, what: WhatOf<"row">): boolean => {
  if (what.row !== "grave") return timesOf(seen, what).includes(what.row);
  return seen.gathered.charged.some(
    ({ case: name, subject, latest }) => name === what.case && subject === what.subject && latest.grave === true,
  );
};

const rowBinds = (seen: Seen, { case: name, subject, row }: WhatOf<"row-binds">): boolean =>
  seen.evaluation.caps.some(
    (cap) => cap.id === `${name}#${row}` && cap.binds && (cap.subject === "team") === (subject === "team"),
  );

const isTerm = ({ evaluation }: Seen, what: WhatOf<"term">["what"]): boolean => {
  const years = evaluation.parts?.years ?? [];
  const totals = new Set(years.map(({ total }) => total));
  switch (what) {
    case "years":
      return totals.size > 1;
    case "unequal-years":
      return totals.size > 1 && new Set(years.map(({ days }) => days)).size > 1;
    default:
      return evaluation.gradeReasons.some(({ kind }) => kind === what);
  }
};

const isChanged = ({ evaluation, scheme, ledger }: Seen, side: "at" | "above"): boolean => {
  const oneIn = scheme.commitments?.changes.oneIn ?? 1;
  return evaluation.items.some(({ measurement }) => {
    if (measurement?.kind !== "commitments") return false;
    const standings = measurement.promises.flatMap(({ changes = [] }) => changes.map(({ standing }) => standing));
    if (side === "above") return standings.includes("too-many");
    const levels = new Set(measurement.promises.map(({ id }) => levelOf(ledger.commitments, id)));
    const changed = measurement.promises.filter(({ original }) => original !== undefined);
    return [...levels].some((level) => {
      const all = ledger.commitments.filter((one) => levelOf(ledger.commitments, one.id) === level).length;
      const own = changed.filter(({ id }) => levelOf(ledger.commitments, id) === level).length;
      return own > 0 && own === Math.floor(all / oneIn);
    });
  });
};

const levelOf = (commitments: Seen["ledger"]["commitments"], id: string): string => {
  const one = commitments.find((commitment) => commitment.id === id);
  return `${one?.level} ${one?.year ?? ""}`;
};

const isVersion = ({ evaluation }: Seen, { version, is }: WhatOf<"version">): boolean => {
  if (is === "governs") return evaluation.scheme.version === version && evaluation.versions.length > 0;
  return evaluation.versions.some((one) => one.version === version);
};

/** Whether an evaluation shows what is asked of sums, grades, caps, misconduct or versions. */
export const reachedByGrade = (what: GradeWhat, seen: Seen): boolean => {
  const { evaluation } = seen;
  return match(what)
    .returnType<boolean>()
    .with({ kind: "adjusted" }, ({ scope, id, rule }) =>
      evaluation.adjustments.some((one) => one.scope === scope && one.id === id && one.rule === rule),
    )
    .with({ kind: "brim" }, (brim) => isAtBrim(seen, brim))
    .with({ kind: "category" }, ({ category, state }) =>
      evaluation.categories.some((one) => one.id === category && one.state === state),
    )
    .with({ kind: "band" }, (band) => isInBand(seen, band))
    .with({ kind: "given" }, ({ grade }) => evaluation.grade === grade && evaluation.naturalGrade !== grade)
    .with({ kind: "share" }, (share) => isShare(seen, share))
    .with({ kind: "days" }, ({ side }) => isLong(seen, side))
    .with({ kind: "cap" }, (cap) => hasCap(seen, cap))
    .with(
      { kind: "cap-in" },
      ({ cap, in: kind }) =>
        kindOf(evaluation) === kind && evaluation.caps.some(({ id, source }) => id === cap && source === "scheme"),
    )
    .with({ kind: "year-grade" }, (year) => isYearGrade(seen, year))
    .with({ kind: "compared" }, (compared) => isCompared(seen, compared))
    .with({ kind: "row" }, (row) => isRow(seen, row))
    .with({ kind: "row-binds" }, (row) => rowBinds(seen, row))
    .with({ kind: "case-mirror" }, ({ case: name, body }) =>
      evaluation.mirrors.some((one) => one.case === name && one.body === body),
    )
    .with({ kind: "term" }, (term) => isTerm(seen, term.what))
    .with({ kind: "changes" }, ({ side }) => isChanged(seen, side))
    .with({ kind: "version" }, (version) => isVersion(seen, version))
    .exhaustive();
};
