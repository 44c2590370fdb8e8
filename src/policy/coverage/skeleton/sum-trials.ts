/** Small ledgers with an exact sum: of a year's total, of a group, a category, of bonus and deduction. And such in which items do not apply. */
import { bounded } from "../../../engine/item";
import { type PlannedItem, planOf } from "../../../engine/plan";
import { addDays } from "../../../model/calendar";
import {
  add,
  compare,
  divide,
  type Exact,
  exactFrom,
  exactOf,
  exactText,
  multiply,
  ratio,
  round,
  signOf,
  subtract,
  sum,
  zero,
} from "../../../model/points";
import { type Item, itemsOf, type Scheme } from "../../../model/scheme";
import { type Evidence, withEvidence } from "../../witness/evidence";
import { extremesOf } from "../../witness/values";
import { firstTotal, notApplicableShares, totalStep } from "../grade-aims";
import { canNotApply } from "../item-aims";
import { boundariesOf, rangeOf } from "../values";
import { showing } from "./item-trials";
import { annual, asking, evaluationsOf, factsOf, type Ground, headed, type Trial } from "./trial";

/** An item at one of its numbers, with the points that the engine's rule gives for it; above zero also for deductions. */
export interface Setting {
  readonly item: Item;
  readonly evidence: Evidence;
  readonly points: Exact;
}

const pointsFor = ({ score, floor, cap, rounding }: PlannedItem, value: Exact): Exact =>
  round(bounded(score(value).raw, floor, cap).points, rounding);

const plannedOf = (scheme: Scheme, item: Item): PlannedItem | undefined => planOf(scheme).byId.get(item.id);

const settingAt = (ground: Ground, item: Item, value: Exact): Setting | undefined => {
  const planned = plannedOf(ground.scheme, item);
  const evidence = showing(ground, item, value);
  return planned === undefined || evidence === undefined
    ? undefined
    : { item, evidence, points: pointsFor(planned, value) };
};

const tables = new WeakMap<Scheme, Map<string, readonly Setting[]>>();

/** Settings of an item with different points, the most points first: its boundaries, and a few numbers between them. */
export const settingsOf = (ground: Ground, item: Item): readonly Setting[] => {
  const table = tables.get(ground.scheme) ?? new Map<string, readonly Setting[]>();
  tables.set(ground.scheme, table);
  const known = table.get(item.id);
  if (known !== undefined) return known;
  const { step } = rangeOf(item.measure, ground.scheme);
  const extremes = extremesOf(ground.scheme, item.id, ground.year);
  const near = boundariesOf(item).flatMap((at) => [subtract(at, step), at, add(at, step)]);
  const ends = extremes === undefined ? [] : [exactFrom(extremes.best), exactFrom(extremes.worst)];
  const byPoints = new Map<string, Setting>();
  for (const value of [...ends, zero, ratio(1), ...near, ...[1, 2, 3].map((part) => ratio(part, 4))]) {
    const setting = settingAt(ground, item, value);
    if (setting !== undefined && !byPoints.has(exactText(setting.points)))
      byPoints.set(exactText(setting.points), setting);
  }
  const made = [...byPoints.values()].sort((a, b) => compare(b.points, a.points));
  table.set(item.id, made);
  return made;
};

/** The item at exactly so many points, where its rule is a straight line. */
export const settingWith = (ground: Ground, item: Item, points: Exact): Setting | undefined => {
  const known = settingsOf(ground, item).find((one) => compare(one.points, points) === 0);
  if (known !== undefined) return known;
  const { method } = item;
  const value = (): Exact | undefined => {
    switch (method.kind) {
      case "proportional":
        return signOf(exactOf(item.points)) === 0
          ? undefined
          : divide(multiply(points, exactOf(method.full)), exactOf(item.points));
      case "per-unit":
        return signOf(exactOf(method.each)) === 0
          ? undefined
          : add(exactOf(method.free), divide(points, exactOf(method.each)));
      case "per-occurrence":
        return signOf(exactOf(method.each)) === 0
          ? undefined
          : add(exactOf(method.free), divide(subtract(exactOf(item.points), points), exactOf(method.each)));
      default:
        return undefined;
    }
  };
  const wanted = value();
  const setting = wanted === undefined || signOf(wanted) < 0 ? undefined : settingAt(ground, item, wanted);
  return setting !== undefined && compare(setting.points, points) === 0 ? setting : undefined;
};

/** Settings of some items that add up to a number: as many items at their best as fit, one at what is left, the others at their least. */
export const settingsWith = (ground: Ground, items: readonly Item[], total: Exact): readonly Setting[] | undefined => {
  const ends = items.flatMap((item) => {
    const settings = settingsOf(ground, item);
    const [best, worst] = [settings[0], settings.at(-1)];
    return best === undefined || worst === undefined ? [] : [{ item, best, worst }];
  });
  if (ends.length < items.length) return undefined;
  const lowest = sum(ends.map(({ worst }) => worst.points));
  let rest = subtract(total, lowest);
  if (signOf(rest) < 0) return undefined;
  const chosen = new Map<string, Setting>(ends.map(({ item, worst }) => [item.id, worst]));
  // Large items first, so that small ones are left to make up the rest; an item that cannot is passed over.
  const order = [...ends].sort((a, b) => compare(b.best.points, a.best.points));
  for (const { item, best, worst } of order) {
    const room = subtract(best.points, worst.points);
    if (signOf(rest) <= 0 || signOf(room) <= 0) continue;
    const exact = compare(rest, room) <= 0 ? settingWith(ground, item, add(worst.points, rest)) : best;
    const part =
      exact ?? settingsOf(ground, item).find(({ points }) => compare(subtract(points, worst.points), rest) <= 0);
    if (part === undefined) continue;
    chosen.set(item.id, part);
    rest = subtract(rest, subtract(part.points, worst.points));
  }
  return signOf(rest) === 0 ? [...chosen.values()] : undefined;
};

const ofKind = (scheme: Scheme, kind: Item["kind"]): readonly Item[] =>
  itemsOf(scheme).filter((item) => item.kind === kind);

const evidenceIn = (settings: readonly Setting[]): readonly Evidence[] => settings.map(({ evidence }) => evidence);

/** Without what shows publications only: commitments that are there for another item may show enough, and must not be more. */
const unpublished = (settings: readonly Setting[]): readonly Evidence[] =>
  evidenceIn(settings.filter(({ item }) => item.measure.kind !== "published"));

/** A year with some settings, and the same without what shows publications only. */
const yearsWith = (ground: Ground, settings: readonly Setting[]): readonly Trial[] => [
  annual(ground, ...evidenceIn(settings)),
  annual(ground, ...unpublished(settings)),
];

const sumTrial = (ground: Ground, items: readonly Item[], total: Exact): readonly Trial[] => {
  const settings = settingsWith(ground, items, total);
  return settings === undefined ? [] : yearsWith(ground, settings);
};

/** A year with exactly such a total. */
export const totalTrials = (ground: Ground, total: Exact): readonly Trial[] => {
  const { scheme } = ground;
  const base = ofKind(scheme, "base");
  const best = sum(base.map((item) => settingsOf(ground, item)[0]?.points ?? zero));
  const over = subtract(total, best);
  if (signOf(over) > 0) {
    const full = base.flatMap((item) => settingsOf(ground, item).slice(0, 1));
    const more = settingsWith(ground, ofKind(scheme, "bonus"), over);
    return more === undefined ? [] : [annual(ground, ...evidenceIn([...full, ...more]))];
  }
  const exact = sumTrial(ground, base, total);
  if (signOf(total) >= 0) return exact;
  const worst = base.flatMap((item) => settingsOf(ground, item).slice(-1));
  const off = settingsWith(ground, ofKind(scheme, "deduction"), subtract(zero, total));
  return off === undefined ? exact : [...exact, ...yearsWith(ground, [...worst, ...off])];
};

/** Every edge of a band, a step below it and a step above. */
export const bandTrials = (ground: Ground): readonly Trial[] => {
  const step = totalStep(ground.scheme);
  return ground.scheme.grades.flatMap(({ from }) => {
    if (from === undefined) return totalTrials(ground, ratio(-1));
    const edge = firstTotal(ground.scheme, exactOf(from));
    return [edge, subtract(edge, step), add(edge, step), add(edge, ratio(1))].flatMap((total) =>
      totalTrials(ground, total),
    );
  });
};

const bounds = (written: readonly (string | undefined)[]): readonly Exact[] =>
  written.flatMap((bound) => (bound === undefined || bound === "none" ? [] : [exactOf(bound)]));

/** Sums of items at a bound, and a point beyond it. */
const boundTrials = (
  ground: Ground,
  items: readonly Item[],
  written: readonly (string | undefined)[],
): readonly Trial[] => {
  const ends = [0, -1].map((at) => items.flatMap((item) => settingsOf(ground, item).at(at) ?? []));
  return [
    ...ends.map((settings) => annual(ground, ...evidenceIn(settings))),
    ...bounds(written).flatMap((bound) =>
      [bound, add(bound, ratio(1)), subtract(bound, ratio(1))].flatMap((total) => sumTrial(ground, items, total)),
    ),
  ];
};

/** Evidence that an item does not apply, on ground on which it otherwise would or would not. */
export const notApplying = ({ year }: Ground, item: Item): Evidence | undefined => {
  const told = (fact: Parameters<typeof factsOf>[2][number]): Evidence => ({
    facts: factsOf(`n${item.id}`, year, [fact]),
  });
  if (item.waivable) return told({ kind: "waiver", item: item.id, reason: "测算", approver: "区委组织部" });
  const { measure } = item;
  switch (measure.kind) {
    case "tally":
      return told({ kind: "tally", item: item.id, done: 0, due: 0 });
    case "target":
      return { facts: [], targets: [{ item: item.id, year, value: 0 }] };
    case "milestones":
      return { facts: [] };
    case "commitments": {
      const id = `c${item.id}`;
      const due = addDays(`${year}-12-31`, 60);
      const own = measure.level === "annual" ? { year } : {};
      return { facts: [], commitments: [{ id, title: id, level: measure.level, due, ...own }] };
    }
    default:
      return undefined;
  }
};

const weighing = (scheme: Scheme): readonly Item[] =>
  ofKind(scheme, "base").filter(({ points }) => signOf(exactOf(points)) > 0);

/** Some of the items whose points are exactly so many. */
const itemsWorth = (items: readonly Item[], points: Exact): readonly Item[] | undefined => {
  let ways = new Map<string, readonly Item[]>([["0", []]]);
  for (const item of items) {
    const next = new Map(ways);
    for (const [text, chosen] of ways) {
      const more = exactText(add(exactFrom(text), exactOf(item.points)));
      if (!next.has(more)) next.set(more, [...chosen, item]);
    }
    ways = next;
    const found = ways.get(exactText(points));
    if (found !== undefined) return found;
  }
  return ways.get(exactText(points));
};

/** A year in which just these items do not apply, and the others do; those that would not by themselves have facts. */
export const withoutItems = (ground: Ground, gone: readonly Item[], full: boolean): readonly Trial[] => {
  const ids = new Set(gone.map(({ id }) => id));
  const off = gone.flatMap((item) => notApplying(ground, item) ?? []);
  const silent = silentItems(ground);
  const on = weighing(ground.scheme)
    .filter(({ id }) => !ids.has(id) && (full || silent.has(id)))
    .flatMap((item) => settingsOf(ground, item).slice(0, 1));
  const trial = annual(ground, ...evidenceIn(on), ...off);
  const { year } = ground;
  // Where a whole category is asked about, who does not serve has nothing to be present for.
  const idle = ground.empty.members.map((one) => ({ ...one, service: [{ from: `${year + 1}-01-01` }] }));
  return [trial, headed(trial, { members: idle })];
};

/** Items that do not apply where nothing at all is recorded. */
const silentItems = (ground: Ground): ReadonlySet<string> => {
  const items = evaluationsOf(ground.scheme, annual(ground)).flatMap((one) => one.items);
  return new Set(items.filter(({ state }) => state === "not-applicable").map(({ id }) => id));
};

/** Years in which as much does not apply as the scheme allows, and just more. */
export const shareTrials = (ground: Ground): readonly Trial[] => {
  const { scheme } = ground;
  const most = exactOf(scheme.notApplicable.maxShare);
  const shares = notApplicableShares(scheme);
  const wanted = [
    shares.filter((share) => compare(share, most) <= 0).at(-1),
    shares.find((share) => compare(share, most) > 0),
  ];
  const all = weighing(scheme);
  const whole = sum(all.map(({ points }) => exactOf(points)));
  const silent = silentItems(ground);
  // What does not apply by itself first: then fewer facts are needed.
  const able = all
    .filter((item) => canNotApply(item) && notApplying(ground, item) !== undefined)
    .sort((a, b) => Number(silent.has(b.id)) - Number(silent.has(a.id)));
  return wanted.flatMap((share) => {
    const gone = share === undefined ? undefined : itemsWorth(able, multiply(share, whole));
    return gone === undefined ? [] : withoutItems(ground, gone, false);
  });
};

const categoryTrials = (ground: Ground): readonly Trial[] =>
  ground.scheme.rubric.categories.flatMap((category) => {
    const base = category.items.filter(({ kind }) => kind === "base");
    const weighty = base.filter(({ points }) => signOf(exactOf(points)) > 0);
    const able = weighty.filter(canNotApply);
    const daily = weighty.filter(({ level }) => level === "daily");
    const days = [daily, weighty].filter((all) => all.length > 0 && all.every(canNotApply));
    const points = exactText(sum(base.map((item) => exactOf(item.points))));
    return [
      ...boundTrials(ground, base, [category.floor, category.cap ?? points]),
      ...days.flatMap((all) => withoutItems(ground, all, false)),
      ...days.flatMap((all) =>
        withoutItems(ground, all, false).map((trial) => asking(trial, { kind: "daily", asOf: `${ground.year}-12-31` })),
      ),
      ...able.slice(0, 2).flatMap((item) => {
        const other = weighty.filter(({ id }) => id !== item.id).flatMap((one) => settingsOf(ground, one).slice(0, 1));
        const off = notApplying(ground, item);
        return off === undefined
          ? []
          : [annual(ground, off, ...evidenceIn(other)), annual(ground, off, ...evidenceIn(other.slice(0, 1)))];
      }),
    ];
  });

/** All ledgers that try sums. */
export const sumTrials = (ground: Ground): readonly Trial[] => {
  const { scheme } = ground;
  const { rubric } = scheme;
  const base = ofKind(scheme, "base");
  const bonus = ofKind(scheme, "bonus");
  const deduction = ofKind(scheme, "deduction");
  const most = (items: readonly Item[]) => items.flatMap((item) => settingsOf(ground, item).slice(0, 1));
  const full = withEvidence(ground.empty, ...evidenceIn(most(base)));
  const onFull = (settings: readonly Setting[]): Trial => ({
    ...annual(ground),
    teams: [withEvidence(full, ...evidenceIn(settings))],
  });
  const totals = bounds([rubric.total.floor, rubric.total.cap]);
  return [
    annual(ground),
    ...categoryTrials(ground),
    ...rubric.groups.flatMap(({ id, floor, cap }) =>
      boundTrials(
        ground,
        itemsOf(scheme).filter(({ group }) => group === id),
        [floor, cap],
      ),
    ),
    ...boundTrials(ground, bonus, [rubric.bonus.cap]),
    ...boundTrials(ground, deduction, [rubric.deduction.cap]),
    onFull([]),
    onFull(most(bonus)),
    annual(ground, ...evidenceIn(most(deduction))),
    ...yearsWith(ground, [...base.flatMap((item) => settingsOf(ground, item).slice(-1)), ...most(deduction)]),
    ...totals.flatMap((total) => totalTrials(ground, total)),
    ...rubric.categories.flatMap(({ items }) => {
      const able = items.filter((item) => item.kind === "base" && signOf(exactOf(item.points)) > 0);
      return able.length > 0 && able.every(canNotApply) ? withoutItems(ground, able, true) : [];
    }),
  ];
};

/** Short years, and terms of several years, open or still ahead. */
export const timeTrials = (ground: Ground): readonly Trial[] => {
  const { scheme, year, empty } = ground;
  const { minDays } = scheme.annual;
  const short = [minDays, minDays - 1]
    .filter((days) => days > 0 && days <= 366)
    .map((days) => headed(annual(ground), { term: { from: `${year}-01-01`, to: addDays(`${year}-01-01`, days - 1) } }));
  const leap = year + ((4 - (year % 4)) % 4);
  const wholeLeap = asking(
    headed(annual(ground), {
      term: { from: `${leap}-01-01`, to: `${leap}-12-31` },
      members: empty.members.map((one) => ({ ...one, service: [{ from: `${leap}-01-01` }] })),
    }),
    {
      kind: "annual",
      year: leap,
    },
  );
  const some = itemsOf(scheme)
    .filter(({ kind }) => kind === "base")
    .flatMap((item) => settingsOf(ground, item).slice(0, 1));
  const unequal = {
    term: { from: `${year}-04-01`, to: `${year + 1}-12-31` },
    members: empty.members.map((one) => ({ ...one, service: [{ from: `${year}-04-01` }] })),
  };
  return [
    ...short,
    ...(minDays === 366 ? [wholeLeap] : []),
    asking(annual(ground), { kind: "term" }),
    asking(annual(ground), { kind: "term", asOf: `${year}-06-30` }),
    ...some.flatMap(({ evidence }) => {
      const term = asking(annual(ground, evidence), { kind: "term" });
      return [term, headed(term, unequal)];
    }),
  ];
};
