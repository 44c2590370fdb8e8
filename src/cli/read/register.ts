/** The register of a district folder: `register.yaml`, which may be absent, and the files of facts in `register`. */
import { mostFacts } from "../../model/ledger";
import { type Problem, problem } from "../../model/problem";
import type { Register } from "../../model/register";
import { checkRegister, type RegisterContext } from "../../model/register-check";
import type { World } from "../world";
import { readDocument } from "./document";
import { within } from "./files";
import { type Loose, problemsOfFile, traced, withFacts } from "./ledgers";
import { objectsOf } from "./rows";

/** A register, or what is wrong with it; neither where there is none. */
export interface ReadRegister {
  readonly register: Register | undefined;
  readonly problems: readonly Problem[];
}

export const registerFile = "register.yaml";
/** The folder of files of facts, and their endings. */
export const registerFolder = "register";
export const registerEndings: readonly string[] = ["ndjson"];

interface LooseFacts {
  readonly loose: Loose;
  readonly problems: readonly Problem[];
}

/** Reads files of facts, one fact a line; more than a register may hold are not kept, for it is refused anyway. */
const readLoose = async (world: World, files: readonly string[]): Promise<LooseFacts> => {
  const loose: Loose = { facts: [], origins: [] };
  const problems: Problem[] = [];
  for (const file of files) {
    const found = problemsOfFile(file);
    for await (const row of objectsOf(world, file)) {
      if ("problem" in row) found.add(row.problem);
      else if (loose.facts.length <= mostFacts) {
        loose.facts.push(row.value);
        loose.origins.push({ file, line: row.line });
      }
    }
    problems.push(...found.problems);
  }
  return { loose, problems };
};

/** Reads the register of a district, if it has one, with its files of facts. */
export const readRegister = async (
  world: World,
  folder: string,
  files: readonly string[],
  context: RegisterContext,
): Promise<ReadRegister> => {
  const path = within(folder, registerFile);
  if ((await world.look(path)) !== "file") {
    const missing = files.length === 0 ? [] : [{ ...problem("no-such-file", []), file: path }];
    return { register: undefined, problems: missing };
  }
  const { document, problems } = await readDocument(world, path);
  const read = await readLoose(world, files);
  const all = [...problems, ...read.problems];
  if (document === undefined) return { register: undefined, problems: all };
  const checked = checkRegister(withFacts(document.value, read.loose.facts), context);
  if (checked.ok) return { register: checked.register, problems: all };
  return { register: undefined, problems: [...all, ...traced(checked.problems, document, read.loose)] };
};
