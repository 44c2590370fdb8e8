/** Edge cases 31 to 36: quotas, ranks, publication and appeals; and corrections of what was recorded. */
import { expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import { evaluateAnnual } from "../../src/engine/evaluate";
import { rank } from "../../src/engine/ranking/rank";
import { resultsOn, standingOn } from "../../src/engine/ranking/results";
import type { Ranking } from "../../src/model/answer/ranking";
import type { FactInput } from "../../src/model/ledger";
import { checkLedger } from "../../src/model/ledger-check";
import type { RegisterFact } from "../../src/model/register";
import type { Scheme } from "../../src/model/scheme";
import { goodPlaces, ranked, rankingScheme, type Said } from "../engine/ranking/field";
import { fact, itemIn, ledgerInput } from "../small-district";
import { attendance, ballots, count, facts, head, ledgerFor, notice, with2022 } from "./full-marks";

const states = ({ teams }: Ranking) =>
  Object.fromEntries(teams.map(({ team, places: [place] }) => [team, place?.state]));
const grades = ({ teams }: Ranking) => Object.fromEntries(teams.map(({ team, grade }) => [team, grade]));
const field = (scheme: Scheme, said: Readonly<Record<string, Said>>) =>
  Object.entries(said).map(([team, one]) => ranked(scheme, team, one));

test("edge case 31: the quota of excellent teams is rounded down, of a pool fixed on a day, and gives nobody a right", () => {
  const quota = (rate: string, teams: number, more: Parameters<typeof goodPlaces>[0] = {}) => {
    const scheme = rankingScheme({ places: [goodPlaces({ rate, ...more })] });
    const many = Array.from({ length: teams }, (_, index) => ranked(scheme, `t${index}`, { total: "9" }));
    return rank(scheme, many).pools[0]?.places[0]?.quota;
  };
  // 111.5 of 223, 25 % of pools of 44 and 140, 0.9 of 3, and a minimum only where the rule has one
  expect([quota("0.5", 223), quota("0.25", 44), quota("0.25", 140)]).toEqual([111, 11, 35]);
  expect([quota("0.3", 3), quota("0.3", 3, { atLeast: 1 }), quota("0.3", 10)]).toEqual([0, 1, 3]);

  // open results are assessed and only not fixed yet: 0.5 x (2 + 2) = 2, not 0.5 x 2; one without a grade is outside
  const scheme = rankingScheme({ places: [goodPlaces({ rate: "0.5" })] });
  const ranking = rank(
    scheme,
    field(scheme, {
      a: { total: "9" },
      b: { total: "7.99" },
      c: { state: "open" },
      d: { state: "open" },
      e: { state: "none" },
    }),
  );
  expect(ranking.pools).toMatchObject([{ fixed: 2, open: 2, none: 1, size: 4, places: [{ quota: 2, held: 1 }] }]);
  // a second place is free, and still b has no right to it: 0.01 is missing to the grade
  expect(states(ranking)).toEqual({ a: "granted", b: "below-threshold", c: "none", d: "none", e: "none" });
  expect(ranking.teams.find(({ team }) => team === "b")?.places[0]?.rise).toBe("0.01");
});

test("edge case 32: ties at the quota are ordered by total, commitments, satisfaction, deductions, attendance, then by a panel", () => {
  expect(luojiang.ranking?.ties).toEqual([
    { kind: "item", item: "10.2", of: "measurement", first: "highest" },
    { kind: "item", item: "11.1", of: "measurement", first: "highest" },
    { kind: "deduction", first: "lowest" },
    { kind: "item", item: "1.1", of: "measurement", first: "highest" },
  ]);
  const scheme = rankingScheme({ places: [goodPlaces({ rate: "0.5" })] });
  const equal = { total: "9", c: "0.9", s: "0.95" };
  const teams = field(scheme, {
    a: equal,
    b: { ...equal, s: "0.94" },
    c: { ...equal, c: "0.91", s: "0.9" },
    d: { ...equal, deduction: "1" },
    e: { ...equal, total: "9.01", c: "0.5" },
    f: { ...equal, c: null },
  });
  // e by its total, c by commitments, a before d by deductions, then b by satisfaction; who has no value stands last
  expect(rank(scheme, teams).teams.map(({ team }) => team)).toEqual(["e", "c", "a", "d", "b", "f"]);

  // three places, and a and g equal in all at the third and fourth: neither has it
  const tied = [...teams, ranked(scheme, "g", equal)];
  expect(states(rank(scheme, tied))).toMatchObject({ e: "granted", c: "granted", a: "tied", g: "tied", d: "no-place" });
  expect(grades(rank(scheme, tied))).toMatchObject({ a: "fair", g: "fair" });
  const panel = { id: "panel-1", place: "p", teams: ["g", "a"] };
  expect(states(rank(scheme, tied, { decisions: [panel] }))).toMatchObject({ g: "decided", a: "no-place" });
  expect(() => rank(scheme, tied, { decisions: [{ ...panel, teams: ["g", "d"] }] })).toThrow("not tied at the cut");
});

test("edge case 33: ranks are 1, 2, 2, 4, and a tie at the bottom recalls nobody by itself", () => {
  const scheme = rankingScheme();
  const ranks = (said: Readonly<Record<string, Said>>) =>
    rank(scheme, field(scheme, said)).teams.map((one) => one.rank);
  const [high, middle, low] = [{ total: "9" }, { total: "8.5" }, { total: "5" }];
  expect(ranks({ a: high, b: middle, c: middle, d: low })).toEqual([1, 2, 2, 4]);
  // two share the last rank: which of them is the last cannot be said, and no rank 5 stands alone to be recalled
  expect(ranks({ a: high, b: middle, c: middle, d: low, e: low })).toEqual([1, 2, 2, 4, 4]);
});

const hash = `sha256:${"0".repeat(64)}`;
const common = (day: string) => ({ day, recorded: day, by: "区委组织部", period: "2022" });
const act = <K extends RegisterFact["kind"]>(kind: K, id: string, day: string, more: object): RegisterFact => {
  const written: unknown = { kind, id, ...common(day), ...more };
  // Whether it is an act is for parseRegister to say.
  return written as RegisterFact;
};
const drafted = (team: string, grade: string | undefined, place?: string): RegisterFact =>
  act("drafted", `drafted-${team}`, "2023-02-01", {
    ...{ team, version: 1, asOf: "2023-01-31", knownAt: "2023-01-31", scheme: hash, total: "9" },
    ...(grade === undefined ? {} : { grade }),
    ...(place === undefined ? {} : { place }),
  });
/** Monday; the 5 working days after it end on the next Monday, the 10 calendar days on Thursday of that week. */
const published = (team: string): RegisterFact => act("published", `pub-${team}`, "2023-02-06", { team, version: 1 });
const acts = [
  ...["a", "b"].flatMap((team) => [drafted(team, "good", "p"), published(team)]),
  drafted("c", "fair"),
  published("c"),
  drafted("d", undefined),
  published("d"),
];
const half = rankingScheme({ places: [goodPlaces({ rate: "0.5" })] });
const four = { a: { total: "9.5" }, b: { total: "9.2" }, c: { total: "9" }, d: { state: "open" } } satisfies Record<
  string,
  Said
>;

test("edge case 34: a veto after publication makes a new version, and the place is not refilled after the publicity period", () => {
  const veto = (day: string) =>
    act("corrected", "veto-a", day, {
      ...{ team: "a", version: 2, asOf: "2023-01-31", knownAt: day, scheme: hash, total: "9.5", grade: "poor" },
      ...{ order: "罗考〔2023〕1号", reason: "弄虚作假" },
    });
  const vetoed = field(half, { ...four, a: { total: "9.5", limits: ["poor"] } });
  const on = (day: string) => {
    const all = [...acts, veto(day)];
    const [first, second] = resultsOn(half, all, { asOf: day })[0]?.versions ?? [];
    expect([first?.state, first?.grade, first?.place]).toEqual(["corrected", "good", "p"]);
    expect([second?.state, second?.grade, second?.place, second?.reason]).toEqual([
      "drafted",
      "poor",
      null,
      "弄虚作假",
    ]);
    return states(rank(half, vetoed, { standing: standingOn(half, all, "2022", { asOf: day }) }));
  };
  // the last day of the publicity, and the day after
  expect(on("2023-02-13")).toMatchObject({ a: "below-threshold", b: "granted", c: "granted" });
  expect(on("2023-02-14")).toMatchObject({ a: "below-threshold", b: "granted", c: "no-place" });
});

test("edge case 35: an appeal that is upheld makes a new version and may add a team over the quota", () => {
  const appealed = act("appealed", "appeal-c", "2023-02-16", { team: "c", version: 1 });
  const upheld = act("reviewed", "review-c", "2023-02-24", {
    ...{ team: "c", version: 1, outcome: "upheld", reason: "扣分依据不足" },
  });
  const stateOn = (asOf: string) => {
    const version = resultsOn(half, [...acts, appealed, upheld], { asOf }).find(({ team }) => team === "c")
      ?.versions[0];
    return [version?.state, version?.appealBy, version?.appeals[0]?.answerBy];
  };
  expect(stateOn("2023-02-15")).toEqual(["published", "2023-02-16", undefined]);
  expect(stateOn("2023-02-23")).toEqual(["appealed", "2023-02-16", "2023-02-26"]);
  expect(stateOn("2023-03-30")).toEqual(["reviewed", "2023-02-16", "2023-02-26"]);
  const late = { ...appealed, day: "2023-02-17", recorded: "2023-02-17" };
  expect(() => resultsOn(half, [...acts, late], { asOf: "2023-03-30" })).toThrow(
    "too late: the last day was 2023-02-16",
  );

  // c is found to be better than b, who keeps its place all the same; d, fixed later, would be third and gets none
  const raisedC = field(half, { ...four, c: { total: "9.3" }, d: { total: "9.1" } });
  const standing = standingOn(half, [...acts, appealed, upheld], "2022", { asOf: "2023-03-30" });
  expect(standing?.late).toEqual(["c", "d"]);
  const after = rank(half, raisedC, { standing });
  expect(states(after)).toEqual({ a: "granted", b: "granted", c: "over-quota", d: "no-place" });
  expect(after.pools[0]?.places[0]).toMatchObject({ quota: 2, held: 3, overQuota: 1 });
});

test("edge case 36: a correction is added and nothing is erased: each state of the record can be asked for by the day it was known", () => {
  const votes = (satisfied: number) => ({ satisfied, dissatisfied: 50 - satisfied });
  const again = (id: string, satisfied: number, recorded: string, corrects: string): FactInput =>
    ballots("11.1", votes(satisfied), { id, recorded, corrects, reason: "计票重复", order: "更正令1号" });
  const changes = {
    "11.1": [
      ballots("11.1", votes(50), { id: "first" }),
      again("second", 40, "2023-03-10", "first"),
      again("third", 45, "2023-04-02", "second"),
    ],
    criticism: [
      notice("12.2", "ledger", "district", "2022-09-07", { id: "criticised" }),
      fact("withdrawal", "2022-11-18", { corrects: "criticised" }),
    ],
  };
  const known = (knownAt?: string) => {
    const { total, deduction, corrected, items } = with2022(changes, knownAt === undefined ? {} : { knownAt });
    return [items.find(({ id }) => id === "11.1")?.points, deduction, total, corrected.map(({ id }) => id)];
  };
  // 5 x 50/50, then 5 x 40/50, then 5 x 45/50; the criticism of one point until it was taken back
  expect(with2022(changes, { knownAt: "2022-11-17" })).toMatchObject({ deduction: "1", corrected: [] });
  expect(known("2022-12-31")).toEqual(["5", "0", "100", ["criticised"]]);
  expect(known("2023-03-10")).toEqual(["4", "0", "99", ["criticised", "first"]]);
  expect(known()).toEqual(["4.5", "0", "99.5", ["criticised", "first", "second"]]);

  // an absence in May that was a trip, as was found in June
  const away = attendance("absent", "2022-05-10", { id: "away" });
  const trip = attendance("duty", "2022-05-10", {
    id: "trip",
    recorded: "2022-06-01",
    corrects: "away",
    reason: "报备单",
  });
  const inMay = (knownAt: string) =>
    itemIn(evaluateAnnual(luojiang, ledgerFor(facts({ "1.1": [away, trip] })), { year: 2022, knownAt }), "1.1")
      .measurement;
  expect(inMay("2022-05-31")).toMatchObject({ present: "0" });
  expect(inMay("2022-06-01")).toMatchObject({ present: "1" });

  // the year closed on 31 January: without an order nothing of it is corrected any more, and nothing added
  const late = (more: object) =>
    ledgerFor([count("8.2", 1, "2022-06-01", { id: "late", recorded: "2023-02-01", ...more })]);
  expect(() => late({})).toThrow(/closed on 2023-01-31/);
  expect(() => late({ order: "更正令2号" })).not.toThrow();

  // what was corrected once cannot be corrected again beside its correction, and not without a reason
  const fork = [
    count("8.2", 1, "2022-06-01", { id: "a" }),
    count("8.2", 2, "2022-06-01", { id: "b", corrects: "a" }),
    count("8.2", 3, "2022-06-01", { id: "c", corrects: "a" }),
    count("8.2", 3, "2022-06-01", { id: "d", corrects: "c", reason: undefined }),
  ];
  const checked = checkLedger(ledgerInput(fork, head), { scheme: luojiang });
  expect(checked.ok ? [] : checked.problems.map(({ code, path }) => [code, ...path])).toEqual([
    ["correction-twice", "facts", 2, "corrects"],
    ["reason-missing", "facts", 3],
  ]);
});
