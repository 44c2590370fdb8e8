/** Why the final grade differs: the total, the bands, each cap or veto that is not the same, and the same caps on another natural grade. */
import { bandOf } from "../../engine/grade";
import type { CapResult, Evaluation } from "../../model/evaluation";
import { canonicalJson } from "../../model/hash";
import { add, type Exact, exactFrom, exactText, negate, ratio, signOf, subtract, zero } from "../../model/points";
import type { Scheme } from "../../model/scheme";
import type { Attribution, GradeCause, GradePart } from "./attribution";
import type { Two } from "./hybrid";
import { sharesOf } from "./share";
import type { Evaluated } from "./side";

/** Something that lets no grade above a rank through, on either side; above all grades where it holds nothing. */
export interface Holding {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const factorial = (n: number): bigint => (n < 2 ? 1n : BigInt(n) * factorial(n - 1));

const fractionOf = (n: bigint, d: bigint): Exact => exactFrom(`${n}/${d}`);

/**
 * The shares of several holdings in the lowest of their ranks (Shapley), whatever their number: a rank is reached where all let it through, so that
 * each rank is weighed alone, and there only those count that let it through on one side only.
 */
export const lowestShares = (holdings: readonly Holding[], ranks: number): ReadonlyMap<string, Exact> => {
  const shares = new Map<string, Exact>(holdings.map(({ name }) => [name, zero]));
  const give = (name: string, share: Exact): unknown => shares.set(name, add(shares.get(name) ?? zero, share));
  for (let rank = 1; rank < ranks; rank++) {
    if (holdings.some(({ from, to }) => from < rank && to < rank)) continue;
    const opening = holdings.filter(({ from, to }) => from < rank && to >= rank);
    const closing = holdings.filter(({ from, to }) => from >= rank && to < rank);
    const [p, q] = [opening.length, closing.length];
    const all = factorial(p + q);
    // It is open once all opening ones have come and no closing one has.
    for (const { name } of opening) give(name, fractionOf(factorial(p - 1) * factorial(q), all));
    for (const { name } of closing) give(name, negate(fractionOf(factorial(p) * factorial(q - 1), all)));
  }
  return shares;
};

const total = "total";
const bands = "bands";

/** How much of the natural grade's steps the total and the bands have a share in. */
const naturalShares = (sides: Two<Evaluated>, rankIn: (grade: string | null) => number) => {
  const ends = ({ grades }: Scheme) => grades.map(({ id, from = null, to = null }) => [id, from, to]);
  const { old, now } = sides;
  const others = canonicalJson(ends(old.scheme)) !== canonicalJson(ends(now.scheme));
  return sharesOf(others ? [bands, total] : [total], (made) => {
    const { scheme } = made.has(bands) ? now : old;
    const { evaluation } = made.has(total) ? now : old;
    return { steps: ratio(rankIn(bandOf(scheme, exactFrom(evaluation.total)))) };
  });
};

const capName = ({ id, subject, year }: CapResult): string => JSON.stringify([id, subject, year]);

interface Cap {
  readonly cap: CapResult;
  readonly from: string | null;
  readonly to: string | null;
}

const capsOf = ({ old, now }: Two<readonly CapResult[]>): Map<string, Cap> => {
  const caps = new Map<string, Cap>();
  for (const cap of old) caps.set(capName(cap), { cap, from: cap.limit, to: null });
  for (const cap of now) caps.set(capName(cap), { cap, from: caps.get(capName(cap))?.from ?? null, to: cap.limit });
  return caps;
};

const part = (cause: GradeCause, steps: Exact): GradePart[] =>
  signOf(steps) === 0 ? [] : [{ cause, steps: exactText(steps) }];

const gradeIds = ({ scheme }: Evaluation): string => scheme.grades.map(({ id }) => id).join("\n");

/** The parts of the final grade's steps. */
export const gradeParts = (sides: Two<Evaluated>): Attribution["grade"] => {
  const [old, now] = [sides.old.evaluation, sides.now.evaluation];
  const ids = now.scheme.grades.map(({ id }) => id);
  if (old.grade === null || now.grade === null || gradeIds(old) !== gradeIds(now)) return null;
  const rankIn = (grade: string | null): number => (grade === null ? ids.length : ids.indexOf(grade));
  const natural = naturalShares(sides, rankIn);
  const caps = capsOf({ old: old.caps, now: now.caps });
  const [from, to] = [rankIn(old.naturalGrade), rankIn(now.naturalGrade)];
  const holdings = [...caps].map(([name, one]) => ({ name, from: rankIn(one.from), to: rankIn(one.to) }));
  const shares = lowestShares([{ name: "", from, to }, ...holdings], ids.length);
  const held = subtract(shares.get("") ?? zero, ratio(to - from));
  const same = [...caps.values()].filter(
    ({ cap, from: limit, to: other }) => limit === other && rankIn(cap.limit) < Math.max(from, to),
  );
  const stepsOf = (name: string): Exact => natural.get(name)?.["steps"] ?? zero;
  return {
    steps: rankIn(now.grade) - rankIn(old.grade),
    parts: [
      ...part({ kind: "total" }, stepsOf(total)),
      ...part({ kind: "bands" }, stepsOf(bands)),
      ...[...caps].flatMap(([name, { cap, from: limit, to: other }]) =>
        part(
          { kind: "cap", id: cap.id, title: cap.title, veto: cap.veto, from: limit, to: other },
          shares.get(name) ?? zero,
        ),
      ),
      ...part({ kind: "held", caps: [...new Set(same.map(({ cap }) => cap.id))] }, held),
    ],
  };
};
