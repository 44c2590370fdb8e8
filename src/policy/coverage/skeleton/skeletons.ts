/** For each aim the smallest case that was seen to try it, written out; its expectation is left for a person. */
import type { LedgerInput } from "../../../model/ledger";
import type { Scheme } from "../../../model/scheme";
import { checkCases } from "../../case/check";
import { runCases } from "../../case/run";
import type { CaseFileInput, CaseInput } from "../../case/shape";
import type { Aim } from "../aim";
import { reachedIn } from "../reached";
import { aimText } from "../words";
import { fullBut } from "./cap-trials";
import { trialsReaching } from "./pools";
import { groundOf, type Trial } from "./trial";
import { writtenCase } from "./write";

/** A case that tries an aim, or that none is known. */
export interface Skeleton {
  readonly aim: Aim;
  /** Null where none was found: whether some ledger reaches the aim is unknown. */
  readonly case: CaseInput | null;
}

/** What is written out for the aims that no case tries. */
export interface Skeletons {
  readonly skeletons: readonly Skeleton[];
  /** A file with a case for as many of the aims as one could be found for; a case that tries several stands there once. */
  readonly file: CaseFileInput;
  /** Keys of aims for which no case was found. */
  readonly unknown: readonly string[];
}

const fullOf = (scheme: Scheme): LedgerInput => fullBut(groundOf(scheme), { facts: [] }, []);

type Base = NonNullable<CaseFileInput["bases"]>[string];

/** A ledger as a base that cases start from. */
const baseOf = ({ members, targets = [], commitments = [], milestones = [], facts = [] }: LedgerInput): Base => ({
  ledger: { members: members.map(({ id }) => id), targets, commitments, milestones },
  facts,
});

const startsFull = ({ base, teams = [] }: CaseInput): boolean =>
  base === "full" || teams.some((team) => typeof team === "object" && team.base === "full");

const fileOf = (cases: readonly CaseInput[], full: LedgerInput): CaseFileInput => ({
  format: "zhucun-cases/1",
  ...(cases.some(startsFull) ? { bases: { full: baseOf(full) } } : {}),
  cases,
});

/** Something to expect, only so that a case can be read: what is asked decides what may be. */
const anything = ({ ask, teams = [] }: CaseInput): CaseInput["expect"] => {
  if (ask.warnings !== undefined) return { holding: 0 };
  const [first] = teams;
  return ask.rank === undefined
    ? { total: 0 }
    : { teams: { [typeof first === "object" ? first.team : (first ?? "")]: 1 } };
};

type Shown = ReturnType<typeof reachedIn>;

/** What a case as it is written reaches when it is read and put to the engine; nothing where it is refused. */
const shownBy = (scheme: Scheme, one: CaseInput, full: LedgerInput): Shown => {
  const checked = checkCases([{ value: fileOf([{ ...one, expect: anything(one) }], full) }], { scheme });
  const [outcome] = checked.ok ? runCases(scheme, checked.cases) : [];
  if (outcome === undefined || outcome.refused.length > 0) return () => false;
  return reachedIn(scheme, { ...outcome, teams: outcome.case.teams });
};

/** Aims by the ledgers that reach them. */
const byTrial = (aims: readonly Aim[], found: ReadonlyMap<string, Trial>): ReadonlyMap<Trial, readonly Aim[]> => {
  const sharing = new Map<Trial, Aim[]>();
  for (const one of aims) {
    const trial = found.get(one.key);
    if (trial !== undefined) sharing.set(trial, [...(sharing.get(trial) ?? []), one]);
  }
  return sharing;
};

/**
 * For each of some aims the smallest case that tries it, as one would write it. Every case was read and put to the engine as it is written,
 * and its answer reached the aim; where no such case was found, the aim is among `unknown`. The expectation is left empty: a person
 * fills it in before seeing what the engine answers, and until then no runner accepts it.
 * @example skeletonsFor(scheme, coverageOf(scheme, outcomes).untried).file.cases
 */
export const skeletonsFor = (scheme: Scheme, aims: readonly Aim[]): Skeletons => {
  const full = fullOf(scheme);
  const written = new Map<string, CaseInput>();
  const shown: { readonly made: CaseInput; readonly reaches: Shown }[] = [];
  for (const [trial, own] of byTrial(aims, trialsReaching(scheme, aims))) {
    const says = own.map((one) => aimText(scheme, one));
    const made = writtenCase(trial, `untried-${shown.length + 1}`, says, full);
    const reaches = shownBy(scheme, made, full);
    if (!own.every(({ what }) => reaches(what))) continue;
    shown.push({ made, reaches });
    for (const { key } of own) written.set(key, made);
  }
  // What no case was written for may still be reached by that of another aim.
  for (const { key, what } of aims.filter((one) => !written.has(one.key))) {
    const other = shown.find(({ reaches }) => reaches(what));
    if (other !== undefined) written.set(key, other.made);
  }
  const cases = shown.map(({ made }) => made);
  return {
    skeletons: aims.map((one) => ({ aim: one, case: written.get(one.key) ?? null })),
    file: fileOf(cases, full),
    unknown: aims.flatMap(({ key }) => (written.has(key) ? [] : [key])),
  };
};
