/** `zhucun batch` and `zhucun merge`: all teams of large inputs into a folder, and such folders put together. */
import { setFlagsFromString } from "node:v8";
import { type Ended, mergeBatches, runBatch } from "../../batch/disk/index";
import type { Scheme } from "../../model/scheme";
import type { Language, Text } from "../../model/text";
import type { Batch, Merge } from "../arguments";
import { inputsOf, schemeNamed } from "../read/feeds";
import { readScheme } from "../read/scheme";
import { batchSummary } from "../say/batch";
import { progressOn } from "../say/progress";
import { refuse } from "../say/refuse";
import type { World } from "../world";

const firstScheme = "luojiang";

/** What is no longer used is cleared away before memory has grown by half, not fourfold: hardly slower, and small beside what else runs. */
const staySmall = (): void => setFlagsFromString("--heap-growing-percent=50");

const interrupted: Text = {
  zh: "已中断，已完成的部分都保留着。请用同样的命令加上 --resume 继续考评。",
  en: "Interrupted. What was done is kept: the same command with --resume goes on from there.",
};

/** Says how a batch ended. */
const tellEnd = (
  ended: Ended,
  { out, json, scheme }: { readonly out: string; readonly json: boolean; readonly scheme: Scheme },
  language: Language,
  world: World,
): number => {
  if (!("manifest" in ended)) refuse(ended.problems, language, world, json);
  else if (json) world.say(`${JSON.stringify(ended.manifest)}\n`);
  else world.say(batchSummary(ended.manifest, { out, scheme }, language));
  return ended.code;
};

export const batch = async (command: Batch, language: Language, world: World): Promise<number> => {
  const { inputs: paths, scheme: asked, json, out, name: _, ...options } = command;
  const named = asked === undefined ? await schemeNamed(world, paths) : { name: asked, problems: [] };
  if (named.problems.length > 0) return refuse(named.problems, language, world, json);
  const { scheme, problems } = await readScheme(world, named.name ?? firstScheme);
  if (scheme === undefined) return refuse(problems, language, world, json);
  const found = await inputsOf(world, paths, scheme);
  if (found.problems.length > 0) return refuse(found.problems, language, world, json);
  const progress = progressOn(world, language);
  staySmall();
  const forget = world.onInterrupt(() => {
    progress.end();
    world.warn(`${interrupted[language]}\n`);
  });
  const ended = await runBatch({ ...options, scheme, inputs: found.inputs, out, onProgress: progress.tell });
  forget();
  progress.end();
  return tellEnd(ended, { out, json, scheme }, language, world);
};

export const merge = async (command: Merge, language: Language, world: World): Promise<number> => {
  const { folders, scheme: named = firstScheme, json, out, rank, format } = command;
  const { scheme, problems } = await readScheme(world, named);
  if (scheme === undefined) return refuse(problems, language, world, json);
  const progress = progressOn(world, language);
  staySmall();
  const ended = await mergeBatches({ scheme, folders, out, rank, format, onProgress: progress.tell });
  progress.end();
  return tellEnd(ended, { out, json, scheme }, language, world);
};
