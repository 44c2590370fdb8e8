/**
 * Many buckets in one file: bytes are written in blocks as they come, and each block says where the one before it in its bucket lies. So
 * nothing has to be opened again and again, and of a bucket nothing is kept in memory but its last block.
 */
import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { problem } from "../../model/problem";
import { at, stop } from "./failure";

/** Where the bytes of a bucket lie. */
export interface Bucket {
  /** The file of all buckets. */
  readonly path: string;
  /** Where its last block begins, and how many bytes of the bucket are in that. */
  readonly last: number;
  readonly size: number;
  /** How many bytes it has in all. */
  readonly bytes: number;
}

/** Before the bytes of a block stand the place and the size of the one before it. */
const front = 12;

/** Blocks are so large, if all that is kept of all buckets does not come to more. */
const [enough, enoughInAll] = [64 * 1024, 16 * 1024 * 1024];

/** The bucket that was read last lies here, and the next one will: one piece of memory serves all, and leaves nothing to clean up. */
let memory: Buffer = Buffer.alloc(0);

/** Takes a piece of memory for buckets that will be read, where it is larger than what there is. */
const take = (piece: Buffer): void => {
  if (memory.length < piece.length) memory = piece;
};

/** Begins a file for so many buckets. */
export const bucketWriter = (path: string, count: number) => {
  const handle = at(path, () => openSync(path, "w"));
  const room = Math.min(enough, Math.floor(enoughInAll / count));
  const own = Buffer.allocUnsafe(room * count);
  const kept = Array.from({ length: count }, (_, index) => ({
    block: own.subarray(room * index, room * (index + 1)),
    filled: 0,
    last: 0,
    size: 0,
    bytes: 0,
  }));
  let end = 0;
  const append = (bucket: (typeof kept)[number], block: Buffer, size: number): void => {
    block.writeDoubleLE(bucket.last, 0);
    block.writeUInt32LE(bucket.size, 8);
    const behind = front + size;
    at(path, () => {
      for (let done = 0; done < behind; ) done += writeSync(handle, block, done, behind - done);
    });
    bucket.last = end;
    bucket.size = size;
    bucket.bytes += size;
    end += behind;
  };
  const flush = (bucket: (typeof kept)[number]): void => {
    if (bucket.filled > 0) append(bucket, bucket.block, bucket.filled);
    bucket.filled = 0;
  };
  /** Puts no more than so many bytes into a bucket: what writes them gives the place behind the last. */
  const put = (index: number, most: number, write: (into: Uint8Array, at: number) => number): void => {
    const bucket = kept[index];
    if (bucket === undefined) return;
    if (front + bucket.filled + most > room) flush(bucket);
    if (front + most > room) {
      const block = Buffer.allocUnsafe(front + most);
      append(bucket, block, write(block, front) - front);
    } else bucket.filled = write(bucket.block, front + bucket.filled) - front;
  };
  return {
    put,
    /** All buckets, those too in which nothing is. */
    finish: (): readonly Bucket[] => {
      kept.forEach(flush);
      take(own);
      return kept.map(({ last, size, bytes }) => ({ path, last, size, bytes }));
    },
    close: () => closeSync(handle),
  };
};

/** The bytes of a bucket, good until the next is read. Blocks are read from the last one on, each to its place. */
export const bytesOf = ({ path, last, size, bytes }: Bucket): Uint8Array => {
  if (memory.length < front + bytes) take(Buffer.allocUnsafe(front + bytes));
  const handle = at(path, () => openSync(path, "r"));
  let [place, rest] = [last, size];
  try {
    for (let start = bytes; start > 0; ) {
      start -= rest;
      // What stands before a block in memory is written over by the block before it.
      const got = start < 0 ? 0 : at(path, () => readSync(handle, memory, start, front + rest, place));
      if (rest === 0 || got < front + rest) throw stop(problem("cannot-read", [], { fault: "disk" }), path);
      place = memory.readDoubleLE(start);
      rest = memory.readUInt32LE(start + 8);
    }
  } finally {
    closeSync(handle);
  }
  return memory.subarray(front, front + bytes);
};
