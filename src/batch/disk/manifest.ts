/** What a batch was asked and what came of it: enough to know whether another run goes on with it, and to put shards together. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson } from "../../model/hash";
import { type Problem, problem } from "../../model/problem";
import type { ResumeDifference } from "../../model/problem-words";
import type { Shard } from "../share";
import { stop } from "./failure";
import type { AskedQuestion } from "./job";
import type { Seen } from "./survey";

/** The folder, inside that of the output, in which work stands until it is whole. */
export const workFolder = ".work";

/** The forms that results can have. */
export const formats = ["ndjson", "csv", "parquet"] as const;
export type Format = (typeof formats)[number];

/** What a batch was asked. Threads are not among it: they are seen in nothing. */
export interface Head {
  readonly format: "zhucun-batch/1";
  /** The version of the engine's meaning. */
  readonly semantics: number;
  readonly scheme: { readonly id: string; readonly version: string; readonly hash: string };
  readonly question: AskedQuestion;
  readonly options: {
    readonly format: Format;
    readonly full: boolean;
    readonly rank: boolean;
    readonly grouped: boolean;
    readonly shard: Shard | null;
  };
  readonly inputs: readonly Seen[];
}

/** How much was read, and what came of it. */
export interface Counts {
  /** Lines that were read, blank ones aside. */
  readonly lines: number;
  readonly teams: number;
  /** Facts of the teams that were evaluated. */
  readonly facts: number;
  readonly evaluated: number;
  readonly refused: number;
  /** Lines that belong to no team. */
  readonly lost: number;
  /** Files of which a part was not read, or not understood: any team may lack facts that stand there. */
  readonly unread: number;
  /** Teams by grade; `open` and `none` where there is none. */
  readonly grades: Readonly<Record<string, number>>;
}

/** A batch that is whole. */
export interface Manifest extends Head {
  readonly counts: Counts;
  readonly outputs: readonly Seen[];
}

export const manifestFile = "manifest.json";

/** What is known of a file that we wrote ourselves; nothing where it is not there, was cut off, or lacks one of these keys. */
export const readOwn = <T extends object>(path: string, ...keys: readonly (keyof T)[]): T | undefined => {
  if (!existsSync(path)) return undefined;
  try {
    const found: T | null = JSON.parse(readFileSync(path, "utf8"));
    return found !== null && keys.every((key) => Object.hasOwn(found, key)) ? found : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** The manifest of a folder, where the batch in it is whole. */
export const manifestIn = (folder: string): Manifest | undefined => {
  const found = readOwn<Manifest>(join(folder, manifestFile), "counts", "outputs");
  return found?.format === "zhucun-batch/1" ? found : undefined;
};

const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

const optionNames = ({ options }: Head) => Object.keys(options) as (keyof Head["options"])[]; // heads are made in one place, with just these keys

const differences = (now: Head, before: Head): ResumeDifference[] => [
  ...(now.semantics === before.semantics ? [] : ["semantics" as const]),
  ...(same(now.scheme, before.scheme) ? [] : ["scheme" as const]),
  ...(same(now.question, before.question) ? [] : ["question" as const]),
  ...optionNames(now).filter((name) => !same(now.options[name], before.options[name])),
  ...(same(now.inputs, before.inputs) ? [] : ["input" as const]),
];

/** Refuses to go on with what was begun otherwise. */
export const checkSame = (now: Head, before: Head, folder: string): void => {
  const [what] = differences(now, before);
  if (what !== undefined) throw stop(problem("resume-differs", [], { what }), folder);
};

/** What keeps two batches from being put together. */
export const together = (one: Head, first: Head, folder: string): Problem[] => {
  const asked = ({ semantics, scheme, question, options: { full } }: Head) => [semantics, scheme, question, full];
  return same(asked(one), asked(first)) ? [] : [{ ...problem("shards-differ", []), file: folder }];
};
