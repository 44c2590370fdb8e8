/** What can never come about: steps, full points, bonuses, deductions and grades out of reach; bounds that never hold. */
import { boundOf, type PlannedItem } from "../../engine/plan";
import type { Method } from "../../model/measures";
import { compare, type Exact, exactOf, exactText, negate, signOf } from "../../model/points";
import type { Scheme } from "../../model/scheme";
import { type Curve, curveOf } from "./curve";
import { type Remark, remark } from "./remark";
import type { Sight } from "./sight";
import { categorySpan, type Span } from "./span";
import type { Part } from "./words";

const stepName = (method: Method, step: number | null): string => {
  if (step === null) return "else";
  if (method.kind === "by-rank") return `${step + 1}`;
  const found = method.kind === "tiers" ? method.steps[step] : undefined;
  return found?.over === undefined ? `from ${found?.from ?? ""}` : `over ${found.over}`;
};

const endsOf = ({ reach }: Curve) => ({
  least: reach.least === undefined ? undefined : exactText(reach.least),
  most: reach.most === undefined ? undefined : exactText(reach.most),
});

const stepRemarks = (curve: Curve): Remark[] => {
  const { id, method } = curve.planned.item;
  return curve.stretches
    .filter(({ value }) => value === undefined)
    .map(({ step }) =>
      remark("step-out-of-reach", `items/${id}/method`, {
        item: id,
        step: stepName(method, step),
        ...endsOf(curve),
      }),
    );
};

/** Steps of a base item that promise more than the item holds. */
const stepsAbove = ({ planned: { item, cap } }: Curve): Remark[] => {
  if (item.kind !== "base" || item.method.kind !== "tiers" || cap === undefined) return [];
  const above = item.method.steps.findIndex(({ points }) => compare(exactOf(points), cap) > 0);
  const promised = item.method.steps[above];
  return promised === undefined
    ? []
    : [
        remark("step-above-item", `items/${item.id}/method`, {
          item: item.id,
          step: stepName(item.method, above),
          points: promised.points,
          most: exactText(cap),
        }),
      ];
};

/** A base item that gives the same whatever is measured. */
const flatRemarks = ({ planned: { item }, least, most }: Curve): Remark[] =>
  item.kind === "base" && least !== undefined && most !== undefined && compare(least.points, most.points) === 0
    ? [remark("item-flat", `items/${item.id}/method`, { item: item.id, points: exactText(most.points) })]
    : [];

const itemRemarks = (curve: Curve): Remark[] => {
  const { item, points } = curve.planned;
  const { id } = item;
  const at = `items/${id}`;
  const [least, most] = [curve.least?.points, curve.most?.points];
  if (item.kind === "bonus")
    return most !== undefined && signOf(most) <= 0 ? [remark("bonus-out-of-reach", at, { item: id })] : [];
  if (item.kind === "deduction")
    return least !== undefined && signOf(least) >= 0 ? [remark("deduction-out-of-reach", at, { item: id })] : [];
  return most !== undefined && compare(most, points) < 0
    ? [remark("full-out-of-reach", at, { item: id, points: item.points, most: exactText(most) })]
    : [];
};

const limits = ({ caps, misconduct, ranking }: Scheme): ReadonlySet<string> =>
  new Set([
    ...caps.map(({ limit }) => limit),
    ...misconduct.flatMap(({ ladder, grave }) =>
      [...ladder, ...(grave === undefined ? [] : [grave])].flatMap(({ limit }) => limit ?? []),
    ),
    ...(ranking?.places ?? []).map(({ otherwise }) => otherwise),
  ]);

const gradeRemarks = ({ scheme, total: { after } }: Sight): Remark[] => {
  const named = limits(scheme);
  const { least, most } = after;
  return scheme.grades.flatMap(({ id, from, to }) => {
    const out = (end?: "least" | "most", points?: Exact): Remark[] => [
      remark("grade-out-of-reach", `grades/${id}`, { grade: id, end, points: points && exactText(points) }),
    ];
    if (named.has(id)) return [];
    if (from === undefined && to === undefined) return out();
    if (from !== undefined && most !== undefined && compare(exactOf(from), most) > 0) return out("most", most);
    if (to !== undefined && least !== undefined && compare(exactOf(to), least) <= 0) return out("least", least);
    return [];
  });
};

interface Held {
  readonly at: string;
  readonly of: Part;
  readonly id?: string;
  readonly floor?: Exact | undefined;
  readonly cap?: Exact | undefined;
  /** What would come about without the bounds. */
  readonly free: Span;
}

const boundRemarks = ({ at, of, id = "", floor, cap, free }: Held): Remark[] => [
  ...(cap !== undefined && free.most !== undefined && compare(free.most, cap) <= 0
    ? [
        remark("bound-without-effect", at, {
          of,
          id,
          bound: "cap",
          number: exactText(cap),
          reach: exactText(free.most),
        }),
      ]
    : []),
  ...(floor !== undefined && free.least !== undefined && compare(free.least, floor) >= 0
    ? [
        remark("bound-without-effect", at, {
          of,
          id,
          bound: "floor",
          number: exactText(floor),
          reach: exactText(free.least),
        }),
      ]
    : []),
];

/** Bounds of an item that somebody wrote: the default floor of zero and the default cap are not looked at. */
const ofItem = (planned: PlannedItem, scheme: Scheme): Held => {
  const { item } = planned;
  const { least, most } = curveOf({ ...planned, floor: undefined, cap: undefined }, scheme);
  const isTaken = item.kind === "deduction";
  const [low, high] = isTaken ? [most, least] : [least, most];
  const free = [low?.points, high?.points].map((points) =>
    points === undefined || !isTaken ? points : negate(points),
  );
  return {
    at: `items/${item.id}`,
    of: "item",
    id: item.id,
    cap: item.cap === undefined ? undefined : planned.cap,
    floor: item.floor === "0" ? undefined : planned.floor,
    free: { least: free[0], most: free[1] },
  };
};

const heldParts = ({ plan, scheme, spans, total }: Sight): Held[] => [
  ...plan.items.map((planned) => ofItem(planned, scheme)),
  ...plan.categories.map(
    (category): Held => ({
      at: `categories/${category.category.id}`,
      of: "category",
      id: category.category.id,
      cap: category.cap === "points" ? undefined : category.cap,
      free: categorySpan({ ...category, cap: undefined }, plan, spans).base,
    }),
  ),
  {
    at: "rubric/bonus",
    of: "bonus",
    cap: boundOf(scheme.rubric.bonus.cap),
    free: total.bonus.before,
  },
  {
    at: "rubric/deduction",
    of: "deduction",
    cap: boundOf(scheme.rubric.deduction.cap),
    free: total.deduction.before,
  },
  {
    at: "rubric/total",
    of: "total",
    cap: boundOf(scheme.rubric.total.cap),
    floor: scheme.rubric.total.floor === "0" ? undefined : boundOf(scheme.rubric.total.floor),
    free: total.before,
  },
];

/** Everything that can never come about. */
export const reachRemarks = (sight: Sight): Remark[] => [
  ...sight.curves.flatMap((curve) => [
    ...stepRemarks(curve),
    ...stepsAbove(curve),
    ...flatRemarks(curve),
    ...itemRemarks(curve),
  ]),
  ...gradeRemarks(sight),
  ...heldParts(sight).flatMap(boundRemarks),
];
