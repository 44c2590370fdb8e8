/** What `batch` and `merge` are told by their flags, or what is wrong with it. */
import { availableParallelism } from "node:os";
import type { Format, Shard } from "../batch/disk/index";
import { nearest } from "../model/nearest";
import { type Problem, problem } from "../model/problem";

/** Values of flags by their names. */
export type Written = (flag: "out" | "threads" | "shard" | "format") => string | undefined;

const formats: readonly Format[] = ["ndjson", "csv", "parquet"];
const isFormat = (written: string): written is Format => formats.some((one) => one === written);

const mostThreads = 256;
const threadsIn = (written: string): number | undefined => {
  const count = /^\d{1,3}$/.test(written) ? Number(written) : 0;
  return count >= 1 && count <= mostThreads ? count : undefined;
};

const shardIn = (written: string): Shard | undefined => {
  const [, index, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(written) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  return shard.index >= 1 && shard.index <= shard.of ? shard : undefined;
};

const formatProblem = (written: string): Problem =>
  problem("unknown-word", ["--format"], {
    name: written,
    near: nearest(written, formats),
    known: formats.join(", "),
  });

/** What is wrong with these flags; `clear` where nothing else is, so that what is not there is really missing. */
export const batchProblems = (written: Written, clear: boolean): Problem[] => {
  const [out, threads, shard, format] = [written("out"), written("threads"), written("shard"), written("format")];
  return [
    ...(out === undefined && clear ? [problem("missing-flag", [], { name: "--out" })] : []),
    ...(threads === undefined || threadsIn(threads) !== undefined
      ? []
      : [problem("not-a-count", ["--threads"], { written: threads, most: `${mostThreads}` })]),
    ...(shard === undefined || shardIn(shard) !== undefined
      ? []
      : [problem("not-a-shard", ["--shard"], { written: shard })]),
    ...(format === undefined || isFormat(format) ? [] : [formatProblem(format)]),
  ];
};

/** What the flags say, once nothing is wrong with them. Without `--threads`, all that the machine has. */
export const batchFlags = (written: Written) => {
  const [threads, shard, format] = [written("threads"), written("shard"), written("format")];
  return {
    out: written("out") ?? "",
    threads: (threads === undefined ? undefined : threadsIn(threads)) ?? availableParallelism(),
    shard: shard === undefined ? undefined : shardIn(shard),
    format: format !== undefined && isFormat(format) ? format : ("ndjson" as const),
  };
};
