/** The plan of a scheme: everything that can be worked out before a ledger is seen, once for each scheme value. */
import type { SchemeStamp } from "../model/evaluation";
import { contentHash } from "../model/hash";
import type { FactKind } from "../model/ledger";
import type { Measure } from "../model/measures";
import type { MisconductCase } from "../model/misconduct";
import { type Exact, exactOf, type Rounding } from "../model/points";
import type { Cap, Category, Item, Scheme } from "../model/scheme";
import { type Tested, testOf } from "./condition";
import { type Measurer, measurerOf } from "./measure";
import { type Scorer, scorerOf } from "./score";

/** A bound as a number, or none. */
export type Bound = Exact | undefined;

export const boundOf = (written: string): Bound => (written === "none" ? undefined : exactOf(written));

export interface PlannedItem {
  readonly item: Item;
  readonly category: string;
  readonly index: number;
  readonly points: Exact;
  readonly floor: Bound;
  readonly cap: Bound;
  /** The cap as written or as its default. */
  readonly capText: string;
  readonly rounding: Rounding;
  /** The kind of item fact that the measure reads, if it reads facts by item. */
  readonly reads: FactKind | undefined;
  readonly measure: Measurer;
  readonly score: Scorer;
}

export interface PlannedCategory {
  readonly category: Category;
  readonly floor: Bound;
  /** Undefined where none is written: then it is the points in scope. */
  readonly cap: Bound | "points";
  readonly items: readonly PlannedItem[];
}

export interface PlannedCap {
  readonly cap: Cap;
  /** Undefined for a cap that asks for the grades of the years. */
  readonly test: Tested | undefined;
}

export interface Plan {
  readonly scheme: Scheme;
  readonly stamp: SchemeStamp;
  readonly items: readonly PlannedItem[];
  readonly byId: ReadonlyMap<string, PlannedItem>;
  readonly categories: readonly PlannedCategory[];
  readonly caps: readonly PlannedCap[];
  readonly cases: ReadonlyMap<string, MisconductCase>;
  /** Cases whose findings can set an item to zero. */
  readonly zeroing: ReadonlySet<string>;
  /** Grades by id, 0 is the lowest. */
  readonly gradeRanks: ReadonlyMap<string, number>;
  readonly assessedBody: string;
  /** Whether some item needs a calendar of working days. */
  readonly needsCalendar: boolean;
}

const readsOf = (measure: Measure): FactKind | undefined => {
  switch (measure.kind) {
    case "target":
      return measure.of;
    case "mean":
    case "panel":
      return "rating";
    case "survey":
      return "ballots";
    case "latest":
      return "value";
    case "colours":
      return "colour";
    case "notices":
      return "notice";
    case "count":
    case "tally":
    case "rank":
      return measure.kind;
    default:
      return undefined;
  }
};

const planItem = (item: Item, category: string, index: number, scheme: Scheme): PlannedItem => {
  const capText = item.cap ?? item.points;
  const { digits, mode } = item.rounding ?? scheme.rubric.rounding;
  return {
    item,
    category,
    index,
    points: exactOf(item.points),
    floor: boundOf(item.floor),
    cap: boundOf(capText),
    capText,
    rounding: { digits, mode },
    reads: readsOf(item.measure),
    measure: measurerOf(item, scheme),
    score: scorerOf(item.method, exactOf(item.points)),
  };
};

/** The hash is worked out once somebody asks for it: of schemes that are only tried out nobody does. */
const stampOf = (scheme: Scheme): SchemeStamp => {
  const titled = ({ id, title }: { id: string; title: SchemeStamp["title"] }) => ({ id, title });
  let hash: string | undefined;
  return {
    id: scheme.id,
    version: scheme.version,
    get hash() {
      hash ??= contentHash(scheme);
      return hash;
    },
    title: scheme.title,
    notice: scheme.notice,
    grades: scheme.grades.map(titled),
    bodies: scheme.bodies.map(titled),
  };
};

const makePlan = (scheme: Scheme): Plan => {
  const items: PlannedItem[] = [];
  const categories = scheme.rubric.categories.map((category): PlannedCategory => {
    const own = category.items.map((item, at) => planItem(item, category.id, items.length + at, scheme));
    items.push(...own);
    return {
      category,
      floor: boundOf(category.floor),
      cap: category.cap === undefined ? "points" : boundOf(category.cap),
      items: own,
    };
  });
  return {
    scheme,
    stamp: stampOf(scheme),
    items,
    byId: new Map(items.map((planned) => [planned.item.id, planned])),
    categories,
    caps: scheme.caps.map((cap) => ({ cap, test: cap.when.kind === "year-grade" ? undefined : testOf(cap.when) })),
    cases: new Map(scheme.misconduct.map((one) => [one.id, one])),
    zeroing: new Set(scheme.misconduct.filter(({ zeroes }) => zeroes === true).map(({ id }) => id)),
    gradeRanks: new Map(scheme.grades.map(({ id }, rank) => [id, rank])),
    assessedBody: scheme.bodies.find(({ assessed }) => assessed === true)?.id ?? "",
    needsCalendar: items.some(
      ({ item }) => item.measure.kind === "attendance" && item.measure.basis === "working-days",
    ),
  };
};

/** A grade's place, 0 for the lowest. */
export const rankIn = ({ gradeRanks }: Pick<Plan, "gradeRanks">, grade: string): number => gradeRanks.get(grade) ?? 0;

const plans = new WeakMap<Scheme, Plan>();

/** The plan of a scheme, made on first use and kept as long as the scheme value lives. */
export const planOf = (scheme: Scheme): Plan => {
  const known = plans.get(scheme);
  if (known !== undefined) return known;
  const plan = makePlan(scheme);
  plans.set(scheme, plan);
  return plan;
};
