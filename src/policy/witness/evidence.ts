/** What a small ledger is made of: the fewest facts and promises that show something, and how they are put together. */
import { addDays, chineseCalendar, type Day, yearOf } from "../../model/calendar";
import type { FactInput, LedgerInput } from "../../model/ledger";
import type { Scheme } from "../../model/scheme";

type Head = Pick<LedgerInput, "targets" | "commitments" | "milestones">;

/** Facts, and what the head of a ledger must say for them to count. */
export interface Evidence {
  readonly facts: readonly FactInput[];
  readonly targets?: NonNullable<Head["targets"]>;
  readonly commitments?: NonNullable<Head["commitments"]>;
  readonly milestones?: NonNullable<Head["milestones"]>;
}

/** The only member of an empty ledger. */
export const member = "m1";

/** Who records the facts of small ledgers. */
export const recorder = "测算";

/** The first whole year in which a scheme is in force; one whose working days are known, if there is one. */
export const firstYear = ({ from, to }: Pick<Scheme, "from" | "to">): number => {
  const first = from.endsWith("-01-01") ? yearOf(from) : yearOf(from) + 1;
  const last = Math.min(to === undefined ? first + 99 : yearOf(addDays(to, 1)) - 1, first + 99);
  for (let year = first; year <= last; year++)
    if (chineseCalendar.covers(year) && chineseCalendar.covers(year + 1)) return year;
  return first;
};

/** The middle of a year: a day in service, in every window, before every deadline. */
export const middle = (year: number): Day => `${year}-06-15`;

/**
 * A ledger with one team, one member and no facts; its term is the year and the next.
 * @param year the year that is looked at; the scheme's first whole year, where it is left out
 * @example parseLedger(emptyLedger(scheme), { scheme })
 */
export const emptyLedger = (scheme: Scheme, year = firstYear(scheme)): LedgerInput => {
  const term = { from: `${year}-01-01`, to: `${year + 1}-12-31` };
  return {
    format: "zhucun-ledger/1",
    team: "team",
    village: "村",
    town: "镇",
    units: ["单位"],
    term,
    members: [{ id: member, name: "队员", role: "leader", unit: "单位", service: [{ from: term.from }] }],
  };
};

/** A fact without its name, to tell whether two say the same. */
const saying = ({ id: _, ...fact }: FactInput): string => JSON.stringify(fact);

/** Entries of both, each name once. */
const together = <T>(first: readonly T[] | undefined, more: readonly T[], nameOf: (one: T) => string): readonly T[] => {
  const names = new Set((first ?? []).map(nameOf));
  return [...(first ?? []), ...more.filter((one) => !names.has(nameOf(one)))];
};

const freeId = (id: string, taken: ReadonlySet<string>): string => {
  for (let nth = 2; ; nth++) if (!taken.has(`${id}-${nth}`)) return `${id}-${nth}`;
};

const withFacts = (first: readonly FactInput[], more: readonly FactInput[]): readonly FactInput[] => {
  const taken = new Set(first.map(({ id }) => id));
  return together(first, more, saying).map((fact, index) =>
    index >= first.length && taken.has(fact.id) ? { ...fact, id: freeId(fact.id, taken) } : fact,
  );
};

const withOne = (
  before: LedgerInput,
  { facts, targets = [], commitments = [], milestones = [] }: Evidence,
): LedgerInput => ({
  ...before,
  ...(targets.length === 0
    ? {}
    : { targets: together(before.targets, targets, ({ item, year }) => `${item} ${year}`) }),
  ...(commitments.length === 0 ? {} : { commitments: together(before.commitments, commitments, ({ id }) => id) }),
  ...(milestones.length === 0 ? {} : { milestones: together(before.milestones, milestones, ({ id }) => id) }),
  facts: withFacts(before.facts ?? [], facts),
});

/**
 * A ledger with more evidence; what it says already is not said twice.
 * @example withEvidence(emptyLedger(scheme), evidence)
 */
export const withEvidence = (ledger: LedgerInput, ...evidence: readonly Evidence[]): LedgerInput =>
  evidence.reduce(withOne, ledger);
