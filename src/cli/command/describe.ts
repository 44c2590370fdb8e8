/** `zhucun describe`: a scheme as the document that staff would sign; with `--json` one clause a line. */
import type { Scheme } from "../../model/scheme";
import type { Language } from "../../model/text";
import { clausesOf } from "../../policy/clause";
import { describe } from "../../policy/describe/describe";
import { clauseTitle, sentencesOf } from "../../policy/describe/sentences";
import type { Command } from "../arguments";
import { readScheme } from "../read/scheme";
import { refuse } from "../say/refuse";
import { exit, type World } from "../world";

type Describe = Extract<Command, { name: "describe" }>;

/** One object a line: the key of a clause, what it is called, what it says. */
const clauseLines = (scheme: Scheme): string => {
  const sentences = sentencesOf(scheme);
  return clausesOf(scheme)
    .map((clause) =>
      JSON.stringify({ key: clause.key, title: clauseTitle(scheme, clause), text: sentences.get(clause.key) }),
    )
    .map((line) => `${line}\n`)
    .join("");
};

/** Says the whole scheme in words. */
export const describeScheme = async (
  { scheme: name, json }: Describe,
  language: Language,
  world: World,
): Promise<number> => {
  const { scheme, problems } = await readScheme(world, name);
  if (scheme === undefined) return refuse(problems, language, world, json);
  world.say(json ? clauseLines(scheme) : describe(scheme, language));
  return exit.yes;
};
