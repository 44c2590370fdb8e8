/** The question about duties: what every real body owed by a day, did, must do next, and what that cost it. FORMAT.md, section 13. */
import type { BodyDeduction } from "../../model/answer/dereliction";
import type {
  BodyResult,
  DutiesEvaluation,
  DutyResult,
  Held,
  ListResult,
  Obligation,
  Unassigned,
} from "../../model/answer/duties";
import { chineseCalendar, type Day, type WorkingCalendar } from "../../model/calendar";
import type { Duty } from "../../model/duty";
import type { Ledger } from "../../model/ledger";
import { byCode } from "../../model/names";
import { type Scheme, semantics } from "../../model/scheme";
import { type Affair, affairsOf, isTeams, type Records } from "../dereliction/affairs";
import { confirmedOf } from "../dereliction/consequences";
import { deductionsOf } from "../dereliction/deductions";
import { checkDay } from "../evaluate";
import { type Kept, keptAt, shelfOf } from "../kept";
import { planOf } from "../plan";
import { accountOf } from "./account";
import { type Effect, effectsOf } from "./mirror";
import { byDue, countsOf, nextOf, sumOf } from "./obligation";
import { type Owing, obligationsOf } from "./owing";
import { yearsBegun } from "./part";
import { type Recorded, recordedIn } from "./record";
import { type Shown, shownIn } from "./shown";
import { type Bearer, bearersOf, daysOf, targetsOf } from "./target";

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
  /** Misconduct that stands confirmed, of bodies, teams and members. */
  readonly confirmed: readonly Affair[];
  readonly asOf: Day;
  readonly knownAt: Day | undefined;
  readonly calendar: WorkingCalendar;
  readonly shown: Owing["shown"];
  readonly kept: Kept | undefined;
}

/** Remembers what attendance shows, team by team. */
const shownBy = (
  scheme: Scheme,
  ledgers: readonly Ledger[],
  stand: Pick<World, "asOf" | "knownAt" | "calendar" | "kept">,
) => {
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

/** What the body itself is found to have done, or, where it is a team, what the team and its members are. */
const brokenFor =
  ({ body }: Bearer, { confirmed }: World): Broken =>
  (cases, year) =>
    confirmed
      .filter(({ who }) => (isTeams(who) ? who.team : who.body) === body.id)
      .filter((affair) => affair.year === year && cases.includes(affair.rule.id))
      .map(({ latest }) => ({ id: latest.id, day: latest.day }));

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

const dutyAnew = (duty: Duty, owing: Owing, world: World): DutyResult => {
  const { id, title, cadence, per = null } = duty;
  const obligations = obligationsOf(duty, owing).sort(byDue);
  const held = heldFor(duty, owing.bearer.body.id, obligations, world);
  return { duty: id, title, cadence, per, counts: countsOf(obligations), obligations, held };
};

/** A duty as one body fulfils it, and what it was worked out from beside the records. */
interface KeptDuty {
  readonly duty: Duty;
  readonly bodies: Scheme["bodies"];
  /** What attendance shows of the body's teams, where the duty is read off it. */
  readonly shown: readonly Shown[];
  readonly result: DutyResult;
}

const dutiesOf = shelfOf<string, KeptDuty>();

const teamsOf = (duty: Duty, bearer: Bearer): string[] => [
  ...new Set(targetsOf(duty, bearer).map(({ team }) => team ?? "")),
];

/** A duty's result; the kept one, where nothing differs that it was worked out from. */
const dutyResult = (duty: Duty, owing: Owing, world: World): DutyResult => {
  const { scheme, kept } = world;
  const { bearer } = owing;
  if (kept === undefined || duty.brokenBy !== undefined) return dutyAnew(duty, owing, world);
  const { shownBy } = duty;
  const shown = shownBy === undefined ? [] : teamsOf(duty, bearer).map((team) => owing.shown(shownBy, team));
  const make = (): KeptDuty => ({ duty, bodies: scheme.bodies, shown, result: dutyAnew(duty, owing, world) });
  const before = keptAt(dutiesOf(kept), `${duty.id} ${bearer.body.id}`, make);
  const serves =
    before.duty === duty && before.bodies === scheme.bodies && before.shown.every((one, at) => one === shown[at]);
  return serves ? before.result : dutyAnew(duty, owing, world);
};

/** A standing duty asks for nothing to be done. */
const nextIn = (lists: readonly ListResult[]): BodyResult["next"] =>
  lists
    .flatMap(({ duties }) => duties)
    .filter(({ cadence }) => cadence.kind !== "always")
    .flatMap(({ obligations }) => obligations.flatMap(nextOf))
    .sort(byDue);

/** The lists of a body, and what is to be done next about the duties in them. */
type Listed = Pick<BodyResult, "lists" | "next">;

const listedAnew = (own: readonly Duty[], results: readonly DutyResult[], lists: Scheme["lists"]): Listed => {
  const listed = lists.flatMap(({ id, title }): ListResult[] => {
    const duties = results.filter((_, at) => own[at]?.list === id);
    return duties.length === 0 ? [] : [{ list: id, title, counts: sumOf(duties.map(({ counts }) => counts)), duties }];
  });
  return { lists: listed, next: nextIn(listed) };
};

interface KeptLists {
  readonly results: readonly DutyResult[];
  readonly lists: Scheme["lists"];
  readonly listed: Listed;
}

const listsKept = shelfOf<string, KeptLists>();

/** The lists of a body; the kept ones, where the scheme lists the same duties and each came to the same. */
const listsOf = (owing: Owing, world: World): Listed => {
  const { scheme, kept } = world;
  const { lists, duties } = scheme;
  const { id, body: kind } = owing.bearer.body;
  const own = lists.flatMap((list) => duties.filter((duty) => duty.body === kind && duty.list === list.id));
  const results = own.map((duty) => dutyResult(duty, owing, world));
  if (kept === undefined) return listedAnew(own, results, lists);
  const make = (): KeptLists => ({
    results,
    lists,
    listed: listedAnew(own, results, lists),
  });
  const before = keptAt(listsKept(kept), id, make);
  const serves =
    before.lists === lists &&
    before.results.length === results.length &&
    before.results.every((one, at) => one === results[at]);
  return serves ? before.listed : listedAnew(own, results, lists);
};

/** What is charged to bodies, beside what they owe. */
interface Costs {
  readonly deductions: readonly BodyDeduction[];
  readonly effects: readonly Effect[];
}

/** Where no kind of body is held to account, nothing is charged to any. */
const costsOf = (bearers: readonly Bearer[], records: Records, world: World): Costs => {
  const { scheme, confirmed } = world;
  if (scheme.accounts.length === 0) return { deductions: [], effects: [] };
  const ledgers = [...records.ledgers].sort((a, b) => byCode(a.team, b.team));
  return {
    deductions: deductionsOf(confirmed, scheme, records).map(({ deduction }) => deduction),
    effects: effectsOf(scheme, ledgers, bearers, world),
  };
};

/** What counts, but falls on no body of the register. */
const unassignedIn = ({ deductions, effects }: Costs): Unassigned[] => [
  ...deductions
    .filter(({ body, counts }) => body === null && counts)
    .map(({ year, team, kind, amount, case: name, facts }) => ({
      year,
      team,
      body: kind,
      amount,
      item: null,
      case: name,
      facts,
    })),
  ...effects
    .filter(({ on }) => on.length === 0)
    .map(({ year, team, body, amount, item, facts }) => ({ year, team, body, amount, item, case: null, facts })),
];

const accountsOf = (bearer: Bearer, lists: readonly ListResult[], costs: Costs, { scheme, asOf }: World) => {
  const { id, body: kind } = bearer.body;
  const account = scheme.accounts.find(({ body }) => body === kind);
  if (account === undefined) return [];
  const held = {
    obligations: lists.flatMap(({ duties }) => duties.flatMap(({ obligations }) => obligations)),
    deductions: costs.deductions.filter(({ body }) => body === id),
    effects: costs.effects.filter(({ on }) => on.includes(id)),
  };
  return yearsBegun(daysOf(bearer), asOf).map(({ year, within }) => accountOf(account, held, year, within));
};

const bodyResult = (bearer: Bearer, costs: Costs, world: World): BodyResult => {
  const { recorded, asOf, calendar, shown } = world;
  const owing: Owing = { bearer, recorded, asOf, calendar, shown, broken: brokenFor(bearer, world) };
  const { lists, next } = listsOf(owing, world);
  const { id, body: kind, name } = bearer.body;
  return {
    id,
    kind,
    name,
    teams: bearer.ledgers.map(({ team }) => team),
    counts: sumOf(lists.map(({ counts }) => counts)),
    lists,
    next,
    accounts: accountsOf(bearer, lists, costs, world),
  };
};

/** The question about duties, with where to keep what is worked out for the same question of another scheme. */
export const answerDuties = (
  scheme: Scheme,
  records: Records,
  { asOf, knownAt, calendar = chineseCalendar }: DutiesQuestion,
  kept?: Kept,
): DutiesEvaluation => {
  checkDay(asOf, "asOf");
  checkDay(knownAt, "knownAt");
  const { register, ledgers } = records;
  const stand = { asOf, knownAt, calendar, kept };
  const plan = planOf(scheme);
  const recorded = recordedIn(register, asOf, knownAt);
  const confirmed = confirmedOf(affairsOf(plan, records, stand));
  const world: World = { scheme, recorded, confirmed, ...stand, shown: shownBy(scheme, ledgers, stand) };
  const bearers = bearersOf(scheme, register, ledgers);
  const costs = costsOf(bearers, records, world);
  const bodies = bearers.map((bearer) => bodyResult(bearer, costs, world));
  return {
    semantics,
    scheme: plan.stamp,
    asOf,
    knownAt: knownAt ?? null,
    counts: sumOf(bodies.map(({ counts }) => counts)),
    bodies,
    unassigned: unassignedIn(costs),
    corrected: recorded.corrected,
  };
};

/**
 * What every real body of a district owed by a day, did in time or late, still owes, and must do next; and its accounts of the years.
 * Bodies come by kind as the scheme lists them, then by id; no order of bodies, ledgers or facts changes anything.
 * @throws {InvalidInputError} where a day is none, a fact names an unknown case, the scheme is not in force, or holiday data is missing
 * @example evaluateDuties(scheme, { register, ledgers }, { asOf: "2022-06-30" }).bodies.map(({ name, next }) => [name, next[0]])
 */
export const evaluateDuties = (scheme: Scheme, records: Records, question: DutiesQuestion): DutiesEvaluation =>
  answerDuties(scheme, records, question);
