/** Changes of one item that stay inside it: bounds, rounding, waivers, scorers, deadlines, what is owed, mirrors, measure and method. */
import { everyParts } from "../../../model/calendar";
import { compare, exactOf, onGrid, roundingModes } from "../../../model/points";
import { methodProblems } from "../../../model/rule-check";
import type { Item, Scheme } from "../../../model/scheme";
import { type Change, dropped, eachOf, eachRemoved, into, negated, otherWords, under } from "../change";
import { bounds, costs, wholes } from "../step";
import { measureChanges } from "./measure";
import { methodChanges, unitOf } from "./method";

/** Every other body in the place of the one that is named. */
export const otherBodies =
  ({ bodies }: Pick<Scheme, "bodies">) =>
  (written: string): Change<string>[] =>
    bodies.filter(({ id }) => id !== written).map(({ id }) => into("replaced", written, id));

const lastWithin = ({ annual, term }: Scheme): number => Math.min(annual.closes, term.closes);

/** A cap that is not written is the item's points. */
const capRemoved = (item: Item): Change<Item>[] =>
  item.cap !== undefined
    ? under(item, "cap", bounds)
    : [{ operator: "removed", at: ["cap"], from: item.points, to: "none", also: [], value: { ...item, cap: "none" } }];

const rounding = (item: Item): Change<Item>[] =>
  under(item, "rounding", (written) => [
    ...under(written, "digits", (digits) => wholes(digits, 0, 6)),
    ...under(written, "mode", (mode) => otherWords(roundingModes, mode)),
  ]);

const timing = (item: Item, scheme: Scheme): Change<Item>[] => [
  ...under(item, "deadline", (deadline) => [
    ...under(deadline, "within", (within) => wholes(within, 0, lastWithin(scheme) - 1)),
    ...under(deadline, "missing", (missing) => otherWords(["zero", "open"], missing)),
  ]),
  ...dropped(item, "deadline"),
  ...under(item, "collect", (collect) => [
    ...under(collect, "within", (within) => wholes(within, 0, lastWithin(scheme))),
    ...under(collect, "every", (every) => otherWords(everyParts, every)),
  ]),
  ...dropped(item, "collect"),
];

const bodies = (item: Item, scheme: Scheme): Change<Item>[] => [
  ...under(item, "scorer", otherBodies(scheme)),
  ...dropped(item, "scorer"),
  ...under(item, "mirrors", (mirrors) => [
    ...eachOf(mirrors, (mirror) => [
      ...under(mirror, "each", costs),
      ...under(mirror, "most", bounds),
      ...under(mirror, "body", otherBodies(scheme)),
    ]),
    ...eachRemoved(mirrors),
  ]),
];

const isFit = (item: Item, scheme: Scheme): boolean => {
  const { digits } = item.rounding ?? scheme.rubric.rounding;
  const cap = item.cap ?? item.points;
  const { floor } = item;
  const grid = [item.points, floor, cap].every((written) => written === "none" || onGrid(exactOf(written), digits));
  const upright = floor === "none" || cap === "none" || compare(exactOf(floor), exactOf(cap)) <= 0;
  return grid && upright && methodProblems(item, digits, []).length === 0;
};

/** A duty that an attendance item shows has the item's calendar part. */
const breaksDuty = ({ at }: Change<Item>, { id }: Item, { duties }: Scheme): boolean =>
  at[0] === "measure" && at[1] === "every" && duties.some(({ shownBy }) => shownBy === id);

/** All changes of an item that leave the rest of the scheme as it is. */
export const itemChanges = (item: Item, scheme: Scheme): Change<Item>[] =>
  [
    ...under(item, "measure", measureChanges),
    ...under(item, "method", (method) => methodChanges(method, unitOf(item.measure))),
    ...under(item, "floor", bounds),
    ...capRemoved(item),
    ...rounding(item),
    ...under(item, "level", (level) => otherWords(["daily", "annual", "term"], level)),
    ...under(item, "waivable", negated),
    ...dropped(item, "group"),
    ...timing(item, scheme),
    ...bodies(item, scheme),
  ].filter((change) => isFit(change.value, scheme) && !breaksDuty(change, item, scheme));
