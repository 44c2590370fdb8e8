/** Problems: what is wrong in what someone wrote, with its place and its cure. */
import { type ProblemCode, problemWords } from "./problem-words";
import type { Text } from "./text";

export type { ProblemCode, Thing } from "./problem-words";

/** One step from a document's top to a place in it: a key or an index. */
export type Step = string | number;

/** One thing that is wrong in what someone wrote. */
export interface Problem {
  /** Stable; scripts may rely on it. */
  readonly code: ProblemCode;
  /** Where in the document: keys and indexes from the top. */
  readonly path: readonly Step[];
  readonly message: Text;
  /** What to do about it, where that is known. */
  readonly cure?: Text;
  /** Set by readers of files. */
  readonly file?: string;
  /** First line is 1. Set by readers of files. */
  readonly line?: number;
}

/** What a code's sentence needs to be said. */
export type ParamsOf<C extends ProblemCode> = Parameters<(typeof problemWords)[C]>[0];

/** Makes a problem from its code, place and words. */
export const problem = <C extends ProblemCode>(
  code: C,
  path: readonly Step[],
  ...[params]: undefined extends ParamsOf<C> ? [] : [ParamsOf<C>]
): Problem => {
  // The catalogue ties each code to its parameters; the compiler cannot follow that through an index.
  const speak = problemWords[code] as (params: unknown) => { message: Text; cure?: Text | undefined };
  const { message, cure } = speak(params);
  return cure === undefined ? { code, path, message } : { code, path, message, cure };
};

/** A path as people write it. @example pathText(["rubric", "categories", 2, "points"]) // "rubric.categories[2].points" */
export const pathText = (path: readonly Step[]): string =>
  path.map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`)).join("");

const place = ({ file, line, path }: Problem): string =>
  [file, line, path.length > 0 ? pathText(path) : undefined].filter((part) => part !== undefined).join(":");

/** The only error that reading and evaluating throw: it holds all problems at once. */
export class InvalidInputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((one) => `${place(one)}: ${one.message.en}${one.cure ? ` ${one.cure.en}` : ""}`).join("\n"));
    this.name = "InvalidInputError";
    this.problems = problems;
  }
}
