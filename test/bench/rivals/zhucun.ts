/** zhucun itself: the built package, `evaluateAnnual` with its full trace, from checked ledgers. */
import { readFileSync } from "node:fs";
import { type Evaluation, evaluateAnnual, type Ledger } from "zhucun";
import { luojiang } from "zhucun/rubrics/luojiang";
import type { Contestant, Points } from "./contestant";
import { year } from "./inputs";

const hundredths = (points: string | null): number | null =>
  points === null ? null : Math.round(Number(points) * 100);

/** The points in an evaluation. */
export const pointsFrom = ({ items, total }: Evaluation): Points => ({
  items: items.map(({ points }) => hundredths(points)),
  total: hundredths(total) ?? Number.NaN,
});

/** Opens the contestant. */
export const zhucun = (): Contestant<readonly Ledger[], readonly Points[]> => ({
  name: "zhucun",
  version: JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")).version,
  kind: "library",
  way: "reads facts; exact, with its full trace",
  readsLedgers: true,
  prepare: (ledgers) => ledgers,
  adapt: undefined,
  score: (ledgers) => ledgers.map((ledger) => pointsFrom(evaluateAnnual(luojiang, ledger, { year }))),
  read: (points) => points,
  close: () => undefined,
});
