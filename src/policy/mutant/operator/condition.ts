/** Changes of conditions: the number, whether it is included, the grade that is asked for. */
import type { Comparison, Condition } from "../../../model/condition";
import type { Decimal, Exact } from "../../../model/points";
import { itemsOf, type Scheme } from "../../../model/scheme";
import { type Change, into, under } from "../change";
import { lastPlace, perCent, stepped } from "../step";
import { unitOf } from "./method";

const turned = { below: "atMost", atMost: "below", atLeast: "above", above: "atLeast" } as const;

/** 不满 for 以下, 以上 for 超过, and the other way round. */
const flipped = <T extends Comparison>(written: T): Change<T>[] => {
  const keys = Object.keys(turned) as (keyof typeof turned)[]; // the keys of the table above
  return keys.flatMap((key) => {
    const value = written[key];
    if (value === undefined) return [];
    const { [key]: _, ...rest } = written;
    return [into("flipped", written, { ...rest, [turned[key]]: value } as T)]; // the same but for the key of its number
  });
};

/** The number a comparison asks for one step up and down, and the number included or not. */
export const comparisonChanges = <T extends Comparison>(written: T, unit: (written: Decimal) => Exact): Change<T>[] => {
  const keys = Object.keys(turned) as (keyof typeof turned)[]; // the keys of the table above
  return [
    ...keys.flatMap(
      (key) => under(written, key, (number) => stepped(number, unit(number)) as Change<NonNullable<T[typeof key]>>[]), // a decimal
    ),
    ...flipped(written),
  ];
};

/** A grade one place up and one down. */
export const gradeSteps =
  ({ grades }: Pick<Scheme, "grades">) =>
  (written: string): Change<string>[] => {
    const at = grades.findIndex(({ id }) => id === written);
    const [up, down] = [grades[at + 1], grades[at - 1]];
    return [
      ...(at < 0 || up === undefined ? [] : [into("raised", written, up.id)]),
      ...(at < 0 || down === undefined ? [] : [into("lowered", written, down.id)]),
    ];
  };

/** One step of an item's measured value. */
export const unitOfItem = (item: string, scheme: Scheme): ((written: Decimal) => Exact) => {
  const measure = itemsOf(scheme).find(({ id }) => id === item)?.measure;
  return measure === undefined ? perCent : unitOf(measure);
};

const unitOfCondition = (when: Condition, scheme: Scheme): ((written: Decimal) => Exact) => {
  switch (when.kind) {
    case "measurement":
      return unitOfItem(when.item, scheme);
    case "findings":
    case "event":
      return lastPlace;
    default:
      return perCent;
  }
};

/** All changes of a condition. */
export const conditionChanges = <C extends Condition>(when: C, scheme: Scheme): Change<C>[] => {
  const condition: Condition = when;
  if (condition.kind === "year-grade") return under(condition, "atMost", gradeSteps(scheme)) as Change<C>[]; // C is this kind
  return comparisonChanges(condition, unitOfCondition(condition, scheme)) as Change<C>[]; // a change of a kind is of that kind
};
