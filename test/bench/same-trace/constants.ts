/**
 * What is the same in every evaluation of this scheme: titles, methods, the stamp. Someone who writes the scorer by hand would paste it
 * into the code; here it is taken once, when the file is loaded, and never asked for while a year is scored.
 */
import { type Applied, evaluateAnnual, type ItemResult, itemsOf, parseLedger } from "zhucun";
import { luojiang } from "zhucun/rubrics/luojiang";

export { semantics } from "zhucun";

const found = <T>(one: T | undefined, name: string): T => {
  if (one === undefined) throw new Error(`${name} is not in the scheme`);
  return one;
};

const emptyLedger = parseLedger(
  {
    format: "zhucun-ledger/1",
    team: "t",
    village: "河湾村",
    town: "柏溪镇",
    units: ["区农业农村局"],
    term: { from: "2022-01-01", to: "2022-12-31" },
    members: [],
  },
  { scheme: luojiang },
);

/** Which scheme this is. */
export const stamp = { ...evaluateAnnual(luojiang, emptyLedger, { year: 2022 }).scheme };

const categories = luojiang.rubric.categories;
/** The categories in their order. */
export const categoryHeads = categories.map(({ id, title }) => ({ id, title }));

const places = new Map(categories.flatMap(({ items }, place) => items.map(({ id }) => [id, place] as const)));
const rounding = { digits: luojiang.rubric.rounding.digits, mode: luojiang.rubric.rounding.mode };

/** What is always the same in an item's result, and what is asked of it again and again. */
export interface Head
  extends Pick<ItemResult, "id" | "category" | "kind" | "level" | "title" | "outOf" | "floor" | "cap" | "rounding"> {
  readonly place: number;
  readonly points: number;
  readonly hundredths: number;
  readonly method: Applied;
}

/** The head of an item; asked for at loading only. */
export const headOf = (id: string): Head => {
  const item = found(
    itemsOf(luojiang).find((one) => one.id === id),
    id,
  );
  const place = found(places.get(id), id);
  const { kind, level, title, points, floor, cap = points } = item;
  const method = item.method as Applied; // those that are applied as they are written; tiers are not asked for
  const category = found(categories[place], id).id;
  const numbers = { points: Number(points), hundredths: Number(points) * 100 };
  return { id, category, kind, level, title, outOf: points, floor, cap, rounding, place, ...numbers, method };
};

/** The measure of an item; asked for at loading only. */
export const measureOf = <K extends string>(id: string, kind: K) => {
  const { measure } = found(
    itemsOf(luojiang).find((one) => one.id === id),
    id,
  );
  if (measure.kind !== kind) throw new Error(`${id} is measured otherwise`);
  return measure as Extract<typeof measure, { kind: K }>; // its kind has just been compared
};

export const capTitle = (id: string) =>
  found(
    luojiang.caps.find((cap) => cap.id === id),
    id,
  ).title;
export const caseTitle = (id: string) =>
  found(
    luojiang.misconduct.find((one) => one.id === id),
    id,
  ).title;
