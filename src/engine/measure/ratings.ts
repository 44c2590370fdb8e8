/** Measures of what others say in numbers: means of ratings, panels, latest values, ranks. FORMAT.md, 7.4, 7.5, 7.7, 7.8. */
import { type Period, partHolding } from "../../model/calendar";
import type { Fact, FactOf } from "../../model/ledger";
import type { Measure } from "../../model/measures";
import {
  add,
  compare,
  divide,
  type Exact,
  exactOf,
  exactText,
  most,
  multiply,
  negate,
  ratio,
  subtract,
  sumOfDecimals,
  zero,
} from "../../model/points";
import { countedDay } from "../frame";
import { measured, missing, type Outcome, only, pending, refsOf, type View } from "../outcome";

type Mean = Extract<Measure, { kind: "mean" }>;
type Panel = Extract<Measure, { kind: "panel" }>;
type Latest = Extract<Measure, { kind: "latest" }>;
type Rating = FactOf<"rating">;

const decimalOf = ({ value }: Rating) => value;

const groupKey = (rating: Rating, by: Mean["by"], term: Period): string => {
  switch (by) {
    case "rating":
      return rating.id;
    case "member":
      return rating.member ?? "";
    default:
      return partHolding(countedDay(rating, term), by).from;
  }
};

/** Ratings that are one number together: their sum, and how many they are. */
interface Group {
  total: Exact;
  of: number;
}

const groupsOf = (ratings: readonly Rating[], by: Mean["by"], term: Period): Map<string, Group> => {
  const groups = new Map<string, Group>();
  for (const rating of ratings) {
    const key = groupKey(rating, by, term);
    const value = exactOf(rating.value);
    const group = groups.get(key);
    if (group === undefined || by === "member") groups.set(key, { total: value, of: 1 });
    else {
      group.total = add(group.total, value);
      group.of++;
    }
  }
  return groups;
};

export const meanOf = ({ by, outOf }: Mean) => {
  const full = exactOf(outOf);
  return ({ facts, ledger }: View): Outcome => {
    if (facts.length === 0) return missing;
    const valid = only("rating", facts).filter((rating) => rating.valid);
    if (valid.length === 0) return pending("no-valid-rating");
    const groups: { readonly key: string; readonly value: string }[] = [];
    let total = zero;
    for (const [key, group] of groupsOf(valid, by, ledger.term)) {
      const mean = divide(group.total, ratio(group.of));
      total = add(total, mean);
      groups.push({ key, value: exactText(mean) });
    }
    const value = divide(divide(total, ratio(groups.length)), full);
    return measured(value, { kind: "mean", by, outOf, groups, value: exactText(value), facts: refsOf(valid) });
  };
};

/** Of each rater, the latest valid rating. */
const latestByRater = (facts: readonly Fact[]): Rating[] => {
  const latest = new Map<string, Rating>();
  for (const rating of only("rating", facts)) if (rating.valid) latest.set(rating.rater, rating);
  return [...latest.values()];
};

const byValue = (a: Rating, b: Rating): number => compare(exactOf(a.value), exactOf(b.value)) || (a.id < b.id ? -1 : 1);

export const panelOf = ({ outOf, trimAbove, trim, minimum }: Panel) => {
  const full = exactOf(outOf);
  return ({ facts }: View): Outcome => {
    if (facts.length === 0) return missing;
    const ratings = latestByRater(facts).sort(byValue);
    if (ratings.length === 0 || ratings.length < minimum) return pending("too-few-raters");
    const cut = ratings.length > trimAbove ? trim : 0;
    const kept = ratings.slice(cut, ratings.length - cut);
    const value = divide(divide(sumOfDecimals(kept, decimalOf), ratio(kept.length)), full);
    return measured(value, {
      kind: "panel",
      outOf,
      raters: ratings.length,
      ratings: kept.map((rating) => rating.value),
      dropped: refsOf([...ratings.slice(0, cut), ...ratings.slice(ratings.length - cut)]),
      value: exactText(value),
      facts: refsOf(kept),
    });
  };
};

/** The values that count: checked ones, and self-reports only where there is no checked one. */
export const countedValues = (facts: readonly Fact[]): readonly FactOf<"value">[] => {
  const values = only("value", facts);
  const checked = values.filter(({ claim }) => claim === "checked");
  return checked.length > 0 ? checked : values;
};

const magnitude = (x: Exact): Exact => most(x, negate(x));

/** The self-report and the check, where they lie further apart than is tolerated. */
const secondCheckOf = (facts: readonly Fact[], tolerance: string | undefined) => {
  if (tolerance === undefined) return null;
  const values = only("value", facts);
  const self = values.filter(({ claim }) => claim === "self").at(-1);
  const checked = values.filter(({ claim }) => claim === "checked").at(-1);
  if (self === undefined || checked === undefined) return null;
  const apart = magnitude(subtract(exactOf(self.value), exactOf(checked.value)));
  const tolerated = multiply(exactOf(tolerance), magnitude(exactOf(checked.value)));
  return compare(apart, tolerated) > 0 ? { self: self.value, checked: checked.value } : null;
};

export const latestOf =
  ({ outOf, tolerance }: Latest) =>
  ({ facts }: View): Outcome => {
    const values = countedValues(facts);
    const latest = values.at(-1);
    if (latest === undefined) return missing;
    const value = divide(exactOf(latest.value), exactOf(outOf));
    return measured(value, {
      kind: "latest",
      outOf,
      latest: latest.value,
      secondCheck: secondCheckOf(facts, tolerance),
      value: exactText(value),
      facts: refsOf([latest]),
    });
  };

export const rankOf = ({ facts }: View): Outcome => {
  const latest = only("rank", facts).at(-1);
  if (latest === undefined) return missing;
  return measured(ratio(latest.rank), {
    kind: "rank",
    of: latest.of ?? null,
    value: String(latest.rank),
    facts: refsOf([latest]),
  });
};
