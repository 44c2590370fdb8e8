/** Hand-written code, three ways: straight from facts with and without what was read of them, and the rules alone over the engines' inputs. */
import type { Ledger } from "zhucun";
import { type Score, scoreYear } from "../straight-line";
import type { Contestant, Points } from "./contestant";
import { type Inputs, inputsFor, year } from "./inputs";
import { scorePlain } from "./plain";

type Straight = Contestant<readonly Ledger[], readonly Score[]>;

const straight = (name: string, way: string, trace: boolean): Straight => ({
  name,
  version: "",
  kind: "by hand",
  way,
  readsLedgers: true,
  teams: 100,
  prepare: (ledgers) => ledgers,
  adapt: undefined,
  score: (ledgers) => ledgers.map((ledger) => scoreYear(ledger, { year }, trace)),
  read: (scores) => scores.map(({ lines, total }) => ({ items: lines.map(({ points }) => points), total })),
  close: () => undefined,
});

/** Opens the contestant that keeps the facts of each item. */
export const straightLine = (): Straight =>
  straight("hand-written, with facts", "reads facts, keeps each item's", true);

/** Opens the contestant that keeps points only. */
export const straightLineBare = (): Straight => straight("hand-written, points only", "reads facts", false);

/** Opens the contestant that has the same preparation as the engines, and their rules in plain code. */
export const rulesByHand = (): Contestant<readonly Inputs[], readonly Points[]> => ({
  name: "the engines' rules by hand",
  version: "",
  kind: "by hand",
  way: "the engines' preparation, then the rules in plain code",
  readsLedgers: false,
  teams: 100,
  prepare: inputsFor,
  adapt: (teams) => teams,
  score: (teams) => teams.map(scorePlain),
  read: (points) => points,
  close: () => undefined,
});
