/** The door of `zhucun/batch`: batches on a disk, with threads, shards and resuming. For Node. */

export type { Row } from "../row";
export type { Shard } from "../share";
// A batch, from its inputs to its output
export { runBatch } from "./batch";
export type { Ended } from "./ended";
export type { Feed, FeedRow, Input } from "./inputs";
export type { AskedQuestion } from "./job";
export type { Counts, Format, Manifest } from "./manifest";
export type { BatchOptions } from "./options";
export type { Progress } from "./progress";
// Shards, put together
export { type MergeOptions, mergeBatches } from "./shards";
export type { Seen } from "./survey";
