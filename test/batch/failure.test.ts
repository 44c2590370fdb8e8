/** What the disk refuses is told in words; anything else is an error and is thrown on. */
import { expect, test } from "vitest";
import { at, problemsIn, Stopped, stop } from "../../src/batch/disk/failure";
import { workAndSay } from "../../src/batch/disk/pool";
import { problem } from "../../src/model/problem";

const refusal = (code: string, path?: string) =>
  Object.assign(new Error(code), { code, syscall: "open", ...(path === undefined ? {} : { path }) });

test("a refusal names the file where one is known, and says what kind it is", () => {
  const told = (error: unknown, file?: string) =>
    problemsIn(error, file)?.map((one) => [one.code, one.file, one.message.en]);
  expect(told(refusal("ENOSPC"))).toMatchObject([["disk-full", undefined, expect.anything()]]);
  expect(told(refusal("EDQUOT"), "x")).toMatchObject([["disk-full", "x", expect.anything()]]);
  expect(told(refusal("ENOENT", "a/b"))).toMatchObject([["no-such-file", "a/b", expect.anything()]]);
  expect(told(refusal("EACCES", "a"), "b")).toMatchObject([
    ["cannot-read", "b", expect.stringContaining("permission")],
  ]);
  const other = told(refusal("EMFILE"));
  expect(other).toMatchObject([["cannot-read", undefined, expect.not.stringContaining("permission")]]);
  expect(problemsIn(stop(problem("empty", []), "f"))?.map(({ code, file }) => [code, file])).toEqual([["empty", "f"]]);
});

test("what is no refusal is none: not an error of the program, not a code that no call of the system gave", () => {
  expect(problemsIn(new TypeError("x"))).toBeUndefined();
  expect(problemsIn("ENOENT")).toBeUndefined();
  expect(problemsIn(Object.assign(new Error("x"), { code: "ENOENT" }))).toBeUndefined();
  expect(() =>
    at("f", () => {
      throw new TypeError("a fault");
    }),
  ).toThrow(TypeError);
  expect(() =>
    at("f", () => {
      throw refusal("EACCES");
    }),
  ).toThrow(Stopped);
});

test("a thread tells what stopped it, and lets a fault of the program end it", () => {
  const said: unknown[] = [];
  const unit = { id: "range-0", bytes: 1, ranges: [], buckets: [] };
  // A job without a scheme is a fault of the program, and nothing that an input can do.
  expect(() => workAndSay(unit, Object.create(null), (one) => said.push(one))).toThrow(RangeError);
  expect(said).toEqual([]);
});
