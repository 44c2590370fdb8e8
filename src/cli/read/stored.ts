/** Lists of stored evaluations, one JSON object a line, as `zhucun evaluate --json` writes them. */
import { type Problem, problem } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import { type Stored, slimmed } from "../../policy/compare/standing";
import { checkStored } from "../../policy/compare/stored";
import type { World } from "../world";
import { endingOf } from "./files";
import { problemsOfFile } from "./ledgers";
import { objectsOf } from "./rows";

/** Whether a path names a list of evaluations and no scheme. */
export const isList = (path: string): boolean => ["jsonl", "ndjson"].includes(endingOf(path));

/** A list of evaluations, or all that is wrong with it. */
export interface ReadList {
  readonly evaluations: readonly Stored[];
  readonly problems: readonly Problem[];
}

/** Reads a list; of each evaluation only what is compared is kept. */
export const readList = async (world: World, file: string, scheme: Scheme | undefined): Promise<ReadList> => {
  const evaluations: Stored[] = [];
  const { problems, add } = problemsOfFile(file);
  const slim = slimmed(scheme);
  for await (const row of objectsOf(world, file)) {
    if ("problem" in row) {
      add(row.problem);
      continue;
    }
    const checked = checkStored(row.value);
    if (checked.ok) evaluations.push(slim(checked.evaluation));
    else for (const one of checked.problems) add({ ...one, file, line: row.line });
  }
  if (evaluations.length === 0 && problems.length === 0) add({ ...problem("empty", []), file, line: 1 });
  return { evaluations, problems };
};
