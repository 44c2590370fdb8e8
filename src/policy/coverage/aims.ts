/** Everything that the cases of a scheme ought to try, and what of it no ledger can. */
import type { Schemes } from "../../engine/series";
import { itemsOf, type Scheme } from "../../model/scheme";
import { type Aim, aim, type Candidate, type LeftOut } from "./aim";
import { capAndConductAims } from "./cap-aims";
import { gradeAims } from "./grade-aims";
import { itemAims } from "./item-aims";
import { type KeyAt, keysIn } from "./places";
import { rankingAims } from "./ranking-aims";
import { sumAims } from "./sum-aims";
import { versionAims } from "./version-aims";
import { warningAims } from "./warning-aims";

/** How many commitments may be changed: exactly so many are, and one more is. */
const changeAims = (scheme: Scheme, keyAt: KeyAt): readonly Candidate[] => {
  const { commitments } = scheme;
  const isMeasured = itemsOf(scheme).some(({ measure }) => measure.kind === "commitments");
  if (commitments === undefined || !isMeasured) return [];
  const key = keyAt("commitments", "changes");
  const sides = commitments.changes.oneIn > 1 ? (["at", "above"] as const) : (["at"] as const);
  return sides.map((side) => aim(key, { kind: "changes", side }));
};

const candidatesIn = (scheme: Scheme): readonly Candidate[] => {
  const keyAt = keysIn(scheme);
  return [
    ...itemAims(scheme, keyAt),
    ...sumAims(scheme, keyAt),
    ...gradeAims(scheme, keyAt),
    ...capAndConductAims(scheme, keyAt),
    ...changeAims(scheme, keyAt),
    ...rankingAims(scheme, keyAt),
    ...warningAims(scheme, keyAt),
  ];
};

const made = new WeakMap<Scheme, readonly Candidate[]>();

const isOne = (schemes: Schemes): schemes is Scheme => !Array.isArray(schemes);

/** Of several versions the one that began last; the others only add their own slices. */
export const latestOf = (schemes: Schemes): Scheme | undefined =>
  isOne(schemes) ? schemes : [...schemes].sort((a, b) => (a.from < b.from ? 1 : -1))[0];

const candidatesOf = (schemes: Schemes): readonly Candidate[] => {
  const scheme = latestOf(schemes);
  if (scheme === undefined) return [];
  const known = made.get(scheme) ?? candidatesIn(scheme);
  made.set(scheme, known);
  return isOne(schemes) ? known : [...known, ...versionAims(schemes, keysIn(scheme))];
};

/**
 * Everything that cases ought to try of a scheme, as data: each boundary on both sides and exactly, each branch, state, bound, band,
 * cap, row, place and warning. What no ledger can reach is not among them.
 * @param schemes a scheme, or its versions in any order: then the latest one's aims, and those of the changes between them
 * @example aimsOf(scheme).filter(({ clause }) => clause === "items/1.2/method")
 */
export const aimsOf = (schemes: Schemes): readonly Aim[] =>
  candidatesOf(schemes).flatMap(({ why, ...one }) => (why === null ? [one] : []));

/**
 * What is like an aim but can be reached by no ledger, each with the numbers that prove it.
 * @example leftOutOf(scheme).map(({ key, why }) => [key, why.kind])
 */
export const leftOutOf = (schemes: Schemes): readonly LeftOut[] =>
  candidatesOf(schemes).flatMap(({ why, ...one }) => (why === null ? [] : [{ ...one, why }]));
