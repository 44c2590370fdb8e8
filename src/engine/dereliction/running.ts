/** A case in years in a row. A year in which a subject was assessed and nothing was found breaks the row; a year that says nothing is passed over. FORMAT.md, section 14. */
import type { Answerable, PassedOver, Running } from "../../model/answer/dereliction";
import { calendarYear, type Day, earlier, overlap, type Period, yearOf } from "../../model/calendar";
import type { Ledger, Member } from "../../model/ledger";
import type { Scheme } from "../../model/scheme";
import { evaluateAnnual } from "../evaluate";
import type { Stand } from "../stretch";
import { type Affair, byWho, effectiveIn, type Records } from "./affairs";

type YearState = "clean" | PassedOver["why"];

const stateOfTeam = (scheme: Scheme, ledgers: readonly Ledger[], year: number, stand: Stand): YearState => {
  const states = ledgers
    .filter(({ term }) => (overlap(calendarYear(year), term)?.from ?? "9999") <= stand.asOf)
    .map((ledger) => evaluateAnnual(scheme, ledger, { year, ...stand }).gradeState);
  if (states.includes("fixed")) return "clean";
  return states.includes("open") ? "open" : "none";
};

const stretchOf = ({ service }: Member, { term }: Ledger, within: Period): Period | undefined =>
  service.map(({ from, to = term.to }) => overlap({ from, to }, within)).find((served) => served !== undefined);

/** The ledgers whose assessment says something about a subject in a year. */
const ledgersOf = ({ team, member }: Answerable, own: Ledger | undefined, year: number, { ledgers }: Records) => {
  if (member === null) return ledgers.filter((ledger) => ledger.team === team);
  const person = own?.members.find(({ id }) => id === member);
  return own !== undefined && person !== undefined && stretchOf(person, own, calendarYear(year)) ? [own] : [];
};

const isHeardOf = (body: string, year: number, { register }: Records, { asOf, knownAt }: Stand): boolean =>
  effectiveIn(register.facts, knownAt).some(
    (fact) => "body" in fact && fact.body === body && yearOf(fact.day) === year && fact.day <= asOf,
  );

interface Asking {
  readonly scheme: Scheme;
  readonly records: Records;
  readonly stand: Stand;
}

/** What a year without a confirmed finding says about a subject. */
const stateOf = ({ who, ledger }: Affair, year: number, { scheme, records, stand }: Asking): YearState => {
  if (who.subject === "team" || who.subject === "member")
    return stateOfTeam(scheme, ledgersOf(who, ledger, year, records), year, stand);
  return who.body !== null && isHeardOf(who.body, year, records, stand) ? "clean" : "none";
};

interface Run {
  readonly years: number[];
  readonly passedOver: PassedOver[];
}

/** The years between two, each with what it says; undefined where one of them breaks the row. */
const between = (from: number, to: number, stateIn: (year: number) => YearState): PassedOver[] | undefined => {
  const passed: PassedOver[] = [];
  for (let year = from + 1; year < to; year++) {
    const why = stateIn(year);
    if (why === "clean") return undefined;
    passed.push({ year, why });
  }
  return passed;
};

const runsIn = (years: readonly number[], stateIn: (year: number) => YearState): Run[] => {
  const runs: Run[] = [];
  for (const year of years) {
    const run = runs.at(-1);
    const last = run?.years.at(-1);
    const passed = last === undefined ? undefined : between(last, year, stateIn);
    if (run === undefined || passed === undefined) runs.push({ years: [year], passedOver: [] });
    else {
      run.years.push(year);
      run.passedOver.push(...passed);
    }
  }
  return runs;
};

/** The most years of a run that follow each other without passing over a year that is not decided. */
const mostCertain = ({ years, passedOver }: Run): number => {
  let [most, count, last] = [0, 0, 0];
  for (const year of years) {
    const doubtful = passedOver.some((one) => one.why === "open" && one.year > last && one.year < year);
    count = doubtful ? 1 : count + 1;
    most = Math.max(most, count);
    last = year;
  }
  return most;
};

/** The first of some years, of which there is at least one. */
const firstOf = ({ years }: { readonly years: readonly number[] }): number => Math.min(...years);

/** Who led a team in some years, and in which of them. */
const leadersOf = (team: string | null, years: readonly number[], ledgers: readonly Ledger[], asOf: Day) =>
  ledgers
    .filter((ledger) => ledger.team === team)
    .sort((a, b) => (a.term.from < b.term.from ? -1 : 1))
    .flatMap((ledger) =>
      ledger.members
        .filter(({ role }) => role === "leader")
        .map((leader) => ({
          member: leader.id,
          name: leader.name,
          years: years.filter((year) => {
            const served = stretchOf(leader, ledger, calendarYear(year));
            return served !== undefined && earlier(served.from, asOf) === served.from;
          }),
        })),
    )
    .filter((leader) => leader.years.length > 0)
    .sort((a, b) => firstOf(a) - firstOf(b) || (a.member < b.member ? -1 : 1));

/** Findings of one team are about one subject through all its terms, those of a member through one ledger. */
const rowKey = ({ rule, who, ledger }: Affair): string =>
  who.subject === "team"
    ? `${rule.id}\n${who.team}`
    : who.body === null
      ? `${rule.id}\n${who.subject}\n${who.team}\n${who.member}\n${ledger?.term.from}`
      : `${rule.id}\n\n${who.body}`;

const runningOf = (affairs: readonly Affair[], asking: Asking): Running[] => {
  const [affair] = affairs;
  const running = affair?.rule.running;
  if (affair === undefined || running === undefined) return [];
  const { rule, who } = affair;
  const years = [...new Set(affairs.map(({ year }) => year))].sort((a, b) => a - b);
  return runsIn(years, (year) => stateOf(affair, year, asking))
    .filter((run) => run.years.length >= running.years)
    .map((run) => {
      const stands = mostCertain(run) >= running.years;
      const { ledgers } = asking.records;
      const leads = stands && running.leader === true && who.subject === "team";
      return {
        case: rule.id,
        title: rule.title,
        who,
        ...run,
        state: stands ? "stands" : "open",
        steps: stands ? running.steps : [],
        leaders: leads ? leadersOf(who.team, run.years, ledgers, asking.stand.asOf) : [],
      };
    });
};

/** Cases that stood confirmed in enough years in a row: in the scheme's order of cases, then by subject. */
export const runningIn = (confirmed: readonly Affair[], asking: Asking): Running[] => {
  const groups = new Map<string, Affair[]>();
  for (const affair of confirmed) groups.set(rowKey(affair), [...(groups.get(rowKey(affair)) ?? []), affair]);
  const cases = asking.scheme.misconduct.map(({ id }) => id);
  const placeOf = ({ case: name }: Running): number => cases.indexOf(name);
  return [...groups.values()]
    .flatMap((affairs) => runningOf(affairs, asking))
    .sort((a, b) => placeOf(a) - placeOf(b) || byWho(a.who, b.who) || firstOf(a) - firstOf(b));
};
