/** The register of a district folder: `register.yaml`, which may be absent. */
import type { Problem } from "../../model/problem";
import type { Register } from "../../model/register";
import { checkRegister, type RegisterContext } from "../../model/register-check";
import type { World } from "../world";
import { readDocument } from "./document";
import { within } from "./files";
import { placed } from "./place";

/** A register, or what is wrong with it; neither where there is none. */
export interface ReadRegister {
  readonly register: Register | undefined;
  readonly problems: readonly Problem[];
}

export const registerFile = "register.yaml";

/** Reads the register of a district, if it has one. */
export const readRegister = async (world: World, folder: string, context: RegisterContext): Promise<ReadRegister> => {
  const path = within(folder, registerFile);
  if ((await world.look(path)) !== "file") return { register: undefined, problems: [] };
  const { document, problems } = await readDocument(world, path);
  if (document === undefined) return { register: undefined, problems };
  const checked = checkRegister(document.value, context);
  const found = checked.ok ? [] : placed(checked.problems, document.file, document.lines);
  return { register: checked.ok ? checked.register : undefined, problems: [...problems, ...found] };
};
