/** Schemes that differ from another in a few clauses, as people change them; not all of them would pass a check, but all can be evaluated. */
import fc, { type Arbitrary } from "fast-check";
import { type Category, type Item, itemsOf, type Scheme } from "../../../src/model/scheme";

/** A change of a scheme; where it does not fit, the scheme stays as it is. */
export type SchemeChange = (scheme: Scheme) => Scheme;

const inCategory = (scheme: Scheme, at: number, change: (category: Category) => Category): Scheme => {
  const { categories } = scheme.rubric;
  const index = at % categories.length;
  return {
    ...scheme,
    rubric: { ...scheme.rubric, categories: categories.map((one, here) => (here === index ? change(one) : one)) },
  };
};

const inItem = (scheme: Scheme, at: number, change: (item: Item) => Item): Scheme =>
  inCategory(scheme, at, (category) => {
    const index = Math.floor(at / 3) % category.items.length;
    return { ...category, items: category.items.map((one, here) => (here === index ? change(one) : one)) };
  });

const places = fc.nat({ max: 17 });
const points = fc.constantFrom("0", "0.5", "1", "2", "3.33", "5", "10");
const bounds = fc.constantFrom("none", "0", "0.5", "1", "4", "-1");
const roundings = fc.constantFrom(
  { digits: 2, mode: "half-away-from-zero" as const },
  { digits: 0, mode: "ceiling" as const },
  { digits: 1, mode: "half-even" as const },
  { digits: 3, mode: "floor" as const },
);

const methods: Arbitrary<Item["method"]> = fc.oneof(
  fc.record({ kind: fc.constant("per-occurrence" as const), each: points, free: fc.constantFrom("0", "1") }),
  fc.record({ kind: fc.constant("per-unit" as const), each: points, free: fc.constantFrom("0", "1") }),
  fc.record({ kind: fc.constant("proportional" as const), full: fc.constantFrom("1", "0.9", "3") }),
  fc.record({ kind: fc.constant("all-or-nothing" as const), from: fc.constantFrom("0.5", "0.8", "1", "3") }),
);

const measures: Arbitrary<Item["measure"]> = fc.constantFrom(
  { kind: "count", none: "zero" },
  { kind: "tally" },
  { kind: "findings" },
  { kind: "target", of: "count", default: "4", prorate: true },
);

const itemChanges = fc.oneof(
  methods.map(
    (method) =>
      (item: Item): Item => ({ ...item, method }),
  ),
  measures.map(
    (measure) =>
      (item: Item): Item => ({ ...item, measure }),
  ),
  points.map(
    (worth) =>
      (item: Item): Item => ({ ...item, points: worth }),
  ),
  fc.tuple(bounds, bounds).map(
    ([floor, cap]) =>
      (item: Item): Item => ({ ...item, floor, cap }),
  ),
  roundings.map(
    (rounding) =>
      (item: Item): Item => ({ ...item, rounding }),
  ),
  fc.constantFrom(undefined, { within: 0, missing: "zero" as const }, { within: 30, missing: "open" as const }).map(
    (deadline) =>
      ({ deadline: _, ...item }: Item): Item =>
        deadline === undefined ? item : { ...item, deadline },
  ),
  fc.constantFrom("base" as const, "bonus" as const, "deduction" as const).map(
    (kind) =>
      ({ group: _, ...item }: Item): Item => ({ ...item, kind }),
  ),
  fc.constantFrom("daily" as const, "annual" as const).map(
    (level) =>
      (item: Item): Item => ({ ...item, level }),
  ),
);

const onItems = fc.tuple(places, itemChanges).map(
  ([at, change]) =>
    (scheme: Scheme) =>
      inItem(scheme, at, change),
);

const onCategories = fc.tuple(places, bounds, bounds).map(
  ([at, floor, cap]) =>
    (scheme: Scheme) =>
      inCategory(scheme, at, (category) => ({ ...category, floor, cap })),
);

/** The last item of a category goes, is new, or moves to the next category. */
const onLists = fc
  .tuple(places, fc.constantFrom("removed", "added", "moved"))
  .map(([at, what]) => (scheme: Scheme): Scheme => {
    const { categories } = scheme.rubric;
    const item = categories[at % categories.length]?.items.at(-1);
    if (item === undefined || (what === "added" && itemsOf(scheme).some(({ id }) => id === "new"))) return scheme;
    const { group: _, ...alone } = item;
    if (what === "added")
      return inCategory(scheme, at, (one) => ({ ...one, items: [...one.items, { ...alone, id: "new" }] }));
    const without = inCategory(scheme, at, (one) => ({ ...one, items: one.items.slice(0, -1) }));
    return what === "removed"
      ? without
      : inCategory(without, at + 1, (one) => ({ ...one, items: [...one.items, alone] }));
  });

const onRubric = fc.oneof(
  fc.tuple(bounds, bounds).map(
    ([floor, cap]) =>
      (scheme: Scheme): Scheme => ({
        ...scheme,
        rubric: { ...scheme.rubric, total: { ...scheme.rubric.total, floor, cap } },
      }),
  ),
  bounds.map(
    (cap) =>
      (scheme: Scheme): Scheme => ({ ...scheme, rubric: { ...scheme.rubric, bonus: { ...scheme.rubric.bonus, cap } } }),
  ),
  bounds.map(
    (cap) =>
      (scheme: Scheme): Scheme => ({
        ...scheme,
        rubric: { ...scheme.rubric, deduction: { ...scheme.rubric.deduction, cap } },
      }),
  ),
  roundings.map(
    (rounding) =>
      (scheme: Scheme): Scheme => ({
        ...scheme,
        rubric: { ...scheme.rubric, rounding: { ...scheme.rubric.rounding, ...rounding } },
      }),
  ),
  fc.tuple(bounds, bounds).map(
    ([floor, cap]) =>
      (scheme: Scheme): Scheme => ({
        ...scheme,
        rubric: {
          ...scheme.rubric,
          groups: scheme.rubric.groups.map((one, at) => (at === 0 ? { ...one, floor, cap } : one)),
        },
      }),
  ),
  fc.constantFrom("category" as const, "total" as const, "none" as const).map(
    (rescale) =>
      (scheme: Scheme): Scheme => ({ ...scheme, notApplicable: { ...scheme.notApplicable, rescale } }),
  ),
  fc.constantFrom("0", "0.3", "1").map(
    (annualWeight) =>
      (scheme: Scheme): Scheme => ({
        ...scheme,
        term: {
          ...scheme.term,
          annualWeight,
          termWeight: annualWeight === "1" ? "0" : annualWeight === "0" ? "1" : "0.7",
        },
      }),
  ),
  fc.constantFrom(0, 30, 90).map(
    (closes) =>
      (scheme: Scheme): Scheme => ({
        ...scheme,
        annual: { ...scheme.annual, closes },
        term: { ...scheme.term, closes },
      }),
  ),
  fc.constantFrom("0", "1", "2.5").map(
    (deduct) =>
      (scheme: Scheme): Scheme => ({ ...scheme, misconduct: scheme.misconduct.map((one) => ({ ...one, deduct })) }),
  ),
  fc.constant(
    (scheme: Scheme): Scheme => ({
      ...scheme,
      misconduct: scheme.misconduct.map(({ zeroes: _, ...one }, at) =>
        at === 0 ? { ...one, zeroes: true as const } : one,
      ),
    }),
  ),
  fc.constantFrom(1, 2, 3).map(
    (oneIn) =>
      (scheme: Scheme): Scheme =>
        scheme.commitments === undefined
          ? scheme
          : { ...scheme, commitments: { ...scheme.commitments, changes: { ...scheme.commitments.changes, oneIn } } },
  ),
  fc.constant((scheme: Scheme): Scheme => {
    const [first, second, ...others] = scheme.bodies;
    if (first === undefined || second === undefined) return scheme;
    const { assessed: _, ...plain } = first;
    return { ...scheme, bodies: [plain, { ...second, assessed: true }, ...others] };
  }),
  fc.constant((scheme: Scheme): Scheme => ({ ...scheme, caps: scheme.caps.slice(1) })),
  fc.constantFrom("1", "4", "9").map(
    (edge) =>
      (scheme: Scheme): Scheme => ({
        ...scheme,
        grades: scheme.grades.map((one, at) =>
          at === 1 ? { ...one, from: edge } : at === 0 ? { ...one, to: edge } : one,
        ),
      }),
  ),
);

/** One change. */
export const schemeChanges = (): Arbitrary<SchemeChange> =>
  fc.oneof(
    { weight: 5, arbitrary: onItems },
    { weight: 1, arbitrary: onCategories },
    { weight: 1, arbitrary: onLists },
    { weight: 3, arbitrary: onRubric },
  );

/** A few changes at once. */
export const changedFrom = (scheme: Scheme, most = 4): Arbitrary<Scheme> =>
  fc
    .array(schemeChanges(), { minLength: 1, maxLength: most })
    .map((changes) => changes.reduce((now, change) => change(now), scheme));
