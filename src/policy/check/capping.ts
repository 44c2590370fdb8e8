/** Caps on grades that say nothing: whose condition never or always holds, that another cap covers, or that limit what is not above them. */
import { askedIn, holdsBy } from "../../engine/condition";
import { rankIn } from "../../engine/plan";
import { add, compare, divide, type Exact, exactOf, exactText, one, signOf, subtract, zero } from "../../model/points";
import type { Cap } from "../../model/scheme";
import type { Criterion } from "../../model/warning";
import type { Curve } from "./curve";
import { type Remark, remark } from "./remark";
import type { Sight } from "./sight";
import type { Span } from "./span";

type When = Exclude<Cap["when"], { kind: "year-grade" }>;

const shareOf = ({ least, most }: Span, of: Exact): Span =>
  signOf(of) === 0
    ? { least: undefined, most: undefined }
    : { least: least && divide(least, of), most: most && divide(most, of) };

const pointSpan = ({ least, most, planned }: Curve): Span => ({
  least: least?.points,
  most: planned.item.kind === "base" ? most?.points : undefined,
});

/** Between which numbers what a condition compares must lie. */
const compared = (sight: Sight, when: When): Span => {
  const unknown: Span = { least: undefined, most: undefined };
  switch (when.kind) {
    case "measurement": {
      const reach = sight.byItem.get(when.item)?.reach;
      // A zeroed item counts as 0.
      return reach === undefined ? unknown : { least: reach.least && lower(reach.least), most: reach.most };
    }
    case "points-share": {
      const curve = when.item === undefined ? undefined : sight.byItem.get(when.item);
      if (curve !== undefined) return shareOf(orZero(pointSpan(curve)), curve.planned.points);
      const index = sight.plan.categories.findIndex(({ category }) => category.id === when.category);
      const span = sight.categories[index]?.base;
      return span === undefined
        ? unknown
        : shareOf(span, exactOf(sight.plan.categories[index]?.category.points ?? "0"));
    }
    case "choice":
      return { least: zero, most: one };
    case "findings":
    case "event":
      return { least: zero, most: undefined };
  }
};

const lower = (number: Exact): Exact => (signOf(number) > 0 ? zero : number);
const orZero = ({ least, most }: Span): Span => ({ least: least && lower(least), most });

/** Whether a condition holds for no number of a span; whether for all of them. */
const judged = (when: When, { least, most }: Span): "never" | "always" | "sometimes" => {
  const holds = holdsBy(when);
  const { sign } = askedIn(when);
  const [easy, hard] = sign === "below" || sign === "atMost" ? [least, most] : [most, least];
  if (easy !== undefined && !holds(easy)) return "never";
  return hard !== undefined && holds(hard) ? "always" : "sometimes";
};

/** What a condition is about, without its number. */
const aboutOf = (when: When): string => {
  const { below: _, atMost: __, atLeast: ___, above: ____, ...about } = when;
  return JSON.stringify(about);
};

/** Whether one comparison holds wherever another does. */
const follows = (when: When, from: When): boolean => {
  const [weak, strong] = [askedIn(when), askedIn(from)];
  const isLow = (sign: string): boolean => sign === "below" || sign === "atMost";
  if (isLow(weak.sign) !== isLow(strong.sign)) return false;
  const order = compare(strong.number, weak.number);
  const inside = isLow(weak.sign) ? order < 0 : order > 0;
  const isStrict = (sign: string): boolean => sign === "below" || sign === "above";
  return inside || (order === 0 && (!isStrict(weak.sign) || isStrict(strong.sign)));
};

const covers = (sight: Sight, other: Cap, cap: Cap): boolean => {
  if (other === cap || other.when.kind === "year-grade" || cap.when.kind === "year-grade") return false;
  const lowEnough = rankIn(sight.plan, other.limit) <= rankIn(sight.plan, cap.limit);
  const sameKinds = cap.in.every((kind) => other.in.includes(kind));
  if (!lowEnough || !sameKinds || aboutOf(other.when) !== aboutOf(cap.when)) return false;
  // Of two that say the same, the first one stands.
  const isSame = follows(cap.when, other.when) && other.limit === cap.limit;
  return (
    follows(other.when, cap.when) && !(isSame && sight.scheme.caps.indexOf(cap) < sight.scheme.caps.indexOf(other))
  );
};

/** The most that a year can come to where an item measures too little, or too much: what the item loses is lost. */
const mostWhere = (sight: Sight, when: When): Exact | undefined => {
  const curve = when.kind === "measurement" ? sight.byItem.get(when.item) : undefined;
  const { most } = sight.total.after;
  if (curve?.most === undefined || most === undefined || curve.planned.item.kind !== "base") return undefined;
  const { sign, number } = askedIn(when);
  const isLow = sign === "below" || sign === "atMost";
  if (curve.direction !== (isLow ? "up" : "down")) return undefined;
  const lost = subtract(curve.most.points, curve.at(number));
  return signOf(lost) > 0 ? subtract(most, lost) : undefined;
};

/** The first total above the band of a grade and all below it. */
const aboveOf = ({ scheme, plan }: Sight, grade: string): Exact | undefined => {
  const next = scheme.grades.find(({ id, from }) => from !== undefined && rankIn(plan, id) > rankIn(plan, grade));
  return next?.from === undefined ? undefined : exactOf(next.from);
};

const capRemarks = (sight: Sight, cap: Cap): Remark[] => {
  const { id, when, limit } = cap;
  const at = `caps/${id}`;
  const above = aboveOf(sight, limit);
  if (above === undefined && sight.scheme.grades.at(-1)?.id === limit)
    return [remark("cap-without-effect", at, { cap: id, grade: limit })];
  const by = sight.scheme.caps.find((other) => covers(sight, other, cap));
  if (by !== undefined) return [remark("cap-covered", at, { cap: id, by: by.id })];
  if (when.kind === "year-grade") return [];
  const found = judged(when, compared(sight, when));
  if (found === "never") return [remark("cap-out-of-reach", at, { cap: id })];
  if (found === "always") return [remark("cap-always", at, { cap: id })];
  const most = cap.in.includes("term") ? undefined : mostWhere(sight, when);
  return most !== undefined && above !== undefined && compare(most, above) < 0
    ? [remark("cap-without-effect", at, { cap: id, grade: limit, most: exactText(add(most, zero)) })]
    : [];
};

/** What a team's grade holds its members down to, where that is the highest grade. */
const memberRemarks = ({ scheme: { members, grades } }: Sight): Remark[] =>
  (members?.caps ?? []).flatMap(({ team, limit }, index) =>
    grades.at(-1)?.id === limit
      ? [remark("cap-without-effect", `members/caps/${index + 1}`, { cap: team, grade: limit })]
      : [],
  );

/** The comparison of a warning's criterion: of the standing, or of part after part. */
const triggerOf = ({ when }: Criterion): When | undefined => {
  if (when.kind === "condition") return when.when.kind === "year-grade" ? undefined : when.when;
  return when.kind === "running" ? { ...when, kind: "measurement" } : undefined;
};

const warningRemarks = (sight: Sight): Remark[] =>
  (sight.scheme.warnings?.criteria ?? []).flatMap((criterion) => {
    const when = triggerOf(criterion);
    const found = when === undefined ? "sometimes" : judged(when, compared(sight, when));
    if (found === "sometimes") return [];
    const code = found === "never" ? "warning-out-of-reach" : "warning-always";
    return [remark(code, `warnings/criteria/${criterion.id}`, { criterion: criterion.id })];
  });

/** A part of what was needed that is above all of it: everybody is suspected. */
const suspicionRemarks = ({ scheme }: Sight): Remark[] =>
  scheme.misconduct.flatMap(({ id, suspect }) =>
    suspect.flatMap((rule, index) =>
      rule.kind === "short-spans" && compare(partOf(rule.below), one) > 0
        ? [remark("suspicion-always", `misconduct/${id}/suspect/${index + 1}`, { case: id, below: rule.below })]
        : [],
    ),
  );

const partOf = (written: string): Exact => {
  const [above = "0", under = "1"] = written.split("/");
  return divide(exactOf(above), exactOf(under));
};

/** Everything to be said about the caps on grades, and about what asks with the same conditions. */
export const cappingRemarks = (sight: Sight): Remark[] => [
  ...sight.scheme.caps.flatMap((cap) => capRemarks(sight, cap)),
  ...memberRemarks(sight),
  ...warningRemarks(sight),
  ...suspicionRemarks(sight),
];
