/** Hand-written code, three ways: straight from facts with the engine's own trace and with points only, and the rules alone over the engines' inputs. */
import type { Ledger } from "zhucun";
import { evaluationOfYear } from "../same-trace/evaluation";
import { type Score, scoreYear } from "../straight-line";
import type { Contestant, Points } from "./contestant";
import { type Inputs, inputsFor, year } from "./inputs";
import { scorePlain } from "./plain";
import { pointsFrom } from "./zhucun";

type Straight<Answer> = Contestant<readonly Ledger[], readonly Answer[]>;
type Way<Answer> = Pick<Straight<Answer>, "name" | "way" | "score" | "read">;

const straight = <Answer>(way: Way<Answer>): Straight<Answer> => ({
  version: "",
  kind: "by hand",
  readsLedgers: true,
  prepare: (ledgers) => ledgers,
  adapt: undefined,
  close: () => undefined,
  ...way,
});

/** Opens the contestant that gives the evaluation that the engine gives, with its whole trace. */
export const straightLine = (): Straight<Points> =>
  straight({
    name: "hand-written, same trace",
    way: "reads facts, keeps the whole trace",
    score: (ledgers) => ledgers.map((ledger) => pointsFrom(evaluationOfYear(ledger, { year }))),
    read: (points) => points,
  });

/** Opens the contestant that keeps points only. */
export const straightLineBare = (): Straight<Score> =>
  straight({
    name: "hand-written, points only",
    way: "reads facts",
    score: (ledgers) => ledgers.map((ledger) => scoreYear(ledger, { year })),
    read: (scores) => scores.map(({ lines, total }) => ({ items: lines.map(({ points }) => points), total })),
  });

/** Opens the contestant that has the same preparation as the engines, and their rules in plain code. */
export const rulesByHand = (): Contestant<readonly Inputs[], readonly Points[]> => ({
  name: "the engines' rules by hand",
  version: "",
  kind: "by hand",
  way: "the engines' preparation, then the rules in plain code",
  readsLedgers: false,
  prepare: inputsFor,
  adapt: (teams) => teams,
  score: (teams) => teams.map(scorePlain),
  read: (points) => points,
  close: () => undefined,
});
