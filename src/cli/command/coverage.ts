/** `zhucun coverage`: what the worked cases of a scheme try of it and what they do not; writes a case for all that is untried. */

import { compare, exactOf, ratio } from "../../model/points";
import { problem } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import type { Language, Text } from "../../model/text";
import { runCases } from "../../policy/case/run";
import { type CaseCoverage, coverageOf } from "../../policy/coverage/coverage";
import { skeletonsFor } from "../../policy/coverage/skeleton/skeletons";
import { aimText, leftOutText, titlesOf, whatText } from "../../policy/coverage/words";
import type { Command } from "../arguments";
import { readCases } from "../read/cases";
import { folderOf, unreadable, within } from "../read/files";
import { readScheme } from "../read/scheme";
import { caseFileText } from "../say/cases";
import { paintFor } from "../say/paint";
import { refuse } from "../say/refuse";
import { exit, type World } from "../world";

type Cover = Extract<Command, { name: "coverage" }>;

const schemeAt = async (path: string, world: World): Promise<string> =>
  (await world.look(path)) === "folder" ? within(path, "scheme.yaml") : path;

const percentOf = ({ perThousand }: CaseCoverage): string => `${perThousand / 10}%`;

const summaryOf = (coverage: CaseCoverage, cases: number): Text => {
  const { aims, reached, untried, leftOut } = coverage.counts;
  const share = percentOf(coverage);
  return {
    zh: `${cases} 个用例试到 ${aims} 项中的 ${reached} 项（${share}），没有试到 ${untried} 项；另有 ${leftOut} 项按本办法不可能出现，不计。`,
    en: `${cases} cases try ${reached} of ${aims} things (${share}), ${untried} are untried; ${leftOut} more cannot happen under this scheme and do not count.`,
  };
};

/** What is untried, clause by clause. */
const untriedText = ({ untried }: CaseCoverage, scheme: Scheme, language: Language, world: World): string => {
  const paint = paintFor(world);
  const titles = titlesOf(scheme);
  const byClause = new Map<string, string[]>();
  for (const aim of untried)
    byClause.set(aim.clause, [...(byClause.get(aim.clause) ?? []), whatText(scheme, aim.what)[language]]);
  return [...byClause]
    .map(([clause, whats]) =>
      [paint.bold(titles.get(clause)?.[language] ?? clause), ...whats.map((what) => `  - ${what}`), ""].join("\n"),
    )
    .join("");
};

const jsonLines = ({ reached, untried, leftOut, counts, perThousand }: CaseCoverage, scheme: Scheme): string =>
  [
    { kind: "coverage", ...counts, perThousand },
    ...reached.map((aim) => ({
      kind: "reached",
      key: aim.key,
      clause: aim.clause,
      what: aim.what,
      by: aim.by,
      says: aimText(scheme, aim),
    })),
    ...untried.map((aim) => ({
      kind: "untried",
      key: aim.key,
      clause: aim.clause,
      what: aim.what,
      says: aimText(scheme, aim),
    })),
    ...leftOut.map((aim) => ({
      kind: "left-out",
      key: aim.key,
      clause: aim.clause,
      what: aim.what,
      why: aim.why,
      says: leftOutText(scheme, aim),
    })),
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join("");

const wroteText = (path: string, cases: number, unknown: number): Text => ({
  zh: `已把 ${cases} 个用例骨架写入 ${path}。${unknown === 0 ? "" : `还有 ${unknown} 项没有找到能试到它的用例，能不能试到不知道。`}`,
  en: `Wrote ${cases} cases to ${path}.${unknown === 0 ? "" : ` For ${unknown} things no case was found; whether one can try them is unknown.`}`,
});

/** Writes a case for all that is untried; tells whether it could. */
const writeUntried = async (
  path: string,
  { untried }: CaseCoverage,
  scheme: Scheme,
  language: Language,
  world: World,
) => {
  const { file, unknown } = skeletonsFor(scheme, untried);
  try {
    await world.write(path, caseFileText(file));
  } catch (error) {
    return [unreadable(path, error)];
  }
  world.warn(`${wroteText(path, file.cases?.length ?? 0, unknown.length)[language]}\n`);
  for (const aim of untried.filter(({ key }) => unknown.includes(key)))
    world.warn(`  - ${aimText(scheme, aim)[language]}${language === "zh" ? "：不知道" : ": unknown"}\n`);
  return [];
};

const isEnough = ({ counts: { reached, aims } }: CaseCoverage, threshold: string): boolean =>
  aims === 0 || compare(ratio(reached, aims), exactOf(threshold)) >= 0;

/** Tells what the cases of a scheme try. */
export const coverScheme = async (command: Cover, language: Language, world: World): Promise<number> => {
  const { path, cases, threshold, write, json } = command;
  const file = await schemeAt(path, world);
  const { scheme, problems } = await readScheme(world, file);
  if (scheme === undefined) return refuse(problems, language, world, json);
  const read = await readCases(world, cases ?? within(folderOf(file), "cases"), scheme, cases !== undefined);
  const isNone = !read.ok && cases === undefined && read.problems.every(({ code }) => code === "no-cases");
  if (!read.ok && !isNone) return refuse(read.problems, language, world, json);
  if (write !== undefined && (await world.look(write)) !== "nothing")
    return refuse([{ ...problem("file-exists", []), file: write }], language, world, json);
  const outcomes = read.ok ? runCases(scheme, read.cases) : [];
  const coverage = coverageOf(scheme, outcomes);
  world.say(
    json
      ? jsonLines(coverage, scheme)
      : `${untriedText(coverage, scheme, language, world)}${summaryOf(coverage, outcomes.length)[language]}\n`,
  );
  const unwritten =
    write === undefined || coverage.untried.length === 0
      ? []
      : await writeUntried(write, coverage, scheme, language, world);
  if (unwritten.length > 0) return refuse(unwritten, language, world, json);
  return isEnough(coverage, threshold) ? exit.yes : exit.no;
};
