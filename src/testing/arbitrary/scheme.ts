/** Schemes that pass `checkScheme`: 2 to 8 items in 1 to 3 categories, groups and bounds at every scope, bands, caps. */
import fc, { type Arbitrary } from "fast-check";
import type { Scheme, SchemeInput } from "../../model/scheme";
import { parseScheme } from "../../model/scheme-check";
import { basis, type ItemDrawn, items, title } from "./item";
import { caps, misconducts } from "./misconduct";
import { type BoundsDrawn, bounds, type RoundingDrawn, roundings, type Thousandths, written } from "./number";

type GradeInput = SchemeInput["grades"][number];
type CategoryInput = SchemeInput["rubric"]["categories"][number];

/** What the rest of a scheme is drawn on. */
interface Frame {
  readonly rounding: RoundingDrawn;
  readonly annualCloses: number;
  readonly termCloses: number;
}

const frames: Arbitrary<Frame> = fc.record({
  rounding: roundings(),
  annualCloses: fc.constantFrom(30, 1, 15),
  termCloses: fc.constantFrom(30, 1, 60),
});

interface CategoryDrawn {
  readonly items: readonly ItemDrawn[];
  readonly bounds: BoundsDrawn;
  readonly groups: Readonly<Record<"base" | "bonus" | "deduction", BoundsDrawn>>;
}

const categories = ({ rounding, annualCloses, termCloses }: Frame): Arbitrary<CategoryDrawn> => {
  const { digits } = rounding;
  const group = bounds([0, 2000, -1000], [4000, 8000], digits, { floor: undefined, cap: undefined });
  return fc.record({
    items: fc.array(items(rounding, Math.min(annualCloses, termCloses)), { minLength: 1, maxLength: 4 }),
    bounds: bounds([0, 2000], [9000, 12_000], digits, { floor: 0, cap: undefined }),
    groups: fc.record({ base: group, bonus: group, deduction: group }),
  });
};

const groupId = (category: number, kind: string): string => `group-${category}-${kind}`;

const categoryOf = ({ items: own, bounds: found }: CategoryDrawn, at: number): CategoryInput => ({
  id: `${at + 1}`,
  title,
  basis,
  points: written(own.reduce((total, { points }) => total + points, 0)),
  ...found,
  items: own.map(({ item, grouped }, index) => ({
    id: `${at + 1}.${index + 1}`,
    ...item,
    ...(grouped ? { group: groupId(at, item.kind) } : {}),
  })),
});

const groupsOf = (drawn: readonly CategoryDrawn[]) =>
  drawn.flatMap(({ items: own, groups }, at) =>
    (["base", "bonus", "deduction"] as const)
      .filter((kind) => own.some(({ item, grouped }) => grouped && item.kind === kind))
      .map((kind) => ({ id: groupId(at, kind), title, basis, ...groups[kind] })),
  );

const gradeIds = ["poor", "fair", "good", "excellent"] as const;

/** Bands over a floor (or none), each edge at a share of the points; and at times a grade that only caps reach. */
const grades = (floor: string | undefined, points: Thousandths): Arbitrary<readonly GradeInput[]> =>
  fc
    .record({
      edges: fc.subarray([points * 0.5, points * 0.6, points * 0.8, points * 0.9], { minLength: 1, maxLength: 3 }),
      capsOnly: fc.constantFrom(undefined, 0, 1),
      lower: fc.constantFrom(0, 0, 1000),
    })
    .map(({ edges: drawn, capsOnly, lower }) => {
      const lowest = floor === "none" ? undefined : Math.round(Number(floor ?? "0") * 1000) - lower;
      const least = (lowest ?? -1000) + 1;
      const edges = [...new Set(drawn.map((edge) => Math.max(Math.round(edge), least)))];
      const froms = [lowest, ...edges];
      const bands: GradeInput[] = froms.map((from, at) => {
        const to = froms[at + 1];
        return {
          id: gradeIds[at] ?? "poor",
          title,
          basis,
          ...(from === undefined ? {} : { from: written(from) }),
          ...(to === undefined ? {} : { to: written(to) }),
        };
      });
      if (capsOnly === undefined) return bands;
      return [...bands.slice(0, capsOnly), { id: "struck", title, basis }, ...bands.slice(capsOnly)];
    });

const weights = fc
  .constantFrom("0.4", "1", "0", "0.5", "0.333")
  .map((annualWeight) => ({ annualWeight, termWeight: written(1000 - Number(annualWeight) * 1000) }));

const rest = (frame: Frame) =>
  fc.record({
    notApplicable: fc.record({
      rescale: fc.constantFrom("category", "total", "none"),
      maxShare: fc.constantFrom("0.5", "1", "0.3", "0"),
      basis: fc.constant(basis),
    }),
    minDays: fc.constantFrom(0, 0, 180, 184, 366),
    weights,
    total: bounds([0, 5000, -5000], [20_000, 10_000], frame.rounding.digits, { floor: 0, cap: undefined }),
    bonusCap: fc.constantFrom("none", "2", "5", "0"),
    deductionCap: fc.constantFrom("none", "2", "5", "0"),
    events: fc.subarray(["visit", "award"]),
    oneIn: fc.constantFrom(undefined, 1, 2, 3),
  });

type Rest = ReturnType<typeof rest> extends Arbitrary<infer T> ? T : never;

const named = (ids: readonly string[]) => ids.map((id) => ({ id, title, basis }));

const headOf = (frame: Frame, { notApplicable, minDays, weights: shares, oneIn }: Rest) => ({
  ...(oneIn === undefined ? {} : { commitments: { changes: { oneIn, basis }, basis } }),
  format: "zhucun-scheme/1" as const,
  id: "scheme",
  version: "1",
  title,
  notice: title,
  from: "2000-01-01",
  sources: [],
  bodies: [{ id: "team", title, basis, assessed: true as const }, ...named(["unit", "town"])],
  lists: [],
  duties: [],
  steps: [],
  notApplicable,
  annual: { minDays, closes: frame.annualCloses, basis },
  term: { ...shares, closes: frame.termCloses, basis },
});

const rubricOf = (frame: Frame, drawn: readonly CategoryDrawn[], { total, bonusCap, deductionCap }: Rest) => {
  const points = drawn.flatMap(({ items: own }) => own).reduce((sum, item) => sum + item.points, 0);
  return {
    points: written(points),
    rounding: { ...frame.rounding, basis },
    total: { ...total, basis },
    bonus: { cap: bonusCap, basis },
    deduction: { cap: deductionCap, basis },
    groups: groupsOf(drawn),
    categories: drawn.map(categoryOf),
  };
};

const enough = (drawn: readonly CategoryDrawn[]): boolean => {
  const count = drawn.reduce((sum, { items: own }) => sum + own.length, 0);
  return count >= 2 && count <= 8;
};

/** Schemes as people would write them. */
export const schemeInputs = (): Arbitrary<SchemeInput> =>
  frames.chain((frame) =>
    fc
      .tuple(fc.array(categories(frame), { minLength: 1, maxLength: 3 }).filter(enough), rest(frame))
      .chain(([drawn, others]) => {
        const rubric = rubricOf(frame, drawn, others);
        const events = named(others.events);
        return grades(others.total.floor, Number(rubric.points) * 1000).chain((bands) => {
          const gradeNames = bands.map(({ id }) => id);
          return misconducts(gradeNames).chain((misconduct) =>
            caps({
              items: rubric.categories.flatMap((category) => category.items),
              categories: rubric.categories.map(({ id }) => id),
              cases: misconduct.map(({ id }) => id),
              events: others.events,
              grades: gradeNames,
            }).map((held) => ({
              ...headOf(frame, others),
              rubric,
              grades: bands,
              misconduct,
              events,
              caps: held,
            })),
          );
        });
      }),
  );

/** Valid schemes, read. */
export const schemes = (): Arbitrary<Scheme> => schemeInputs().map(parseScheme);
