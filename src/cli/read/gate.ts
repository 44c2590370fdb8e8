/** A gate from a file. */
import type { Problem } from "../../model/problem";
import { checkGate, type Gate } from "../../policy/compare/gate";
import type { World } from "../world";
import { readDocument } from "./document";
import { placed } from "./place";

/** A gate, or all that is wrong with it; neither where none is named. */
export interface ReadGate {
  readonly gate: Gate | undefined;
  readonly problems: readonly Problem[];
}

/** Reads the gate that is named, if one is. */
export const readGate = async (world: World, path: string | undefined): Promise<ReadGate> => {
  if (path === undefined) return { gate: undefined, problems: [] };
  const { document, problems } = await readDocument(world, path);
  if (document === undefined) return { gate: undefined, problems };
  const checked = checkGate(document.value);
  if (!checked.ok)
    return { gate: undefined, problems: [...problems, ...placed(checked.problems, document.file, document.lines)] };
  return { gate: problems.length === 0 ? checked.gate : undefined, problems };
};
