/** What every unit of a batch needs to know, as plain data that threads can be given. */
import type { Question } from "../../engine/evaluate";
import type { Scheme } from "../../model/scheme";
import type { Shard } from "../share";
import type { Bucket } from "./blocks";

/** A question without a calendar of one's own: threads could not be given one. */
export type AskedQuestion = {
  [K in Question["kind"]]: Omit<Extract<Question, { kind: K }>, "calendar">;
}[Question["kind"]];

export interface Job {
  readonly scheme: Scheme;
  readonly question: AskedQuestion;
  /** Whole evaluations instead of summaries. */
  readonly full: boolean;
  /** Whether what a ranking reads is kept. */
  readonly ranked: boolean;
  readonly strict: boolean;
  readonly shard: Shard | undefined;
  /** The folder of the parts. */
  readonly parts: string;
}

/** A stretch of a file in which teams stand together. */
export interface Range {
  /** The name in problems. */
  readonly file: string;
  /** The path on the disk. */
  readonly path: string;
  readonly from: number;
  readonly to: number;
  /** The number of its first line. */
  readonly line: number;
}

/** More parts are not merged at once. */
export const mostUnits = 256;

/** A piece of work: stretches of files, or buckets. One bucket at a time fits into memory; of stretches, one team does. */
export interface Unit {
  readonly id: string;
  readonly bytes: number;
  readonly ranges: readonly Range[];
  readonly buckets: readonly Bucket[];
}

/** How far a unit has come. */
export interface Tick {
  readonly teams: number;
  readonly facts: number;
}
