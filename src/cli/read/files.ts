/** Paths as they are shown, files that have no place, and what a disk that refuses says. */
import { type Problem, type ProblemCode, problem } from "../../model/problem";
import type { ReadFault } from "../../model/problem-words";

/** Joins a folder and a name with `/`, which every system understands; `.` adds nothing. */
export const within = (folder: string, name: string): string => {
  const before = folder.replace(/[\\/]+$/, "");
  if (before === "" && /^[\\/]/.test(folder)) return `/${name}`;
  return before === "" || before === "." ? name : `${before}/${name}`;
};

/** The folder that a path lies in. */
export const folderOf = (path: string): string => {
  const cut = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return cut < 0 ? "." : path.slice(0, cut) || "/";
};

/** The last part of a path, without its ending. */
export const stemOf = (path: string): string => path.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "");

/** The ending of a file's name in lower case, without the dot. */
export const endingOf = (path: string): string => /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";

/** A file whose ending says that it cannot be read here. */
export const unknownFile = (file: string, endings: readonly string[]): Problem => ({
  ...problem("unknown-file", [], { known: endings.map((ending) => `.${ending}`).join(" ") }),
  file,
});

const faults: Record<string, ReadFault> = { EACCES: "permission", EPERM: "permission", EISDIR: "folder" };

/** What a disk that refuses to read or write means. Anything else than a refusal of the disk is thrown on. */
export const unreadable = (file: string, error: unknown): Problem => {
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  if (code === undefined) throw error;
  const said =
    code === "ENOENT" ? problem("no-such-file", []) : problem("cannot-read", [], { fault: faults[code] ?? "disk" });
  return { ...said, file };
};

/** What is wrong with a file as a whole, or with a column of it: facts that stand there are not read. */
const ofFiles: ReadonlySet<ProblemCode> = new Set([
  "not-utf8",
  "unknown-column",
  "duplicate-column",
  "missing-column",
  "column-separator",
  "unknown-file",
  "cannot-read",
  "no-such-file",
]);

/** Whether facts that stand in a file are not read. */
export const isUnread = ({ code }: Problem): boolean => ofFiles.has(code);
