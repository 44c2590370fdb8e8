/** The worked cases of a scheme from files: a folder with all that is in it, or one file. */
import { byCode } from "../../model/names";
import { type Problem, problem } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import type { CaseFile } from "../../policy/case/case";
import { checkCases } from "../../policy/case/check";
import type { World } from "../world";
import { type Document, readDocument } from "./document";
import { endingOf, within } from "./files";
import { placed } from "./place";

/** Cases with their lines, or all that is wrong with them. */
export type ReadCases =
  | {
      readonly ok: true;
      readonly cases: CaseFile;
      readonly lines: readonly number[];
      readonly documents: readonly Document[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const known: ReadonlySet<string> = new Set(["yaml", "yml", "json"]);

interface Files {
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

/** The files of cases at a path. What is no case has no place among them, but for notes in Markdown. */
const filesAt = async (world: World, path: string): Promise<Files> => {
  const standing = await world.look(path);
  if (standing === "file") {
    if (known.has(endingOf(path))) return { files: [path], problems: [] };
    if (endingOf(path) === "md") return { files: [], problems: [] };
    return { files: [], problems: [{ ...problem("unknown-file", [], { known: ".yaml, .yml, .json" }), file: path }] };
  }
  if (standing === "nothing") return { files: [], problems: [] };
  const names = [...(await world.list(path))].filter((name) => !name.startsWith(".")).sort(byCode);
  const inside = await Promise.all(names.map((name) => filesAt(world, within(path, name))));
  return { files: inside.flatMap(({ files }) => files), problems: inside.flatMap(({ problems }) => problems) };
};

/** Gives problems the lines of the files that they are in. */
const withLines = (problems: readonly Problem[], documents: readonly Document[]): Problem[] =>
  problems.flatMap((one) => {
    const document = documents.find(({ file }) => file === one.file);
    return document === undefined ? [one] : placed([one], document.file, document.lines);
  });

/** Reads the cases at a path and checks them against a scheme; a path that was named must be there. */
export const readCases = async (world: World, path: string, scheme: Scheme, isNamed = false): Promise<ReadCases> => {
  if (isNamed && (await world.look(path)) === "nothing")
    return { ok: false, problems: [{ ...problem("no-such-file", []), file: path }] };
  const { files, problems } = await filesAt(world, path);
  const read = await Promise.all(files.map((file) => readDocument(world, file)));
  const documents = read.flatMap(({ document }) => document ?? []);
  const form = [...problems, ...read.flatMap((one) => one.problems)];
  if (files.length === 0 && form.length === 0)
    return { ok: false, problems: [{ ...problem("no-cases", []), file: path }] };
  const checked = checkCases(documents, { scheme });
  if (!checked.ok) return { ok: false, problems: [...form, ...withLines(checked.problems, documents)] };
  if (form.length > 0) return { ok: false, problems: form };
  const { cases } = checked;
  const lines = cases.places.map(({ file, path: at }) => {
    const document = documents.find((one) => one.file === file);
    return document?.lines([at])[0] ?? 1;
  });
  return { ok: true, cases, lines, documents };
};

export { withLines };
