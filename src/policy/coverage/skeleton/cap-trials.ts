/** The small ledgers that try caps and misconduct: a condition on its line and next to it, on an empty year, a full one and a poor one. */

import type { ComparingCondition } from "../../../engine/condition";
import { askedIn } from "../../../engine/condition";
import type { LedgerInput } from "../../../model/ledger";
import { add, type Exact, exactOf, multiply, ratio, subtract, sum, zero } from "../../../model/points";
import { type Cap, type Item, itemsOf, type Scheme } from "../../../model/scheme";
import { type Evidence, member, withEvidence } from "../../witness/evidence";
import { heldBy, rangeIn } from "../conditions";
import { bandEdges } from "../grade-aims";
import { rangeOf } from "../values";
import { showing, valuesOn } from "./item-trials";
import { findingTold } from "./measure-trials";
import { settingsOf, settingsWith, totalTrials } from "./sum-trials";
import { factsOf, type Ground, type Told, type Trial } from "./trial";

const itemIn = (scheme: Scheme, id: string | undefined): Item | undefined =>
  itemsOf(scheme).find((item) => item.id === id);

const repeated = (count: number, told: (nth: number) => Told): readonly Told[] =>
  Array.from({ length: Math.max(0, Math.min(count, 200)) }, (_, index) => told(index + 1));

/** Ballots with so many hundredths of one choice. */
const ballots = ({ scheme, year }: Ground, item: string, choice: string, share: Exact): readonly Evidence[] => {
  const found = itemIn(scheme, item);
  if (found?.measure.kind !== "survey") return [];
  const { weights, invalid, minimum } = found.measure;
  const best = Object.keys(weights).find((one) => one !== choice) ?? invalid.find((one) => one !== choice);
  return [10, 100, 200, 1000].flatMap((whole) => {
    const votes = Number(multiply(share, ratio(whole)).n) / Number(multiply(share, ratio(whole)).d);
    if (!Number.isInteger(votes) || votes < 0 || votes > whole || whole < minimum) return [];
    if (best === undefined && votes < whole) return [];
    const rest = best === undefined || votes === whole ? {} : { [best]: whole - votes };
    return [
      {
        facts: factsOf("v", year, [
          { kind: "ballots", item, votes: { ...(votes > 0 ? { [choice]: votes } : {}), ...rest } },
        ]),
      },
    ];
  });
};

/** Evidence by which a condition finds a number; each way in which it can be shown. */
export const findingNumber = (ground: Ground, when: ComparingCondition, value: Exact): readonly Evidence[] => {
  const { scheme, year } = ground;
  const facts = (name: string, told: readonly Told[]): readonly Evidence[] => [{ facts: factsOf(name, year, told) }];
  switch (when.kind) {
    case "measurement": {
      const item = itemIn(scheme, when.item);
      const shown = item && showing(ground, item, value);
      return shown === undefined ? [] : [shown];
    }
    case "choice":
      return ballots(ground, when.item, when.choice, value);
    case "points-share":
      return sharing(ground, when, value);
    case "findings":
      return facts(
        "m",
        repeated(whole(value), (nth) => findingTold(scheme, `m${nth}`, when.case)[0] ?? nothingTold),
      );
    case "event":
      return facts(
        "e",
        repeated(whole(value), () => ({ kind: "event", event: when.event })),
      );
  }
};

const nothingTold: Told = { kind: "event", event: "" };

const whole = (value: Exact): number => Math.ceil(Number(value.n) / Number(value.d));

const sharing = (
  ground: Ground,
  { item, category }: Extract<ComparingCondition, { kind: "points-share" }>,
  value: Exact,
): readonly Evidence[] => {
  const { rubric } = ground.scheme;
  const own = itemIn(ground.scheme, item);
  const items = own === undefined ? (rubric.categories.find(({ id }) => id === category)?.items ?? []) : [own];
  const base = own === undefined ? items.filter(({ kind }) => kind === "base") : items;
  const points = sum(base.map((one) => exactOf(one.points)));
  const settings = settingsWith(ground, base, multiply(value, points));
  return settings === undefined ? [] : [{ ...mergedEvidence(settings.map(({ evidence }) => evidence)) }];
};

const mergedEvidence = (all: readonly Evidence[]): Evidence => ({
  facts: all.flatMap(({ facts }) => facts),
  targets: all.flatMap(({ targets = [] }) => targets),
  commitments: all.flatMap(({ commitments = [] }) => commitments),
  milestones: all.flatMap(({ milestones = [] }) => milestones),
});

/** Numbers on the line of a condition and next to it. */
const numbersOf = (when: ComparingCondition, scheme: Scheme): readonly Exact[] => {
  const range = rangeIn(when, scheme);
  if (range === undefined) return [];
  const at = askedIn(when).number;
  const step =
    when.kind === "measurement"
      ? rangeOf(itemIn(scheme, when.item)?.measure ?? { kind: "tally" }, scheme).step
      : range.step;
  return (["below", "at", "above"] as const).flatMap((side) => valuesOn(at, side, step));
};

const endsOf = (when: ComparingCondition, scheme: Scheme): readonly Exact[] => {
  const range = rangeIn(when, scheme);
  return [range?.least, range?.most].flatMap((end) => end ?? []);
};

/** One number for which a condition holds. */
export const heldNumber = (when: ComparingCondition, scheme: Scheme): readonly Exact[] => {
  const { from, to, open } = heldBy(when);
  const step = rangeIn(when, scheme)?.step ?? ratio(1, 100);
  if (from !== undefined) return [open === "from" ? add(from, step) : from];
  return to === undefined ? [] : [open === "to" ? subtract(to, step) : to, zero];
};

/** The whole rubric at its best but for what some evidence says of the same items. */
export const fullBut = (ground: Ground, own: Evidence, named: readonly string[], which: 0 | -1 = 0): LedgerInput => {
  const touched = new Set([
    ...named,
    ...own.facts.flatMap((fact) => ("item" in fact && fact.kind !== "finding" ? (fact.item ?? []) : [])),
  ]);
  const base = itemsOf(ground.scheme).filter(({ kind }) => kind === "base");
  // What is only to be published must not be seen to be kept where that is asked about.
  const isKept = base.some(({ id, measure }) => measure.kind === "commitments" && touched.has(id));
  const others = base
    .filter(({ id }) => !touched.has(id))
    .flatMap((item) => {
      const evidence = settingsOf(ground, item).at(which)?.evidence;
      if (evidence === undefined) return [];
      return [isKept && item.measure.kind === "published" ? { ...evidence, facts: [] } : evidence];
    });
  return withEvidence(ground.empty, ...others, own);
};

/** The same with a term that ends with the year, asked about as a term. */
export const asTerm = (ledger: LedgerInput, year: number): Trial => ({
  teams: [{ ...ledger, term: { from: ledger.term.from, to: `${year}-12-31` } }],
  ask: { kind: "term" },
});

const itemsNamed = (when: ComparingCondition, scheme: Scheme): readonly string[] => {
  if (when.kind === "points-share" && when.category !== undefined)
    return (scheme.rubric.categories.find(({ id }) => id === when.category)?.items ?? []).map(({ id }) => id);
  return "item" in when && when.item !== undefined ? [when.item] : [];
};

const capTrials = (ground: Ground, { when }: Cap): readonly Trial[] => {
  const { scheme, year, empty } = ground;
  if (when.kind === "year-grade") return yearTrials(ground);
  const named = itemsNamed(when, scheme);
  const ask = { kind: "annual", year } as const;
  const around = numbersOf(when, scheme).flatMap((value) => findingNumber(ground, when, value));
  // Where nothing is found near the line, what is found at the end of all numbers shows that the condition does not hold.
  const near = around.length > 0 ? around : endsOf(when, scheme).flatMap((value) => findingNumber(ground, when, value));
  const held = heldNumber(when, scheme).flatMap((value) => findingNumber(ground, when, value));
  const small = [...near, ...held].map((evidence): LedgerInput => withEvidence(empty, evidence));
  const whole = [...held, ...near.slice(0, 6)].flatMap((evidence) => [
    fullBut(ground, evidence, named),
    fullBut(ground, evidence, named, -1),
  ]);
  return [...small, ...whole].flatMap((ledger) => [
    { teams: [ledger], ask },
    { teams: [ledger], ask: { kind: "term" } },
    asTerm(ledger, year),
  ]);
};

/** Terms of one year, whose grade is each that a total can give, and each that a finding brings it down to. */
const yearTrials = (ground: Ground): readonly Trial[] => {
  const totals = bandEdges(ground.scheme).flatMap((edge) => totalTrials(ground, edge));
  const full = fullBut(ground, { facts: [] }, []);
  const guilty = conductEvidence(ground).map((evidence) => withEvidence(full, evidence));
  return [...totals.flatMap(({ teams }) => teams), ...guilty, full].map((ledger) => asTerm(ledger, ground.year));
};

type Case = Scheme["misconduct"][number];

const told = (one: Case, subject: "team" | "member", nth: number, isGrave: boolean): Told => ({
  kind: "finding",
  case: one.id,
  matter: `${one.id}-${nth}`,
  state: "confirmed",
  subject,
  ...(subject === "member" ? { member } : {}),
  ...(isGrave ? { grave: true } : {}),
});

/** So many findings of every case about every subject, up to the last row of its ladder; and a grave one. */
const conductEvidence = ({ scheme, year }: Ground, name?: string): readonly Evidence[] =>
  scheme.misconduct
    .filter(({ id }) => name === undefined || id === name)
    .flatMap((one) =>
      (["team", "member"] as const)
        .filter((subject) => one.subjects.includes(subject))
        .flatMap((subject) => {
          const rows = Math.max(1, ...one.ladder.map(({ nth }) => nth));
          const counts = Array.from({ length: Math.min(rows, 20) }, (_, index) => index + 1);
          const plain = counts.map((count) => repeated(count, (nth) => told(one, subject, nth, false)));
          return [...plain, [told(one, subject, 1, true)]].map(
            (facts): Evidence => ({ facts: factsOf("m", year, facts) }),
          );
        }),
    );

/** All ledgers that try a cap. */
export const trialsOfCap = (ground: Ground, id: string): readonly Trial[] =>
  ground.scheme.caps.filter((cap) => cap.id === id).flatMap((cap) => capTrials(ground, cap));

/** All ledgers that try cases of misconduct; of one case, where it is named. */
export const conductTrials = (ground: Ground, name?: string): readonly Trial[] => {
  const ask = { kind: "annual", year: ground.year } as const;
  const full = fullBut(ground, { facts: [] }, []);
  return conductEvidence(ground, name).flatMap((evidence): readonly Trial[] => [
    { teams: [withEvidence(ground.empty, evidence)], ask },
    { teams: [withEvidence(full, evidence)], ask },
  ]);
};

/** Full years that a cap or a finding brings down. */
export const cappedTrials = (ground: Ground): readonly Trial[] => [
  ...conductTrials(ground),
  ...ground.scheme.caps.flatMap(({ when }) =>
    when.kind === "year-grade"
      ? yearTrials(ground)
      : heldNumber(when, ground.scheme)
          .flatMap((value) => findingNumber(ground, when, value))
          .map((evidence) => fullBut(ground, evidence, itemsNamed(when, ground.scheme)))
          .flatMap((ledger): readonly Trial[] => [
            { teams: [ledger], ask: { kind: "annual", year: ground.year } },
            asTerm(ledger, ground.year),
          ]),
  ),
];
