/** `zhucun rank`. */
import type { Language } from "../../model/text";
import type { Command } from "../arguments";
import { exit, type World } from "../world";

export const rank = async (
  _command: Extract<Command, { name: "rank" }>,
  _language: Language,
  _world: World,
): Promise<number> => exit.notUnderstood;
