/** `zhucun demo`: writes the invented demonstration district where there is none yet, and shows the results of its year 2022. */
import { generate, resultFile } from "../../../examples/district/generate";
import { luojiang } from "../../../rubrics/luojiang";
import { problem } from "../../model/problem";
import type { Language, Text } from "../../model/text";
import type { Command } from "../arguments";
import { headFile } from "../read/district";
import { unreadable, within } from "../read/files";
import { refuse } from "../say/refuse";
import type { World } from "../world";
import { evaluate } from "./evaluate";

type Demo = Extract<Command, { name: "demo" }>;

const seed = 20210820;

const written = (folder: string, files: number): Text => ({
  zh: `已在 ${folder} 生成虚构的演示区县（${files} 个文件）。`,
  en: `Wrote the invented demonstration district to ${folder} (${files} files).`,
});

/** Writes the district; its head comes last, so that a folder that was left half-written is no district. */
const writeDistrict = async (folder: string, world: World): Promise<number> => {
  const files = [...generate(seed), resultFile(seed, luojiang)].sort(
    (a, b) => Number(a.path === headFile) - Number(b.path === headFile),
  );
  for (const { path, text } of files) await world.write(within(folder, path), text);
  return files.length;
};

const isFree = async (folder: string, world: World): Promise<boolean> => {
  const standing = await world.look(folder);
  return standing === "nothing" || (standing === "folder" && (await world.list(folder)).length === 0);
};

export const demonstrate = async ({ folder }: Demo, language: Language, world: World): Promise<number> => {
  if ((await world.look(within(folder, headFile))) === "nothing") {
    if (!(await isFree(folder, world)))
      return refuse([{ ...problem("folder-not-empty", []), file: folder }], language, world);
    try {
      world.warn(`${written(folder, await writeDistrict(folder, world))[language]}\n\n`);
    } catch (error) {
      return refuse([unreadable(folder, error)], language, world);
    }
  }
  return evaluate(
    { name: "evaluate", district: folder, question: { kind: "annual", year: 2022 }, json: false },
    language,
    world,
  );
};
