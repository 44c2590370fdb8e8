/** Whether a change inside an item touches an answer: the item alone is scored again, and its result compared. */
import type { Answer } from "../../engine/evaluate";
import type { ScoredItem } from "../../engine/item";
import { type Rescored, reviseItem } from "../../engine/revise";
import type { Item } from "../../model/scheme";
import type { Case } from "../case/case";
import type { Mutant } from "./mutants";

/** Keys of an item that are read for its own result and for nothing else. */
const scoring: ReadonlySet<unknown> = new Set<keyof Item>(["measure", "method", "floor", "cap", "rounding", "scorer"]);

/** What is owed for colours depends on the parts that are left out. */
const owing: ReadonlySet<unknown> = new Set(["skip", "every"]);

/** The item whose result is all that a mutant can change at first hand; undefined where it changes more. */
export const scoredItemOf = ({ at, clauses: [key = ""] }: Mutant): string | undefined => {
  const [, list, , items, , part, ...rest] = at;
  const isInside = list === "categories" && items === "items" && key.startsWith("items/");
  if (!isInside) return undefined;
  const name = key.split("/")[1];
  if (part === "deadline") return name;
  return scoring.has(part) && !(part === "measure" && owing.has(rest[0])) ? name : undefined;
};

/** Whether a case asks for what a place is read for: what is owed, effects on other bodies, which items are daily ones. */
export const isAskedFor = ({ at, clauses: [key = ""] }: Mutant, { ask, expect }: Case): boolean => {
  if (!key.startsWith("items/")) return true;
  switch (at[5]) {
    case "collect":
      return expect.owed !== undefined;
    case "mirrors":
      return expect.mirrors !== undefined;
    case "level":
      return ask.kind === "daily";
    default:
      // Whether an item may be waived is read with the ledger.
      return at[5] !== "waivable";
  }
};

const said = (value: unknown): string => JSON.stringify(value);

/** Whether two results of an item are the same but for the words of the rule. */
const tellsSame = ({ result: a, value: v }: ScoredItem, { result: b, value: w }: ScoredItem): boolean =>
  a.points === b.points &&
  a.state === b.state &&
  a.why === b.why &&
  a.raw === b.raw &&
  a.bound === b.bound &&
  (v === undefined) === (w === undefined) &&
  (a.measurement === b.measurement || said(a.measurement) === said(b.measurement)) &&
  (a.setAside.length === 0 ? b.setAside.length === 0 : said(a.setAside) === said(b.setAside)) &&
  said(a.zeroedBy) === said(b.zeroedBy);

/** A deadline is read where an item is missing; by when that is owed is told then. */
const isRead = ({ at }: Mutant, { before, now }: Rescored): boolean =>
  at[5] === "deadline" && (before.result.state === "missing" || now.result.state === "missing");

/** Whether a mutant of an item changes what an answer says of it. */
export const touchesItem = (mutant: Mutant, answer: Answer, item: string): boolean => {
  const rescored = reviseItem(answer, mutant.scheme, item);
  return rescored === undefined || rescored.some((one) => isRead(mutant, one) || !tellsSame(one.before, one.now));
};
