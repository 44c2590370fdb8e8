/** Owns section 19: criteria on a day, the colour, the colours kept, what follows. Slow and plain; every look is made anew. */
import { calendarYear, daysOf, type IsWorkingDay, intersection, type Period, partsTouched, yearOf } from "./day.js";
import { factsInWindow, factsOfTheTeam, isInWindow, type Setting } from "./facts.js";
import { compare, decimal, exactText, type Fraction, isPositive, subtract, whole } from "./fraction.js";
import { choiceShare, holds, measurement, pointsShare } from "./grades.js";
import { evaluateItem, type ItemResult } from "./items.js";
import { chargedFindings } from "./measure-conduct.js";
import {
  type Condition,
  type Item,
  type Ledger,
  required,
  type Scheme,
  type Trigger,
  type WarningRules,
} from "./shapes.js";
import { totalsOf } from "./totals.js";

export interface OracleQuestion {
  readonly asOf: string;
  readonly knownAt?: string | null | undefined;
  readonly isWorkingDay: IsWorkingDay;
  readonly before?: readonly OracleKept[] | undefined;
}

export interface OracleKept {
  readonly from: string;
  readonly to: string;
  readonly colour: string | null;
  readonly criteria: readonly string[];
}

interface PartSeen {
  readonly from: string;
  readonly to: string;
  readonly value: string | null;
  readonly counts: boolean | null;
}

export interface OracleCriterion {
  readonly id: string;
  readonly state: "holds" | "clear" | "no-data";
  readonly value: string | null;
  readonly count: number | null;
  readonly run: number | null;
  readonly parts: readonly PartSeen[] | null;
}

export interface OracleWarnings {
  readonly colour: string;
  readonly since: string | null;
  readonly holding: number;
  readonly criteria: readonly OracleCriterion[];
  readonly history: readonly OracleKept[];
  readonly consequences: readonly {
    readonly id: string;
    readonly count: number;
    readonly holds: boolean;
    readonly reached: readonly string[];
  }[];
}

/** Where one stands: the scheme, the ledger and the day from which one looks. */
interface Stand {
  readonly scheme: Scheme;
  readonly rules: WarningRules;
  readonly ledger: Ledger;
  readonly day: string;
  readonly question: OracleQuestion;
}

const itemNamed = (scheme: Scheme, name: string): { readonly category: string; readonly item: Item } => {
  for (const category of scheme.rubric.categories) {
    for (const item of category.items) if (item.id === name) return { category: category.id, item };
  }
  throw new Error(`no item ${name}`);
};

/** "Over a stretch": the setting of sections 6 to 8 for it. */
const over = ({ scheme, ledger, day, question }: Stand, stretch: Period): Setting => {
  const knownAt = question.knownAt ?? null;
  return {
    kind: "daily",
    scheme,
    ledger,
    year: yearOf(stretch.from),
    period: stretch,
    window: { from: stretch.from, to: stretch.to < day ? stretch.to : day },
    asOf: day,
    knownAt,
    isWorkingDay: question.isWorkingDay,
    facts: factsOfTheTeam(scheme, ledger, knownAt),
    isStretch: true,
  };
};

const valueOver = (stand: Stand, name: string, stretch: Period): Fraction | null => {
  const { category, item } = itemNamed(stand.scheme, name);
  return evaluateItem(over(stand, stretch), category, item).value;
};

const endedParts = ({ ledger, day }: Stand, every: "month" | "quarter" | "year"): Period[] => {
  const parts: Period[] = [];
  for (const part of partsTouched(ledger.term, every)) {
    const cut = intersection(part, ledger.term);
    if (cut !== null && cut.to <= day) parts.push(cut);
  }
  return parts;
};

const nothing = { value: null, count: null, run: null, parts: null };

const foundBy = (stand: Stand, setting: Setting, condition: Condition): Fraction | null => {
  const results: ItemResult[] = [];
  for (const category of stand.scheme.rubric.categories) {
    for (const item of category.items) results.push(evaluateItem(setting, category.id, item));
  }
  if (condition.kind === "measurement") return measurement(condition, results);
  if (condition.kind === "points-share") return pointsShare(condition, results, totalsOf(setting, results));
  if (condition.kind === "choice") return choiceShare(setting, condition, results);
  if (condition.kind === "findings") {
    return whole(
      chargedFindings(setting).filter(({ case: one }) => condition.case === undefined || one.id === condition.case)
        .length,
    );
  }
  const events = setting.facts.filter((fact) => fact.kind === "event" && fact.event === condition.event);
  return whole(events.filter((fact) => isInWindow(setting, fact)).length);
};

const byCondition = (stand: Stand, condition: Condition): Omit<OracleCriterion, "id"> => {
  const year = required(intersection(calendarYear(yearOf(stand.day)), stand.ledger.term) ?? undefined, "year");
  const found = foundBy(stand, over(stand, year), condition);
  if (found === null) return { ...nothing, state: "no-data" };
  return { ...nothing, state: holds(condition, found) ? "holds" : "clear", value: exactText(found) };
};

const byCount = (stand: Stand, when: Trigger): Omit<OracleCriterion, "id"> => {
  const days = daysOf({ from: stand.ledger.term.from, to: stand.day }).slice(-required(when.days, "days"));
  const setting = over(stand, { from: required(days[0], "first day"), to: stand.day });
  let count = 0;
  if (when.of === "event") {
    for (const fact of setting.facts) {
      const isNamed = fact.kind === "event" && (when.name === undefined || fact.event === when.name);
      if (isNamed && isInWindow(setting, fact)) count += 1;
    }
  } else if (when.of === "finding") {
    count = chargedFindings(setting).filter(({ case: one }) => when.name === undefined || one.id === when.name).length;
  } else {
    const { item } = itemNamed(stand.scheme, required(when.name, "name"));
    count = new Set(factsInWindow(setting, item).map((fact) => fact.matter)).size;
  }
  return { ...nothing, state: count >= Number(when.atLeast) ? "holds" : "clear", count };
};

/** The walk back: `step` says of a value whether it counts, null for one that neither counts nor ends the walk. */
const walk = (
  stand: Stand,
  when: Trigger,
  needed: number,
  step: (value: Fraction) => boolean | null,
): Omit<OracleCriterion, "id"> => {
  const times = required(when.times, "times");
  const parts: PartSeen[] = [];
  let [run, valued] = [0, 0];
  const ended = endedParts(stand, required(when.every, "every"));
  for (let index = ended.length - 1; index >= 0; index -= 1) {
    const part = required(ended[index], "part");
    const value = valueOver(stand, required(when.item, "item"), part);
    if (value === null) {
      parts.unshift({ ...part, value: null, counts: null });
      continue;
    }
    valued += 1;
    const counts = step(value);
    parts.unshift({ ...part, value: exactText(value), counts });
    if (counts === false) break;
    if (counts === true) run += 1;
    if (run === times) break;
  }
  const state = run === times ? "holds" : valued < needed ? "no-data" : "clear";
  return { ...nothing, state, run, parts };
};

const byTrend = (stand: Stand, when: Trigger): Omit<OracleCriterion, "id"> => {
  let last: Fraction | null = null;
  return walk(stand, when, 2, (value) => {
    const after = last;
    last = value;
    if (after === null) return null;
    const gone = when.goes === "down" ? subtract(value, after) : subtract(after, value);
    return isPositive(gone) && compare(gone, decimal(when.by ?? 0)) >= 0;
  });
};

const criteriaOn = (stand: Stand): OracleCriterion[] =>
  stand.rules.criteria.map(({ id, when }) => {
    if (when.kind === "condition") return { id, ...byCondition(stand, required(when.when, "when")) };
    if (when.kind === "count") return { id, ...byCount(stand, when) };
    if (when.kind === "trend") return { id, ...byTrend(stand, when) };
    return { id, ...walk(stand, when, 1, (value) => holds({ ...when, kind: "running" }, value)) };
  });

const placeOf = ({ colours }: WarningRules, name: string): number => colours.findIndex(({ id }) => id === name);

const colourOf = (rules: WarningRules, criteria: readonly OracleCriterion[]): string => {
  const holding = criteria.filter(({ state }) => state === "holds").map(({ id }) => id);
  let worst = 0;
  for (const { id, colour } of rules.criteria) {
    if (colour !== undefined && holding.includes(id)) worst = Math.max(worst, placeOf(rules, colour));
  }
  for (const { atLeast, colour } of rules.counts ?? []) {
    if (atLeast <= holding.length) worst = Math.max(worst, placeOf(rules, colour));
  }
  return required(rules.colours[worst], "colour").id;
};

const keptOver = (stand: Stand, part: Period): OracleKept => {
  const there: Stand = { ...stand, day: part.to };
  const criteria = criteriaOn(there);
  const records = stand.rules.records ?? [];
  const isRecorded = records.length === 0 || records.some((name) => valueOver(there, name, part) !== null);
  return {
    ...part,
    colour: isRecorded ? colourOf(stand.rules, criteria) : null,
    criteria: criteria.filter(({ state }) => state === "holds").map(({ id }) => id),
  };
};

const rowOf = (rules: WarningRules, history: readonly OracleKept[], colour: string): OracleKept[] => {
  const row: OracleKept[] = [];
  for (let index = history.length - 1; index >= 0; index -= 1) {
    const part = required(history[index], "part");
    if (part.colour === null) continue;
    if (placeOf(rules, part.colour) < placeOf(rules, colour)) break;
    row.unshift(part);
  }
  return row;
};

type Consequence = NonNullable<WarningRules["consequences"]>[number];

const countAfter = (rules: WarningRules, one: Consequence, history: readonly OracleKept[], year: number): number => {
  if (one.running !== undefined) return rowOf(rules, history, one.colour).length;
  const reaching = history.filter(
    ({ colour }) => colour !== null && placeOf(rules, colour) >= placeOf(rules, one.colour),
  );
  return reaching.filter(({ to }) => yearOf(to) === year).length;
};

export const oracleWarnings = (scheme: Scheme, ledger: Ledger, question: OracleQuestion): OracleWarnings => {
  const rules = required(scheme.warnings, "warnings");
  const stand: Stand = { scheme, rules, ledger, day: question.asOf, question };
  const before = (question.before ?? []).filter(({ to }) => to < ledger.term.from);
  const own = endedParts(stand, rules.every).map((part) => keptOver(stand, part));
  const history = [...[...before].sort((a, b) => (a.from < b.from ? -1 : 1)), ...own];
  const criteria = criteriaOn(stand);
  const colour = colourOf(rules, criteria);
  return {
    colour,
    since: placeOf(rules, colour) === 0 ? null : (rowOf(rules, history, colour)[0]?.to ?? null),
    holding: criteria.filter(({ state }) => state === "holds").length,
    criteria,
    history,
    consequences: (rules.consequences ?? []).map((one) => {
      const needed = required(one.running ?? one.inYear, "number");
      const count = countAfter(rules, one, history, yearOf(question.asOf));
      const reached: string[] = [];
      history.forEach((part, index) => {
        if (part.colour === null || placeOf(rules, part.colour) < placeOf(rules, one.colour)) return;
        if (countAfter(rules, one, history.slice(0, index + 1), yearOf(part.to)) === needed) reached.push(part.to);
      });
      return { id: one.id, count, holds: count >= needed, reached };
    }),
  };
};
