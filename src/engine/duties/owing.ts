/** One duty of one body: the obligations of its cadence, each settled. One arm for each cadence. FORMAT.md, section 13. */
import { match } from "ts-pattern";
import type { Obligation } from "../../model/answer/duties";
import type { Day, WorkingCalendar } from "../../model/calendar";
import { deadlineAfter } from "../../model/deadline";
import type { Cadence, Duty } from "../../model/duty";
import type { RegisterFactOf } from "../../model/register";
import { allot, type Doing } from "./allot";
import { notOwed, settled, type Unsettled } from "./obligation";
import { exempts, partsOf, yearsBegun } from "./part";
import type { Recorded } from "./record";
import type { Seen, Shown } from "./shown";
import { type Bearer, daysOf, type Target, targetsOf } from "./target";

/** What obligations are worked out from. */
export interface Owing {
  readonly bearer: Bearer;
  readonly recorded: Recorded;
  readonly asOf: Day;
  readonly calendar: WorkingCalendar;
  /** What attendance shows of members, by the item that shows it. */
  readonly shown: (item: string, team: string) => Shown;
  /** Facts of confirmed findings of these cases about the body, in a year. */
  readonly broken: (cases: readonly string[], year: number) => Obligation["facts"];
}

type Performed = RegisterFactOf<"performed">;

const refsOf = (facts: readonly { readonly id: string; readonly day: Day }[]): Obligation["facts"] =>
  facts.map(({ id, day }) => ({ id, day }));

const doingOf = ({ id, day, times, part }: Performed): Doing => ({ id, day, times, part });

/** What was done, by the team and member that it was done for. */
const byTarget = (per: Duty["per"], performed: readonly Performed[]): ReadonlyMap<string, readonly Doing[]> => {
  const lists = new Map<string, Doing[]>();
  for (const fact of performed) {
    const people = (fact.people ?? []).map(({ team, member }) => keyOf(team, member));
    const keys = per === "member" ? new Set(people) : [keyOf(per === "village" ? (fact.team ?? null) : null, null)];
    for (const key of keys) lists.set(key, [...(lists.get(key) ?? []), doingOf(fact)]);
  }
  return lists;
};

const keyOf = (team: string | null, member: string | null): string => `${team ?? ""}\n${member ?? ""}`;

type Every = Extract<Cadence, { kind: "every" }>;

const unsettled = (duty: Duty, { team, member }: Target, part: Pick<Unsettled, "from" | "to" | "due" | "needed">) => ({
  duty: duty.id,
  team,
  member,
  occasion: null,
  ...part,
});

const everyPart = (duty: Duty, cadence: Every, owing: Owing): Obligation[] => {
  const { bearer, recorded, asOf } = owing;
  const exemptions = recorded.exemptions(bearer.body.id, duty.id);
  const done = byTarget(duty.per, recorded.performed(bearer.body.id, duty.id));
  return targetsOf(duty, bearer).flatMap((target) => {
    const parts = partsOf(cadence, target, exemptions, asOf);
    const owed = parts.filter(({ why }) => why === null).map((part) => ({ needed: cadence.times, ...part }));
    const given = allot(owed, done.get(keyOf(target.team, target.member)) ?? []);
    const byFrom = new Map(owed.map(({ from }, index) => [from, given[index] ?? []]));
    return parts.map(({ from, to, due, why, exempt }) => {
      const one = unsettled(duty, target, { from, to, due, needed: cadence.times });
      return why === null ? settled(one, byFrom.get(from) ?? [], asOf) : notOwed(one, why, refsOf(exempt));
    });
  });
};

/** An obligation as attendance shows it; a part that is still running is open. */
const settledBy = (one: Unsettled, { why, enough, days }: Seen, asOf: Day): Obligation => {
  if (one.to > asOf) return { ...settled(one, [], asOf), state: "open", shown: days };
  if (why !== null) return notOwed(one, why, []);
  const state = enough ? "done" : asOf > one.due ? "overdue" : "open";
  return { ...settled(one, [], asOf), state, done: enough ? 1 : 0, shown: days };
};

const shownPart = (duty: Duty, cadence: Every, item: string, owing: Owing): Obligation[] => {
  const { bearer, recorded, asOf } = owing;
  const exemptions = recorded.exemptions(bearer.body.id, duty.id);
  return targetsOf(duty, bearer).flatMap((target) => {
    const shown = owing.shown(item, target.team ?? "");
    return partsOf(cadence, target, exemptions, asOf).map(({ from, to, due, why, exempt, whole }) => {
      const one = unsettled(duty, target, { from, to, due, needed: 1 });
      if (why !== null) return notOwed(one, why, refsOf(exempt));
      return settledBy(one, shown(target.member ?? "", whole), asOf);
    });
  });
};

type After = Extract<Cadence, { kind: "after" }>;

const afterOccasion = (duty: Duty, cadence: After, owing: Owing): Obligation[] => {
  const { bearer, recorded, asOf, calendar } = owing;
  const id = bearer.body.id;
  const exemptions = recorded.exemptions(id, duty.id);
  const performed = recorded.performed(id, duty.id);
  return recorded.occasions(id, duty.id).map((occasion) => {
    const { day, title = null, team = null, member = null, within = cadence.within } = occasion;
    const due = deadlineAfter(day, within, cadence.days, calendar);
    const ref = { id: occasion.id, day, title };
    const one: Unsettled = { duty: duty.id, team, member, occasion: ref, from: day, to: due, due, needed: 1 };
    const exempt = exemptions.filter((fact) => exempts(fact, one) && fact.from <= day && day <= fact.to);
    if (exempt.length > 0) return notOwed(one, "exemption", refsOf(exempt));
    const root = recorded.rootOf(occasion.id);
    const first = performed.find(({ answers }) => answers !== undefined && recorded.rootOf(answers) === root);
    const given = first === undefined ? [] : [{ id: first.id, day: first.day, times: 1, late: first.day > due }];
    return settled(one, given, asOf);
  });
};

const always = (duty: Duty, owing: Owing): Obligation[] => {
  const { bearer, recorded, asOf, broken } = owing;
  const there = daysOf(bearer);
  const exemptions = recorded
    .exemptions(bearer.body.id, duty.id)
    .filter((fact) => exempts(fact, { team: null, member: null }));
  return yearsBegun(there, asOf).map(({ year, within: { from, to } }) => {
    const one: Unsettled = { duty: duty.id, team: null, member: null, occasion: null, from, to, due: to, needed: 1 };
    const breaks = broken(duty.brokenBy ?? [], year);
    if (breaks.length > 0) return { ...notOwed(one, null, breaks), state: "broken" };
    const exempt = exemptions.filter((fact) => fact.from <= from && fact.to >= to);
    if (exempt.length > 0) return notOwed(one, "exemption", refsOf(exempt));
    const kept = asOf > to;
    return { ...settled(one, [], asOf), state: kept ? "done" : "open", done: kept ? 1 : 0 };
  });
};

/** The obligations of one duty of one body that have begun by asOf. */
export const obligationsOf = (duty: Duty, owing: Owing): Obligation[] =>
  match(duty.cadence)
    .returnType<Obligation[]>()
    .with({ kind: "every" }, (cadence) =>
      duty.shownBy === undefined ? everyPart(duty, cadence, owing) : shownPart(duty, cadence, duty.shownBy, owing),
    )
    .with({ kind: "after" }, (cadence) => afterOccasion(duty, cadence, owing))
    .with({ kind: "always" }, () => always(duty, owing))
    .exhaustive();
