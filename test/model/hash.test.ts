/** The hash is SHA-256 to the bit, and canonical JSON is one text for equal values. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, contentHash, sha256 } from "../../src/model/hash";

const reference = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

test("the empty text, `abc` and two blocks give the published values of FIPS 180-4", () => {
  expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")).toBe(
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  );
});

test("every length around the edges of a block gives what node:crypto gives", () => {
  for (let length = 0; length <= 200; length++) {
    const text = "村".repeat(length % 3) + "a".repeat(length);
    expect(sha256(text)).toBe(reference(text));
  }
});

test("any text gives what node:crypto gives", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(reference(text));
    }),
    { numRuns: 300 },
  );
});

test("keys are sorted by code units, at every level, and keys without a value are left out", () => {
  expect(canonicalJson({ b: 1, a: { d: [2, { z: null, y: "文" }], c: undefined }, B: true })).toBe(
    '{"B":true,"a":{"d":[2,{"y":"文","z":null}]},"b":1}',
  );
});

test("keys that look like numbers are sorted as text, as FORMAT.md says: 10 before 9", () => {
  expect(canonicalJson({ 9: "nine", 10: "ten", 1: "one" })).toBe('{"1":"one","10":"ten","9":"nine"}');
});

test("equal values have equal hashes whatever the order of their keys, and another value has another", () => {
  expect(contentHash({ a: 1, b: 2 })).toBe(contentHash({ b: 2, a: 1 }));
  expect(contentHash({ a: 1, b: 2 })).not.toBe(contentHash({ a: 1, b: 3 }));
  expect(contentHash("村")).toBe(`sha256:${reference('"村"')}`);
});
