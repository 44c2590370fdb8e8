/** The scheme that a district or a flag names: built in by its id, or a file. */
import { luojiang } from "../../../rubrics/luojiang";
import { villageLeadership } from "../../../rubrics/village-leadership";
import type { Problem } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import { checkScheme } from "../../model/scheme-check";
import type { World } from "../world";
import { type Document, readDocument } from "./document";
import { within } from "./files";
import { placed } from "./place";

/** A scheme, or without one all that is wrong with it. */
export interface ReadScheme {
  readonly scheme: Scheme | undefined;
  readonly problems: readonly Problem[];
}

/** Schemes that come with the package, by id. */
export const builtIn: Readonly<Record<string, Scheme>> = { luojiang, "village-leadership": villageLeadership };

/** Checks the scheme in a document. */
export const schemeIn = (document: Document, before: readonly Problem[] = []): ReadScheme => {
  const checked = checkScheme(document.value);
  const found = checked.ok ? [] : placed(checked.problems, document.file, document.lines);
  const problems = [...before, ...found];
  return { scheme: checked.ok && problems.length === 0 ? checked.scheme : undefined, problems };
};

/** The file of a scheme in a folder of its own. */
export const schemeFile = "scheme.yaml";

/** Reads a scheme by its built-in id, its path or the folder that it lies in. */
export const readScheme = async (world: World, name: string): Promise<ReadScheme> => {
  if (Object.hasOwn(builtIn, name)) return { scheme: builtIn[name], problems: [] };
  const isFolder = (await world.look(name)) === "folder";
  const { document, problems } = await readDocument(world, isFolder ? within(name, schemeFile) : name);
  return document === undefined ? { scheme: undefined, problems } : schemeIn(document, problems);
};
