/** Ledgers that show things: an item at a value, everything at its most or least, nothing at all; and what the engine says of them. */
import { evaluateAnnual } from "../../engine/evaluate";
import type { Evaluation, ItemResult } from "../../model/evaluation";
import type { Ledger, LedgerInput } from "../../model/ledger";
import { parseLedger } from "../../model/ledger-check";
import { compare, type Exact, exactFrom, exactText, signOf } from "../../model/points";
import type { Scheme } from "../../model/scheme";
import { type Evidence, emptyLedger, withEvidence } from "../witness/evidence";
import { evidenceOf } from "../witness/measuring";
import { valuesToTry } from "../witness/values";
import type { Curve } from "./curve";
import type { Sight } from "./sight";

/** A ledger as people would write it, and what a year under it comes to. */
export interface Shown {
  readonly ledger: LedgerInput;
  readonly evaluation: Evaluation;
}

/** The ledger of a team about which nothing was recorded. */
export const idleLedger = (scheme: Scheme, year: number): Ledger => parseLedger(emptyLedger(scheme, year));

/** Evaluates the year that everything is shown in. */
export const showing = ({ scheme, year }: Pick<Sight, "scheme" | "year">, ledger: LedgerInput): Shown => ({
  ledger,
  evaluation: evaluateAnnual(scheme, parseLedger(ledger, { scheme }), { year }),
});

export const itemOf = ({ items }: Evaluation, id: string): ItemResult | undefined => items.find((one) => one.id === id);

/** The values of an item that give its most or least points and that facts can show, the simplest first. */
const valuesAt = ({ scheme }: Sight, curve: Curve, end: "least" | "most", year: number): Exact[] => {
  const turn = curve[end];
  if (turn === undefined) return [];
  const { id } = curve.planned.item;
  const tried = [turn.value, ...valuesToTry(scheme, id, year).map(exactFrom)];
  const same = tried.filter((value) => compare(curve.at(value), turn.points) === 0);
  return same.sort((a, b) => exactText(a).length - exactText(b).length);
};

/** The fewest facts with which an item has its most or its least points. */
export const evidenceAt = (
  sight: Sight,
  curve: Curve,
  end: "least" | "most",
  year = sight.year,
): Evidence | undefined => {
  const { scheme } = sight;
  for (const value of valuesAt(sight, curve, end, year)) {
    const evidence = evidenceOf(scheme, curve.planned.item.id, exactText(value), year);
    if (evidence !== undefined) return evidence;
  }
  return undefined;
};

const pointsOf = (evaluation: Evaluation, id: string): Exact => exactFrom(itemOf(evaluation, id)?.points ?? "0");

const makeExtreme = (sight: Sight, end: "least" | "most", kinds: readonly string[], year: number): LedgerInput => {
  const { scheme, curves } = sight;
  const empty = emptyLedger(scheme, sight.year);
  const idle = showing(sight, empty).evaluation;
  const wanted = curves.filter(({ planned, [end]: turn }) => {
    const { id, kind } = planned.item;
    if (!kinds.includes(kind) || turn === undefined) return false;
    return end === "most" || compare(turn.points, pointsOf(idle, id)) < 0;
  });
  const evidence = wanted.flatMap((curve) => evidenceAt(sight, curve, end, year) ?? []);
  return withEvidence(empty, ...evidence);
};

const made = new WeakMap<Sight, Map<string, LedgerInput>>();

/** Everything at its most; or everything at its least, where nothing recorded does not come to as little. Made once. */
export const extremeLedger = (
  sight: Sight,
  end: "least" | "most",
  kinds: readonly string[],
  year = sight.year,
): LedgerInput => {
  const known = made.get(sight) ?? new Map<string, LedgerInput>();
  made.set(sight, known);
  const key = `${end} ${kinds.join(" ")} ${year}`;
  const ledger = known.get(key) ?? makeExtreme(sight, end, kinds, year);
  known.set(key, ledger);
  return ledger;
};

/** Whether an item adds something although nothing was recorded. */
export const addsIdle = (evaluation: Evaluation): ItemResult[] =>
  evaluation.items.filter(({ points }) => points !== null && signOf(exactFrom(points)) > 0);
