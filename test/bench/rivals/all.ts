/** Every contestant, opened. */
import { rulesByHand, straightLine, straightLineBare } from "./by-hand";
import { type Entrant, entrantOf } from "./contestant";
import { duckdb } from "./duckdb";
import { feelin } from "./feelin";
import { hyperformula } from "./hyperformula";
import { jsonRulesEngine } from "./json-rules-engine";
import { publicodes } from "./publicodes";
import { zenEngine } from "./zen-engine";
import { zhucun } from "./zhucun";

/** Opens all of them, zhucun first. */
export const openAll = async (): Promise<readonly Entrant[]> => [
  entrantOf(zhucun()),
  entrantOf(straightLine()),
  entrantOf(straightLineBare()),
  entrantOf(rulesByHand()),
  entrantOf(zenEngine()),
  entrantOf(jsonRulesEngine()),
  entrantOf(hyperformula()),
  entrantOf(feelin()),
  entrantOf(publicodes()),
  entrantOf(await duckdb()),
];
