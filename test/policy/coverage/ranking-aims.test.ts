/** What cases ought to try of a ranking and of caps: rule by rule which aims there are, that the written cases reach them, and what none can. */
import { describe, expect, test } from "vitest";
import type { Scheme, SchemeInput } from "../../../src/model/scheme";
import { aimsOf } from "../../../src/policy/coverage/aims";
import { aimText } from "../../../src/policy/coverage/words";
import { basis, type ItemInput, item, type SchemeChanges, schemeWith, words } from "../../small-district";
import { leftOutAt, writtenFor } from "./written";

type Ranking = NonNullable<SchemeInput["ranking"]>;
type Place = NonNullable<Ranking["places"]>[number];
type Cap = NonNullable<SchemeInput["caps"]>[number];

const titled = (id: string) => ({ id, title: words(id), basis });
const share = (id = "i", more: Partial<ItemInput> = {}): ItemInput =>
  item({ id, measure: { kind: "tally" }, method: { kind: "proportional" }, ...more });
const bonus = item({ id: "b", kind: "bonus", points: 0, cap: 5, method: { kind: "per-unit", each: 1 } });
const survey = (weights: Readonly<Record<string, number>>, invalid: readonly string[] = []): ItemInput =>
  share("s", { measure: { kind: "survey", weights, invalid: [...invalid], denominator: "all", minimum: 1 } });

const place = (more: Partial<Place> = {}): Place => ({
  ...titled("p"),
  grade: "good",
  rate: 0.5,
  otherwise: "fair",
  ...more,
});

const ranked = (
  places: readonly Place[],
  more: Partial<Ranking> = {},
  items: readonly ItemInput[] = [share()],
  changes: SchemeChanges = {},
): Scheme =>
  schemeWith(items, {
    ranking: {
      pools: "district",
      places: [...places],
      publicity: { days: 5, count: "working", basis },
      appeal: { within: 5, answer: 10, count: "working", basis },
      basis,
      ...more,
    },
    ...changes,
  });

const at = "ranking/places/p";
const beyondCases = ["decided", "over-quota"].map((state) => `${at} place:p:${state}: not-in-cases`);

/** Every aim at some clauses is reached by a case that was written for it. */
const expectTried = (scheme: Scheme, clauses: string): readonly string[] => {
  const { aims, unknown, untried } = writtenFor(scheme, clauses);
  expect([unknown, untried]).toEqual([[], []]);
  return aims.map((one) => one.slice(one.indexOf(" ") + 1));
};

describe("places with a rate", () => {
  test("of a half are given, used up and tied", () => {
    expect(expectTried(ranked([place()]), "ranking")).toEqual([
      "place:p:granted",
      "place:p:no-place",
      "place:p:tied",
      "place:p:below-threshold",
      "place:p:none",
      "lack:grade",
      "quota:whole",
      "quota:rounded",
      "tie:none",
    ]);
  });

  test("of everybody are never used up", () => {
    const scheme = ranked([place({ rate: 1 })]);
    expect(leftOutAt(scheme, "ranking")).toEqual([
      `${at} place:p:no-place: places-for-all`,
      `${at} place:p:tied: places-for-all`,
      ...beyondCases,
    ]);
    expect(expectTried(scheme, "ranking")).not.toContain("quota:rounded");
  });

  test("of nobody are never given", () => {
    const scheme = ranked([place({ rate: 0 })]);
    expect(leftOutAt(scheme, "ranking")).toEqual([
      `${at} place:p:granted: no-places`,
      `${at} place:p:tied: no-places`,
      ...beyondCases,
    ]);
    expect(expectTried(scheme, "ranking")).not.toContain("quota:whole");
  });

  test("of nobody but one at least are given to one", () => {
    const scheme = ranked([place({ rate: 0, atLeast: 1 })]);
    expect(leftOutAt(scheme, "ranking")).toEqual(beyondCases);
    expect(expectTried(scheme, "ranking")).toContain("quota:at-least");
  });

  test("are given town by town where pools are towns", () => {
    const scheme = ranked([place({ rate: 0.1, atLeast: 1 })], { pools: "town" });
    expectTried(scheme, "ranking");
    expect(aimsOf(scheme).filter(({ what }) => what.kind === "pools")).toHaveLength(1);
    const { cases } = writtenFor(scheme, "ranking");
    const towns = cases.flatMap(({ teams = [] }) =>
      teams.flatMap((team) => (typeof team === "object" ? [team.ledger?.town] : [])),
    );
    expect(towns).toContain("另一镇");
  });

  test("of terms alone are asked for in terms", () => {
    const { cases } = writtenFor(ranked([place({ in: ["term"] })]), at);
    expect(cases.length).toBeGreaterThan(3);
    expect(new Set(cases.map(({ ask }) => ask.rank))).toEqual(new Set(["term"]));
    expectTried(ranked([place({ in: ["term"] })]), "ranking");
  });

  test("of two grades are tried both, the lower one by teams of that grade", () => {
    const scheme = ranked([
      place({ in: ["annual"] }),
      place({ ...titled("q"), rate: 0.3, in: ["term"], grade: "fair", otherwise: "poor" }),
    ]);
    const aims = expectTried(scheme, "ranking");
    for (const state of ["granted", "no-place", "tied"]) expect(aims).toContain(`place:q:${state}`);
  });
});

describe("conditions of a place", () => {
  test("are tried on their line and on both sides of it", () => {
    const scheme = ranked([place({ conditions: [{ kind: "measurement", item: "i", atLeast: 0.9 }] })]);
    expect(expectTried(scheme, "ranking")).toEqual(
      expect.arrayContaining(["compared:p.0:0.9:below", "compared:p.0:0.9:at", "compared:p.0:0.9:above"]),
    );
  });

  test("on a whole category name no item", () => {
    const scheme = ranked([place({ conditions: [{ kind: "points-share", category: "c", atLeast: 0.5 }] })]);
    expect(expectTried(scheme, "ranking")).toContain("compared:p.0:0.5:at");
  });

  test("with nothing ever to compare keep everybody from the line", () => {
    const scheme = ranked([place({ conditions: [{ kind: "points-share", item: "b", atLeast: 0.5 }] })], {}, [
      share(),
      bonus,
    ]);
    const cut = ["granted", "no-place", "tied"].map((state) => `${at} place:p:${state}: nothing-to-compare`);
    expect(leftOutAt(scheme, "ranking")).toEqual([...cut, ...beyondCases]);
    expectTried(scheme, at);
  });

  test("are not the only thing that a team can lack: a cap can hold it down", () => {
    const low: Cap = { ...titled("low"), when: { kind: "measurement", item: "i", below: 0.9 }, limit: "fair" };
    const withCap = ranked([place()], {}, [share()], { caps: [low] });
    expect(expectTried(withCap, at)).toContain("lack:cap");
    expect(expectTried(ranked([place()]), at)).not.toContain("lack:cap");
  });
});

describe("tie-breaks", () => {
  test("each decide between two teams of equal total", () => {
    const scheme = ranked([place()], { ties: [{ kind: "item", item: "i", of: "points" }] }, [share(), share("j")]);
    expect(expectTried(scheme, "ranking/ties")).toEqual(["tie:0", "tie:none"]);
    const said = aimsOf(scheme).filter(({ clause }) => clause === "ranking/ties");
    expect(said.map((one) => aimText(scheme, one).en)).toEqual([
      expect.stringMatching(/: equal totals told apart by tie-break 1$/),
      expect.stringMatching(/: equal in everything$/),
    ]);
  });
});

const cap = (when: Cap["when"], limit = "fair"): Cap => ({ ...titled("k"), when, limit });

describe("caps", () => {
  const tried: readonly (readonly [string, Scheme])[] = [
    [
      "votes for a choice",
      schemeWith([share(), survey({ good: 1, bad: 0 })], {
        caps: [cap({ kind: "choice", item: "s", choice: "bad", above: 0.3 })],
      }),
    ],
    [
      "votes for the only choice beside invalid ones",
      schemeWith([share(), survey({ good: 1 }, ["blank"])], {
        caps: [cap({ kind: "choice", item: "s", choice: "good", below: 0.9 })],
      }),
    ],
    ["events", schemeWith([share()], { events: [titled("e")], caps: [cap({ kind: "event", event: "e", above: 2 })] })],
    [
      "findings",
      schemeWith([share()], {
        misconduct: [{ ...titled("M"), subjects: ["team"], deduct: 1 }],
        caps: [cap({ kind: "findings", atLeast: 1 })],
      }),
    ],
    [
      "a part of an item's points",
      schemeWith([share(), share("j")], { caps: [cap({ kind: "points-share", item: "j", below: 0.7 })] }),
    ],
    [
      "a year's grade",
      schemeWith([share()], { caps: [{ ...cap({ kind: "year-grade", atMost: "fair" }, "poor"), in: ["term"] }] }),
    ],
  ];

  test.each(tried)("on %s are tried in every state", (_, scheme) => {
    expect(expectTried(scheme, "caps").length).toBeGreaterThanOrEqual(4);
  });

  test("on the share of the only choice there is never hold below all", () => {
    const scheme = schemeWith([share(), survey({ good: 1 })], {
      caps: [cap({ kind: "choice", item: "s", choice: "good", below: 0.9 })],
    });
    expect(expectTried(scheme, "caps")).toEqual(["cap:k:clear"]);
    expect(leftOutAt(scheme, "caps").every((one) => one.endsWith(": outside-range"))).toBe(true);
  });

  test("on a part of no points have nothing to compare", () => {
    const scheme = schemeWith([share(), bonus], { caps: [cap({ kind: "points-share", item: "b", below: 0.9 })] });
    expect(writtenFor(scheme, "caps").aims).toEqual([]);
    expect(leftOutAt(scheme, "caps").every((one) => one.endsWith(": nothing-to-compare"))).toBe(true);
  });
});
