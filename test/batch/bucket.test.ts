/** Buckets: where their bytes lie, and what stands before a line. */
import { truncateSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bucketWriter, bytesOf } from "../../src/batch/disk/blocks";
import { longestPrefix, putPrefix } from "../../src/batch/disk/bucket";
import { Stopped } from "../../src/batch/disk/failure";
import { newFolder } from "./inputs";

test("a prefix is its two numbers as they are written, and never longer than is said", () => {
  const number = fc.oneof(
    fc.nat(),
    fc.maxSafeNat(),
    fc.nat(15).map((power) => 10 ** power),
  );
  fc.assert(
    fc.property(number, number, fc.nat(5), (file, line, at) => {
      const bytes = new Uint8Array(at + longestPrefix);
      const end = putPrefix(bytes, at, file, line);
      expect(new TextDecoder().decode(bytes.subarray(at, end))).toBe(`${file} ${line} `);
      expect(end - at).toBeLessThanOrEqual(longestPrefix);
    }),
  );
});

describe("buckets in one file", () => {
  /** Puts pieces into buckets, and says what each of them should hold. */
  const written = (count: number, each: number, pieces: readonly (readonly [bucket: number, bytes: Uint8Array])[]) => {
    const { put, finish, close } = bucketWriter(newFolder(), count, each);
    const held = Array.from({ length: count }, (): Buffer[] => []);
    for (const [bucket, bytes] of pieces) {
      // Less may be written than was asked for.
      put(bucket % count, bytes.length + 3, (into, at) => {
        into.set(bytes, at);
        return at + bytes.length;
      });
      held[bucket % count]?.push(Buffer.from(bytes));
    }
    const buckets = finish();
    close();
    return { buckets, held: held.map((all) => Buffer.concat(all)) };
  };

  test("hold what was put into them, in its order", () => {
    const byte = fc.nat(255);
    const piece = fc
      .tuple(byte, fc.constantFrom(1, 7, 300, 5000, 20_000, 70_000))
      .map(([fill, size]) => Buffer.alloc(size, fill));
    fc.assert(
      fc.property(
        fc.constantFrom(1, 3, 900, 3000),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.tuple(fc.nat(4), piece), { maxLength: 60 }),
        (count, each, pieces) => {
          const { buckets, held } = written(count, each, pieces);
          expect(buckets.length).toBe(count);
          for (const [index, bucket] of buckets.entries()) {
            const bytes = held[index] ?? Buffer.alloc(0);
            expect(bucket.bytes).toBe(bytes.length);
            if (bytes.length > 0) expect(bytes.equals(bytesOf(bucket))).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test("may be written while others are written and read", () => {
    const writers = [1, 2].map(() => bucketWriter(newFolder(), 4, 2));
    const old = written(1, 1, [[0, Buffer.alloc(300_000, 9)]]);
    const fill = (value: number) => (into: Uint8Array, at: number) => {
      into.fill(value, at, at + 10);
      return at + 10;
    };
    for (let turn = 0; turn < 100; turn++)
      for (const [index, { put }] of writers.entries()) {
        put(turn % 4, 10, fill(index + 1));
        for (const bucket of old.buckets) bytesOf(bucket);
      }
    const ended = writers.map(({ finish, close }) => {
      const buckets = finish();
      close();
      return buckets;
    });
    for (const [index, buckets] of ended.entries())
      for (const bucket of buckets) expect(Buffer.alloc(250, index + 1).equals(bytesOf(bucket))).toBe(true);
  });

  test("that are not whole any more are told, and never read in part", () => {
    const { buckets } = written(2, 2, [
      [0, Buffer.alloc(200_000, 1)],
      [1, Buffer.alloc(5000, 2)],
      [0, Buffer.alloc(5000, 3)],
    ]);
    const [bucket] = buckets;
    if (bucket === undefined) throw new Error("no bucket");
    expect(bytesOf(bucket).length).toBe(205_000);
    for (const wrong of [{ bytes: bucket.bytes + 1 }, { bytes: bucket.bytes - 1 }, { size: 0 }, { last: 3 }])
      expect(() => bytesOf({ ...bucket, ...wrong })).toThrow(Stopped);
    truncateSync(bucket.path, 203_000);
    expect(() => bytesOf(bucket)).toThrow(Stopped);
  });
});
