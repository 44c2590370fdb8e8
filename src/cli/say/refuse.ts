/** Refusing a question: all its problems on standard error, nothing on standard output. */
import type { Problem } from "../../model/problem";
import type { Language } from "../../model/text";
import { exit, type World } from "../world";
import { paintFor } from "./paint";
import { problemJson, problemLines } from "./problems";

export const refuse = (problems: readonly Problem[], language: Language, world: World, json = false): number => {
  world.warn(json ? problemJson(problems) : problemLines(problems, language, paintFor(world)));
  return exit.notUnderstood;
};
