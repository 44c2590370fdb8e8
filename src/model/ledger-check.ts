/** What must hold between the parts of a ledger, and the two doors to it: `checkLedger` and `parseLedger`. */
import * as z from "zod";
import type { Day, Period } from "./calendar";
import { correctionProblems, type PlacedFact } from "./correction-check";
import { factsProblems, rulesOf } from "./fact-check";
import { factsIn, readFacts } from "./fact-reading";
import { type Fact, fact, type Ledger, ledgerShape, type Member, mostFacts } from "./ledger";
import { duplicates, unknownName } from "./names";
import { risingProblems } from "./pledge-check";
import { InvalidInputError, type Problem, problem, type Step } from "./problem";
import { readShape } from "./reading";
import type { Scheme } from "./scheme";
import { sureReader } from "./sure-reading";

/** What a ledger is checked against, beside itself. */
export interface LedgerContext {
  /** With a scheme, the names of items, cases, bodies, levels and colours are checked as well. */
  readonly scheme?: Scheme;
}

/** The outcome of checking a ledger. */
export type CheckedLedger =
  | { readonly ok: true; readonly ledger: Ledger }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const spanText = ({ from, to }: Period): string => `${from}–${to}`;

interface Served extends Period {
  readonly place: readonly Step[];
}

const servedBy = (member: Member, index: number, lastDay: Day): Served[] =>
  member.service.map(({ from, to = lastDay }, at) => ({ from, to, place: ["members", index, "service", at] }));

/** Each period that begins before an earlier one has ended, however many short ones lie between. */
const overlaps = (periods: readonly Served[]): Problem[] => {
  const sorted = [...periods].sort((a, b) => (a.from < b.from ? -1 : 1));
  let longest: Served | undefined;
  return sorted.flatMap((second) => {
    const first = longest;
    if (first === undefined || second.to > first.to) longest = second;
    return first !== undefined && first.to >= second.from
      ? [problem("overlapping-service", second.place, { first: spanText(first), second: spanText(second) })]
      : [];
  });
};

/** Periods that must not share a day: those of one member, and those of one post. */
const serviceGroups = ({ members, term }: Ledger): Served[][] => {
  const served = members.map((member, index) => servedBy(member, index, term.to));
  const posts = new Map<string, Served[]>();
  members.forEach(({ post }, index) => {
    if (post !== undefined) posts.set(post, [...(posts.get(post) ?? []), ...(served[index] ?? [])]);
  });
  const alone = served.filter((_, index) => members[index]?.post === undefined);
  return [...alone, ...posts.values()];
};

const reversed = ({ from, to }: Period, place: readonly Step[]): Problem[] =>
  to < from ? [problem("period-reversed", place, { from, to })] : [];

const serviceProblems = (ledger: Ledger): Problem[] => {
  const groups = serviceGroups(ledger);
  const { term } = ledger;
  const outside = groups.flat().flatMap((period) => {
    const inside = period.from >= term.from && period.to <= term.to;
    return [
      ...reversed(period, period.place),
      ...(inside ? [] : [problem("service-outside-term", period.place, { from: term.from, to: term.to })]),
    ];
  });
  return [...outside, ...groups.flatMap(overlaps)];
};

type Commitment = Ledger["commitments"][number];

const commitmentProblems = (commitment: Commitment, index: number): Problem[] => {
  const place = ["commitments", index];
  const fits = (commitment.level === "annual") === (commitment.year !== undefined);
  return [
    ...(fits ? [] : [problem("year-does-not-fit", [...place, "year"])]),
    ...risingProblems(commitment.milestones, [...place, "milestones"]),
  ];
};

const targetProblems = ({ targets }: Ledger): Problem[] =>
  duplicates(
    targets.map(({ item, year }) => ({ id: year === undefined ? item : `${item} ${year}` })),
    "target",
    (index) => ["targets", index],
  );

const headProblems = (ledger: Ledger): Problem[] => [
  ...reversed(ledger.term, ["term", "to"]),
  ...duplicates(ledger.members, "member", (index) => ["members", index]),
  ...serviceProblems(ledger),
  ...duplicates(ledger.commitments, "commitment", (index) => ["commitments", index]),
  ...ledger.commitments.flatMap(commitmentProblems),
  ...duplicates(ledger.milestones, "milestone", (index) => ["milestones", index]),
  ...targetProblems(ledger),
];

/** Items that the ledger's plans name: targets must be measured against targets, milestones by milestones. */
const planProblems = (ledger: Ledger, scheme: Scheme): Problem[] => {
  const { items, itemIds } = rulesOf(scheme);
  let known: ReadonlySet<string> | undefined;
  const check = (item: string, kind: string, needed: string, place: readonly Step[]) => {
    const measure = items.get(item)?.item.measure.kind;
    if (measure === undefined) {
      // Suggestions are counted for each check.
      known ??= new Set(itemIds);
      return unknownName(item, known, "item", place);
    }
    return measure === needed ? [] : [problem("kind-does-not-fit-item", place, { kind, item, measure })];
  };
  return [
    ...ledger.targets.flatMap(({ item }, index) => check(item, "target", "target", ["targets", index, "item"])),
    ...ledger.milestones.flatMap(({ item }, index) =>
      check(item, "milestone", "milestones", ["milestones", index, "item"]),
    ),
  ];
};

const headShape = ledgerShape.extend({ facts: z.array(z.unknown()).max(mostFacts).default([]) });

/** All that is wrong between the parts of a ledger whose facts have been read, each with its index as it was written. */
const partProblems = (ledger: Ledger, facts: readonly PlacedFact[], scheme: Scheme | undefined): Problem[] => [
  ...headProblems(ledger),
  ...(scheme === undefined ? [] : planProblems(ledger, scheme)),
  ...factsProblems(ledger, facts, scheme),
  ...correctionProblems(facts),
];

/**
 * Reads a ledger and says all that is wrong with it, in itself and against a scheme.
 * @param input what a reader of files returned, or a plain object; it is not changed
 * @example const checked = checkLedger(document, { scheme });
 */
export const checkLedger = (input: unknown, { scheme }: LedgerContext = {}): CheckedLedger => {
  const head = readShape(headShape, input);
  const value = head.ok ? head.value : head.partial;
  if (value === undefined) {
    // What stands inside the facts is told with the facts.
    const ofHead = head.ok ? [] : head.problems.filter(({ path }) => path[0] !== "facts" || path.length === 1);
    return { ok: false, problems: [...ofHead, ...readFacts(fact, factsIn(input)).problems] };
  }
  const read = readFacts(fact, value.facts);
  const ledger: Ledger = { ...value, facts: read.facts.map(({ fact }) => fact) };
  const problems = [...(head.ok ? [] : head.problems), ...read.problems, ...partProblems(ledger, read.facts, scheme)];
  return problems.length === 0 ? { ok: true, ledger } : { ok: false, problems };
};

const sureHead = sureReader(ledgerShape);

/**
 * The ledger of a head without facts and of facts that their shape has read already; undefined where anything is wrong with them. It is
 * the same that `checkLedger` makes of them, which also says what is wrong.
 */
export const ledgerOf = (head: unknown, facts: readonly Fact[], scheme: Scheme): Ledger | undefined => {
  const read = sureHead(head);
  if (read === undefined || read.facts.length > 0 || facts.length > mostFacts) return undefined;
  const ledger: Ledger = { ...read, facts };
  const placed = facts.map((fact, index) => ({ fact, index }));
  return partProblems(ledger, placed, scheme).length === 0 ? ledger : undefined;
};

/**
 * Reads a ledger once and for all: what it returns is trusted everywhere.
 * @throws {InvalidInputError} with all problems, the same that `checkLedger` returns
 * @example const ledger = parseLedger(document, { scheme });
 */
export const parseLedger = (input: unknown, context: LedgerContext = {}): Ledger => {
  const checked = checkLedger(input, context);
  if (!checked.ok) throw new InvalidInputError(checked.problems);
  return checked.ledger;
};
