/** `zhucun mutate`: which small mistakes in a scheme no case would notice, and a case for each that would. */
import { stringify } from "yaml";
import type { Scheme } from "../../model/scheme";
import type { Language, Text } from "../../model/text";
import { countsOf, type MutationCounts, type Survivor, skeletonsOf, survivorsOf } from "../../policy/mutant/report";
import { type MutationRun, runMutants, type Verdict } from "../../policy/mutant/run";
import { mutantText, reasonText, shownText } from "../../policy/mutant/words";
import type { Command } from "../arguments";
import { readCases } from "../read/cases";
import { folderOf, within } from "../read/files";
import { readScheme } from "../read/scheme";
import { type Paint, paintFor } from "../say/paint";
import { refuse } from "../say/refuse";
import { exit, type World } from "../world";

type Mutate = Extract<Command, { name: "mutate" }>;

const countsText = (run: MutationRun, { mutants, killed, equivalent, survived, unknown }: MutationCounts): Text => ({
  zh: `${run.cases} 个用例，${mutants} 个变异：${killed} 个被发现，${equivalent} 个证明与原办法无法区分，${survived + unknown} 个没有被发现${unknown > 0 ? `（其中 ${unknown} 个还没有找到能发现它的用例）` : ""}。`,
  en: `${run.cases === 1 ? "1 case" : `${run.cases} cases`}, ${mutants} mutants: ${killed} noticed, ${equivalent} proved to be no different, ${survived + unknown} not noticed${unknown > 0 ? ` (for ${unknown} of them no case was found that would)` : ""}.`,
});

const failingText = (count: number): Text => ({
  zh: `有 ${count} 个用例在原办法上就不符合，没有用来找变异。先运行 zhucun test。`,
  en: `${count === 1 ? "1 case does not hold on the scheme itself and was" : `${count} cases do not hold on the scheme itself and were`} not used. Run zhucun test first.`,
});

const survivorText = (
  scheme: Scheme,
  { mutant, says, killing }: Survivor,
  language: Language,
  paint: Paint,
): string => {
  const shown: Text =
    killing === null
      ? { zh: "没有找到能发现它的用例", en: "no case was found that would" }
      : shownText(scheme, killing.differs);
  return `${paint.red("✗")} ${says[language]}\n  ${paint.dim(`${shown[language]}  [${mutant.id}]`)}\n`;
};

const result = (scheme: Scheme, run: MutationRun, language: Language, world: World): string => {
  const paint = paintFor(world);
  const survivors = survivorsOf(scheme, run);
  const lines = survivors.map((one) => survivorText(scheme, one, language, paint));
  const summary = countsText(run, countsOf(scheme, run))[language];
  const failing = run.failing.length === 0 ? "" : `${failingText(run.failing.length)[language]}\n`;
  const mark = isClean(run) ? `${paint.green("✓")} ` : "";
  return `${[...lines, ...(lines.length === 0 ? [] : [""])].join("\n")}${failing}${mark}${summary}\n`;
};

const isClean = ({ verdicts, failing, cases }: MutationRun): boolean =>
  cases > 0 && failing.length === 0 && verdicts.every(({ kind }) => kind !== "survived");

const jsonLine = (scheme: Scheme, verdict: Verdict, survivors: readonly Survivor[]): string => {
  const { kind, mutant } = verdict;
  const { id, operator, clauses, at, from = null, to = null } = mutant;
  const head = { id, verdict: kind, operator, clauses, at, from, to, says: mutantText(scheme, mutant) };
  if (kind === "killed") return `${JSON.stringify({ ...head, by: verdict.by })}\n`;
  if (kind === "equivalent")
    return `${JSON.stringify({ ...head, reason: { ...verdict.reason, says: reasonText(scheme, verdict.reason) } })}\n`;
  const killing = survivors.find((one) => one.mutant === mutant)?.killing ?? null;
  return `${JSON.stringify({ ...head, verdict: killing === null ? "unknown" : kind, killing })}\n`;
};

const jsonLines = (scheme: Scheme, run: MutationRun): string => {
  const survivors = survivorsOf(scheme, run);
  return run.verdicts.map((verdict) => jsonLine(scheme, verdict, survivors)).join("");
};

/** Runs the cases of a scheme against its mutants. */
export const mutate = async (command: Mutate, language: Language, world: World): Promise<number> => {
  const { path, cases: named, write, json } = command;
  const name = (await world.look(path)) === "folder" ? within(path, "scheme.yaml") : path;
  const { scheme, problems } = await readScheme(world, name);
  if (scheme === undefined) return refuse(problems, language, world, json);
  const read = await readCases(world, named ?? within(folderOf(name), "cases"), scheme, named !== undefined);
  if (!read.ok) return refuse(read.problems, language, world, json);
  const run = runMutants(scheme, read.cases.cases);
  if (write !== undefined)
    await world.write(write, stringify(skeletonsOf(survivorsOf(scheme, run)), { aliasDuplicateObjects: false }));
  world.say(json ? jsonLines(scheme, run) : result(scheme, run, language, world));
  return isClean(run) ? exit.yes : exit.no;
};
