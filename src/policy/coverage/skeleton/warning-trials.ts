/** The small ledgers that try warnings: each criterion on its line and next to it, several together, colours in a row. */

import { match } from "ts-pattern";
import { askedIn } from "../../../engine/condition";
import { neededFor } from "../../../engine/warnings/colour";
import { addDays, calendarParts, type Day, daysIn, overlap, type Period, yearOf } from "../../../model/calendar";
import type { LedgerInput } from "../../../model/ledger";
import type { Measure } from "../../../model/measures";
import { add, compare, type Exact, exactOf, multiply, negate, ratio, signOf, subtract } from "../../../model/points";
import { type Item, itemsOf } from "../../../model/scheme";
import type { Criterion, Trigger, WarningRules } from "../../../model/warning";
import { type Evidence, member, withEvidence } from "../../witness/evidence";
import { daysOn } from "../branches";
import { heldBy, notHeldBy, rangeIn } from "../conditions";
import { rangeOf } from "../values";
import { findingNumber, heldNumber } from "./cap-trials";
import { showing, valuesOn } from "./item-trials";
import { findingTold } from "./measure-trials";
import { answersTo, factsOf, type Ground, type Told, type Trial } from "./trial";

type Of<K extends Trigger["kind"]> = Extract<Trigger, { kind: K }>;
type Attendance = Extract<Measure, { kind: "attendance" }>;

/** A ledger of some years from which a day can look back. */
const on = (ground: Ground, asOf: Day, ...evidence: readonly Evidence[]): Trial => ({
  teams: [withEvidence(lasting(ground, asOf), ...evidence)],
  ask: { kind: "warnings", asOf },
});

const lasting = ({ empty, year }: Ground, asOf: Day): LedgerInput => ({
  ...empty,
  term: { from: empty.term.from, to: `${Math.max(year + 1, yearOf(asOf))}-12-31` },
});

/** What is made of the item of that name. */
const ofItem = <T>({ scheme }: Ground, id: string, make: (item: Item) => readonly T[]): readonly T[] =>
  itemsOf(scheme)
    .filter((item) => item.id === id)
    .flatMap(make);

/** Presence on the first basis days of a part, so that just as much of what is needed is there; undefined where no half-days fit. */
const presentIn = (
  rule: Attendance,
  part: Period,
  share: Exact,
  members: readonly string[],
): readonly Told[] | undefined => {
  const status = rule.counts.find((one) => !rule.excused.includes(one));
  const needed = Math.min(Number(rule.days), daysOn(rule.basis, part));
  const halves = multiply(share, ratio(needed * 2 * members.length));
  const all = Number(halves.n) / Number(halves.d);
  if (status === undefined || !Number.isInteger(all) || all < 0) return undefined;
  const days = Array.from({ length: daysIn(part) }, (_, index) => addDays(part.from, index)).filter(
    (day) => rule.daysOff === "count" || daysOn(rule.basis, { from: day, to: day }) === 1,
  );
  return members.flatMap((who, index): readonly Told[] => {
    const own = Math.max(0, Math.min(all - index * needed * 2, needed * 2));
    const whole = Math.floor(own / 2);
    const [first, last, next] = [days[0], days[whole - 1], days[whole]];
    const claim = { kind: "attendance", member: who, status } as const;
    return [
      ...(whole === 0 || first === undefined || last === undefined
        ? []
        : [{ ...claim, day: first, ...(last === first ? {} : { until: last }) }]),
      ...(own % 2 === 0 || next === undefined ? [] : [{ ...claim, day: next, slot: "am" } as const]),
      ...(own === 0 && index === 0 && first !== undefined ? [{ ...claim, status: "absent", day: first } as const] : []),
    ];
  });
};

/** Evidence that an item measures a number over one calendar part. */
const inPart = (ground: Ground, item: Item, value: Exact, part: Period): Evidence | undefined => {
  if (item.measure.kind === "attendance") {
    const told = presentIn(item.measure, part, value, [member]);
    return told && { facts: factsOf(`a${part.from}`, ground.year, told) };
  }
  const found = showing(ground, item, value);
  const isDated =
    item.measure.kind !== "commitments" && item.measure.kind !== "published" && item.measure.kind !== "milestones";
  if (found === undefined || !isDated) return undefined;
  return {
    ...found,
    facts: found.facts.map((fact, index) => ({
      ...fact,
      id: `${fact.id}-${part.to}-${index}`,
      day: part.to,
      recorded: part.to,
    })),
  };
};

/** The parts of the term that end by a day, the last ones, in order. */
const lastParts = (ground: Ground, every: "month" | "quarter", asOf: Day, count: number): readonly Period[] => {
  const { term } = lasting(ground, asOf);
  return calendarParts(term, every)
    .flatMap((part) => overlap(part, term) ?? [])
    .filter(({ to }) => to <= asOf)
    .slice(-count);
};

/** Evidence of a row of parts with these values, the last of them the last that has ended. */
const inRow = (
  ground: Ground,
  item: Item,
  when: Of<"running"> | Of<"trend">,
  values: readonly Exact[],
  asOf: Day,
): readonly Evidence[] | undefined => {
  const parts = lastParts(ground, when.every, asOf, values.length);
  if (parts.length < values.length) return undefined;
  const all = parts.map((part, index) => inPart(ground, item, values[index] ?? ratio(0), part));
  return all.every((one) => one !== undefined) ? all : undefined;
};

const isHeld = (value: Exact, when: Of<"running">): boolean => {
  const { from, to, open } = heldBy(when);
  const low = from === undefined || compare(value, from) > 0 || (open !== "from" && compare(value, from) === 0);
  return low && (to === undefined || compare(value, to) < 0 || (open !== "to" && compare(value, to) === 0));
};

/** Simple values on both sides of the line of a comparison. */
const valuesNear = (when: Of<"running">, step: Exact): readonly Exact[] =>
  (["below", "at", "above"] as const)
    .flatMap((side) => valuesOn(askedIn(when).number, side, step))
    .concat([ratio(0), ratio(1)]);

const stepOf = ({ measure }: Item, ground: Ground): Exact =>
  measure.kind === "attendance" ? ratio(1, 2 * Math.ceil(Number(measure.days))) : rangeOf(measure, ground.scheme).step;

type Rows = readonly (readonly Evidence[])[];

const runningRows = (ground: Ground, item: Item, when: Of<"running">, asOf: Day): Rows => {
  const values = valuesNear(when, stepOf(item, ground)).filter(
    (value) => inRow(ground, item, when, [value], asOf) !== undefined,
  );
  const held = values.filter((value) => isHeld(value, when));
  const clear = values.find((value) => !isHeld(value, when));
  const rows = [
    ...held.slice(0, 1).map((value) => Array.from({ length: when.times }, () => value)),
    ...held
      .slice(0, 1)
      .map((value) => [
        ...(clear === undefined ? [] : [clear]),
        ...Array.from({ length: when.times - 1 }, () => value),
      ]),
    ...values.map((value) => [value]),
  ];
  return rows.flatMap((row) => {
    const evidence = inRow(ground, item, when, row, asOf);
    return evidence === undefined ? [] : [evidence];
  });
};

const trendRows = (ground: Ground, item: Item, when: Of<"trend">, asOf: Day): Rows => {
  const { step } = rangeOf(item.measure, ground.scheme);
  const by = signOf(exactOf(when.by)) === 0 ? step : exactOf(when.by);
  const isUp = when.goes === "up";
  const starts = isUp
    ? [ratio(0), ratio(1)]
    : [ratio(1), ratio(9, 10), multiply(by, ratio(when.times + 1)), ratio(100)];
  const go = (start: Exact, move: Exact, count: number) =>
    Array.from({ length: count + 1 }, (_, index) => {
      const gone = multiply(move, ratio(index));
      return isUp ? add(start, gone) : subtract(start, gone);
    });
  const rows = starts.flatMap((start) => [
    go(start, by, when.times),
    go(start, by, Math.max(when.times - 1, 1)),
    go(start, subtract(by, step), 1),
    go(start, subtract(by, multiply(step, ratio(1, 2))), 1),
    [...go(start, by, 0), ...go(start, by, 0)],
    [...go(start, negate(by), 1), ...(when.times > 1 ? go(start, by, when.times - 1) : [])],
  ]);
  return rows.flatMap((row) => {
    const evidence = inRow(ground, item, when, row, asOf);
    return evidence === undefined ? [] : [evidence];
  });
};

/** What a count counts, so many on each of some days. */
const counted = (ground: Ground, when: Of<"count">, days: readonly Day[]): Evidence => ({
  facts: factsOf(
    `k${when.of}${days[0] ?? ""}`,
    ground.year,
    days.flatMap((day, index): readonly Told[] => {
      const matter = `k${day}-${index}`;
      if (when.of === "finding")
        return findingTold(ground.scheme, matter, when.name)
          .slice(0, 1)
          .map((one) => ({ ...one, day }));
      if (when.of === "event") return [{ kind: "event", event: when.name ?? ground.scheme.events[0]?.id ?? "", day }];
      return ofItem(ground, when.name ?? "", ({ id: item, measure }) =>
        measure.kind === "notices"
          ? measure.levels.slice(0, 1).map(({ id: level }): Told => ({ kind: "notice", item, matter, level, day }))
          : [],
      );
    }),
  ),
});

const sameDays = (day: Day, count: number): readonly Day[] => Array.from({ length: count }, () => day);

const countRows = (ground: Ground, when: Of<"count">, asOf: Day): readonly (readonly Evidence[])[] => {
  const last = addDays(asOf, 1 - when.days);
  const rows = [
    sameDays(asOf, when.atLeast),
    sameDays(asOf, when.atLeast - 1),
    [last, ...sameDays(asOf, when.atLeast - 1)],
    [addDays(last, -1), ...sameDays(asOf, when.atLeast - 1)],
  ];
  return [[], ...rows.map((days) => [counted(ground, when, days)])];
};

const conditionRows = (ground: Ground, { when }: Of<"condition">): readonly (readonly Evidence[])[] => {
  if (when.kind === "year-grade") return [];
  const range = rangeIn(when, ground.scheme);
  if (range === undefined) return [];
  const { from, to } = notHeldBy(when);
  const clear = [from, to].flatMap((end) => end ?? []);
  const near = (["below", "at", "above"] as const).flatMap((side) => valuesOn(askedIn(when).number, side, range.step));
  return [...heldNumber(when, ground.scheme), ...near, ...clear]
    .flatMap((value) => findingNumber(ground, when, value))
    .map((evidence) => [evidence]);
};

/** Ways in which a criterion can stand on a day; the first of them that hold come first. */
const rowsOf = (ground: Ground, { when }: Criterion, asOf: Day): readonly (readonly Evidence[])[] =>
  match(when)
    .returnType<readonly (readonly Evidence[])[]>()
    .with({ kind: "condition" }, (condition) => conditionRows(ground, condition))
    .with({ kind: "count" }, (count) => countRows(ground, count, asOf))
    .with({ kind: "running" }, (one) => ofItem(ground, one.item, (item) => runningRows(ground, item, one, asOf)))
    .with({ kind: "trend" }, (one) => ofItem(ground, one.item, (item) => trendRows(ground, item, one, asOf)))
    .exhaustive();

/** The ends of the parts by which colours are kept, of the second year. */
const partEnds = ({ year, empty }: Ground, { every }: WarningRules): readonly Day[] =>
  calendarParts({ from: empty.term.from, to: `${year + 1}-12-31` }, every).map(({ to }) => to);

const criterionTrials = (ground: Ground, criterion: Criterion): readonly Trial[] => {
  const { year } = ground;
  const { when } = criterion;
  // A condition looks at the year of the day; a count must be able to look back before the term's first days.
  const asOf =
    when.kind === "condition" ? `${year}-12-31` : addDays(`${year}-12-31`, when.kind === "count" ? when.days : 365);
  const last = when.kind === "running" || when.kind === "trend" ? `${yearOf(asOf)}-12-31` : asOf;
  const begun = when.kind === "running" || when.kind === "trend" ? [on(ground, ground.empty.term.from)] : [];
  return [...begun, on(ground, last), ...rowsOf(ground, criterion, last).map((row) => on(ground, last, ...row))];
};

/** Of a criterion, evidence by which it holds on a day. */
const holdingOn = (ground: Ground, criterion: Criterion, asOf: Day): readonly Evidence[] | undefined =>
  rowsOf(ground, criterion, asOf).find((row) => {
    const warnings = answersTo(ground.scheme, on(ground, asOf, ...row))?.warnings;
    return warnings?.criteria.some(({ id, state }) => id === criterion.id && state === "holds") === true;
  });

/** One criterion after another made to hold on a day: none, one, two, and so on. */
const growing = (ground: Ground, asOf: Day, criteria: readonly Criterion[]): readonly (readonly Evidence[])[] => {
  let held: readonly Evidence[] = [];
  let count = 0;
  const rows: (readonly Evidence[])[] = [[]];
  for (const criterion of criteria) {
    const more = holdingOn(ground, criterion, asOf);
    if (more === undefined) continue;
    const holding = answersTo(ground.scheme, on(ground, asOf, ...held, ...more))?.warnings?.holding ?? 0;
    if (holding <= count) continue;
    [held, count] = [[...held, ...more], holding];
    rows.push(held);
  }
  return rows;
};

/** Something recorded in a part, so that it keeps a colour. */
const recordedIn = (ground: Ground, { records }: WarningRules, part: Period): readonly Evidence[] =>
  records
    .flatMap((id) => ofItem(ground, id, (item) => [inPart(ground, item, ratio(1), part)]))
    .flatMap((evidence) => evidence ?? [])
    .slice(0, 1);

const isAtLeast = ({ colours }: WarningRules, colour: string, than: string): boolean => {
  const ids = colours.map(({ id }) => id);
  return ids.indexOf(colour) >= ids.indexOf(than);
};

/** One part after another with some colour or a worse one. */
const consequenceTrials = (ground: Ground, rules: WarningRules, criteria: readonly Criterion[]): readonly Trial[] => {
  const ends = partEnds(ground, rules);
  const most = Math.max(1, ...rules.consequences.map(neededFor));
  const days = ends.filter((day) => yearOf(day) === ground.year + 1).slice(0, most);
  return [...new Set(rules.consequences.map(({ colour }) => colour))].flatMap((colour) => {
    const perDay = days.map((day) => {
      const [part] = lastParts(ground, rules.every, day, 1);
      const rows = growing(ground, day, criteria);
      const enough = rows.find((row) => {
        const given = answersTo(ground.scheme, on(ground, day, ...row))?.warnings?.colour;
        return given !== undefined && isAtLeast(rules, given, colour);
      });
      return enough === undefined ? [] : [...enough, ...(part === undefined ? [] : recordedIn(ground, rules, part))];
    });
    return days.map((day, index) => on(ground, day, ...perDay.slice(0, index + 1).flat()));
  });
};

/** All ledgers that try a criterion of warnings. */
export const trialsOfCriterion = (ground: Ground, id: string): readonly Trial[] =>
  (ground.scheme.warnings?.criteria ?? [])
    .filter((one) => one.id === id)
    .flatMap((one) => criterionTrials(ground, one));

/** All ledgers that try colours: several criteria together, and rows of parts. */
export const colourTrials = (ground: Ground): readonly Trial[] => {
  const { warnings } = ground.scheme;
  if (warnings === undefined) return [];
  const end = `${ground.year + 1}-12-31`;
  // Those that give a colour by themselves last, so that counts are seen first; and the other way round for worse colours.
  const quiet = [...warnings.criteria].sort((a, b) => Number(a.colour !== undefined) - Number(b.colour !== undefined));
  const loud = [...quiet].reverse();
  const rows = [...growing(ground, end, quiet), ...growing(ground, end, loud)];
  return [
    on(ground, partEnds(ground, warnings)[0] ?? end),
    ...rows.map((row) => on(ground, end, ...row)),
    ...consequenceTrials(ground, warnings, quiet),
    ...consequenceTrials(ground, warnings, loud),
  ];
};
