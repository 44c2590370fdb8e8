/** The command line as a function of its arguments and a world; the exit code comes out. */
import { understand } from "./arguments";
import { batch, merge } from "./command/batch";
import { check } from "./command/check";
import { commitments } from "./command/commitments";
import { compare } from "./command/compare";
import { coverScheme } from "./command/coverage";
import { demonstrate } from "./command/demo";
import { describeScheme } from "./command/describe";
import { duties } from "./command/duties";
import { evaluate } from "./command/evaluate";
import { explainTeam } from "./command/explain";
import { mutate } from "./command/mutate";
import { startScheme } from "./command/new";
import { rank } from "./command/rank";
import { testScheme } from "./command/test";
import { warnings } from "./command/warnings";
import { why } from "./command/why";
import { helpText, version } from "./help";
import { languageOf } from "./language";
import { refuse } from "./say/refuse";
import { exit, type World } from "./world";

/** Runs one command. */
export const run = async (args: readonly string[], world: World): Promise<number> => {
  const { command, language: asked, problems } = understand(args);
  const language = asked ?? languageOf(world);
  if (command === undefined) return refuse(problems, language, world, args.includes("--json"));
  switch (command.name) {
    case "help":
      world.say(helpText(language));
      return exit.yes;
    case "version":
      world.say(`${version}\n`);
      return exit.yes;
    case "check":
      return check(command, language, world);
    case "describe":
      return describeScheme(command, language, world);
    case "evaluate":
      return evaluate(command, language, world);
    case "explain":
      return explainTeam(command, language, world);
    case "duties":
      return duties(command, language, world);
    case "rank":
      return rank(command, language, world);
    case "warnings":
      return warnings(command, language, world);
    case "commitments":
      return commitments(command, language, world);
    case "test":
      return testScheme(command, language, world);
    case "mutate":
      return mutate(command, language, world);
    case "compare":
      return compare(command, language, world);
    case "why":
      return why(command, language, world);
    case "coverage":
      return coverScheme(command, language, world);
    case "batch":
      return batch(command, language, world);
    case "merge":
      return merge(command, language, world);
    case "new":
      return startScheme(command, language, world);
    case "demo":
      return demonstrate(command, language, world);
  }
};
