/** What must hold inside one item's measure and method, and between the two. */

import type { Measure, Method } from "./measures";
import { compare, type Decimal, exactOf, onGrid } from "./points";
import { type Problem, problem, type Step } from "./problem";
import type { Item } from "./scheme";

type Place = readonly Step[];

/** Measures whose facts come item by item and can be owed by the month, quarter or year. */
const collectable = new Set<Measure["kind"]>([
  "count",
  "tally",
  "target",
  "mean",
  "panel",
  "survey",
  "latest",
  "rank",
  "colours",
  "attendance",
]);

const fitting: Record<"bonus" | "deduction", readonly Method["kind"][]> = {
  bonus: ["per-unit", "tiers", "by-rank"],
  deduction: ["per-unit"],
};

const doesNotFit = (method: string, zh: string, en: string, place: Place): Problem =>
  problem("method-does-not-fit", [...place, "method", "kind"], { method, reason: en, reasonZh: zh });

const fitProblems = ({ kind, measure, method }: Item, place: Place): Problem[] => {
  const ranked = method.kind === "by-rank" && measure.kind !== "rank";
  const unfit = kind !== "base" && !fitting[kind].includes(method.kind);
  return [
    ...(ranked ? [doesNotFit(method.kind, "它只用于名次（rank）", "it needs the measure `rank`", place)] : []),
    ...(unfit
      ? [doesNotFit(method.kind, "加分项、减分项没有基础分", "a bonus or deduction has no base points", place)]
      : []),
  ];
};

const gridProblems = (numbers: readonly [Decimal, Place][], digits: number): Problem[] =>
  numbers.flatMap(([number, place]) =>
    onGrid(exactOf(number), digits) ? [] : [problem("off-grid", place, { number, digits: `${digits}` })],
  );

const threshold = (
  written: { readonly from?: string | undefined; readonly over?: string | undefined },
  place: Place,
): Problem[] => {
  const count = [written.from, written.over].filter((value) => value !== undefined).length;
  return count === 1 ? [] : [problem("exactly-one", place, { keys: "from, over", count: `${count}` })];
};

type Tiers = Extract<Method, { kind: "tiers" }>;
type Tier = Tiers["steps"][number];

const textOf = ({ from, over }: Tier): string => (over === undefined ? `from ${from}` : `over ${over}`);

/** Whether a step stands rightly below the one above it. */
const descends = (above: Tier, here: Tier): boolean => {
  const order = compare(exactOf(above.from ?? above.over ?? "0"), exactOf(here.from ?? here.over ?? "0"));
  return order > 0 || (order === 0 && above.over !== undefined && here.from !== undefined);
};

const tierProblems = (tiers: Tiers, digits: number, place: Place): Problem[] => [
  ...tiers.steps.flatMap((step, index) => {
    const here = [...place, "steps", index];
    const above = tiers.steps[index - 1];
    const own = threshold(step, here);
    // The order can be told only between two steps that each have one threshold.
    const order =
      above === undefined || own.length > 0 || threshold(above, here).length > 0 || descends(above, step)
        ? []
        : [problem("tiers-out-of-order", here, { above: textOf(above), here: textOf(step) })];
    return [...own, ...order];
  }),
  ...gridProblems(
    [
      [tiers.else, [...place, "else"]],
      ...tiers.steps.map(({ points }, index): [Decimal, Place] => [points, [...place, "steps", index, "points"]]),
    ],
    digits,
  ),
];

const shapeOfMethod = (method: Method, digits: number, place: Place): Problem[] => {
  switch (method.kind) {
    case "tiers":
      return tierProblems(method, digits, place);
    case "all-or-nothing":
      return threshold(method, place);
    case "by-rank":
      return gridProblems(
        [
          [method.else, [...place, "else"]],
          ...method.points.map((points, index): [Decimal, Place] => [points, [...place, "points", index]]),
        ],
        digits,
      );
    default:
      return [];
  }
};

const twice = (names: readonly string[], thing: "colour" | "level", place: Place): Problem[] =>
  names.flatMap((name, index) =>
    names.indexOf(name) === index ? [] : [problem("duplicate-name", [...place, index, "id"], { name, thing })],
  );

const shapeOfMeasure = (measure: Measure, place: Place): Problem[] => {
  switch (measure.kind) {
    case "panel":
      return measure.trim * 2 > measure.trimAbove ? [problem("trim-too-large", [...place, "trim"])] : [];
    case "survey":
      return measure.invalid.flatMap((name, index) =>
        Object.hasOwn(measure.weights, name)
          ? [problem("choice-counted-twice", [...place, "invalid", index], { name })]
          : [],
      );
    case "colours": {
      const names = measure.colours.map(({ id }) => id);
      const unknown = measure.changeFrom.flatMap((name, index) =>
        names.includes(name)
          ? []
          : [problem("unknown-name", [...place, "changeFrom", index], { name, thing: "colour" })],
      );
      return [...twice(names, "colour", [...place, "colours"]), ...unknown];
    }
    case "notices": {
      const fits = (measure.sameMatter === "first-full") === (measure.rest !== undefined);
      return [
        ...twice(
          measure.levels.map(({ id }) => id),
          "level",
          [...place, "levels"],
        ),
        ...(fits ? [] : [problem("rest-does-not-fit", [...place, "rest"])]),
      ];
    }
    default:
      return [];
  }
};

/** All problems of an item's measure and method. */
export const methodProblems = (item: Item, digits: number, place: Place): Problem[] => [
  ...fitProblems(item, place),
  ...shapeOfMeasure(item.measure, [...place, "measure"]),
  ...shapeOfMethod(item.method, digits, [...place, "method"]),
  ...(item.collect !== undefined && !collectable.has(item.measure.kind)
    ? [problem("collect-does-not-fit", [...place, "collect"], { measure: item.measure.kind })]
    : []),
];
