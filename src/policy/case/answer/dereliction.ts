/** Misconduct in a district on a day: what a case can expect of it, and the answer in the same form. */
import * as z from "zod";
import type {
  BodyDeduction,
  Dereliction,
  DerelictionEvent,
  DerelictionState,
  Running,
} from "../../../model/answer/dereliction";
import type { Frozen } from "../../../model/frozen";
import { subjects } from "../../../model/misconduct";
import { byCode } from "../../../model/names";
import { exactFrom, exactText, sum } from "../../../model/points";
import { id, whole } from "../../../model/values";
import { foundFor, type Named } from "../found-for";
import { byName, each, exact, ids, named, names, orShort, years } from "../written";
import { eventNames, resolved, runNames, shortestOf } from "./naming";

const states = each<DerelictionState>()(["suspected", "investigating", "confirmed", "dismissed"]);
const runStates = each<Running["state"]>()(["stands", "open"]);

/** What follows is null where nothing does: of an event that is not confirmed. */
const event = z.strictObject({
  state: z.enum(states).optional(),
  subject: z.enum(subjects).optional(),
  year: whole(1900, 2199).optional(),
  grave: z.boolean().optional(),
  nth: whole(1).nullable().optional(),
  row: whole(1).nullable().optional(),
  points: exact.nullable().optional(),
  counts: z.boolean().nullable().optional(),
  zeroes: id.nullable().optional(),
  limit: named.nullable().optional(),
  teamLimit: named.nullable().optional(),
  veto: z.boolean().nullable().optional(),
  steps: ids.optional(),
});

const taken = z.strictObject({ amount: exact.optional(), counts: z.boolean().optional() });

/** What a body loses: all that counts, and by event. */
const deduction = z.strictObject({
  sum: exact.optional(),
  events: byName(orShort("amount", exact, taken)).optional(),
});

const run = z.strictObject({
  state: z.enum(runStates).optional(),
  years: years.optional(),
  passedOver: years.optional(),
  steps: ids.optional(),
  leaders: ids.optional(),
});

/** Of dereliction. Events are named by case and matter (`M05/matter`), runs by case and subject; where several have that name, more is added. */
export const ofDereliction = {
  /** A list: exactly these. By name: what is said of each. */
  events: z.union([names, byName(orShort("state", z.enum(states), event))]).optional(),
  deductions: byName(orShort("sum", exact, deduction)).optional(),
  running: z.union([names, byName(orShort("state", z.enum(runStates), run))]).optional(),
};

const shape = z.strictObject(ofDereliction);
/** What a case expects of dereliction. */
export type ExpectedDereliction = Frozen<z.output<typeof shape>>;

const nothingFollows = {
  points: null,
  counts: null,
  zeroes: null,
  limit: null,
  teamLimit: null,
  veto: null,
  steps: [],
};

const eventIn = ({ state, who, year, grave, nth, row, consequences }: DerelictionEvent): unknown => {
  const follows = consequences ?? nothingFollows;
  return { state, subject: who.subject, year, grave, nth, row, ...follows, steps: [...follows.steps].sort(byCode) };
};

const namesOfEvent = ({ case: rule, matter, who }: DerelictionEvent) => eventNames(rule, matter, who);
/** Inside one body: it need not be named. */
const namesOfDeduction = ({ case: rule, matter, team, member }: BodyDeduction) =>
  eventNames(rule, matter, { subject: "team", team, member, body: null });
const namesOfRun = ({ case: rule, who, years: [first] }: Running) => runNames(rule, who, first);

const deductionIn = (
  all: readonly BodyDeduction[],
  body: string,
  expected: NonNullable<ExpectedDereliction["deductions"]>[string] | undefined,
): unknown => {
  const own = all.filter((one) => one.body === body);
  const counted = own.filter(({ counts }) => counts).map(({ amount }) => exactFrom(amount));
  return {
    sum: exactText(sum(counted)),
    events: foundFor(expected?.events, (name) =>
      resolved(own, name, namesOfDeduction, ["deductions", body, "events", name]),
    ),
  };
};

const runIn = ({ state, years: own, passedOver, steps, leaders }: Running): unknown => ({
  state,
  years: own.map(String),
  passedOver: passedOver.map(({ year }) => `${year}`),
  steps: [...steps].sort(byCode),
  leaders: leaders.map(({ member }) => member).sort(byCode),
});

/** All of a list by the names that are expected, others by the shortest that they have alone; or each that is expected about. */
const namedIn = <T>(
  all: readonly T[],
  expected: readonly string[] | object | undefined,
  namesOf: (one: T) => readonly string[],
  shown: (one: T) => unknown,
  key: "events" | "running",
): unknown => {
  const find = (name: string) => resolved(all, name, namesOf, [key, name]);
  if (!Array.isArray(expected))
    return foundFor(expected, (name) => {
      const one = find(name);
      return one && shown(one);
    });
  const written = new Map(expected.map((name) => [find(String(name)), String(name)]));
  return all.map((one) => written.get(one) ?? shortestOf(all, one, namesOf)).sort(byCode);
};

/** Of dereliction. */
export const inDereliction = ({ events, deductions, running }: Dereliction, expect: ExpectedDereliction): Named => ({
  events: namedIn(events, expect.events, namesOfEvent, eventIn, "events"),
  deductions: foundFor(expect.deductions, (body) => deductionIn(deductions, body, expect.deductions?.[body])),
  running: namedIn(running, expect.running, namesOfRun, runIn, "running"),
});
