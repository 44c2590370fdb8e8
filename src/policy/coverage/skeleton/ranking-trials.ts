/** The small fields of teams that try a ranking: places given and used up, teams that lack something, ties that each tie-break decides. */
import { askedIn } from "../../../engine/condition";
import { rulesOf } from "../../../engine/ranking/rules";
import type { LedgerInput } from "../../../model/ledger";
import type { PlaceRule } from "../../../model/places";
import { add, exactOf, exactText, floorOf, multiply, ratio, signOf, subtract } from "../../../model/points";
import { itemsOf } from "../../../model/scheme";
import { withEvidence } from "../../witness/evidence";
import { rangeIn } from "../conditions";
import { totalStep } from "../grade-aims";
import { findingNumber, fullBut, heldNumber } from "./cap-trials";
import { valuesOn } from "./item-trials";
import { settingsOf, settingWith, totalTrials } from "./sum-trials";
import { evaluationsOf, type Ground, type Trial } from "./trial";

/** Teams with names of their own, ranked for the year. */
const field = ({ year }: Ground, teams: readonly LedgerInput[]): Trial => ({
  teams: teams.map((team, index) => ({ ...team, team: `t${index + 1}` })),
  ask: { kind: "rank", year },
});

/** The same for a term that is that year. */
const ofTerm = (trial: Trial, year: number): Trial => ({
  teams: trial.teams.map((team) => ({ ...team, term: { from: team.term.from, to: `${year}-12-31` } })),
  ask: { kind: "rank" },
});

const sizesUpTo = (most: number): readonly number[] => Array.from({ length: most }, (_, index) => index + 1);

/** The smallest pools with one place, with a whole number of places, and with a part of one left over. */
const poolSizes = ({ rate, atLeast }: PlaceRule): readonly number[] => {
  const places = (size: number) => multiply(exactOf(rate), ratio(size));
  const isWhole = (size: number) => exactText(floorOf(places(size))) === exactText(places(size));
  const sizes = sizesUpTo(100);
  // Where nobody ever gets a place, a pool of one shows all there is.
  const quota = (size: number) => Math.max(Number(exactText(floorOf(places(size)))), atLeast);
  return [
    1,
    sizes.find((size) => quota(size) >= 1),
    sizes.find((size) => isWhole(size) && quota(size) >= 1),
    sizes.find((size) => !isWhole(size)),
    sizes.find((size) => quota(size) >= 1 && quota(size) < size),
    sizes.find((size) => quota(size) >= 1 && quota(size) + 1 < size),
  ].filter((size) => size !== undefined);
};

interface Pieces {
  readonly ground: Ground;
  /** Teams that fit the places of a rule, the best first. */
  readonly fitting: readonly LedgerInput[];
  readonly poor: LedgerInput;
}

/** So many teams that fit, the others without a result. */
const fields = ({ ground, fitting, poor }: Pieces, rule: PlaceRule): readonly Trial[] => {
  const { empty } = ground;
  const [best = empty, next = best] = fitting;
  const quotaAt = (size: number) =>
    Math.min(size, Math.max(Number(exactText(floorOf(multiply(exactOf(rule.rate), ratio(size))))), rule.atLeast));
  return [...new Set(poolSizes(rule))].flatMap((size) => {
    const quota = Math.max(quotaAt(size), 1);
    const rest = (used: number) => Array.from({ length: Math.max(0, size - used) }, () => empty);
    const bests = (count: number) => Array.from({ length: Math.min(count, size) }, () => best);
    return [
      field(ground, [best, ...rest(1)]),
      field(ground, [...bests(quota), ...(quota < size ? [next] : []), ...rest(quota + 1)]),
      field(ground, [...bests(quota + 1), ...rest(quota + 1)]),
      field(ground, [poor, ...rest(1)]),
      field(ground, [empty]),
    ];
  });
};

const placeTrials = (ground: Ground, rule: PlaceRule): readonly Trial[] => {
  const { scheme } = ground;
  const full = fullBut(ground, { facts: [] }, []);
  const at = scheme.grades.find(({ id }) => id === rule.grade)?.from;
  const isBest = scheme.grades.at(-1)?.id === rule.grade;
  const inBand = at === undefined ? [] : [1, 2].flatMap((more) => totalTrials(ground, add(exactOf(at), ratio(more))));
  const fitting = [...(isBest || inBand.length === 0 ? [full] : []), ...inBand.flatMap(({ teams }) => teams)];
  const poor = fullBut(ground, { facts: [] }, [], -1);
  const all = fields({ ground, fitting, poor }, rule);
  const conditions = rule.conditions.flatMap((when) => {
    const { step } = rangeIn(when, scheme) ?? { step: ratio(1, 100) };
    const named = "item" in when && when.item !== undefined ? [when.item] : [];
    return (["below", "at", "above"] as const)
      .flatMap((side) => valuesOn(askedIn(when).number, side, step))
      .flatMap((value) => findingNumber(ground, when, value))
      .map((evidence) => field(ground, [fullBut(ground, evidence, named)]));
  });
  const capped = scheme.caps.flatMap(({ when }) =>
    when.kind === "year-grade"
      ? []
      : heldNumber(when, scheme)
          .flatMap((value) => findingNumber(ground, when, value))
          .map((evidence) =>
            field(ground, [fullBut(ground, evidence, "item" in when && when.item !== undefined ? [when.item] : [])]),
          ),
  );
  const yearly = [...all, ...conditions, ...capped];
  return rule.in.includes("annual") ? yearly : yearly.map((trial) => ofTerm(trial, ground.year));
};

/** The rubric at its best but for one item, or with some deduction or bonus. */
const variants = (ground: Ground): readonly LedgerInput[] => {
  const full = fullBut(ground, { facts: [] }, []);
  const step = totalStep(ground.scheme);
  return itemsOf(ground.scheme).flatMap((item) => {
    const settings = settingsOf(ground, item);
    if (item.kind !== "base") return settings.slice(0, -1).map(({ evidence }) => withEvidence(full, evidence));
    const [best] = settings;
    const less = best === undefined ? [] : [step, ratio(1, 2), ratio(1)].map((gap) => subtract(best.points, gap));
    const exact = less.flatMap((points) => (signOf(points) < 0 ? [] : (settingWith(ground, item, points) ?? [])));
    return [...settings.slice(1), ...exact].map(({ evidence }) => fullBut(ground, evidence, [item.id]));
  });
};

/** Pairs of equal total: for each tie-break one that it is the first to tell apart, and two that none does. */
const tieTrials = (ground: Ground): readonly Trial[] => {
  const { scheme } = ground;
  const { breakers } = rulesOf(scheme);
  const byTotal = new Map<string, { readonly ledger: LedgerInput; readonly ties: readonly string[] }[]>();
  for (const ledger of [fullBut(ground, { facts: [] }, []), ...variants(ground)]) {
    const [evaluation] = evaluationsOf(scheme, { teams: [ledger], ask: { kind: "annual", year: ground.year } });
    if (evaluation?.gradeState !== "fixed") continue;
    const ties = breakers.map(({ read }) => {
      const value = read(evaluation);
      return value === undefined ? "" : exactText(value);
    });
    byTotal.set(evaluation.total, [...(byTotal.get(evaluation.total) ?? []), { ledger, ties }]);
  }
  const pairs = new Map<number, Trial>();
  for (const alike of byTotal.values()) {
    alike.forEach((a, index) => {
      for (const b of alike.slice(index + 1)) {
        const first = a.ties.findIndex((value, at) => value !== b.ties[at]);
        if (!pairs.has(first)) pairs.set(first, field(ground, [a.ledger, b.ledger]));
      }
    });
  }
  const full = fullBut(ground, { facts: [] }, []);
  return [...pairs.values(), field(ground, [full, full])];
};

/** All fields that try a ranking. */
export const rankingTrials = (ground: Ground): readonly Trial[] => {
  const { ranking } = ground.scheme;
  if (ranking === undefined) return [];
  const full = fullBut(ground, { facts: [] }, []);
  const towns = field(ground, [full, { ...full, town: "另一镇" }]);
  return [...ranking.places.flatMap((rule) => placeTrials(ground, rule)), ...tieTrials(ground), towns];
};
