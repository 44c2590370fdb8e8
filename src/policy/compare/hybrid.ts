/**
 * One item asked again with some of the changes made and the others not: a small scheme of this item alone, in which each clause is the old or the
 * new one, and a small ledger whose parts are those of either side. The engine evaluates it like any other; nothing is scored here.
 */
import { evaluate } from "../../engine/evaluate";
import type { Day } from "../../model/calendar";
import { yearOf } from "../../model/calendar";
import type { ItemResult } from "../../model/evaluation";
import type { Fact, Ledger } from "../../model/ledger";
import type { MisconductCase } from "../../model/misconduct";
import { type Item, itemsOf, type Scheme } from "../../model/scheme";
import { reads } from "./question";
import { dayOf, type Evaluated } from "./side";

/** Parts of the record; clauses are named by their keys. */
export const recordParts = ["facts", "targets", "commitments", "milestones", "members"] as const;
export type Recorded = (typeof recordParts)[number];

/** The name of a part of the record among names of clauses. */
export const recorded = (part: Recorded): string => `record:${part}`;

export interface Two<T> {
  readonly old: T;
  readonly now: T;
}

type Made = ReadonlySet<string>;

/** The new one where the change is made, else the old one. */
const chosen = <T>(made: Made, name: string, { old, now }: Two<T>): T => (made.has(name) ? now : old);

export const itemIn = (scheme: Scheme, id: string): Item | undefined => itemsOf(scheme).find((item) => item.id === id);

const caseOf = (made: Made, { old, now }: Two<MisconductCase | undefined>, id: string): MisconductCase[] => {
  const own = chosen(made, `misconduct/${id}`, { old, now });
  if (own === undefined) return [];
  if (old === undefined || now === undefined) return [own];
  const { grave: _, ...rest } = own;
  const grave = chosen(made, `misconduct/${id}/grave`, { old: old.grave, now: now.grave });
  return [grave === undefined ? rest : { ...rest, grave }];
};

const casesOf = (made: Made, { old, now }: Two<Scheme>): MisconductCase[] => {
  const ids = [...new Set([...old.misconduct, ...now.misconduct].map(({ id }) => id))];
  const find = ({ misconduct }: Scheme, id: string) => misconduct.find((one) => one.id === id);
  return ids.flatMap((id) => caseOf(made, { old: find(old, id), now: find(now, id) }, id));
};

const itemOf = (made: Made, { old, now }: Two<Item>): Item => {
  const key = `items/${old.id}`;
  const part = <K extends "measure" | "method" | "rounding" | "deadline">(name: K): Item[K] =>
    chosen(made, `${key}/${name}`, { old: old[name], now: now[name] });
  const { rounding: _, deadline: __, collect: ___, ...head } = chosen(made, key, { old, now });
  const [rounding, deadline] = [part("rounding"), part("deadline")];
  return {
    ...head,
    measure: part("measure"),
    method: part("method"),
    mirrors: [],
    ...(rounding === undefined ? {} : { rounding }),
    ...(deadline === undefined ? {} : { deadline }),
  };
};

const unsaid = { zh: "", en: "" };

/** What the engine asks of a scheme beside its rubric and does not score by; little, for there are many mixed schemes. */
export const bareFrame = ({ format, id, version, grades, annual, term }: Scheme) => ({
  ...{ format, id, version, annual, term, title: unsaid, notice: unsaid, grades: grades.slice(0, 1) },
  // What it would have given is asked of any day.
  from: "1900-01-01",
  ...{ sources: [], lists: [], duties: [], accounts: [], mechanisms: [], steps: [], events: [], caps: [] },
});

const bareCase = (one: MisconductCase): MisconductCase => ({
  ...one,
  title: unsaid,
  ladder: [],
  mirrors: [],
  suspect: [],
});

/** A scheme of one item. */
const schemeOf = (made: Made, two: Two<Scheme>, item: Two<Item>): Scheme => {
  const { old, now } = two;
  const members = chosen(made, "members/leave", { old: old.members, now: now.members });
  const pledging = chosen(made, "commitments/changes", { old: old.commitments, now: now.commitments });
  const [category] = old.rubric.categories;
  if (category === undefined) return old;
  return {
    ...bareFrame(old),
    notApplicable: old.notApplicable,
    bodies: chosen(made, "bodies", { old: old.bodies, now: now.bodies }).filter(({ assessed }) => assessed === true),
    misconduct: casesOf(made, two).map(bareCase),
    rubric: {
      ...old.rubric,
      rounding: chosen(made, "rubric/rounding", { old: old.rubric.rounding, now: now.rubric.rounding }),
      groups: [],
      categories: [{ ...category, items: [itemOf(made, item)] }],
    },
    ...(members === undefined ? {} : { members }),
    ...(pledging === undefined ? {} : { commitments: pledging }),
  };
};

const kept = new WeakMap<Scheme, WeakMap<Scheme, Map<string, Scheme>>>();

/** Mixed schemes are the same for all teams: each is made once for two schemes and a name, and so is its plan. */
export const madeOnce = ({ old, now }: Two<Scheme>, name: string, made: Made, make: () => Scheme): Scheme => {
  const ofOld = kept.get(old) ?? new WeakMap<Scheme, Map<string, Scheme>>();
  const ofTwo = ofOld.get(now) ?? new Map<string, Scheme>();
  kept.set(old, ofOld.set(now, ofTwo));
  const clauses = [...made].filter((one) => !one.startsWith("record:")).sort();
  const key = [name, ...clauses].join("\n");
  const found = ofTwo.get(key) ?? make();
  ofTwo.set(key, found);
  return found;
};

/** The year that targets of a side are set for, where its question is about one. */
const yearAsked = ({ question }: Evaluated): number | undefined =>
  question.kind === "annual" ? question.year : question.kind === "daily" ? yearOf(question.asOf) : undefined;

/** The targets of one side for an item, as if they had been set for the year that is asked about. */
export const targetsFor = (item: string, from: Evaluated, asked: Evaluated): Ledger["targets"] => {
  const own = from.ledger.targets.filter((target) => target.item === item);
  const [year, other] = [yearAsked(asked), yearAsked(from)];
  if (year === undefined || other === undefined) return own;
  return own.filter((target) => target.year === other).map((target) => ({ ...target, year }));
};

const ledgerOf = (made: Made, item: string, small: Scheme, { old, now }: Two<Evaluated>): Ledger => {
  const side = (part: Recorded): Evaluated => chosen(made, recorded(part), { old, now });
  const asked = side("facts");
  const { byItem, others } = asked.shelf;
  const own: readonly Fact[] = byItem.get(item) ?? [];
  return {
    ...asked.ledger,
    members: side("members").ledger.members,
    targets: targetsFor(item, side("targets"), asked),
    commitments: side("commitments").ledger.commitments,
    milestones: side("milestones").ledger.milestones.filter((one) => one.item === item),
    facts: [...others, ...own.filter((fact) => reads(small, fact))],
  };
};

const standing = (made: Made, { standOn, scheme }: Evaluated, { old, now }: Two<Scheme>): Day => {
  if ("day" in standOn) return dayOf(standOn, scheme);
  return dayOf(standOn, chosen(made, standOn.clause, { old, now }));
};

/** The item's result with these changes made; undefined where the question does not reach it. */
export const itemWith = (made: Made, item: Two<Item>, sides: Two<Evaluated>): ItemResult | undefined => {
  const schemes = { old: sides.old.scheme, now: sides.now.scheme };
  const small = madeOnce(schemes, `item ${item.old.id}`, made, () => schemeOf(made, schemes, item));
  const asked = chosen(made, recorded("facts"), sides);
  const question = { ...asked.question, asOf: standing(made, asked, schemes) };
  const ledger = ledgerOf(made, item.old.id, small, sides);
  return evaluate(small, ledger, { ...question, calendar: asked.calendar }).items[0];
};
