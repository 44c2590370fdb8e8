/** Ledgers and a question as the case that one would write: only what matters, what is like a full ledger as a change of it. */
import { canonicalJson } from "../../../model/hash";
import type { LedgerInput } from "../../../model/ledger";
import type { Text } from "../../../model/text";
import { join } from "../../../report/words";
import type { CaseQuestion } from "../../case/case";
import type { CaseInput } from "../../case/shape";
import type { Trial } from "./trial";

type Ask = CaseInput["ask"];
type Head = NonNullable<CaseInput["ledger"]>;
type Layer = Pick<CaseInput, "base" | "ledger" | "drop" | "facts">;

const written = (ask: CaseQuestion): Ask => {
  const known = ask.knownAt === undefined ? {} : { knownAt: ask.knownAt };
  const when = { ...(ask.asOf === undefined ? {} : { asOf: ask.asOf }), ...known };
  switch (ask.kind) {
    case "daily":
    case "warnings":
    case "duties":
    case "commitments":
    case "dereliction":
      return { [ask.kind]: ask.asOf, ...known };
    case "members":
      return { members: ask.year, ...when };
    case "annual":
      return { annual: ask.year, ...when };
    case "term":
      return { term: true, ...when };
    case "rank":
      return { rank: ask.year ?? "term", ...when };
  }
};

const nonEmpty = <T>(name: string, list: readonly T[] | undefined): Readonly<Record<string, readonly T[]>> =>
  list === undefined || list.length === 0 ? {} : { [name]: list };

type WrittenMember = NonNullable<Head["members"]>[number];

/** A member as one writes it: only the name, where nothing else matters. */
const memberOf = (member: LedgerInput["members"][number], index: number, from: string): WrittenMember => {
  const isPlain = member.service.length === 1 && member.service[0]?.from === from && member.service[0].to === undefined;
  return isPlain && (member.role === "leader") === (index === 0) ? member.id : member;
};

/** The head of a ledger without what every case has anyway. */
const headOf = (ledger: LedgerInput, town: boolean): Head => ({
  ...(town ? { town: ledger.town } : {}),
  term: ledger.term,
  members: ledger.members.map((one, index) => memberOf(one, index, ledger.term.from)),
  ...nonEmpty("targets", ledger.targets),
  ...nonEmpty("commitments", ledger.commitments),
  ...nonEmpty("milestones", ledger.milestones),
});

interface Named {
  readonly name: string;
  readonly text: string;
}

const named = ({ facts = [], targets = [], commitments = [], milestones = [] }: LedgerInput): readonly Named[] => [
  ...[...facts, ...commitments, ...milestones].map((one) => ({ name: one.id, text: canonicalJson(one) })),
  ...targets.map((one) => ({ name: one.item, text: canonicalJson(one) })),
];

/** What is new in a ledger beside another; entries are told apart by their whole text. */
const beyond = <T>(all: readonly T[] | undefined, known: ReadonlySet<string>): readonly T[] =>
  (all ?? []).filter((one) => !known.has(canonicalJson(one)));

/** A ledger as a change of the full one; undefined where it is shorter to write it out. */
const asChange = (ledger: LedgerInput, full: LedgerInput, town: boolean): Layer | undefined => {
  const [own, base] = [named(ledger), named(full)];
  const [ownTexts, baseTexts] = [new Set(own.map(({ text }) => text)), new Set(base.map(({ text }) => text))];
  const drop = [...new Set(base.filter(({ text }) => !ownTexts.has(text)).map(({ name }) => name))];
  const more = own.filter(({ text }) => !baseTexts.has(text));
  // What bears the name of something that is left out is written anew.
  const kept = new Set(base.filter(({ name }) => !drop.includes(name)).map(({ text }) => text));
  if (drop.length + more.length >= own.length) return undefined;
  const { targets, commitments, milestones, members, term } = headOf(ledger, town);
  const head = {
    ...(town ? { town: ledger.town } : {}),
    term,
    ...(canonicalJson(ledger.members) === canonicalJson(full.members) ? {} : { members }),
    ...nonEmpty("targets", beyond(targets, kept)),
    ...nonEmpty("commitments", beyond(commitments, kept)),
    ...nonEmpty("milestones", beyond(milestones, kept)),
  };
  return { base: "full", ledger: head, ...nonEmpty("drop", drop), ...plainFacts(beyond(ledger.facts, kept)) };
};

type FactIn = NonNullable<LedgerInput["facts"]>[number];

/** A fact as one writes it: the runner fills in its name, who recorded it, and when. */
const plainFact = (fact: FactIn): Readonly<Record<string, unknown>> => {
  const { id: _, kind, day, recorded: __, by: ___, ...own } = fact;
  return { kind, ...own, day };
};

const plainFacts = (facts: LedgerInput["facts"]) => nonEmpty("facts", facts?.map(plainFact));

const layerOf = (ledger: LedgerInput, full: LedgerInput, town: boolean): Layer =>
  asChange(ledger, full, town) ?? { ledger: headOf(ledger, town), ...plainFacts(ledger.facts) };

/** At most so many aims are named in the sentence of a case. */
const mostNamed = 3;

const saying = (says: readonly Text[]): Text => {
  const shown = join(says.slice(0, mostNamed), "；", "; ");
  const rest = says.length - mostNamed;
  return rest > 0 ? { zh: `${shown.zh}；另有 ${rest} 项`, en: `${shown.en}; and ${rest} more` } : shown;
};

/** A trial as a case that one would write, with nothing expected. */
export const writtenCase = ({ teams, ask }: Trial, id: string, says: readonly Text[], full: LedgerInput): CaseInput => {
  const [first] = teams;
  const town = new Set(teams.map((team) => team.town)).size > 1;
  const head = { id, says: saying(says) };
  const end = { ask: written(ask), expect: {} };
  if (ask.kind !== "rank")
    return first === undefined ? { ...head, ...end } : { ...head, ...layerOf(first, full, town), ...end };
  return { ...head, teams: teams.map((team) => ({ team: team.team, ...layerOf(team, full, town) })), ...end };
};
