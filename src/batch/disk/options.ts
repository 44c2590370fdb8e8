/** What a batch is asked, what of it excludes what, and what is written down of it. */
import { planOf } from "../../engine/plan";
import { problem } from "../../model/problem";
import { type Scheme, semantics } from "../../model/scheme";
import type { Shard } from "../share";
import { stop } from "./failure";
import type { Input, Source } from "./inputs";
import type { AskedQuestion, Job } from "./job";
import type { Format, Head } from "./manifest";
import { checkParquet } from "./parquet";
import type { Progress } from "./progress";

/** What a batch is asked. */
export interface BatchOptions {
  readonly scheme: Scheme;
  /** NDJSON files, plain or gzip; `-` for standard input; or feeds. */
  readonly inputs: readonly Input[];
  /** The folder to write into; it is made, and must be empty where it is there. */
  readonly out: string;
  readonly question: AskedQuestion;
  /** Go on with what is in the folder. */
  readonly resume?: boolean | undefined;
  /** Rank all teams at the end. */
  readonly rank?: boolean | undefined;
  /** Whole evaluations instead of summaries; as NDJSON only. */
  readonly full?: boolean | undefined;
  /** The lines of a team stand together: plain files are read where they lie, without a copy. */
  readonly grouped?: boolean | undefined;
  /** Stop at the first problem. */
  readonly strict?: boolean | undefined;
  readonly format?: Format | undefined;
  /**
   * Threads that evaluate, this one among them: it begins when the inputs were looked at, and is free between two units of work. 1 by
   * default. They change no byte.
   */
  readonly threads?: number | undefined;
  /** Only the teams of one share; as NDJSON, for `mergeBatches`. */
  readonly shard?: Shard | undefined;
  /** How much of the input is worked on at once, in bytes: a unit of a grouped file, or a bucket. It changes no byte of the output. */
  readonly unitBytes?: number | undefined;
  /** Is called now and then. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** What a batch and its inputs are known by. */
export const headOf = (options: BatchOptions, sources: readonly Source[]): Head => {
  const { scheme, question, format = "ndjson", full = false, rank = false, grouped = false, shard = null } = options;
  return {
    format: "zhucun-batch/1",
    semantics,
    scheme: { id: scheme.id, version: scheme.version, hash: planOf(scheme).stamp.hash },
    question,
    options: { format, full, rank, grouped, shard },
    inputs: sources.map(({ seen }) => seen),
  };
};

/** Whether something can be ranked at all. */
const isRankable = ({ scheme, question }: BatchOptions): boolean =>
  scheme.ranking !== undefined && question.kind !== "daily";

/** Refuses what cannot be asked together. */
export const checkOptions = async (options: BatchOptions): Promise<void> => {
  const { format = "ndjson", full, rank, shard, scheme, question } = options;
  const exclude = (one: string, other: string) => stop(problem("flags-exclude", [], { one, other }));
  if (full === true && format !== "ndjson") throw exclude("--full", `--format ${format}`);
  if (shard !== undefined && format !== "ndjson") throw exclude("--shard", `--format ${format}`);
  if (shard !== undefined && rank === true) throw exclude("--shard", "--rank");
  if (rank === true && question.kind === "daily") throw exclude("--rank", "--day");
  if (rank === true && scheme.ranking === undefined) throw stop(problem("ranking-missing", ["ranking"]));
  if (format === "parquet") await checkParquet();
};

/** Whether what a ranking reads is kept of each team: for the ranking, or for that of a merge. */
export const keepsRanked = (options: BatchOptions): boolean =>
  isRankable(options) && (options.rank === true || options.shard !== undefined);

/** What every unit of a batch needs to know. */
export const jobOf = (options: BatchOptions, parts: string): Job => {
  const { scheme, question, full = false, strict = false, shard } = options;
  return { scheme, question, full, ranked: keepsRanked(options), strict, shard, parts };
};
