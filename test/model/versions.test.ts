/** Which version of a scheme is in force when, and which governs. */
import { describe, expect, test } from "vitest";
import type { Period } from "../../src/model/calendar";
import type { Scheme } from "../../src/model/scheme";
import { parseScheme } from "../../src/model/scheme-check";
import { slicesOf, versionProblems } from "../../src/model/versions";
import { schemeInput } from "../small-district";

const basis = { sources: [], origin: "authored" } as const;
const version = (name: string, from: string, more: object = {}): Scheme =>
  parseScheme({ ...schemeInput(), version: name, from, ...more });
const latest = { changes: { latest: "10-01", basis } };
const year = { from: "2022-01-01", to: "2022-12-31" };
const told = (schemes: readonly Scheme[], period: Period = year) => {
  const found = slicesOf(schemes, period);
  return found.ok
    ? [found.governing.version, ...found.slices.map(({ scheme, from, to }) => `${scheme.version} ${from} ${to}`)]
    : found.problems.map(({ code }) => code);
};

describe("the versions of a scheme", () => {
  const one = version("1", "2021-01-01");

  test("cut a period where the next one comes into force, in whatever order they are given", () => {
    const two = version("2", "2022-07-01");
    const expected = ["2", "1 2022-01-01 2022-06-30", "2 2022-07-01 2022-12-31"];
    expect(told([one, two])).toEqual(expected);
    expect(told([two, one])).toEqual(expected);
    expect(told([one])).toEqual(["1", "1 2022-01-01 2022-12-31"]);
  });

  test("govern a year if they came by the day that they name, and not if they came later", () => {
    expect(told([one, version("2", "2022-10-01", latest)])[0]).toBe("2");
    expect(told([one, version("2", "2022-10-02", latest)])[0]).toBe("1");
    expect(told([one, version("2", "2022-12-31")])[0]).toBe("2");
    expect(told([one, version("2", "2022-10-02", latest), version("3", "2022-11-01", latest)])[0]).toBe("1");
  });

  test("that came too late still are in force from their day", () => {
    const late = version("2", "2022-11-01", latest);
    expect(told([one, late])).toEqual(["1", "1 2022-01-01 2022-10-31", "2 2022-11-01 2022-12-31"]);
  });

  test("that began before the period govern it alone", () => {
    expect(told([version("2", "2021-12-01", latest)])).toEqual(["2", "2 2022-01-01 2022-12-31"]);
    expect(told([one, version("2", "2023-01-01")])).toEqual(["1", "1 2022-01-01 2022-12-31"]);
  });

  test("are refused where they leave a hole", () => {
    const ended = version("1", "2021-01-01", { to: "2022-06-29" });
    expect(told([ended, version("2", "2022-07-01")])).toEqual(["scheme-not-in-force"]);
    expect(told([version("2", "2022-07-01")])).toEqual(["scheme-not-in-force"]);
    expect(told([])).toEqual(["scheme-not-in-force"]);
    expect(told([version("1", "2021-01-01", { to: "2022-12-31" })])).toEqual(["1", "1 2022-01-01 2022-12-31"]);
  });

  test("are refused where they cannot be told apart or belong to different schemes", () => {
    const codes = (...schemes: Scheme[]) => versionProblems(schemes).map(({ code }) => code);
    expect(codes(one, version("2", "2021-01-01"))).toEqual(["versions-collide"]);
    expect(codes(one, version("1", "2022-01-01"))).toEqual(["versions-collide"]);
    expect(codes(one, version("2", "2022-01-01", { id: "other" }))).toEqual(["versions-of-different-schemes"]);
    expect(codes(one, version("2", "2022-01-01"))).toEqual([]);
  });
});
