/** What must hold between the parts of a scheme, and the two doors to it: `checkScheme` and `parseScheme`. */
import { bandProblems } from "./bands";
import type { Basis } from "./basis";
import { type Condition, comparisons } from "./condition";
import { dutyProblems } from "./duty-check";
import { suspicionProblems } from "./misconduct-check";
import { duplicates, idsOf, type Named, unknownName } from "./names";
import { rankingProblems } from "./places-check";
import { compare, type Decimal, exactOf, exactText, onGrid, sum } from "./points";
import { InvalidInputError, type Problem, problem, type Step, type Thing } from "./problem";
import { readShape } from "./reading";
import { methodProblems } from "./rule-check";
import { type Category, type Item, itemsOf, type Scheme, schemeShape } from "./scheme";
import { servingProblems } from "./serving-check";
import { warningProblems } from "./warning-check";

type Place = readonly Step[];

/** An item with the place where it stands. */
interface Placed {
  readonly item: Item;
  readonly category: Category;
  readonly place: Place;
}

const placedItems = (scheme: Scheme): Placed[] =>
  scheme.rubric.categories.flatMap((category, c) =>
    category.items.map((item, i) => ({ item, category, place: ["rubric", "categories", c, "items", i] })),
  );

const hasPath = (entry: unknown, path: string): boolean => {
  const end = path
    .split(".")
    .reduce<unknown>(
      (value, key) =>
        value !== null && typeof value === "object" && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined,
      entry,
    );
  return end !== undefined;
};

const basisProblems = (basis: Basis, entry: unknown, sources: ReadonlySet<string>, place: Place): Problem[] => [
  ...(basis.origin === "sourced" && basis.sources.length === 0 ? [problem("unsourced", place)] : []),
  ...basis.sources.flatMap((source, index) => unknownName(source, sources, "source", [...place, "sources", index])),
  ...(basis.authored ?? []).flatMap((path, index) =>
    hasPath(entry, path) ? [] : [problem("authored-path-unknown", [...place, "authored", index], { path })],
  ),
];

/** Visits every entry of the scheme that says what it is based on. */
const allBases = (value: unknown, sources: ReadonlySet<string>, place: Place = []): Problem[] => {
  if (value === null || typeof value !== "object") return [];
  const own =
    "basis" in value && typeof value.basis === "object"
      ? // The shape has read every object under the key `basis` as a basis.
        basisProblems(value.basis as Basis, value, sources, [...place, "basis"])
      : [];
  const inner = Object.entries(value).flatMap(([key, one]) =>
    key === "basis" ? [] : allBases(one, sources, [...place, Array.isArray(value) ? Number(key) : key]),
  );
  return [...own, ...inner];
};

const listProblems = (scheme: Scheme, items: readonly Placed[]): Problem[] => {
  const { rubric } = scheme;
  const lists: [readonly Named[], Thing, Place][] = [
    [scheme.sources, "source", ["sources"]],
    [scheme.bodies, "body", ["bodies"]],
    [scheme.lists, "list", ["lists"]],
    [scheme.duties, "duty", ["duties"]],
    [scheme.steps, "step", ["steps"]],
    [scheme.misconduct, "case", ["misconduct"]],
    [scheme.events, "event", ["events"]],
    [scheme.grades, "grade", ["grades"]],
    [scheme.caps, "cap", ["caps"]],
    [rubric.groups, "group", ["rubric", "groups"]],
    [rubric.categories, "category", ["rubric", "categories"]],
  ];
  return [
    ...lists.flatMap(([things, thing, place]) => duplicates(things, thing, (index) => [...place, index])),
    ...duplicates(
      items.map(({ item }) => item),
      "item",
      (index) => items[index]?.place ?? [],
    ),
  ];
};

type Row = NonNullable<Scheme["misconduct"][number]["grave"]>;

const rowProblems = (row: Row, grades: ReadonlySet<string>, steps: ReadonlySet<string>, place: Place): Problem[] => [
  ...unknownName(row.limit, grades, "grade", [...place, "limit"]),
  ...row.steps.flatMap((step, index) => unknownName(step, steps, "step", [...place, "steps", index])),
  ...(row.veto === true && row.limit === undefined ? [problem("veto-without-limit", place)] : []),
];

const misconductProblems = (scheme: Scheme, bodies: ReadonlySet<string>, grades: ReadonlySet<string>): Problem[] => {
  const steps = idsOf(scheme.steps);
  return scheme.misconduct.flatMap(({ ladder, grave, mirrors }, index) => {
    const place = ["misconduct", index];
    return [
      ...ladder.flatMap((row, at) => [
        ...(row.nth === at + 1
          ? []
          : [problem("ladder-gap", [...place, "ladder", at, "nth"], { expected: `${at + 1}`, found: `${row.nth}` })]),
        ...rowProblems(row, grades, steps, [...place, "ladder", at]),
      ]),
      ...(grave === undefined ? [] : rowProblems(grave, grades, steps, [...place, "grave"])),
      ...mirrors.flatMap(({ body }, at) => unknownName(body, bodies, "body", [...place, "mirrors", at, "body"])),
    ];
  });
};

const addUp = (parts: readonly Decimal[], whole: Decimal, place: Place): Problem[] => {
  const total = sum(parts.map(exactOf));
  if (compare(total, exactOf(whole)) === 0) return [];
  return [problem("points-do-not-add-up", place, { parts: exactText(total), whole })];
};

const pointsProblems = ({ rubric }: Scheme): Problem[] => [
  ...rubric.categories.flatMap(({ items, points }, index) =>
    addUp(
      items.map((item) => item.points),
      points,
      ["rubric", "categories", index, "points"],
    ),
  ),
  ...addUp(
    rubric.categories.map(({ points }) => points),
    rubric.points,
    ["rubric", "points"],
  ),
];

interface Bounds {
  readonly floor?: string | undefined;
  readonly cap?: string | undefined;
}

const boundProblems = ({ floor = "none", cap = "none" }: Bounds, digits: number, place: Place): Problem[] => {
  const grid = (key: "floor" | "cap", written: string) =>
    written === "none" || onGrid(exactOf(written), digits)
      ? []
      : [problem("off-grid", [...place, key], { number: written, digits: `${digits}` })];
  const reversed = floor !== "none" && cap !== "none" && compare(exactOf(floor), exactOf(cap)) > 0;
  return [
    ...grid("floor", floor),
    ...grid("cap", cap),
    ...(reversed ? [problem("bounds-reversed", place, { floor, cap })] : []),
  ];
};

const boundsOfParts = ({ rubric }: Scheme): Problem[] => {
  const { digits } = rubric.rounding;
  return [
    ...boundProblems(rubric.total, digits, ["rubric", "total"]),
    ...boundProblems(rubric.bonus, digits, ["rubric", "bonus"]),
    ...boundProblems(rubric.deduction, digits, ["rubric", "deduction"]),
    ...rubric.groups.flatMap((group, index) => boundProblems(group, digits, ["rubric", "groups", index])),
    ...rubric.categories.flatMap((category, index) => boundProblems(category, digits, ["rubric", "categories", index])),
  ];
};

const groupProblems = (scheme: Scheme, items: readonly Placed[]): Problem[] =>
  scheme.rubric.groups.flatMap(({ id }, index) => {
    const mine = items.filter(({ item }) => item.group === id);
    const kinds = new Set(mine.map(({ item, category }) => `${category.id} ${item.kind}`));
    return kinds.size > 1 ? [problem("group-mixed", ["rubric", "groups", index], { group: id })] : [];
  });

const deadlineProblems = ({ item, place }: Placed, scheme: Scheme): Problem[] => {
  const closes = Math.min(scheme.annual.closes, scheme.term.closes);
  const late = (within: number | undefined, key: string, last: number) =>
    within !== undefined && within > last
      ? [problem("deadline-after-closing", [...place, key, "within"], { within: `${within}`, closes: `${closes}` })]
      : [];
  return [...late(item.deadline?.within, "deadline", closes - 1), ...late(item.collect?.within, "collect", closes)];
};

const itemProblems = (
  placed: Placed,
  scheme: Scheme,
  bodies: ReadonlySet<string>,
  groups: ReadonlySet<string>,
): Problem[] => {
  const { item, place } = placed;
  const { digits } = item.rounding ?? scheme.rubric.rounding;
  const cap = item.cap ?? (item.kind === "base" ? item.points : undefined);
  return [
    ...(item.kind !== "base" && exactOf(item.points).n !== 0
      ? [problem("points-do-not-fit-kind", [...place, "points"])]
      : []),
    ...(cap === undefined ? [problem("cap-missing", place)] : []),
    ...(onGrid(exactOf(item.points), digits)
      ? []
      : [problem("off-grid", [...place, "points"], { number: item.points, digits: `${digits}` })]),
    ...boundProblems({ floor: item.floor, cap }, digits, place),
    ...unknownName(item.group, groups, "group", [...place, "group"]),
    ...unknownName(item.scorer, bodies, "body", [...place, "scorer"]),
    ...item.mirrors.flatMap(({ body }, index) =>
      unknownName(body, bodies, "body", [...place, "mirrors", index, "body"]),
    ),
    ...deadlineProblems(placed, scheme),
    ...methodProblems(item, digits, place),
  ];
};

const namesInCondition = (
  when: Condition,
  scheme: Scheme,
  items: readonly Placed[],
  itemIds: ReadonlySet<string>,
  place: Place,
): Problem[] => {
  switch (when.kind) {
    case "measurement":
      return unknownName(when.item, itemIds, "item", [...place, "item"]);
    case "points-share":
      return [
        ...unknownName(when.item, itemIds, "item", [...place, "item"]),
        ...unknownName(when.category, idsOf(scheme.rubric.categories), "category", [...place, "category"]),
      ];
    case "choice":
      return choiceProblems(when, items, itemIds, place);
    case "findings":
      return unknownName(when.case, idsOf(scheme.misconduct), "case", [...place, "case"]);
    case "event":
      return unknownName(when.event, idsOf(scheme.events), "event", [...place, "event"]);
    case "year-grade":
      return unknownName(when.atMost, idsOf(scheme.grades), "grade", [...place, "atMost"]);
  }
};

const choiceProblems = (
  when: Extract<Condition, { kind: "choice" }>,
  items: readonly Placed[],
  itemIds: ReadonlySet<string>,
  place: Place,
): Problem[] => {
  const found = items.find(({ item }) => item.id === when.item)?.item;
  if (found === undefined) return unknownName(when.item, itemIds, "item", [...place, "item"]);
  if (found.measure.kind !== "survey") return [problem("not-a-survey", [...place, "item"], { item: when.item })];
  const choices = new Set([...Object.keys(found.measure.weights), ...found.measure.invalid]);
  return unknownName(when.choice, choices, "choice", [...place, "choice"]);
};

const countOf = (values: readonly unknown[]): number => values.filter((value) => value !== undefined).length;

const exactlyOne = (values: Record<string, unknown>, place: Place): Problem[] => {
  const count = countOf(Object.values(values));
  return count === 1
    ? []
    : [problem("exactly-one", place, { keys: Object.keys(values).join(", "), count: `${count}` })];
};

/** What must hold of a condition, wherever it stands. */
const conditionProblems = (when: Condition, scheme: Scheme, items: readonly Placed[], place: Place): Problem[] => [
  ...namesInCondition(when, scheme, items, idsOf(items.map(({ item }) => item)), place),
  ...(when.kind === "year-grade"
    ? []
    : exactlyOne(Object.fromEntries(comparisons.map((key) => [key, when[key]])), place)),
  ...(when.kind === "points-share" ? exactlyOne({ item: when.item, category: when.category }, place) : []),
];

const capProblems = (scheme: Scheme, items: readonly Placed[], grades: ReadonlySet<string>): Problem[] =>
  scheme.caps.flatMap(({ when, limit, in: kinds }, index) => {
    const place = ["caps", index];
    const termOnly =
      when.kind === "year-grade" && kinds.includes("annual")
        ? [problem("condition-does-not-fit", [...place, "when"], { kind: when.kind })]
        : [];
    return [
      ...unknownName(limit, grades, "grade", [...place, "limit"]),
      ...conditionProblems(when, scheme, items, [...place, "when"]),
      ...termOnly,
    ];
  });

const frameProblems = (scheme: Scheme): Problem[] => {
  const { from, to, bodies, term } = scheme;
  const assessed = bodies.filter((body) => body.assessed === true).length;
  const weights = sum([exactOf(term.annualWeight), exactOf(term.termWeight)]);
  return [
    ...(to !== undefined && to < from ? [problem("period-reversed", ["to"], { from, to })] : []),
    ...(assessed === 1 ? [] : [problem("one-assessed-body", ["bodies"], { count: `${assessed}` })]),
    ...(exactText(weights) === "1" ? [] : [problem("weights-do-not-add-up", ["term"], { found: exactText(weights) })]),
  ];
};

/** Remarks that are accepted twice. Whether there is such a remark is not known here: that takes a check of the whole scheme. */
const acceptedProblems = ({ accepted = [] }: Scheme): Problem[] => {
  const names = accepted.map(({ remark, at, change = "" }) => `${remark} ${at} ${change}`);
  return accepted.flatMap(({ remark, at }, index) =>
    names.indexOf(names[index] ?? "") === index ? [] : [problem("accepted-twice", ["accepted", index], { remark, at })],
  );
};

/** Everything that must hold between the parts of a scheme whose form is right. */
const schemeProblems = (scheme: Scheme): Problem[] => {
  const items = placedItems(scheme);
  const bodies = idsOf(scheme.bodies);
  const grades = idsOf(scheme.grades);
  const groups = idsOf(scheme.rubric.groups);
  const ofCondition = (when: Condition, place: Place) => conditionProblems(when, scheme, items, place);
  return [
    ...frameProblems(scheme),
    ...listProblems(scheme, items),
    ...allBases(scheme, idsOf(scheme.sources)),
    ...dutyProblems(scheme),
    ...misconductProblems(scheme, bodies, grades),
    ...suspicionProblems(scheme, ofCondition),
    ...pointsProblems(scheme),
    ...boundsOfParts(scheme),
    ...groupProblems(scheme, items),
    ...items.flatMap((placed) => itemProblems(placed, scheme, bodies, groups)),
    ...bandProblems(scheme.grades, scheme.rubric.total.floor),
    ...capProblems(scheme, items, grades),
    ...warningProblems(scheme, itemsOf(scheme), ofCondition),
    ...servingProblems(scheme),
    ...rankingProblems(scheme, ofCondition),
    ...acceptedProblems(scheme),
  ];
};

/** The outcome of checking a scheme. */
export type CheckedScheme =
  | { readonly ok: true; readonly scheme: Scheme }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a scheme and says all that is wrong with it.
 * @param input what a YAML or JSON reader returned, or a plain object; it is not changed
 * @example
 * const checked = checkScheme(document);
 * if (!checked.ok) for (const { message, cure } of checked.problems) console.log(message.zh, cure?.zh);
 */
export const checkScheme = (input: unknown): CheckedScheme => {
  const read = readShape(schemeShape, input);
  const scheme: Scheme | undefined = read.ok ? read.value : read.partial;
  const problems = [...(read.ok ? [] : read.problems), ...(scheme === undefined ? [] : schemeProblems(scheme))];
  return scheme !== undefined && problems.length === 0 ? { ok: true, scheme } : { ok: false, problems };
};

/**
 * Reads a scheme once and for all: what it returns is trusted everywhere.
 * @throws {InvalidInputError} with all problems, the same that `checkScheme` returns
 * @example const scheme = parseScheme(JSON.parse(text));
 */
export const parseScheme = (input: unknown): Scheme => {
  const checked = checkScheme(input);
  if (!checked.ok) throw new InvalidInputError(checked.problems);
  return checked.scheme;
};
