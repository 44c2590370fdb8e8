/** `zhucun warnings`. */
import type { Language } from "../../model/text";
import type { Standing } from "../arguments";
import { exit, type World } from "../world";

export const warnings = async (_command: Standing, _language: Language, _world: World): Promise<number> =>
  exit.notUnderstood;
