/** `zhucun why`: why two years of one team differ, in parts that add up exactly. */
import type { Problem } from "../../model/problem";
import type { Language } from "../../model/text";
import { attribute } from "../../policy/compare/attribute";
import type { Attribution } from "../../policy/compare/attribution";
import { attributionTable } from "../../policy/compare/attribution-table";
import { titlesIn } from "../../policy/compare/attribution-words";
import type { Command } from "../arguments";
import { readDistrict } from "../read/district";
import { paintFor } from "../say/paint";
import { refuse } from "../say/refuse";
import { tableText } from "../say/table";
import { exit, type World } from "../world";
import { answersOf } from "./evaluations";

type WhyCommand = Extract<Command, { name: "why" }>;

/** A year that one side does not have is a problem of its own flag. */
const asFlags = (problems: readonly Problem[]): Problem[] => problems.map((one) => ({ ...one, path: [] }));

/** Says why two years of a team differ. */
export const why = async (command: WhyCommand, language: Language, world: World): Promise<number> => {
  const { district: folder, team, from, to, knownAt, scheme, json } = command;
  const read = await readDistrict(world, folder, scheme);
  if (!read.ok) return refuse(read.problems, language, world, json);
  const { versions } = read.district;
  const schemes = versions.length === 1 ? read.district.scheme : versions;
  const answers = answersOf<Attribution>(
    read.district,
    (_, ledger) => {
      const side = (year: number) => ({
        scheme: schemes,
        ledger,
        question: { kind: "annual", year, knownAt } as const,
      });
      return attribute(side(from), side(to));
    },
    { only: team, isDay: false },
  );
  if (!answers.ok) return refuse(asFlags(answers.problems), language, world, json);
  const titleOf = titlesIn(read.district.scheme, ...versions);
  for (const one of answers.answers)
    world.say(
      json
        ? `${JSON.stringify(one)}\n`
        : tableText(attributionTable(one, titleOf, language), paintFor(world), world.width),
    );
  return exit.yes;
};
