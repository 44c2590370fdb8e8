/** `zhucun commitments`. */
import type { Language } from "../../model/text";
import type { Standing } from "../arguments";
import { exit, type World } from "../world";

export const commitments = async (_command: Standing, _language: Language, _world: World): Promise<number> =>
  exit.notUnderstood;
