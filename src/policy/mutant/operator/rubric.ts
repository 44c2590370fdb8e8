/** Changes of the rubric: points that move with their category and the whole, items in another category, bounds, rounding. */
import { bandProblems } from "../../../model/bands";
import { add, compare, type Decimal, exactOf, exactText, onGrid, roundingModes, subtract } from "../../../model/points";
import type { Category, Item, Scheme } from "../../../model/scheme";
import { checkScheme } from "../../../model/scheme-check";
import { type Change, eachOf, otherWords, under } from "../change";
import { amounts, bounds, wholes } from "../step";
import { itemChanges } from "./item";

type Rubric = Scheme["rubric"];

const plus = (a: Decimal, b: Decimal): Decimal => exactText(add(exactOf(a), exactOf(b)));
const minus = (a: Decimal, b: Decimal): Decimal => exactText(subtract(exactOf(a), exactOf(b)));

const withItem = (category: Category, at: number, item: Item): Category => ({
  ...category,
  items: category.items.map((one, index) => (index === at ? item : one)),
});

const withCategory = (rubric: Rubric, at: number, category: Category): Rubric => ({
  ...rubric,
  categories: rubric.categories.map((one, index) => (index === at ? category : one)),
});

/** A floor above the new cap, or a point off the grid, is no mistake that could pass the checks. */
const canHave = (item: Item, points: Decimal, { rounding }: Rubric): boolean => {
  const { digits } = item.rounding ?? rounding;
  const isUpright =
    item.cap !== undefined || item.floor === "none" || compare(exactOf(item.floor), exactOf(points)) <= 0;
  return isUpright && onGrid(exactOf(points), digits);
};

/** An item's points one step up and down; its category and the whole rubric with them, so that they still add up. */
const pointsOf = (rubric: Rubric, c: number, i: number): Change<Rubric>[] => {
  const category = rubric.categories[c];
  const item = category?.items[i];
  if (category === undefined || item?.kind !== "base") return [];
  return amounts(item.points)
    .filter(({ value }) => canHave(item, value, rubric))
    .map(({ operator, value }) => {
      const by = minus(value, item.points);
      const changed = { ...withItem(category, i, { ...item, points: value }), points: plus(category.points, by) };
      return {
        operator,
        at: ["categories", c, "items", i, "points"],
        from: item.points,
        to: value,
        also: [["categories", c, "points"], ["points"]],
        value: { ...withCategory(rubric, c, changed), points: plus(rubric.points, by) },
      };
    });
};

/** An item in the next category; in the one before, where there is no next. */
const movedOut = (rubric: Rubric, c: number, i: number): Change<Rubric>[] => {
  const t = c + 1 < rubric.categories.length ? c + 1 : c - 1;
  const [source, target] = [rubric.categories[c], rubric.categories[t]];
  const item = source?.items[i];
  if (source === undefined || target === undefined || item === undefined) return [];
  if (source.items.length < 2 || item.group !== undefined) return [];
  const left = {
    ...source,
    points: minus(source.points, item.points),
    items: source.items.filter((one) => one !== item),
  };
  const joined = { ...target, points: plus(target.points, item.points), items: [...target.items, item] };
  return [
    {
      operator: "moved",
      at: ["categories", c, "items", i],
      from: source.id,
      to: target.id,
      also: [
        ["categories", c, "points"],
        ["categories", t, "points"],
      ],
      value: withCategory(withCategory(rubric, c, left), t, joined),
    },
  ];
};

const isUpright = ({
  floor = "none",
  cap = "none",
}: {
  floor?: string | undefined;
  cap?: string | undefined;
}): boolean => floor === "none" || cap === "none" || compare(exactOf(floor), exactOf(cap)) <= 0;

/** A category's cap that is not written is its base points in scope. */
const categoryBounds = (category: Category): Change<Category>[] =>
  [
    ...under(category, "floor", bounds),
    ...(category.cap === undefined
      ? [
          {
            operator: "removed" as const,
            at: ["cap"],
            from: undefined,
            to: "none",
            also: [],
            value: { ...category, cap: "none" },
          },
        ]
      : under(category, "cap", bounds)),
  ].filter(({ value }) => isUpright(value));

const roundingOf = (rubric: Rubric, scheme: Scheme): Change<Rubric>[] =>
  under(rubric, "rounding", (written) => [
    ...under(written, "digits", (digits) =>
      // Fewer digits may leave points off the grid anywhere: this one change is checked as a whole.
      wholes(digits, 0, 6).filter(
        ({ value }) => checkScheme({ ...scheme, rubric: { ...rubric, rounding: { ...written, digits: value } } }).ok,
      ),
    ),
    ...under(written, "mode", (mode) => otherWords(roundingModes, mode)),
  ]);

const wholeBounds = (rubric: Rubric): Change<Rubric>[] => [
  ...under(rubric, "total", (total) => [...under(total, "floor", bounds), ...under(total, "cap", bounds)]),
  ...under(rubric, "bonus", (bonus) => under(bonus, "cap", bounds)),
  ...under(rubric, "deduction", (deduction) => under(deduction, "cap", bounds)),
  ...under(rubric, "groups", (groups) =>
    eachOf(groups, (group) =>
      [...under(group, "floor", bounds), ...under(group, "cap", bounds)].filter(({ value }) => isUpright(value)),
    ),
  ),
];

/** All changes of the rubric. */
export const rubricChanges = (rubric: Rubric, scheme: Scheme): Change<Rubric>[] => [
  ...rubric.categories.flatMap((category, c) =>
    category.items.flatMap((_, i) => [...pointsOf(rubric, c, i), ...movedOut(rubric, c, i)]),
  ),
  ...under(rubric, "categories", (categories) =>
    eachOf(categories, (category) => [
      ...categoryBounds(category),
      ...under(category, "items", (items) => eachOf(items, (item) => itemChanges(item, scheme))),
    ]),
  ),
  ...roundingOf(rubric, scheme),
  ...wholeBounds(rubric).filter(
    ({ value: { total } }) => isUpright(total) && bandProblems(scheme.grades, total.floor).length === 0,
  ),
];
