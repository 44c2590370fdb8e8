/** The command line as a function of its arguments and a world; the exit code comes out. */
import { understand } from "./arguments";
import { helpText, version } from "./help";
import { languageOf } from "./language";
import { refuse } from "./say/refuse";
import { exit, type World } from "./world";

/** Runs one command; no other is loaded. */
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
      return (await import("./command/check")).check(command, language, world);
    case "describe":
      return (await import("./command/describe")).describeScheme(command, language, world);
    case "evaluate":
      return (await import("./command/evaluate")).evaluate(command, language, world);
    case "explain":
      return (await import("./command/explain")).explainTeam(command, language, world);
    case "duties":
      return (await import("./command/duties")).duties(command, language, world);
    case "rank":
      return (await import("./command/rank")).rank(command, language, world);
    case "warnings":
      return (await import("./command/warnings")).warnings(command, language, world);
    case "commitments":
      return (await import("./command/commitments")).commitments(command, language, world);
    case "test":
      return (await import("./command/test")).testScheme(command, language, world);
    case "mutate":
      return (await import("./command/mutate")).mutate(command, language, world);
    case "compare":
      return (await import("./command/compare")).compare(command, language, world);
    case "why":
      return (await import("./command/why")).why(command, language, world);
    case "coverage":
      return (await import("./command/coverage")).coverScheme(command, language, world);
    case "batch":
      return (await import("./command/batch")).batch(command, language, world);
    case "merge":
      return (await import("./command/batch")).merge(command, language, world);
    case "new":
      return (await import("./command/new")).startScheme(command, language, world);
    case "demo":
      return (await import("./command/demo")).demonstrate(command, language, world);
  }
};
