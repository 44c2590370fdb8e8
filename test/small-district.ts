/** The smallest scheme and ledger that are valid, and the hands to change them by small edits: what the tests of the rooms stand on. */
import type { Evaluation, ItemResult } from "../src/model/evaluation";
import type { FactInput, Ledger, LedgerInput } from "../src/model/ledger";
import { parseLedger } from "../src/model/ledger-check";
import type { Step } from "../src/model/problem";
import type { Scheme, SchemeInput } from "../src/model/scheme";
import { parseScheme } from "../src/model/scheme-check";
import type { Text } from "../src/model/text";

export type CategoryInput = SchemeInput["rubric"]["categories"][number];
export type ItemInput = CategoryInput["items"][number];

export const words = (said: string): Text => ({ zh: said, en: said });
export const basis = { sources: [], origin: "authored" } as const;
const titled = (id: string) => ({ id, title: words(id), basis });

/** A base item of 10 points that counts facts and takes one point for each. */
export const item = (more: Partial<ItemInput> = {}): ItemInput => ({
  ...titled(more.id ?? "i"),
  points: 10,
  kind: "base",
  level: "daily",
  measure: { kind: "count", none: "zero" },
  method: { kind: "per-occurrence", each: 1 },
  ...more,
});

/** Presence on twenty days a month, counted on every day of the calendar. */
export const monthlyPresence = {
  kind: "attendance",
  days: 20,
  every: "month",
  basis: "calendar-days",
  counts: ["resident"],
  daysOff: "count",
  mean: "member-days",
} as const satisfies ItemInput["measure"];

const pointsOf = (parts: readonly { readonly points: string | number }[]): number =>
  parts.reduce((total, { points }) => total + Number(points), 0);

export const category = (
  id: string,
  items: readonly ItemInput[],
  more: Partial<CategoryInput> = {},
): CategoryInput => ({
  ...titled(id),
  points: pointsOf(items),
  items,
  ...more,
});

/** What a test may want to be different in the frame of the small scheme. */
export type SchemeChanges = Partial<Omit<SchemeInput, "rubric">> & { readonly rubric?: Partial<SchemeInput["rubric"]> };

/** A scheme of these categories with three grades: poor to 6, fair to 8, good from 8. */
export const schemeInput = (
  categories: readonly CategoryInput[] = [category("c", [item()])],
  { rubric = {}, ...more }: SchemeChanges = {},
): SchemeInput => ({
  format: "zhucun-scheme/1",
  id: "small",
  version: "1",
  title: words("small"),
  notice: words("invented"),
  from: "2020-01-01",
  sources: [],
  bodies: [{ ...titled("team"), assessed: true }, titled("unit"), titled("town")],
  lists: [],
  duties: [],
  steps: [],
  misconduct: [],
  rubric: {
    points: pointsOf(categories),
    rounding: { digits: 2, mode: "half-away-from-zero", basis },
    total: { basis },
    bonus: { cap: "none", basis },
    deduction: { cap: "none", basis },
    categories,
    ...rubric,
  },
  grades: [
    { ...titled("poor"), from: 0, to: 6 },
    { ...titled("fair"), from: 6, to: 8 },
    { ...titled("good"), from: 8 },
  ],
  notApplicable: { rescale: "category", maxShare: 0.5, basis },
  annual: { minDays: 183, closes: 31, basis },
  term: { annualWeight: 0.6, termWeight: 0.4, closes: 31, basis },
  ...more,
});

export const schemeOf = (categories?: readonly CategoryInput[], more?: SchemeChanges): Scheme =>
  parseScheme(schemeInput(categories, more));

/** A scheme of one category with these items. */
export const schemeWith = (items: readonly ItemInput[], more?: SchemeChanges): Scheme =>
  schemeOf([category("c", items)], more);

/** A fact as the tests write it: what is not said is filled in. */
export type Written = Omit<FactInput, "id" | "day" | "recorded" | "by" | "kind"> & Record<string, unknown>;

/** What befalls a commitment. */
const turns = ["change", "dropped", "handover"];

/** A fact that was recorded on its day; with `item` "i" where its kind has one. */
export const fact = (kind: FactInput["kind"], day: string, more: Readonly<Record<string, unknown>> = {}): FactInput => {
  const bare = ["attendance", "finding", "progress", "milestone", "event", "withdrawal", "waiver", ...turns].includes(
    kind,
  );
  const written: unknown = {
    id: `${kind}-${day}${Object.values(more)
      .map((value) => `-${JSON.stringify(value)}`.replace(/[^\w.-]/g, ""))
      .join("")}`.slice(0, 64),
    kind,
    day,
    recorded: day,
    by: "clerk",
    ...(bare ? {} : { item: "i" }),
    ...(kind === "withdrawal" || "corrects" in more ? { reason: "written wrongly" } : {}),
    ...(kind === "waiver" ? { reason: "no such work here", approver: "district" } : {}),
    ...(kind === "change" ? { reason: "the road was washed away", approver: "town" } : {}),
    ...(kind === "dropped" ? { reason: "no longer wanted" } : {}),
    ...more,
  };
  // Whether it is a fact is for parseLedger to say.
  return written as FactInput;
};

/** A ledger over August 2021 to September 2023 with one member who serves the whole term. */
export const ledgerInput = (facts: readonly FactInput[] = [], more: Partial<LedgerInput> = {}): LedgerInput => ({
  format: "zhucun-ledger/1",
  team: "t",
  village: "河湾村",
  town: "柳镇",
  units: ["水利局"],
  term: { from: "2021-08-01", to: "2023-09-30" },
  members: [{ id: "m1", name: "甲", role: "leader", service: [{ from: "2021-08-01" }] }],
  facts,
  ...more,
});

export const ledgerOf = (facts?: readonly FactInput[], more?: Partial<LedgerInput>): Ledger =>
  parseLedger(ledgerInput(facts, more));

/** The item of that name in an evaluation. */
export const itemIn = (evaluation: Evaluation, id = "i"): ItemResult => {
  const found = evaluation.items.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no item ${id}`);
  return found;
};

/** The category of that name in an evaluation. */
export const categoryIn = (evaluation: Evaluation, id: string): Evaluation["categories"][number] => {
  const found = evaluation.categories.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no category ${id}`);
  return found;
};

const holderOf = (document: unknown, path: readonly Step[]): object => {
  const holder = path
    .slice(0, -1)
    .reduce<unknown>(
      (value, step) => (value !== null && typeof value === "object" ? Reflect.get(value, step) : undefined),
      document,
    );
  if (holder === null || typeof holder !== "object") throw new Error(`nothing at ${path.join(".")}`);
  return holder;
};

/** A copy of a document with another value at one place. */
export const withAt = (document: unknown, path: readonly Step[], value: unknown): unknown => {
  const copy: unknown = structuredClone(document);
  Reflect.set(holderOf(copy, path), path.at(-1) ?? "", value);
  return copy;
};

/** A copy of a document without the key at one place. */
export const withoutAt = (document: unknown, path: readonly Step[]): unknown => {
  const copy: unknown = structuredClone(document);
  Reflect.deleteProperty(holderOf(copy, path), path.at(-1) ?? "");
  return copy;
};

/** Freezes a value at every level. */
export const deepFrozen = <T>(value: T): T => {
  if (value !== null && typeof value === "object") Object.values(Object.freeze(value)).forEach(deepFrozen);
  return value;
};
