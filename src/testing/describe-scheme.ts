/** A scheme's worked cases as tests of vitest: a test for each, which tells what did not hold as a person would say it. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, test } from "vitest";
import { parse } from "yaml";
import { byCode } from "../model/names";
import { InvalidInputError, type Problem, problem } from "../model/problem";
import type { Scheme } from "../model/scheme";
import { parseScheme } from "../model/scheme-check";
import type { Language } from "../model/text";
import type { CaseFile } from "../policy/case/case";
import { type CaseDocument, checkCases } from "../policy/case/check";
import { runCase } from "../policy/case/run";
import { outcomeTexts } from "../policy/case/words";

/** What may be said about a suite. */
export interface SchemeSuite {
  /** The scheme, where it is not `scheme.yaml` in the folder. */
  readonly scheme?: Scheme;
  /** The file or folder of cases, where it is not `cases` in the folder. */
  readonly cases?: string;
  /** The language in which differences are told; Chinese, where it is left out. */
  readonly language?: Language;
}

const refuse = (file: string, one: Problem): never => {
  throw new InvalidInputError([{ ...one, file }]);
};

const standingAt = (path: string): "file" | "folder" | "nothing" => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? "nothing" : found.isDirectory() ? "folder" : "file";
};

const documentAt = (file: string): CaseDocument => {
  try {
    return { file, value: parse(readFileSync(file, "utf8")) };
  } catch {
    return refuse(file, problem("not-yaml", [], { fault: "other" }));
  }
};

const isCases = (name: string): boolean => /\.(ya?ml|json)$/i.test(name);

/** The files of cases at a path, those of folders in it included; what is neither a case nor a note has no place there. */
const filesAt = (path: string): string[] => {
  const standing = standingAt(path);
  if (standing === "nothing") return refuse(path, problem("no-cases", []));
  if (standing === "file") {
    if (isCases(path)) return [path];
    return path.endsWith(".md") ? [] : refuse(path, problem("unknown-file", [], { known: ".yaml, .yml, .json" }));
  }
  return readdirSync(path)
    .filter((name) => !name.startsWith("."))
    .sort(byCode)
    .flatMap((name) => filesAt(join(path, name)));
};

const schemeAt = (folder: string): Scheme => {
  const file = join(folder, "scheme.yaml");
  if (standingAt(file) === "nothing") return refuse(file, problem("no-such-file", []));
  return parseScheme(documentAt(file).value);
};

const casesAt = (path: string, scheme: Scheme): CaseFile => {
  const checked = checkCases(filesAt(path).map(documentAt), { scheme });
  if (!checked.ok) throw new InvalidInputError(checked.problems);
  return checked.cases;
};

/** One test of a suite: it throws what did not hold. */
interface CaseTest {
  readonly name: string;
  readonly run: () => void;
}

/** The tests of a scheme's cases, before they are declared. */
export const suiteOf = (
  folder: string,
  { scheme, cases, language = "zh" }: SchemeSuite,
): { readonly name: string; readonly tests: readonly CaseTest[] } => {
  const rules = scheme ?? schemeAt(folder);
  const file = casesAt(cases ?? join(folder, "cases"), rules);
  const tests = file.cases.map((one) => ({
    name: `${one.id} ${one.says[language]}`,
    run: () => {
      const outcome = runCase(rules, one);
      if (outcome.differences.length === 0) return;
      const told = outcomeTexts(outcome, rules).map((text) => text[language]);
      throw new Error(told.join("\n"));
    },
  }));
  return { name: `${rules.title[language]} (${basename(folder)})`, tests };
};

/**
 * Declares a test for each worked case of a scheme. Call it at the top of a test file, or inside a `describe`.
 * @param folder the folder of the scheme: `scheme.yaml` and `cases`
 * @throws {InvalidInputError} with all problems of the scheme or its cases, no cases among them, so that the file fails
 * @example describeScheme("rubrics/luojiang")
 */
export const describeScheme = (folder: string, suite: SchemeSuite = {}): void => {
  const { name, tests } = suiteOf(folder, suite);
  describe(name, () => {
    for (const one of tests) test(one.name, one.run);
  });
};
