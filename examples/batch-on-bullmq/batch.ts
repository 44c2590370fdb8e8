/** A batch as data that a queue can carry, and the two kinds of work it consists of: one share of the teams, and putting the shares together. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { parseScheme } from "zhucun";
import { type BatchOptions, type Ended, mergeBatches, runBatch } from "zhucun/batch";

/** What is evaluated. The paths lead to a disk that all machines share. */
export interface Batch {
  /** A scheme as YAML. */
  readonly scheme: string;
  readonly inputs: readonly string[];
  readonly question: BatchOptions["question"];
  /** Where the result is to stand; the shares stand beside it. */
  readonly out: string;
  /** How many shares there are. */
  readonly of: number;
}

/** One share of a batch, the first being 1. */
export interface Share extends Batch {
  readonly index: number;
}

export const sharesOf = (batch: Batch): readonly Share[] =>
  Array.from({ length: batch.of }, (_, at) => ({ ...batch, index: at + 1 }));

const schemeIn = (path: string) => parseScheme(parse(readFileSync(path, "utf8")));
const folderOf = ({ out, index, of }: Share): string => `${out}-${index}-of-${of}`;

/** Refused teams (1) and files that were not read whole (3) are told in the result; a batch without one fails the job, so that the queue tries it again or shows it. */
const checked = (ended: Ended): Ended => {
  if (!("manifest" in ended)) throw new Error(ended.problems.map(({ code }) => code).join(", "));
  return ended;
};

/** Evaluates one share, or goes on with what a worker that died has left of it. Between two units of work this thread tells the queue that it lives. */
export const evaluateShare = async (share: Share): Promise<Ended> => {
  const { scheme, inputs, question, index, of } = share;
  const out = folderOf(share);
  const resume = existsSync(join(out, ".work")) || existsSync(join(out, "manifest.json"));
  return checked(
    await runBatch({ scheme: schemeIn(scheme), inputs, question, out, resume, shard: { index, of }, threads: 2 }),
  );
};

/** Puts the shares together, ranked over all of them. Where it was done before, nothing is left to do. */
export const mergeShares = async (batch: Batch): Promise<Ended | undefined> => {
  const { scheme, out } = batch;
  if (existsSync(join(out, "manifest.json"))) return undefined;
  const folders = sharesOf(batch).map(folderOf);
  return checked(await mergeBatches({ scheme: schemeIn(scheme), folders, out, rank: true }));
};
