/** The question about duties: what every real body owed by a day, did, must do next, and what that cost it. FORMAT.md, section 13. */
import type { BodyResult, DutiesEvaluation, DutyResult, Held, ListResult, Obligation } from "../../model/answer/duties";
import { chineseCalendar, type Day, type WorkingCalendar } from "../../model/calendar";
import type { Duty } from "../../model/duty";
import type { Ledger } from "../../model/ledger";
import type { Register } from "../../model/register";
import { type Scheme, semantics } from "../../model/scheme";
import { checkDay } from "../evaluate";
import { gather } from "../gather";
import { planOf } from "../plan";
import { frameOver } from "../stretch";
import { accountOf } from "./account";
import { effectsOf } from "./mirror";
import { byDue, countsOf, nextOf, sumOf } from "./obligation";
import { type Owing, obligationsOf } from "./owing";
import { yearsBegun } from "./part";
import { chargedTo, type Recorded, recordedIn } from "./record";
import { type Shown, shownIn } from "./shown";
import { type Bearer, bearersOf, daysOf } from "./target";

/** Whose duties are asked about. */
export interface DutiesOf {
  readonly register: Register;
  readonly ledgers: readonly Ledger[];
}

/** The question about duties. */
export interface DutiesQuestion {
  /** The day to stand on. */
  readonly asOf: Day;
  /** Only facts recorded by this day are known; all, where it is left out. */
  readonly knownAt?: Day | undefined;
  /** Working days; the default is `chineseCalendar`. */
  readonly calendar?: WorkingCalendar | undefined;
}

/** All that the answer about one body is worked out from. */
interface World {
  readonly scheme: Scheme;
  readonly recorded: Recorded;
  readonly asOf: Day;
  readonly knownAt: Day | undefined;
  readonly calendar: WorkingCalendar;
  readonly shown: Owing["shown"];
}

/** Remembers what attendance shows, team by team. */
const shownBy = (scheme: Scheme, ledgers: readonly Ledger[], stand: Omit<World, "scheme" | "recorded" | "shown">) => {
  const known = new Map<string, Shown>();
  return (item: string, team: string): Shown => {
    const key = `${item}\n${team}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const ledger = ledgers.find((one) => one.team === team);
    const shown: Shown =
      ledger === undefined ? () => ({ days: null, enough: false, why: null }) : shownIn(scheme, item, ledger, stand);
    known.set(key, shown);
    return shown;
  };
};

type Broken = Owing["broken"];

const inRegister =
  ({ id }: Bearer["body"], { recorded }: World): Broken =>
  (cases, year) =>
    recorded.findings
      .filter((one) => one.body === id && one.year === year && cases.includes(one.case))
      .filter(({ latest }) => latest.state === "confirmed")
      .map(({ latest }) => ({ id: latest.id, day: latest.day }));

/** Findings about a team and its members are in its ledger. */
const inLedger = (ledger: Ledger, { scheme, asOf, knownAt }: World): Broken => {
  if (asOf < ledger.term.from) return () => [];
  const { charged } = gather(planOf(scheme), ledger, frameOver(ledger.term, ledger.term, { asOf, knownAt }));
  return (cases, year) =>
    charged
      .filter((one) => one.year === year && cases.includes(one.case))
      .map(({ latest }) => ({ id: latest.id, day: latest.day }));
};

const brokenFor = ({ body, ledgers }: Bearer, world: World): Broken => {
  const [team] = ledgers;
  return team !== undefined && team.team === body.id ? inLedger(team, world) : inRegister(body, world);
};

const heldFor = (duty: Duty, body: string, obligations: readonly Obligation[], { recorded }: World): Held[] => {
  const counted = new Map<string, number>();
  for (const { id, times } of obligations.flatMap(({ performed }) => performed))
    counted.set(id, (counted.get(id) ?? 0) + times);
  return recorded.performed(body, duty.id).map(({ id, day, team = null, people = [], times }) => ({
    id,
    day,
    team,
    people: new Set(people.map((one) => `${one.team}\n${one.member}`)).size,
    times,
    counted: counted.get(id) ?? 0,
  }));
};

const dutyResult = (duty: Duty, owing: Owing, world: World): DutyResult => {
  const { id, title, cadence, per = null } = duty;
  const obligations = obligationsOf(duty, owing).sort(byDue);
  const held = heldFor(duty, owing.bearer.body.id, obligations, world);
  return { duty: id, title, cadence, per, counts: countsOf(obligations), obligations, held };
};

const listsOf = (owing: Owing, world: World): ListResult[] => {
  const { scheme } = world;
  const own = scheme.duties.filter(({ body }) => body === owing.bearer.body.body);
  return scheme.lists.flatMap(({ id, title }): ListResult[] => {
    const duties = own.filter(({ list }) => list === id).map((duty) => dutyResult(duty, owing, world));
    return duties.length === 0 ? [] : [{ list: id, title, counts: sumOf(duties.map(({ counts }) => counts)), duties }];
  });
};

/** A standing duty asks for nothing to be done. */
const nextIn = (lists: readonly ListResult[]): BodyResult["next"] =>
  lists
    .flatMap(({ duties }) => duties)
    .filter(({ cadence }) => cadence.kind !== "always")
    .flatMap(({ obligations }) => obligations.flatMap(nextOf))
    .sort(byDue);

type Effects = ReturnType<typeof effectsOf>;

const accountsOf = (bearer: Bearer, lists: readonly ListResult[], effects: Effects, world: World) => {
  const { scheme, recorded, asOf } = world;
  const { id, body: kind } = bearer.body;
  const account = scheme.accounts.find(({ body }) => body === kind);
  if (account === undefined) return [];
  const cases = new Map(scheme.misconduct.map((one) => [one.id, one]));
  const held = {
    obligations: lists.flatMap(({ duties }) => duties.flatMap(({ obligations }) => obligations)),
    findings: chargedTo(id, recorded.findings, cases),
    effects: effects.byBody.get(id) ?? [],
  };
  return yearsBegun(daysOf(bearer), asOf).map(({ year, within }) => accountOf(account, held, year, within));
};

const bodyResult = (bearer: Bearer, effects: Effects, world: World): BodyResult => {
  const { recorded, asOf, calendar, shown } = world;
  const owing: Owing = { bearer, recorded, asOf, calendar, shown, broken: brokenFor(bearer, world) };
  const lists = listsOf(owing, world);
  const { id, body: kind, name } = bearer.body;
  return {
    id,
    kind,
    name,
    teams: bearer.ledgers.map(({ team }) => team),
    counts: sumOf(lists.map(({ counts }) => counts)),
    lists,
    next: nextIn(lists),
    accounts: accountsOf(bearer, lists, effects, world),
  };
};

/**
 * What every real body of a district owed by a day, did in time or late, still owes, and must do next; and its accounts of the years.
 * Bodies come by kind as the scheme lists them, then by id; no order of bodies, ledgers or facts changes anything.
 * @throws {InvalidInputError} where a day is none, the scheme is not in force, or holiday data is missing
 * @example evaluateDuties(scheme, { register, ledgers }, { asOf: "2022-06-30" }).bodies.map(({ name, next }) => [name, next[0]])
 */
export const evaluateDuties = (
  scheme: Scheme,
  { register, ledgers }: DutiesOf,
  { asOf, knownAt, calendar = chineseCalendar }: DutiesQuestion,
): DutiesEvaluation => {
  checkDay(asOf, "asOf");
  checkDay(knownAt, "knownAt");
  const stand = { asOf, knownAt, calendar };
  const bearers = bearersOf(scheme, register, ledgers);
  const teams = [...ledgers].sort((a, b) => (a.team < b.team ? -1 : 1));
  const effects: Effects =
    scheme.accounts.length === 0 ? { byBody: new Map(), unassigned: [] } : effectsOf(scheme, teams, bearers, stand);
  const recorded = recordedIn(register, asOf, knownAt);
  const world: World = { scheme, recorded, ...stand, shown: shownBy(scheme, ledgers, stand) };
  const bodies = bearers.map((bearer) => bodyResult(bearer, effects, world));
  return {
    semantics,
    scheme: planOf(scheme).stamp,
    asOf,
    knownAt: knownAt ?? null,
    counts: sumOf(bodies.map(({ counts }) => counts)),
    bodies,
    unassigned: effects.unassigned,
    corrected: recorded.corrected,
  };
};
