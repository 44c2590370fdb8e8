/** Documents of cases into their parts, each with its place; what is wrong in one part hides nothing in the others. */
import type * as z from "zod";
import { readFacts } from "../../model/fact-reading";
import { type Problem, problem, type Step } from "../../model/problem";
import { readShape } from "../../model/reading";
import { type Layer, looseFact, parts, type WrittenCase } from "./shape";

export type Place = readonly Step[];

/** A document of cases: what a reader of files returned, with the file's name where there is one. */
export interface CaseDocument {
  readonly value: unknown;
  readonly file?: string;
}

/** A case or a base where it stands. */
export interface Standing<T> {
  readonly value: T;
  readonly file: string | undefined;
  readonly place: Place;
}

/** A part of a document that has been read. */
export interface Parts {
  readonly bases: ReadonlyMap<string, Standing<Layer>>;
  readonly cases: readonly Standing<WrittenCase>[];
  readonly problems: readonly Problem[];
}

/** Problems of something, with its place before theirs. */
export const at = (
  problems: readonly Problem[],
  { file, place }: Pick<Standing<unknown>, "file" | "place">,
): Problem[] =>
  problems.map((one) => ({ ...one, path: [...place, ...one.path], ...(file === undefined ? {} : { file }) }));

/** What one part holds. The facts in it are read as well, so that a form that is wrong around them does not hide what is wrong in them. */
const readPart = <S extends z.ZodType>(shape: S, { value, ...where }: Standing<unknown>) => {
  const read = readShape(shape, value);
  const facts: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "facts") : undefined;
  return {
    part: read.ok ? read.value : read.partial,
    own: at(read.ok ? [] : read.problems, where),
    inFacts: at(Array.isArray(facts) ? readFacts(looseFact, facts).problems : [], where),
  };
};

/** Reads what one document holds. */
export const readDocument = ({ value, file }: CaseDocument): Parts => {
  const { part, own } = readPart(parts.file, { value, file, place: [] });
  const bases = new Map<string, Standing<Layer>>();
  const cases: Standing<WrittenCase>[] = [];
  const problems = [...own];
  for (const [name, base] of Object.entries(part?.bases ?? {})) {
    const standing = { value: base, file, place: ["bases", name] };
    const read = readPart(parts.base, standing);
    problems.push(...read.own, ...read.inFacts);
    if (read.part !== undefined) bases.set(name, { ...standing, value: read.part });
  }
  for (const [index, one] of (part?.cases ?? []).entries()) {
    const standing = { value: one, file, place: ["cases", index] };
    const read = readPart(parts.case, standing);
    // Where a problem is expected, it may be one of the facts.
    problems.push(...read.own, ...(read.part?.expect.problem === undefined ? read.inFacts : []));
    if (read.part !== undefined) cases.push({ ...standing, value: read.part });
  }
  return { bases, cases, problems };
};

/** Bases of all documents by name; a name that stands in two of them is a problem. */
export const basesIn = (documents: readonly Parts[]): Pick<Parts, "bases" | "problems"> => {
  const bases = new Map<string, Standing<Layer>>();
  const problems: Problem[] = [];
  for (const [name, base] of documents.flatMap((one) => [...one.bases])) {
    if (bases.has(name)) problems.push(...at([problem("duplicate-name", [], { name, thing: "base" })], base));
    else bases.set(name, base);
  }
  return { bases, problems };
};
