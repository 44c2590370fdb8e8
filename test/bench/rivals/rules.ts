/**
 * The 39 items of the rubric as one table, from which the rules of every engine are made whose rules are data.
 * All points are hundredths. An item is measured as n / d, two whole numbers that are not negative.
 */

/** How points follow from n / d; always rounded to the nearest hundredth, halves away from zero. */
export type Rule =
  /** The points in proportion, at most all. */
  | { readonly kind: "share"; readonly points: number }
  /** All points, less so many each time, at least none. */
  | { readonly kind: "less"; readonly points: number; readonly each: number }
  /** The points of the first step that n / d (in tenths) reaches, or none. */
  | { readonly kind: "steps"; readonly steps: readonly (readonly [tenths: number, points: number])[] }
  /** The points measured, at most so many, given or (`loss`) taken. */
  | { readonly kind: "gain"; readonly cap: number }
  | { readonly kind: "loss"; readonly cap: number };

export interface Item {
  readonly id: string;
  readonly category: string;
  /** The most it gives; 0 for what is only added to the rubric's points or taken from them. */
  readonly outOf: number;
  readonly rule: Rule;
  /** Without a record the item gives no points once the year is closed, and is open until then. */
  readonly closes: boolean;
  /** Points are given while the matter is pending. */
  readonly pendingCounts: boolean;
}

const share = (points: number): Rule => ({ kind: "share", points });
const less = (points: number, each: number): Rule => ({ kind: "less", points, each });
const steps = (...given: (readonly [number, number])[]): Rule => ({ kind: "steps", steps: given });

const mostOf = (rule: Rule): number => {
  if (rule.kind === "share" || rule.kind === "less") return rule.points;
  return rule.kind === "steps" ? (rule.steps[0]?.[1] ?? 0) : 0;
};

const closing = "closes";
const table: readonly (readonly [string, Rule, typeof closing?])[] = [
  ["1.1", share(400), closing],
  ["1.2", less(200, 50)],
  ["1.3", share(300)],
  ["1.4", share(100), closing],
  ["2.1", share(200)],
  ["2.2", share(200)],
  ["2.3", share(200), closing],
  ["3.1", less(300, 50)],
  ["3.2", share(400)],
  ["3.3", share(300), closing],
  ["3.4", share(200)],
  ["4.1", share(300), closing],
  ["4.2", share(400), closing],
  ["4.3", less(200, 50)],
  ["5.1", share(400), closing],
  ["5.2", steps([10, 300], [8, 240], [6, 180]), closing],
  ["5.3", share(200)],
  ["6.1", share(400), closing],
  ["6.2", steps([10, 200], [8, 150], [6, 100]), closing],
  ["6.3", less(200, 100)],
  ["7.1", share(300), closing],
  ["7.2", share(300)],
  ["7.3", steps([10, 100])],
  ["8.1", share(300), closing],
  ["8.2", less(300, 50)],
  ["8.3", share(200)],
  ["9.1", share(300), closing],
  ["9.2", share(200), closing],
  ["9.3", share(200), closing],
  ["10.1", steps([40, 100]), closing],
  ["10.2", share(700), closing],
  ["10.3", share(400), closing],
  ["10.4", share(200)],
  ["11.1", share(500)],
  ["11.2", share(300)],
  ["11.3", share(200)],
  ["12.1", { kind: "gain", cap: 500 }],
  ["12.2", { kind: "loss", cap: 600 }],
  ["12.3", { kind: "loss", cap: 1600 }],
];

export const items: readonly Item[] = table.map(([id, rule, closes]) => ({
  id,
  category: `C${id.split(".")[0] ?? ""}`,
  outOf: mostOf(rule),
  rule,
  closes: closes !== undefined,
  pendingCounts: id === "12.3",
}));

/** The categories whose items have points of their own: what does not apply is left out of them, and the rest counts for the whole. */
export const categories: readonly { readonly id: string; readonly outOf: number }[] = [
  ...new Set(items.filter(({ outOf }) => outOf > 0).map(({ category }) => category)),
].map((id) => ({
  id,
  outOf: items.filter(({ category }) => category === id).reduce((sum, { outOf }) => sum + outOf, 0),
}));

/** The points of all categories together. */
export const full = categories.reduce((sum, { outOf }) => sum + outOf, 0);
