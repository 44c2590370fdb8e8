/** Many teams from a stream: one outcome each, whatever the pieces, and nothing is read before it is asked for. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluateAnnual, evaluateMany, type LedgerInput, parseLedger } from "zhucun";
import { luojiang } from "../../rubrics/luojiang/index";
import { randomLedger } from "../bench/random-ledger";
import { teamsOf, textOf } from "./inputs";

const question = { kind: "annual", year: 2022 } as const;
const teams = teamsOf(4);
const bytes = new TextEncoder().encode(textOf(teams.flat()));

const all = async (source: Parameters<typeof evaluateMany>[1]) => {
  const found = [];
  for await (const outcome of evaluateMany(luojiang, source, { question, file: "in" })) found.push(outcome);
  return found;
};

const ledgers = teams.map(
  ([head = ""], index): LedgerInput => ({ ...randomLedger(index + 1, 0), ...JSON.parse(head) }),
);
const expected = ledgers.map((ledger) => {
  const evaluation = evaluateAnnual(luojiang, parseLedger(ledger, { scheme: luojiang }), { year: 2022 });
  return { ok: true, team: evaluation.team, evaluation };
});

test("bytes cut anywhere give what the engine says of each team", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: bytes.length }), { maxLength: 20 }), async (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
      const pieces = places.slice(1).map((to, index) => bytes.subarray(places[index], to));
      expect(await all(pieces)).toEqual(expected);
    }),
    { numRuns: 5 },
  );
});

test("a source may write each piece over the one before", async () => {
  const pieceSize = 1 + Math.floor(bytes.length / 7);
  const shared = new Uint8Array(pieceSize);
  function* pieces(): Generator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += pieceSize) {
      const piece = bytes.subarray(at, at + pieceSize);
      shared.fill(0).set(piece);
      yield shared.subarray(0, piece.length);
    }
  }
  expect(await all(pieces())).toEqual(expected);
});

test("a web stream, ledgers, and an async iterable give the same", async () => {
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  expect(await all(stream)).toEqual(expected);
  // A browser's stream that cannot be iterated.
  const plain = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  Object.defineProperty(plain, Symbol.asyncIterator, { value: undefined });
  expect(await all(plain)).toEqual(expected);
  expect(await all(ledgers)).toEqual(expected);
});

test("a bad team, a bad line, a team that comes again: each an outcome of its own, in their order", async () => {
  const [first = [], second = [], third = []] = teams;
  const input = new TextEncoder().encode(
    textOf([
      ...first.slice(0, 5),
      "{",
      ...first.slice(5),
      '{"team":"x","kind":"count"}',
      ...second,
      ...first.slice(1, 3),
      ...third,
    ]),
  );
  const found = await all([input]);
  expect(
    found.map((one) => [
      one.ok,
      one.team,
      one.ok ? [] : one.problems.map(({ code, file, line }) => [code, file, line]),
    ]),
  ).toEqual([
    [false, undefined, [["cut-off-json", "in", 6]]],
    [true, "t000000", []],
    [false, "x", [["unknown-name", "in", first.length + 2]]],
    [true, "t000001", []],
    [false, "t000000", [["team-not-together", "in", first.length + second.length + 3]]],
    [true, "t000002", []],
  ]);
  const [ledger] = ledgers;
  if (ledger === undefined) throw new Error("there are ledgers");
  const twice = await all([ledger, { ...ledger, village: "" }, ledger]);
  expect(twice.map((one) => [one.ok, one.ok ? "" : one.problems[0]?.code])).toEqual([
    [true, ""],
    [false, "duplicate-name"],
    [false, "duplicate-name"],
  ]);
});

test("a year that a team's term does not have is a problem of that team", async () => {
  const found = [];
  for await (const one of evaluateMany(luojiang, [bytes], { question: { kind: "annual", year: 2031 } }))
    found.push(one);
  expect(found.map((one) => (one.ok ? "" : one.problems[0]?.code))).toEqual(teams.map(() => "year-outside-term"));
});

test("nothing is read before it is asked for, and who stops early lets go of the source", async () => {
  const asked: number[] = [];
  let isOpen = true;
  const source = async function* () {
    try {
      for (let index = 0; index < teams.length; index++) {
        asked.push(index);
        yield new TextEncoder().encode(textOf(teams[index] ?? []));
      }
    } finally {
      isOpen = false;
    }
  };
  for await (const outcome of evaluateMany(luojiang, source(), { question })) {
    expect(outcome.team).toBe("t000000");
    break;
  }
  expect([asked, isOpen]).toEqual([[0, 1], false]);
});

test("what is no ledger at all is refused without a name, and the versions of a scheme are asked by their days", async () => {
  const [ledger] = ledgers;
  if (ledger === undefined) throw new Error("there are ledgers");
  // What hosts read from somewhere is of any form; types do not help there.
  const broken: readonly LedgerInput[] = JSON.parse('[null, 7, {"village": "x"}, {"team": 3}]');
  const found = await all([...broken, ledger]);
  expect(found.map((one) => [one.ok, one.team])).toEqual([
    [false, undefined],
    [false, undefined],
    [false, undefined],
    [false, undefined],
    [true, ledger.team],
  ]);
  const next = { ...luojiang, version: "2", from: "2023-01-01" };
  for (const versions of [
    [luojiang, next],
    [next, luojiang],
  ])
    for (const source of [[ledger], [new TextEncoder().encode(textOf(teams[0] ?? []))]]) {
      const outcomes = [];
      for await (const one of evaluateMany(versions, source, { question })) outcomes.push(one);
      expect(outcomes.map((one) => one.ok && one.evaluation.total)).toEqual([expected[0]?.evaluation.total]);
    }
});
