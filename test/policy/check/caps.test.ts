/** Caps that another cap covers, that hold always or never; and items whose points fall: what is planted is remarked, and nothing else. */
import { describe, expect, test } from "vitest";
import type { Scheme, SchemeInput } from "../../../src/model/scheme";
import { remarksIn } from "../../../src/policy/check/examine";
import { basis, type ItemInput, item, schemeWith, words } from "../../small-district";

type Cap = NonNullable<SchemeInput["caps"]>[number];
const titled = (id: string) => ({ id, title: words(id), basis });
const share = (more: Partial<ItemInput> = {}): ItemInput =>
  item({ measure: { kind: "tally" }, method: { kind: "proportional" }, ...more });
const cap = (id: string, comparison: object, limit = "fair"): Cap => ({
  ...titled(id),
  when: { kind: "measurement", item: "i", ...comparison },
  limit,
});
const placesIn = (scheme: Scheme, ...codes: readonly string[]): string[] =>
  remarksIn(scheme)
    .filter(({ code }) => codes.includes(code))
    .map(({ code, at }) => `${code} ${at}`);
const coveredBy = (...caps: readonly Cap[]): string[] =>
  placesIn(schemeWith([share()], { caps: [...caps] }), "cap-covered");

describe("a cap that another one covers", () => {
  test.each([
    ["below a line, and at most it", { below: 0.5 }, { atMost: 0.5 }],
    ["above a line, and at least it", { above: 0.5 }, { atLeast: 0.5 }],
    ["above a line, and above a lower one", { above: 0.7 }, { above: 0.5 }],
    ["at most a line, and below a higher one", { atMost: 0.5 }, { below: 0.6 }],
  ])("is remarked: %s", (_, narrow, wide) => {
    expect(coveredBy(cap("narrow", narrow), cap("wide", wide))).toEqual(["cap-covered caps/narrow"]);
    expect(coveredBy(cap("wide", wide), cap("narrow", narrow))).toEqual(["cap-covered caps/narrow"]);
  });

  test("is the second of two that say the same", () => {
    expect(coveredBy(cap("first", { below: 0.5 }), cap("second", { below: 0.5 }))).toEqual(["cap-covered caps/second"]);
    expect(coveredBy(cap("first", { above: 0.5 }), cap("second", { above: 0.5 }))).toEqual(["cap-covered caps/second"]);
  });

  test("is not the one that limits more, and not one on the other side of the line", () => {
    expect(coveredBy(cap("narrow", { below: 0.5 }, "poor"), cap("wide", { atMost: 0.5 }))).toEqual([]);
    expect(coveredBy(cap("low", { below: 0.5 }), cap("high", { above: 0.5 }))).toEqual([]);
  });
});

describe("a cap that holds always or never", () => {
  const of = (comparison: object) =>
    placesIn(schemeWith([share()], { caps: [cap("k", comparison)] }), "cap-always", "cap-out-of-reach");

  test.each([
    [{ atMost: 1 }, ["cap-always caps/k"]],
    [{ atLeast: 0 }, ["cap-always caps/k"]],
    [{ below: 0 }, ["cap-out-of-reach caps/k"]],
    [{ above: 1 }, ["cap-out-of-reach caps/k"]],
    [{ atMost: 0 }, []],
    [{ below: 1 }, []],
  ])("is remarked by its line: %j", (comparison, remarked) => {
    expect(of(comparison)).toEqual(remarked);
  });

  test("is not remarked on a part of no points, of which nothing is known", () => {
    const bonus = item({ id: "b", kind: "bonus", points: 0, cap: 5, method: { kind: "per-unit", each: 1 } });
    const when = { kind: "points-share", item: "b", below: 0.9 } as const;
    const scheme = schemeWith([share(), bonus], { caps: [{ ...titled("k"), when, limit: "fair" }] });
    expect(placesIn(scheme, "cap-always", "cap-out-of-reach")).toEqual([]);
  });
});

describe("points that go the wrong way", () => {
  const wrong = (one: ItemInput): string[] =>
    placesIn(schemeWith([share(), one]), "good-lowers", "fault-raises", "direction-mixed");

  test("are remarked where a share is deducted that is better the higher it is", () => {
    const turned = share({ id: "d", kind: "deduction", points: 0, cap: 9, method: { kind: "per-unit", each: 1 } });
    expect(wrong(turned)).toContain("good-lowers items/d/measure");
  });

  test("are not remarked of a deduction that grows with what it is for", () => {
    const grown = item({ id: "d", kind: "deduction", points: 0, cap: 9, method: { kind: "per-unit", each: 1 } });
    expect(wrong(grown)).toEqual([]);
  });
});
