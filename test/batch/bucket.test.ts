/** What stands before a line in a bucket. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { longestPrefix, putPrefix } from "../../src/batch/disk/bucket";

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
