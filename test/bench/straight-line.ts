/**
 * Luojiang's annual assessment written out by hand: what someone would write who has exactly this rubric to score, once.
 * Nothing here reads the scheme. Points are hundredths; measured values are fractions of two whole numbers.
 */
import { chineseCalendar, type Fact, type FactOf, type Ledger } from "zhucun";

export interface Question {
  readonly year: number;
  readonly asOf?: string;
  readonly knownAt?: string;
}

export type State = "measured" | "missing" | "not-applicable" | "pending";

/** One item. Its measured value is n / d. */
export interface Line {
  readonly id: string;
  readonly category: string;
  readonly outOf: number;
  readonly state: State;
  readonly points: number | null;
  readonly n: number;
  readonly d: number;
  readonly dissatisfied: number;
}

export interface Score {
  readonly lines: readonly Line[];
  readonly categories: readonly { readonly id: string; readonly points: number | null; readonly outOf: number }[];
  readonly base: number;
  readonly bonus: number;
  readonly deduction: number;
  readonly total: number;
  readonly gradeState: "none" | "open" | "fixed";
  readonly naturalGrade: string | null;
  readonly grade: string | null;
  readonly caps: readonly Held[];
}

export interface Outcome {
  readonly state: State;
  readonly n: number;
  readonly d: number;
  readonly dissatisfied?: number;
}

const missing: Outcome = { state: "missing", n: 0, d: 1 };
export const notApplicable: Outcome = { state: "not-applicable", n: 0, d: 1 };
const pending: Outcome = { state: "pending", n: 0, d: 1 };

/** Decimals of at most six digits as whole millionths. */
const million = 1_000_000;
const millionths = (decimal: string): number => Math.round(Number(decimal) * million);

/** n / d to the nearest whole number, halves upward; n and d not negative. */
export const nearest = (n: number, d: number): number => {
  const rest = n % d;
  return (n - rest) / d + (rest * 2 >= d ? 1 : 0);
};

export const divisor = (a: number, b: number): number => (b === 0 ? Math.abs(a) : divisor(b, a % b));

export interface Fraction {
  readonly n: number;
  readonly d: number;
}

export const plus = (a: Fraction, b: Fraction): Fraction => {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  const [n, d] = [a.n * b.d + b.n * a.d, a.d * b.d];
  const by = divisor(n, d);
  return { n: n / by, d: d / by };
};

// Days

const monthStarts = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
export const leap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const two = (day: string, at: number): number => (day.charCodeAt(at) - 48) * 10 + day.charCodeAt(at + 1) - 48;
export const yearIn = (day: string): number => two(day, 0) * 100 + two(day, 2);
const monthStart = (year: number, month: number): number =>
  (monthStarts[month] ?? 0) + (month > 1 && leap(year) ? 1 : 0);
const dayOfYear = (day: string): number => monthStart(yearIn(day), two(day, 5) - 1) + two(day, 8) - 1;
export const quarterOf = (day: string): number => yearIn(day) * 4 + Math.floor((two(day, 5) - 1) / 3);
export const earlier = (a: string, b: string): string => (a < b ? a : b);
const monthLength = (year: number, month: number): number => monthStart(year, month + 1) - monthStart(year, month);
const padded = (number: number): string => (number < 10 ? `0${number}` : String(number));
/** The day so many days later, or earlier. Months are walked: it is asked for few days at a time. */
export const shift = (day: string, by: number): string => {
  let [year, month, date] = [yearIn(day), two(day, 5) - 1, two(day, 8) + by];
  for (; date > monthLength(year, month); month = (month + 1) % 12) {
    date -= monthLength(year, month);
    if (month === 11) year++;
  }
  while (date < 1) {
    if (month === 0) year--;
    month = (month + 11) % 12;
    date += monthLength(year, month);
  }
  return `${year}-${padded(month + 1)}-${padded(date)}`;
};

interface Calendar {
  readonly days: Uint8Array;
  readonly months: readonly number[];
  /** The day of the year on which each month begins. */
  readonly starts: readonly number[];
}

/** Of each year the working days as ones, and how many each month has. */
const calendars = new Map<number, Calendar>();
export const calendarOf = (year: number): Calendar => {
  const known = calendars.get(year);
  if (known !== undefined) return known;
  const days = new Uint8Array(leap(year) ? 366 : 365).map((_, at) =>
    chineseCalendar.isWorkingDay(shift(`${year}-01-01`, at)) ? 1 : 0,
  );
  const months = Array.from({ length: 12 }, (_, month) =>
    days.subarray(monthStart(year, month), monthStart(year, month + 1)).reduce((sum, day) => sum + day, 0),
  );
  const starts = Array.from({ length: 13 }, (_, month) => monthStart(year, month));
  const calendar = { days, months, starts };
  calendars.set(year, calendar);
  return calendar;
};

// What the year's facts are, read once

const byTime = (a: Fact, b: Fact): number => {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  if (a.recorded !== b.recorded) return a.recorded < b.recorded ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
};

export interface Year {
  readonly ledger: Ledger;
  readonly year: number;
  readonly asOf: string;
  readonly from: string;
  readonly to: string;
  /** The last day looked at. */
  readonly until: string;
  readonly days: number;
  readonly daysSoFar: number;
  readonly counts: Map<string, FactOf<"count">[]>;
  readonly tallies: Map<string, FactOf<"tally">[]>;
  readonly ratings: Map<string, FactOf<"rating">[]>;
  readonly ballots: Map<string, FactOf<"ballots">[]>;
  readonly values: Map<string, FactOf<"value">[]>;
  readonly notices: Map<string, FactOf<"notice">[]>;
  readonly earlierNotices: Map<string, FactOf<"notice">[]>;
  readonly attendance: FactOf<"attendance">[];
  readonly colours: FactOf<"colour">[];
  readonly arrivals: FactOf<"colour">[];
  readonly progress: Map<string, FactOf<"progress">[]>;
  readonly milestones: Map<string, FactOf<"milestone">[]>;
  readonly events: Map<string, FactOf<"event">[]>;
  readonly findings: Map<string, FactOf<"finding">[]>;
  readonly waived: Map<string, FactOf<"waiver">>;
  readonly waivers: FactOf<"waiver">[];
  /** What another scorer than the item's own wrote. */
  readonly setAside: Map<string, Fact[]>;
  /** By the id of a fact, the one that corrects it. */
  readonly corrected: ReadonlyMap<string, string>;
}

const push = <F>(lists: Map<string, F[]>, key: string, fact: F): void => {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [fact]);
  else list.push(fact);
};

export const lastOf = <F>(facts: readonly F[], test: (fact: F) => boolean): F | undefined => {
  for (let at = facts.length - 1; at >= 0; at--) {
    const fact = facts[at];
    if (fact !== undefined && test(fact)) return fact;
  }
  return undefined;
};

/** Those whose ratings and values count, where it is said. */
export const scorers: Record<string, string> = {
  "3.4": "town",
  "5.3": "departments",
  "7.2": "town",
  "7.3": "departments",
  "8.3": "departments",
  "11.2": "town",
  "11.3": "unit",
};

const isOwn = ({ item, scorer }: FactOf<"rating" | "value">): boolean =>
  (scorer ?? scorers[item]) === (scorers[item] ?? scorer);

/** Facts that are known, in order of time, and which of them are corrected. Ledgers are mostly written in order. */
const knownFacts = (ledger: Ledger, knownAt: string | undefined) => {
  const facts = knownAt === undefined ? ledger.facts : ledger.facts.filter(({ recorded }) => recorded <= knownAt);
  const corrected = new Map<string, string>();
  let [before, dayBefore, inOrder] = [facts[0], "", true];
  for (const fact of facts) {
    const { day, corrects } = fact;
    if (corrects !== undefined) corrected.set(corrects, fact.id);
    if (day < dayBefore || (day === dayBefore && before !== undefined && byTime(before, fact) > 0)) inOrder = false;
    before = fact;
    dayBefore = day;
  }
  return { facts: inOrder ? facts : [...facts].sort(byTime), corrected };
};

const isInside = ({ asOf, from, until, year }: Year, day: string, belongs: number | undefined): boolean =>
  day <= asOf && (belongs === undefined ? day >= from && day <= until : belongs === year);

/** Puts each fact that counts where it is read. A field is read in the arm of its kind: facts of one kind look alike. */
export const readYear = (ledger: Ledger, question: Question): Year => {
  const { year, knownAt } = question;
  const { term } = ledger;
  const from = term.from > `${year}-01-01` ? term.from : `${year}-01-01`;
  const to = earlier(term.to, `${year}-12-31`);
  const asOf = question.asOf ?? shift(to, 31);
  const until = earlier(asOf, to);
  const { facts, corrected } = knownFacts(ledger, knownAt);
  const shelves: Year = {
    ledger,
    year,
    asOf,
    from,
    to,
    until,
    days: dayOfYear(to) - dayOfYear(from) + 1,
    daysSoFar: dayOfYear(until) - dayOfYear(from) + 1,
    counts: new Map(),
    tallies: new Map(),
    ratings: new Map(),
    ballots: new Map(),
    values: new Map(),
    notices: new Map(),
    earlierNotices: new Map(),
    attendance: [],
    colours: [],
    arrivals: [],
    progress: new Map(),
    milestones: new Map(),
    events: new Map(),
    findings: new Map(),
    waived: new Map(),
    waivers: [],
    setAside: new Map(),
    corrected,
  };
  for (const fact of facts) {
    if (corrected.size > 0 && corrected.has(fact.id)) continue;
    if (fact.body !== undefined && fact.body !== "team") continue;
    switch (fact.kind) {
      case "attendance":
        if (fact.day <= until && (fact.until ?? fact.day) >= from) shelves.attendance.push(fact);
        break;
      case "count":
        if (isInside(shelves, fact.day, fact.for)) push(shelves.counts, fact.item, fact);
        break;
      case "tally":
        if (isInside(shelves, fact.day, fact.for)) push(shelves.tallies, fact.item, fact);
        break;
      case "rating":
        if (isInside(shelves, fact.day, fact.for))
          push(isOwn(fact) ? shelves.ratings : shelves.setAside, fact.item, fact);
        break;
      case "value":
        if (isInside(shelves, fact.day, fact.for))
          push(isOwn(fact) ? shelves.values : shelves.setAside, fact.item, fact);
        break;
      case "ballots":
        if (isInside(shelves, fact.day, fact.for)) push(shelves.ballots, fact.item, fact);
        break;
      case "notice":
        if (isInside(shelves, fact.day, fact.for)) push(shelves.notices, fact.item, fact);
        else if (fact.day <= asOf && (fact.for === undefined ? fact.day < from : fact.for < year)) {
          push(shelves.earlierNotices, fact.item, fact);
        }
        break;
      case "colour":
        if (fact.day > asOf) break;
        if (fact.arrival === true) shelves.arrivals.push(fact);
        else if (isInside(shelves, fact.day, undefined)) shelves.colours.push(fact);
        break;
      case "progress":
        if (fact.day <= until && fact.verified) push(shelves.progress, fact.commitment, fact);
        break;
      case "milestone":
        if (fact.day <= until) push(shelves.milestones, fact.milestone, fact);
        break;
      case "event":
        if (isInside(shelves, fact.day, fact.for)) push(shelves.events, fact.event, fact);
        break;
      case "finding":
        if (fact.day > asOf) break;
        push(shelves.findings, `${fact.case}\n${fact.matter}\n${fact.subject}\n${fact.member ?? ""}`, fact);
        break;
      case "waiver":
        if (fact.day > asOf) break;
        shelves.waivers.push(fact);
        if (isInside(shelves, fact.day, fact.for) || fact.over === "term" || fact.commitment !== undefined) {
          shelves.waived.set(fact.item ?? fact.commitment ?? "", fact);
        }
        break;
      case "change":
      case "dropped":
        if (fact.day <= until) throw new Error("commitments that change are not written out here");
        break;
      default:
    }
  }
  return shelves;
};

// How the items are measured

/** Six statuses from the most favourable; a half-day nobody claimed comes after them. */
const favour: Record<string, number> = {
  resident: 0,
  duty: 1,
  training: 2,
  sick: 3,
  leave: 4,
  recalled: 5,
  absent: 6,
};
const unclaimed = 7;
/** A half-day on which the member does not serve. */
const outside = 255;

/** 1/21252 of a day: in these, 20 days in proportion to a month of 21, 22 or 23 working days is a whole number a half-day. */
export const halfDay = 10_626;
export const needPerHalf = (available: number): number => (available <= 20 ? halfDay : (halfDay / available) * 20);

export interface Sheet {
  readonly id: string;
  readonly name: string;
  /** Of each half-day of the year how favourable the claim on it is. */
  readonly slots: Uint8Array;
}

/** Leave asked for after its day, with at least two working days between, is absence. */
const isLate = ({ asked, day, status }: FactOf<"attendance">): boolean => {
  if (asked === undefined || asked <= day || (status !== "sick" && status !== "leave")) return false;
  let gone = 0;
  for (let next = shift(day, 1); next < asked && gone < 2; next = shift(next, 1)) {
    if (chineseCalendar.isWorkingDay(next)) gone++;
  }
  return gone >= 2;
};

/** The year's half-days from the first to the last that is looked at. */
export interface Window {
  readonly first: number;
  readonly last: number;
  /** The day of the year on which each month begins. */
  readonly starts: readonly number[];
}

export const sheetsOf = ({ ledger, from, until }: Year, length: number, { first, last }: Window): Sheet[] =>
  ledger.members.map(({ id, name, service }) => {
    const slots = new Uint8Array(length).fill(outside);
    for (const period of service) {
      const end = period.to ?? ledger.term.to;
      if (period.from > until || end < from) continue;
      const start = period.from < from ? first : dayOfYear(period.from);
      slots.fill(unclaimed, start * 2, (end > until ? last : dayOfYear(end)) * 2 + 2);
    }
    return { id, name, slots };
  });

const dayIn = (starts: readonly number[], day: string): number => (starts[two(day, 5) - 1] ?? 0) + two(day, 8) - 1;

/** Writes a claim where it is more favourable; tells whether it fell into any day of service. */
export const writeClaim = (
  claim: FactOf<"attendance">,
  slots: Uint8Array,
  { from, until }: Year,
  { first, last, starts }: Window,
): boolean => {
  const { day, until: end = day, slot: half } = claim;
  const status = (isLate(claim) ? favour["absent"] : favour[claim.status]) ?? unclaimed;
  const start = day < from ? first : dayIn(starts, day);
  const stop = end === day ? start : end > until ? last : dayIn(starts, end);
  const step = half === undefined ? 1 : 2;
  let fell = false;
  for (let slot = start * 2 + (half === "pm" ? 1 : 0); slot <= stop * 2 + 1; slot += step) {
    const before = slots[slot] ?? outside;
    if (before === outside) continue;
    fell = true;
    if (status < before) slots[slot] = status;
  }
  return fell;
};

/** By how favourable a claim is: 1 where it counts as present, 2 where it excuses, 4 for any claim at all. */
const flags = new Uint8Array(256);
for (const [status, bits] of [5, 5, 5, 6, 4, 6, 4].entries()) flags[status] = bits;

/** Half-days of one member in one month. */
const tallied = { due: 0, present: 0, served: false, claimed: false };

export const tallyMonth = (slots: Uint8Array, working: Uint8Array, start: number, end: number): typeof tallied => {
  let [due, present, served, any] = [0, 0, 0, 0];
  for (let day = start; day <= end; day++) {
    const morning = slots[day * 2] ?? outside;
    if (morning === outside) continue;
    served = 1;
    const [a, b] = [flags[morning] ?? 0, flags[slots[day * 2 + 1] ?? outside] ?? 0];
    any |= a | b;
    present += (a & 1) + (b & 1);
    if (working[day] === 1) due += 2 - ((a & 2) + (b & 2)) / 2;
  }
  tallied.due = due;
  tallied.present = present;
  tallied.served = served === 1;
  tallied.claimed = any !== 0;
  return tallied;
};

/** The year's half-days that are looked at. */
export const windowOf = ({ from, until, year }: Year): Window => ({
  first: dayOfYear(from),
  last: dayOfYear(until),
  starts: calendarOf(year).starts,
});

/** Member-days present of those needed: in a month at most what is needed. */
const metIn = ({ slots }: Sheet, { first, last, starts }: Window, { days, months }: Calendar) => {
  let [met, needed] = [0, 0];
  for (let month = 0; month < 12; month++) {
    const start = Math.max(starts[month] ?? 0, first);
    const end = Math.min((starts[month + 1] ?? 0) - 1, last);
    const { due, present } = tallyMonth(slots, days, start, end);
    const need = due * needPerHalf(months[month] ?? 0);
    needed += need;
    met += Math.min(need, present * halfDay);
  }
  return { met, needed };
};

export const attendance = (seen: Year): Outcome => {
  const calendar = calendarOf(seen.year);
  const window = windowOf(seen);
  const sheets = sheetsOf(seen, calendar.days.length * 2, window);
  const slots = new Map(sheets.map((sheet) => [sheet.id, sheet.slots]));
  let claimed = false;
  for (const fact of seen.attendance) {
    const own = slots.get(fact.member);
    if (own !== undefined && writeClaim(fact, own, seen, window)) claimed = true;
  }
  let [n, d] = [0, 0];
  for (const sheet of sheets) {
    const { met, needed } = metIn(sheet, window, calendar);
    n += met;
    d += needed;
  }
  if (d === 0) return notApplicable;
  return claimed ? { state: "measured", n, d } : missing;
};

const counted = (facts: readonly FactOf<"count">[]): number => {
  let sum = 0;
  for (const { value } of facts) sum += millionths(value);
  return sum;
};

export const count = ({ counts }: Year, item: string): Outcome => {
  return { state: "measured", n: counted(counts.get(item) ?? []), d: million };
};

export const tally = ({ tallies }: Year, item: string): Outcome => {
  const facts = tallies.get(item);
  if (facts === undefined) return missing;
  let [done, due] = [0, 0];
  for (const fact of facts) {
    done += millionths(fact.done);
    due += millionths(fact.due);
  }
  return due === 0 ? notApplicable : { state: "measured", n: done, d: due };
};

const goalFor = ({ ledger, year }: Year, item: string): number | undefined => {
  const set = ledger.targets.find((target) => target.item === item && target.year === year);
  return set === undefined ? undefined : millionths(set.value);
};

/** Against the target of the year, or in proportion to the days a usual number a year. */
export const proratedTarget = (seen: Year, item: string, usual: number): Outcome => {
  const set = goalFor(seen, item);
  const [goal, of] = set === undefined ? [usual * million, leap(seen.year) ? 366 : 365] : [set, seen.days];
  if (goal === 0) return notApplicable;
  const facts = seen.counts.get(item);
  if (facts === undefined) return missing;
  return { state: "measured", n: counted(facts) * of, d: goal * seen.daysSoFar };
};

export const countTarget = (seen: Year, item: string): Outcome => {
  const goal = goalFor(seen, item);
  if (goal === undefined || goal === 0) return notApplicable;
  const facts = seen.counts.get(item);
  return facts === undefined ? missing : { state: "measured", n: counted(facts), d: goal };
};

/** The latest checked value, or the latest at all. */
const latestValue = (facts: readonly FactOf<"value">[] = []): FactOf<"value"> | undefined =>
  lastOf(facts, ({ claim }) => claim === "checked") ?? facts.at(-1);

export const valueTarget = (seen: Year, item: string): Outcome => {
  const goal = goalFor(seen, item);
  if (goal === undefined || goal === 0) return notApplicable;
  const found = latestValue(seen.values.get(item));
  if (found === undefined) return missing;
  return { state: "measured", n: millionths(found.value), d: goal };
};

export const latest = ({ values }: Year, item: string): Outcome => {
  const found = latestValue(values.get(item));
  return found === undefined ? missing : { state: "measured", n: millionths(found.value), d: million };
};

const marked = (sum: number, of: number): Outcome => ({ state: "measured", n: sum, d: of * 100 * million });

const validRatings = ({ ratings }: Year, item: string): readonly FactOf<"rating">[] | Outcome => {
  const all = ratings.get(item);
  if (all === undefined) return missing;
  const valid = all.every((rating) => rating.valid) ? all : all.filter((rating) => rating.valid);
  return valid.length === 0 ? pending : valid;
};

export const meanRating = (seen: Year, item: string): Outcome => {
  const valid = validRatings(seen, item);
  if ("state" in valid) return valid;
  let sum = 0;
  for (const { value } of valid) sum += millionths(value);
  return marked(sum, valid.length);
};

export const meanByMember = (seen: Year, item: string): Outcome => {
  const valid = validRatings(seen, item);
  if ("state" in valid) return valid;
  const last = new Map<string, number>();
  for (const { member, value } of valid) last.set(member ?? "", millionths(value));
  let sum = 0;
  for (const value of last.values()) sum += value;
  return marked(sum, last.size);
};

/** The day by which a fact is put into a part of the year. */
export const countedDay = (
  { day, for: belongs }: { readonly day: string; readonly for?: number | undefined },
  { ledger }: Year,
): string => {
  if (belongs === undefined) return day;
  return earlier(day, earlier(ledger.term.to, `${belongs}-12-31`));
};

export const meanByQuarter = (seen: Year, item: string): Outcome => {
  const valid = validRatings(seen, item);
  if ("state" in valid) return valid;
  const quarters = new Map<number, { sum: number; of: number }>();
  for (const rating of valid) {
    const quarter = quarterOf(countedDay(rating, seen));
    const known = quarters.get(quarter) ?? { sum: 0, of: 0 };
    quarters.set(quarter, { sum: known.sum + millionths(rating.value), of: known.of + 1 });
  }
  let mean: Fraction = { n: 0, d: 1 };
  for (const { sum, of } of quarters.values()) mean = plus(mean, { n: sum, d: of });
  return marked(mean.n, mean.d * quarters.size);
};

/** At least three raters; of more than five, the highest and the lowest are left out. */
export const panel = ({ ratings }: Year, item: string): Outcome => {
  const all = ratings.get(item);
  if (all === undefined) return missing;
  const last = new Map<string, FactOf<"rating">>();
  for (const rating of all) if (rating.valid) last.set(rating.rater, rating);
  if (last.size < 3) return pending;
  const sorted = [...last.values()].sort((a, b) => millionths(a.value) - millionths(b.value) || (a.id < b.id ? -1 : 1));
  const kept = sorted.length > 5 ? sorted.slice(1, -1) : sorted;
  let sum = 0;
  for (const { value } of kept) sum += millionths(value);
  return marked(sum, kept.length);
};

/** Satisfied 1, fairly 0.8, basically 0.6, over all ballots; at least ten. */
export const survey = ({ ballots }: Year, item: string): Outcome => {
  const facts = ballots.get(item);
  if (facts === undefined) return missing;
  const total: Record<string, number> = { satisfied: 0, fairly: 0, basically: 0, dissatisfied: 0 };
  let all = 0;
  for (const { votes } of facts) {
    for (const [choice, number] of Object.entries(votes)) {
      total[choice] = (total[choice] ?? 0) + number;
      all += number;
    }
  }
  if (all < 10) return pending;
  const { satisfied = 0, fairly = 0, basically = 0, dissatisfied = 0 } = total;
  const n = satisfied * 10 + fairly * 8 + basically * 6;
  return { state: "measured", n, d: all * 10, dissatisfied };
};

const shades = ["none", "blue", "yellow", "red"];
const worthOfShade = [1000, 750, 375, 0];

/** By quarter, from the third of the term; after a yellow or red arrival, better is as good as none. */
export const colours = (seen: Year): Outcome => {
  const begin = Math.max(quarterOf(seen.from), quarterOf(seen.ledger.term.from) + 2);
  const end = quarterOf(seen.until);
  if (begin > end) return notApplicable;
  const arrival = shades.indexOf(seen.arrivals.at(-1)?.colour ?? "none");
  const last = new Map<number, FactOf<"colour">>();
  for (const fact of seen.colours) {
    const quarter = quarterOf(fact.day);
    if (quarter >= begin && quarter <= end) last.set(quarter, fact);
  }
  if (last.size === 0) return missing;
  let sum = 0;
  for (const { colour } of last.values()) {
    const shade = shades.indexOf(colour);
    sum += arrival >= 2 && shade < arrival ? 1000 : (worthOfShade[shade] ?? 0);
  }
  return { state: "measured", n: sum, d: last.size * 1000 };
};

/** What is credited of a promise, in ten-millionths: late work at six tenths. */
const credited = (steps: readonly (FactOf<"progress"> | FactOf<"milestone">)[], due: string): number => {
  const done = millionths(steps.at(-1)?.done ?? "0");
  const inTime = millionths(lastOf(steps, ({ day }) => day <= due)?.done ?? "0");
  return done <= inTime ? done * 10 : inTime * 10 + (done - inTime) * 6;
};

export const milestones = (seen: Year, item: string): Outcome => {
  const planned = seen.ledger.milestones.filter(
    (one) => one.item === item && one.due >= seen.from && one.due <= seen.to,
  );
  if (planned.length === 0) return notApplicable;
  const due = planned.filter((one) => one.due <= seen.until);
  let began = false;
  let [sum, weights] = [0, 0];
  for (const { id, due: by, weight } of due) {
    const steps = seen.milestones.get(id) ?? [];
    if (steps.length > 0) began = true;
    const weighs = millionths(weight) / 1000;
    sum += weighs * credited(steps, by);
    weights += weighs;
  }
  if (!began) return missing;
  return { state: "measured", n: sum, d: weights * 10 * million };
};

type Commitment = Ledger["commitments"][number];

const expected = ({ due, milestones: steps }: Commitment, day: string): number =>
  due <= day ? million : millionths(lastOf(steps, (step) => step.due <= day)?.share ?? "0");

export const commitments = (seen: Year, level: "annual" | "term"): Outcome => {
  const all = seen.ledger.commitments.filter(
    (one) => one.level === level && (level === "term" || one.year === seen.year),
  );
  if (all.length === 0) return missing;
  const standing = all.filter(({ id }) => !seen.waived.has(id));
  if (standing.length === 0) return notApplicable;
  const due = standing.filter((one) => expected(one, seen.until) > 0);
  if (due.length === 0) return standing.some((one) => expected(one, seen.to) > 0) ? missing : notApplicable;
  let began = false;
  let sum: Fraction = { n: 0, d: 1 };
  let weights = 0;
  for (const one of due) {
    const steps = seen.progress.get(one.id) ?? [];
    if (steps.length > 0) began = true;
    const want = expected(one, seen.until) * 10;
    const by = divisor(million, millionths(one.weight));
    const weight = { n: millionths(one.weight) / by, d: million / by };
    const part = Math.min(credited(steps, one.due), want);
    const common = divisor(want, part);
    sum = plus(sum, { n: (weight.n * part) / common, d: (weight.d * want) / common });
    weights += millionths(one.weight);
  }
  if (!began) return missing;
  const common = divisor(million, weights);
  return { state: "measured", n: sum.n * (million / common), d: (weights / common) * sum.d };
};

/** Annual commitments approved and published in the first ninety days. */
export const published = ({ ledger, year, from, asOf }: Year): Outcome => {
  const by = shift(from, 90);
  const own = ledger.commitments.filter((one) => one.level === "annual" && one.year === year);
  if (by >= asOf || own.length === 0) return missing;
  let number = 0;
  for (const one of own) {
    if (one.approved !== undefined && one.approved <= by && one.published !== undefined && one.published <= by)
      number++;
  }
  return { state: "measured", n: number, d: 1 };
};

/**
 * One matter counts once, at its highest, and only for what it is more than in years before, and more than what it costs
 * already as misconduct. In hundredths.
 */
export const notices = (
  seen: Year,
  item: string,
  worth: Readonly<Record<string, number>>,
  shared: boolean,
  charged?: ReadonlyMap<string, number>,
): Outcome => {
  const facts = seen.notices.get(item) ?? [];
  const before = seen.earlierNotices.get(item) ?? [];
  const highest = (of: readonly FactOf<"notice">[], matter: string): Fraction => {
    let best: Fraction = { n: 0, d: 1 };
    for (const notice of of) {
      if (notice.matter !== matter) continue;
      const one = { n: worth[notice.level] ?? 0, d: shared ? notice.authors : 1 };
      if (one.n * best.d > best.n * one.d) best = one;
    }
    return best;
  };
  let sum: Fraction = { n: 0, d: 1 };
  for (const matter of new Set(facts.map((notice) => notice.matter))) {
    const known = highest(before, matter);
    const more = plus(highest(facts, matter), { n: -known.n, d: known.d });
    const rest = plus(more, { n: -(charged?.get(matter) ?? 0), d: 1 });
    if (rest.n > 0) sum = plus(sum, rest);
  }
  return { state: "measured", n: sum.n, d: sum.d * 100 };
};

/** What a notice is worth by its level, in hundredths. */
export const praise = { national: 300, province: 200, city: 100, district: 50 };
export const blame = { province: 300, city: 200, district: 100, town: 50 };

// Misconduct

export interface Charge {
  readonly case: string;
  readonly matter: string;
  readonly subject: string;
  readonly member: string | undefined;
  readonly year: number;
  readonly grave: boolean;
  readonly worth: number;
  readonly fact: FactOf<"finding">;
}

const yearOf = (fact: FactOf<"finding">): number => fact.for ?? yearIn(fact.day);

const deductions: Record<string, number> = { M01: 100, M03: 300, M05: 100, M06: 500, M07: 300, M08: 10, M10: 10 };

export const misconduct = ({ findings, year, from, until }: Year): { charges: Charge[]; investigated: boolean } => {
  const charges: Charge[] = [];
  let investigated = false;
  for (const group of findings.values()) {
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) continue;
    const inside = first.for === undefined ? first.day >= from && first.day <= until : first.for === year;
    if (!inside || (first.subject !== "team" && first.subject !== "member")) continue;
    if (last.state === "investigating") investigated = true;
    if (last.state !== "confirmed") continue;
    const grave = last.grave === true;
    const worth = grave && first.case === "M05" ? 300 : (deductions[first.case] ?? 0);
    const { case: name, matter, subject, member } = first;
    charges.push({ case: name, matter, subject, member, year: yearOf(first), grave, worth, fact: last });
  }
  return { charges, investigated };
};

/** What each matter costs: one event once, at its heaviest. */
export const chargedMatters = (charges: readonly Charge[]): Map<string, number> => {
  const matters = new Map<string, number>();
  for (const { matter, worth } of charges) matters.set(matter, Math.max(matters.get(matter) ?? 0, worth));
  return matters;
};

export const dereliction = (matters: ReadonlyMap<string, number>, investigated: boolean): Outcome => {
  let sum = 0;
  for (const worth of matters.values()) sum += worth;
  return { state: investigated ? "pending" : "measured", n: sum, d: 100 };
};

// Grades, lowest first: unqualified, basically qualified, qualified, good, excellent

const grades = ["unqualified", "basically-qualified", "qualified", "good", "excellent"];
const bandOf = (total: number): number => (total < 6000 ? 0 : total < 8000 ? 2 : total < 9000 ? 3 : 4);

interface Held {
  readonly id: string;
  readonly limit: number;
}

/** Limits of the team's grade by case: for the team at the first, second, third finding; grave ones apart. */
const teamLadders: Record<string, readonly (number | undefined)[]> = {
  M01: [3, 1, 0],
  M02: [undefined, 3],
  M03: [2],
  M04: [3],
  M05: [undefined],
  M06: [0],
  M07: [1],
};
const graveLimits: Record<string, number> = { M02: 3, M03: 0, M04: 2, M05: 3, M07: 0 };

/** A member's findings limit the member's own grade only. */
const misconductCaps = (charges: readonly Charge[]): Held[] => {
  const caps: Held[] = [];
  for (const [name, ladder] of Object.entries(teamLadders)) {
    const group = charges.filter((charge) => charge.case === name && charge.member === undefined);
    if (group.length === 0) continue;
    const reached = ladder.slice(0, group.length);
    const limits = reached.filter((limit) => limit !== undefined);
    if (limits.length > 0) {
      const limit = Math.min(...limits);
      caps.push({ id: `${name}#${reached.lastIndexOf(limit) + 1}`, limit });
    }
    const limit = graveLimits[name];
    if (limit !== undefined && group.some((charge) => charge.grave)) caps.push({ id: `${name}#grave`, limit });
  }
  return caps;
};

const schemeCaps = (seen: Year, of: (id: string) => Line | undefined): Held[] => {
  const caps: Held[] = [];
  const hold = (id: string, limit: number) => caps.push({ id, limit });
  const satisfaction = of("11.1");
  if (satisfaction?.state === "measured") {
    const { n, d, dissatisfied } = satisfaction;
    if (n * 10 < d * 9) hold("satisfaction-90", 3);
    if (dissatisfied * 20 > d) hold("mostly-dissatisfied", 0);
  }
  const kept = of("10.2");
  if (kept !== undefined && kept.points !== null) {
    if (kept.n * 10 < kept.d * 8) hold("commitments-80", 3);
    if (kept.n * 10 < kept.d * 6) hold("commitments-60", 2);
  }
  if (seen.events.has("new-village-debt")) hold("new-village-debt", 3);
  if (seen.events.has("absent-two-checks")) hold("absent-two-checks", 3);
  return caps;
};

// The year

/** Scores a year: every item, in the order of the rubric; then the totals and the grade. */
export const scoreYear = (ledger: Ledger, question: Question): Score => {
  const seen = readYear(ledger, question);
  const { charges, investigated } = misconduct(seen);
  const matters = chargedMatters(charges);
  const falsified = new Set(charges.filter((one) => one.case === "M03").map(({ fact }) => fact.item));
  const closed = seen.asOf > shift(seen.to, 30);
  const lines: Line[] = [];

  const line = (
    category: string,
    id: string,
    outOf: number,
    outcome: Outcome,
    score: (n: number, d: number) => number,
    closes = false,
  ): void => {
    const { state, n, d, dissatisfied = 0 } = outcome;
    const zeroed = state === "missing" && closes && closed;
    const valued = state === "measured" || (state === "pending" && id === "12.3");
    const scored = valued ? score(n, d) : zeroed ? 0 : null;
    const points = scored !== null && scored > 0 && falsified.has(id) ? 0 : scored;
    lines.push({ id, category, outOf, state, points, n, d, dissatisfied });
  };
  const share = (points: number) => (n: number, d: number) => (n >= d ? points : nearest(points * n, d));
  const less = (points: number, each: number) => (n: number, d: number) =>
    n * each >= points * d ? 0 : nearest(points * d - n * each, d);
  const tiers = (full: number, most: number, some: number) => (n: number, d: number) =>
    n >= d ? full : n * 10 >= d * 8 ? most : n * 10 >= d * 6 ? some : 0;

  line("C1", "1.1", 400, attendance(seen), share(400), true);
  line("C1", "1.2", 200, count(seen, "1.2"), less(200, 50));
  line("C1", "1.3", 300, tally(seen, "1.3"), share(300));
  line("C1", "1.4", 100, tally(seen, "1.4"), share(100), true);

  line("C2", "2.1", 200, tally(seen, "2.1"), share(200));
  line("C2", "2.2", 200, meanByMember(seen, "2.2"), share(200));
  line("C2", "2.3", 200, proratedTarget(seen, "2.3", 4), share(200), true);

  line("C3", "3.1", 300, count(seen, "3.1"), less(300, 50));
  line("C3", "3.2", 400, colours(seen), share(400));
  line("C3", "3.3", 300, proratedTarget(seen, "3.3", 2), share(300), true);
  line("C3", "3.4", 200, panel(seen, "3.4"), share(200));

  line("C4", "4.1", 300, tally(seen, "4.1"), share(300), true);
  line("C4", "4.2", 400, tally(seen, "4.2"), share(400), true);
  line("C4", "4.3", 200, count(seen, "4.3"), less(200, 50));

  line("C5", "5.1", 400, milestones(seen, "5.1"), share(400), true);
  line("C5", "5.2", 300, countTarget(seen, "5.2"), tiers(300, 240, 180), true);
  line("C5", "5.3", 200, panel(seen, "5.3"), share(200));

  line("C6", "6.1", 400, countTarget(seen, "6.1"), share(400), true);
  line("C6", "6.2", 200, valueTarget(seen, "6.2"), tiers(200, 150, 100), true);
  line("C6", "6.3", 200, count(seen, "6.3"), less(200, 100));

  line("C7", "7.1", 300, milestones(seen, "7.1"), share(300), true);
  line("C7", "7.2", 300, meanRating(seen, "7.2"), share(300));
  line("C7", "7.3", 100, seen.waived.has("7.3") ? notApplicable : latest(seen, "7.3"), (n, d) => (n >= d ? 100 : 0));

  line("C8", "8.1", 300, tally(seen, "8.1"), share(300), true);
  line("C8", "8.2", 300, count(seen, "8.2"), less(300, 50));
  line("C8", "8.3", 200, panel(seen, "8.3"), share(200));

  line("C9", "9.1", 300, proratedTarget(seen, "9.1", 4), share(300), true);
  line("C9", "9.2", 200, tally(seen, "9.2"), share(200), true);
  line("C9", "9.3", 200, tally(seen, "9.3"), share(200), true);

  line("C10", "10.1", 100, published(seen), (n) => (n >= 4 ? 100 : 0), true);
  line("C10", "10.2", 700, commitments(seen, "annual"), share(700), true);
  line("C10", "10.3", 400, commitments(seen, "term"), share(400), true);
  line("C10", "10.4", 200, survey(seen, "10.4"), share(200));

  line("C11", "11.1", 500, survey(seen, "11.1"), share(500));
  line("C11", "11.2", 300, meanByQuarter(seen, "11.2"), share(300));
  line("C11", "11.3", 200, meanRating(seen, "11.3"), share(200));

  const most = (cap: number) => (n: number, d: number) => (n * 100 >= cap * d ? cap : nearest(n * 100, d));
  const taken = (cap: number) => (n: number, d: number) => 0 - most(cap)(n, d);
  line("C12", "12.1", 0, notices(seen, "12.1", praise, true), most(500));
  line("C12", "12.2", 0, notices(seen, "12.2", blame, false, matters), taken(600));
  line("C12", "12.3", 0, dereliction(matters, investigated), taken(1600));

  return gradeYear(seen, lines, charges, investigated);
};

/** What does not apply is left out of its category, and the rest counts for the whole. */
const gradeYear = (seen: Year, lines: Line[], charges: readonly Charge[], investigated: boolean): Score => {
  const categories: { id: string; points: number | null; outOf: number }[] = [];
  let [base, waived, unscaled] = [0, 0, 0];
  for (let number = 1; number <= 11; number++) {
    const id = `C${number}`;
    let [points, outOf, left] = [0, 0, 0];
    for (const line of lines) {
      if (line.category !== id) continue;
      points += line.points ?? 0;
      outOf += line.outOf;
      if (line.state === "not-applicable") left += line.outOf;
    }
    const applies = outOf > left;
    const scaled = left > 0 && applies ? Math.min(nearest(points * outOf, outOf - left), outOf) : points;
    categories.push({ id, points: applies ? scaled : null, outOf });
    base += applies ? scaled : 0;
    waived += left;
    unscaled += applies ? 0 : outOf;
  }
  if (unscaled > 0 && unscaled < 10_000) base = nearest(base * 10_000, 10_000 - unscaled);
  const of = (id: string): Line | undefined => lines.find((line) => line.id === id);
  const bonus = of("12.1")?.points ?? 0;
  const taken = 0 - (of("12.2")?.points ?? 0) - (of("12.3")?.points ?? 0);
  categories.push({ id: "C12", points: bonus - taken, outOf: 0 });
  const deduction = Math.min(taken, 1600);
  const total = Math.max(0, base + bonus - deduction);
  const caps = [...schemeCaps(seen, of), ...misconductCaps(charges)];
  const open = investigated || lines.some(({ state, points }) => isOpen(state, points));
  const gradeState = seen.days < 183 || waived * 5 > 10_000 ? "none" : open ? "open" : "fixed";
  const natural = gradeState === "fixed" ? bandOf(total) : null;
  return {
    lines,
    categories,
    base,
    bonus,
    deduction,
    total,
    gradeState,
    naturalGrade: natural === null ? null : (grades[natural] ?? null),
    grade: natural === null ? null : (grades[Math.min(natural, ...caps.map(({ limit }) => limit))] ?? null),
    caps,
  };
};

const isOpen = (state: State, points: number | null): boolean =>
  state === "pending" || (state === "missing" && points === null);
