/** For each aim the smallest case that was seen to try it, written out; its expectation is left for a person. */
import type { LedgerInput } from "../../../model/ledger";
import type { Scheme } from "../../../model/scheme";
import type { CaseFileInput, CaseInput } from "../../case/shape";
import type { Aim } from "../aim";
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

/**
 * For each of some aims the smallest case that tries it, as one would write it. Every case was put to the engine, and its answer
 * reached the aim; where no such case was found, that is said. The expectation is left empty: a person fills it in before seeing what the engine
 * answers, and until then no runner accepts it.
 * @example skeletonsFor(scheme, coverageOf(scheme, outcomes).untried).file.cases
 */
export const skeletonsFor = (scheme: Scheme, aims: readonly Aim[]): Skeletons => {
  const found = trialsReaching(scheme, aims);
  const full = fullOf(scheme);
  const sharing = new Map<Trial, Aim[]>();
  for (const one of aims) {
    const trial = found.get(one.key);
    if (trial !== undefined) sharing.set(trial, [...(sharing.get(trial) ?? []), one]);
  }
  const written = new Map<Trial, CaseInput>();
  [...sharing].forEach(([trial, own], index) => {
    written.set(
      trial,
      writtenCase(
        trial,
        `untried-${index + 1}`,
        own.map((one) => aimText(scheme, one)),
        full,
      ),
    );
  });
  const skeletons = aims.map((one): Skeleton => {
    const trial = found.get(one.key);
    return { aim: one, case: trial === undefined ? null : (written.get(trial) ?? null) };
  });
  const cases = [...written.values()];
  const usesFull = cases.some((one) =>
    [one, ...(one.teams ?? [])].some((layer) => typeof layer === "object" && layer.base === "full"),
  );
  const { facts, ...head } = full;
  const file: CaseFileInput = {
    format: "zhucun-cases/1",
    ...(usesFull ? { bases: { full: baseOf(head, facts) } } : {}),
    cases,
  };
  return { skeletons, file, unknown: aims.flatMap(({ key }) => (found.has(key) ? [] : [key])) };
};

type Base = NonNullable<CaseFileInput["bases"]>[string];

/** A ledger as a base that cases start from. */
const baseOf = (
  { members, targets = [], commitments = [], milestones = [] }: Omit<LedgerInput, "facts">,
  facts: LedgerInput["facts"],
): Base => ({
  ledger: { members: members.map(({ id }) => id), targets, commitments, milestones },
  ...(facts === undefined ? {} : { facts }),
});
