/** A district folder that is held in memory, read as the command line reads it. */
import { type District, readDistrict } from "../../src/cli/read/district";
import { pathText } from "../../src/model/problem";
import { worldOn } from "../cli/world";

/** Reads the files of a district, by their paths in its folder; a district with problems is an error that tells them. */
export const districtOf = async (
  written: readonly { readonly path: string; readonly text: string }[],
): Promise<District> => {
  const files = Object.fromEntries(written.map(({ path, text }) => [`district/${path}`, text]));
  const read = await readDistrict(worldOn({ files }).stage, "district");
  if (read.ok) return read.district;
  const told = read.problems.map(({ file, line, path, message }) => `${file}:${line} ${pathText(path)} ${message.en}`);
  throw new Error(told.join("\n"));
};
