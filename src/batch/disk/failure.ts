/** A disk that refuses, told as a problem; whatever else goes wrong is no problem of the input and is thrown on. */
import { type Problem, problem } from "../../model/problem";
import type { ReadFault } from "../../model/problem-words";

/** Stops a batch with what is wrong. */
export class Stopped extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message.en).join("\n"));
    this.name = "Stopped";
    this.problems = problems;
  }
}

/** Stops a batch that is to stop at the first problem. */
export const stopStrict = (problems: readonly Problem[]): Stopped =>
  new Stopped([problem("stopped-strict", []), ...problems]);

export const stop = (one: Problem, file?: string): Stopped =>
  new Stopped([file === undefined ? one : { ...one, file }]);

const faults: Readonly<Record<string, ReadFault>> = {
  EACCES: "permission",
  EPERM: "permission",
  EROFS: "permission",
  EISDIR: "folder",
  ENOTDIR: "file",
};

const full: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT"]);

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" && "syscall" in error
    ? error.code
    : undefined;

const said = (code: string): Problem => {
  if (full.has(code)) return problem("disk-full", []);
  return code === "ENOENT"
    ? problem("no-such-file", [])
    : problem("cannot-read", [], { fault: faults[code] ?? "disk" });
};

/** What an error means, where it is a refusal of the disk or of ours. */
export const problemsIn = (error: unknown, file?: string): readonly Problem[] | undefined => {
  if (error instanceof Stopped) return error.problems;
  const code = codeOf(error);
  if (code === undefined) return undefined;
  const path = file ?? (error instanceof Error && "path" in error ? String(error.path) : undefined);
  return [path === undefined ? said(code) : { ...said(code), file: path }];
};

const named = (error: unknown, file: string): unknown => {
  const problems = problemsIn(error, file);
  return problems === undefined ? error : new Stopped(problems);
};

/** Does something with a file, and names the file where the disk refuses. */
export const at = <T>(file: string, act: () => T): T => {
  try {
    return act();
  } catch (error) {
    throw named(error, file);
  }
};

/** The same for what takes its time. */
export const atLast = async <T>(file: string, act: () => Promise<T>): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    throw named(error, file);
  }
};
