/** `zhucun test`: runs the worked cases of a scheme, says which do not hold and why, once or whenever a file changes. */
import type { Problem } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import type { Language, Text } from "../../model/text";
import type { CaseOutcome } from "../../policy/case/case";
import { refusalsIn } from "../../policy/case/check";
import { junitXml, type ReportedCase, unreadCases } from "../../policy/case/junit";
import { runCases } from "../../policy/case/run";
import { outcomeTexts } from "../../policy/case/words";
import type { Command } from "../arguments";
import { type ReadCases, readCases, withLines } from "../read/cases";
import { folderOf, within } from "../read/files";
import { builtIn, readScheme } from "../read/scheme";
import { paintFor } from "../say/paint";
import { refuse } from "../say/refuse";
import { exit, type World } from "../world";

type Test = Extract<Command, { name: "test" }>;

/** Where the scheme and its cases are. */
interface Where {
  readonly scheme: string;
  readonly cases: string;
  /** Whether the cases were named, and so must be there. */
  readonly isNamed: boolean;
}

const whereOf = async ({ path, cases }: Test, world: World): Promise<Where> => {
  const isFolder = (await world.look(path)) === "folder";
  const scheme = isFolder ? within(path, "scheme.yaml") : path;
  return { scheme, cases: cases ?? within(folderOf(scheme), "cases"), isNamed: cases !== undefined };
};

/** What a run came to, before it is said. */
interface Ran {
  readonly outcomes: readonly CaseOutcome[];
  readonly reported: readonly ReportedCase[];
  /** What was not understood. */
  readonly problems: readonly Problem[];
}

const reportOf = (
  scheme: Scheme,
  { cases, lines }: Extract<ReadCases, { ok: true }>,
  outcomes: readonly CaseOutcome[],
): ReportedCase[] =>
  outcomes.map((outcome, index) => {
    const { id, says, expect } = outcome.case;
    const file = cases.places[index]?.file ?? "";
    const refused = outcome.refused.length > 0 && expect.problem === undefined;
    return { id, says, file, line: lines[index] ?? null, told: outcomeTexts(outcome, scheme), refused };
  });

const ranAt = async ({ scheme: schemePath, cases: casesPath, isNamed }: Where, world: World): Promise<Ran> => {
  const failed = (problems: readonly Problem[], name: string): Ran => ({
    outcomes: [],
    reported: [unreadCases(problems, name)],
    problems,
  });
  const { scheme, problems } = await readScheme(world, schemePath);
  if (scheme === undefined) return failed(problems, schemePath);
  const read = await readCases(world, casesPath, scheme, isNamed);
  if (!read.ok) return failed(read.problems, casesPath);
  const outcomes = runCases(scheme, read.cases);
  const refused = withLines(refusalsIn(read.cases, outcomes), read.documents);
  return { outcomes, reported: reportOf(scheme, read, outcomes), problems: refused };
};

const summaryOf = ({ outcomes, reported }: Ran): Text => {
  const compared = outcomes.reduce((sum, one) => sum + one.compared, 0);
  const wrong = reported.filter(({ told }) => told.length > 0).length;
  const all = reported.length;
  return wrong === 0
    ? {
        zh: `${all} 个测算用例全部符合，比对 ${compared} 处。`,
        en: `${all === 1 ? "The only case holds" : `All ${all} cases hold`}; ${compared} expectations compared.`,
      }
    : {
        zh: `${all} 个测算用例：${all - wrong} 个符合，${wrong} 个不符合。`,
        en: `${all} cases: ${all - wrong} hold, ${wrong} do not.`,
      };
};

const resultText = (ran: Ran, language: Language, world: World): string => {
  const paint = paintFor(world);
  const wrong = ran.reported.filter(({ told, refused }) => told.length > 0 && !refused);
  const blocks = wrong.map(({ id, says, file, line, told }) =>
    [
      `${paint.red("✗")} ${paint.bold(id)}  ${paint.dim(line === null ? file : `${file}:${line}`)}`,
      `  ${says[language]}`,
      ...told.map((one) => `  - ${paint.red(one[language])}`),
      "",
    ].join("\n"),
  );
  const summary = summaryOf(ran)[language];
  return [...blocks, wrong.length === 0 ? `${paint.green("✓")} ${summary}` : summary, ""].join("\n");
};

const jsonLines = ({ outcomes, reported }: Ran): string =>
  reported
    .map(({ id, says, file, line, told, refused }, index) => {
      const { compared = 0, differences = [] } = outcomes[index] ?? {};
      // A place that an answer does not have is told as such, not left out.
      const missed = differences.map((one, at) => ({
        path: one.path,
        expected: one.expected,
        found: one.found ?? null,
        absent: one.found === undefined,
        message: told[at],
      }));
      return `${JSON.stringify({ id, file, line, says, holds: told.length === 0, refused, compared, differences: missed })}\n`;
    })
    .join("");

const once = async (command: Test, where: Where, language: Language, world: World): Promise<number> => {
  const ran = await ranAt(where, world);
  const { outcomes, reported, problems } = ran;
  if (command.junit !== undefined) await world.write(command.junit, junitXml(reported, where.scheme, language));
  if (outcomes.length > 0 && problems.length < outcomes.length)
    world.say(command.json ? jsonLines(ran) : resultText(ran, language, world));
  if (problems.length > 0) return refuse(problems, language, world, command.json);
  return reported.every(({ told }) => told.length === 0) ? exit.yes : exit.no;
};

const waiting: Text = { zh: "等待改动；按 Ctrl+C 结束。", en: "Waiting for changes; Ctrl+C ends." };

/** Runs the cases of a scheme. */
export const testScheme = async (command: Test, language: Language, world: World): Promise<number> => {
  const where = await whereOf(command, world);
  let code = await once(command, where, language, world);
  if (!command.watch) return code;
  const paths = [where.scheme, where.cases].filter((path) => !Object.hasOwn(builtIn, path));
  const tell = () => world.warn(`${paintFor(world).dim(waiting[language])}\n`);
  tell();
  for await (const _ of world.changes(paths)) {
    code = await once(command, where, language, world);
    tell();
  }
  return code;
};
