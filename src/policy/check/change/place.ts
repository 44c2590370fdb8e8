import { type Day, yearsOf } from "../../../model/calendar";
import type { Fact, FactOf, Ledger } from "../../../model/ledger";
import {
  add,
  compare,
  type Decimal,
  type Exact,
  exactOf,
  exactText,
  multiply,
  one,
  ratio,
} from "../../../model/points";
import type { Item } from "../../../model/scheme";
import { middle } from "../../witness/evidence";
import { asDecimal } from "../../witness/mix";
import type { Input } from "../input";
import type { Sight } from "../sight";

/** Where a change is made. */
export interface Place {
  readonly sight: Sight;
  readonly input: Input;
  readonly ledger: Ledger;
  readonly item: Item | undefined;
  /** Measured values at which the item's points turn. */
  readonly levels: readonly Exact[];
}

export type Changed = readonly Ledger[];

const sorted = (numbers: readonly Exact[]): Exact[] => [...numbers].sort(compare);

/** Above this many ways to do the same, the rest is left out. */
export const mostWays = 6;

/** Decimals above one and at most another, from the levels and a little more. */
export const raised = (written: Decimal, levels: readonly Exact[], limit?: Exact): Decimal[] => {
  const now = exactOf(written);
  const numbers = [...levels, add(now, one), add(now, ratio(1, 2)), ...(limit === undefined ? [] : [limit])];
  const fitting = numbers.filter(
    (number) => compare(number, now) > 0 && asDecimal(number) && (limit === undefined || compare(number, limit) <= 0),
  );
  return [...new Set(sorted(fitting).map(exactText))].slice(0, 2 * mostWays);
};

export const ofKind = <K extends Fact["kind"]>({ ledger, input }: Place, kind: K): FactOf<K>[] =>
  ledger.facts.filter(
    (fact): fact is FactOf<K> =>
      fact.kind === kind && (input.item === null || !("item" in fact) || fact.item === input.item),
  );

/** The same ledger with another fact in the place of one. */
export const replaced = (ledger: Ledger, before: Fact, after: Fact): Ledger => ({
  ...ledger,
  facts: ledger.facts.map((fact) => (fact === before ? after : fact)),
});

/** A name that no fact has. */
export const freeId = ({ facts }: Ledger): string => {
  const taken = new Set(facts.map(({ id }) => id));
  for (let nth = 1; ; nth++) if (!taken.has(`more-${nth}`)) return `more-${nth}`;
};

export const withFact = (ledger: Ledger, fact: Fact): Ledger => ({ ...ledger, facts: [...ledger.facts, fact] });

/** Days on which one more fact is tried: in each year of the term, at its ends, and where the ledger has facts. */
export const daysFor = ({ term, facts }: Ledger): Day[] => {
  const inTerm = (day: Day): boolean => day >= term.from && day <= term.to;
  const all = [...yearsOf(term).map(middle), ...facts.slice(0, 3).map(({ day }) => day), term.from, term.to].filter(
    inTerm,
  );
  return [...new Set(all)].slice(0, mostWays);
};

type Without<F> = F extends Fact ? Omit<F, "id" | "day" | "recorded" | "by"> : never;

/** One more fact, on each of some days. */
export const more = ({ ledger }: Place, own: Without<Fact>, days = daysFor(ledger)): Changed =>
  days.map((day) => withFact(ledger, { id: freeId(ledger), day, recorded: day, by: "check", ...own } as Fact)); // the parts of one kind make one of that kind

export const itemOf = ({ input }: Place): string => input.item ?? "";

export const outOfIn = ({ item }: Place): Exact => {
  const measure = item?.measure;
  return measure !== undefined && "outOf" in measure ? exactOf(measure.outOf) : one;
};

/** Levels as numbers of facts that are divided by something. */
export const scaled = ({ levels }: Place, by: Exact): Exact[] => levels.map((level) => multiply(level, by));
