/**
 * Several buckets in one file: bytes are written in blocks as they come, and each block says where the one before it in its bucket lies. So
 * few files are open, and of a bucket nothing is kept in memory but its last block.
 */
import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";
import { problem } from "../../model/problem";
import { at, stop } from "./failure";
import { readAt } from "./read";

/** Where the bytes of a bucket lie. */
export interface Bucket {
  /** The file, in which others lie as well. */
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

/** Begins so many buckets, so many of them in each file of a folder. */
export const bucketWriter = (folder: string, count: number, each: number) => {
  const files = Array.from({ length: Math.ceil(count / each) }, (_, index) => ({
    path: join(folder, `${index}`),
    handle: undefined as number | undefined, // opened when something is written
    end: 0,
  }));
  const room = Math.min(enough, Math.floor(enoughInAll / count));
  // One piece of memory, written over and over: a country's lines leave nothing to clean up.
  const own = Buffer.allocUnsafe(room * count);
  const kept = files.flatMap((file, index) =>
    Array.from({ length: Math.min(each, count - index * each) }, (_, at) => {
      const from = room * (index * each + at);
      return { file, block: own.subarray(from, from + room), filled: 0, last: 0, size: 0, bytes: 0 };
    }),
  );
  const append = (bucket: (typeof kept)[number], block: Buffer, size: number): void => {
    block.writeDoubleLE(bucket.last, 0);
    block.writeUInt32LE(bucket.size, 8);
    const { file } = bucket;
    const behind = front + size;
    at(file.path, () => {
      file.handle ??= openSync(file.path, "w");
      for (let done = 0; done < behind; ) done += writeSync(file.handle, block, done, behind - done);
    });
    bucket.last = file.end;
    bucket.size = size;
    bucket.bytes += size;
    file.end += behind;
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
      return kept.map(({ file: { path }, last, size, bytes }) => ({ path, last, size, bytes }));
    },
    close: (): void => {
      for (const { handle } of files) if (handle !== undefined) closeSync(handle);
    },
  };
};

/** So much is read ahead at once. */
const ahead = 1024 * 1024;

/** Has a file read ahead from its beginning to its end: a disk is slow to give its blocks in the order of the buckets. */
export const readAhead = (path: string): void => {
  const handle = at(path, () => openSync(path, "r"));
  if (memory.length < ahead) take(Buffer.allocUnsafe(ahead));
  try {
    while (at(path, () => readSync(handle, memory, 0, ahead, null)) > 0);
  } finally {
    closeSync(handle);
  }
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
      const got = start < 0 ? 0 : readAt(path, handle, memory, start, front + rest, place);
      if (rest === 0 || got < front + rest) throw stop(problem("cannot-read", [], { fault: "disk" }), path);
      place = memory.readDoubleLE(start);
      rest = memory.readUInt32LE(start + 8);
    }
  } finally {
    closeSync(handle);
  }
  return memory.subarray(front, front + bytes);
};
