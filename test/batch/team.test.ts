/**
 * A team's lines, read from their bytes, are the ledger that `checkLedger` makes of them, or exactly its problems.
 *
 * Seen to fail, each put in on purpose in a copy: a line with a key twice is taken as it is; problems are put to the line beside.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import type { LineProblem } from "../../src/batch/line";
import { problemsOf, teamOf, teamReader } from "../../src/batch/team";
import type { LedgerInput } from "../../src/model/ledger";
import { checkLedger } from "../../src/model/ledger-check";
import type { Scheme } from "../../src/model/scheme";
import { ledgerInputsFor } from "../../src/testing/arbitrary/ledger";
import { schemes } from "../arbitrary";
import { randomLedger } from "../bench/random-ledger";
import { damaged } from "./mutations";
import { asFiles, file, inNoOrder, linesOf, oddly, type Whims, whims } from "./written";

const encoder = new TextEncoder();

/** A ledger as its lines: the head, then the facts. What is absent by being undefined is not written. */
const linesFor = (input: LedgerInput, write: (value: unknown) => string) => {
  const { facts = [], ...head }: LedgerInput = JSON.parse(JSON.stringify(input));
  return { head, texts: facts.map((fact) => write({ ...fact, team: head.team })) };
};

/** A fact as JSON.parse reads it from its line. */
const factIn = (text: string): unknown => {
  const { team: _, ...fact } = JSON.parse(text);
  return fact;
};

const expectSame = (input: LedgerInput, scheme: Scheme, whim: Whims): void => {
  const write = (value: unknown) => oddly(value, whim);
  const { head, texts } = linesFor(input, write);
  const written = write(head);
  const at = whim() % (texts.length + 1);
  const lines = linesOf([...texts.slice(0, at), written, ...(whim() % 2 === 0 ? ["", " \r"] : []), ...texts.slice(at)]);
  const read = teamReader(scheme)(lines);
  const expected = checkLedger({ ...JSON.parse(written), facts: texts.map(factIn) }, { scheme });
  expect(expected.ok).toBe(true);
  expect(read).toStrictEqual(expected);
};

describe("a team's lines", () => {
  test("in any order of keys, with any blanks and escapes, are the ledger that they were written from", () => {
    const written = schemes().chain((scheme) =>
      fc.record({ scheme: fc.constant(scheme), input: ledgerInputsFor(scheme), whim: whims() }),
    );
    fc.assert(
      fc.property(written, ({ scheme, input, whim }) => expectSame(input, scheme, whim)),
      { numRuns: 300 },
    );
  });

  test("of the first scheme are the ledgers that they were written from", () => {
    fc.assert(
      fc.property(fc.nat(100_000), whims(), (seed, whim) => expectSame(randomLedger(seed, 150), luojiang, whim)),
      { numRuns: 40 },
    );
  });
});

describe("damaged lines", () => {
  const expectTold = async (input: LedgerInput, scheme: Scheme, whim: Whims): Promise<void> => {
    const { head, texts } = linesFor(input, JSON.stringify);
    const hit = whim() % Math.max(1, texts.length);
    const bytes = texts.map((text, index) =>
      index === hit || whim() % 40 === 0 ? damaged(encoder.encode(text), whim) : text,
    );
    const whole = linesOf([JSON.stringify(head), ...bytes]);
    // Lines of another team, or of none, are not this reader's.
    const own = whole.filter((line) => teamOf(line) === head.team);
    const stray = whole.filter((line) => teamOf(line) === undefined);
    const facts = bytes.map((text, index) =>
      own.some(({ number }) => number === index + 2) && isFact(text) ? text : "",
    );
    const heads = own.filter((line, index) => index > 0 && bytes[line.number - 2] !== facts[line.number - 2]);
    const expected = await asFiles(head, facts, scheme);
    const read = teamReader(scheme)(own);
    const twice = heads.flatMap((line) => problemsOf(line).concat(duplicate(line.number, head.team)));
    const told = read.ok ? read : { problems: inNoOrder(read.problems) };
    if ("ledger" in expected && heads.length === 0) expect(told).toStrictEqual({ ok: true, ledger: expected.ledger });
    else {
      const known = "problems" in expected ? expected.problems : [];
      expect(told).toEqual({ problems: [...known, ...inNoOrder(twice)].sort() });
    }
    for (const line of stray)
      expect([line.number, isBlank(line), problemsOf(line).length > 0]).toEqual([
        line.number,
        isBlank(line),
        !isBlank(line),
      ]);
  };

  const isBlank = ({ bytes, from, to }: { bytes: Uint8Array; from: number; to: number }): boolean =>
    new TextDecoder().decode(bytes.subarray(from, to)).trim() === "";

  /** Whether the readers of files would take a line for a fact: they take all for facts that are no head. */
  const isFact = (text: string | Uint8Array): boolean => {
    try {
      const strict = new TextDecoder("utf-8", { fatal: true });
      const value: unknown = JSON.parse(typeof text === "string" ? text : strict.decode(text));
      return value === null || typeof value !== "object" || Object.hasOwn(value, "kind");
    } catch {
      return true;
    }
  };

  const duplicate = (line: number, team: string): LineProblem => ({
    code: "duplicate-name",
    path: ["team"],
    message: { zh: `工作队编号“${team}”重复。`, en: `The team \`${team}\` is there twice.` },
    cure: { zh: "一个编号只能用一次，请改掉其中一个。", en: "Every id is used once; rename one of them." },
    file,
    line,
  });

  test("of any ledger have the problems that the readers of files and checkLedger tell, or are a good ledger still", async () => {
    const written = schemes().chain((scheme) =>
      fc.record({ scheme: fc.constant(scheme), input: ledgerInputsFor(scheme), whim: whims() }),
    );
    await fc.assert(
      fc.asyncProperty(written, ({ scheme, input, whim }) => expectTold(input, scheme, whim)),
      { numRuns: 600 },
    );
  });

  test("of the first scheme as well", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(100_000), whims(), (seed, whim) => expectTold(randomLedger(seed, 60), luojiang, whim)),
      { numRuns: 300 },
    );
  });
});

describe("a head that holds facts itself", () => {
  const read = (lines: readonly unknown[]) =>
    teamReader(luojiang)(linesOf(lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)))));
  const told = (lines: readonly unknown[]) => {
    const found = read(lines);
    return found.ok ? [] : found.problems.map(({ code, path, line }) => [code, path.join("."), line]);
  };

  test("gives the same ledger, whichever facts stand in it", () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(40), (seed, inside) => {
        const { facts = [], ...head }: LedgerInput = JSON.parse(JSON.stringify(randomLedger(seed, 40)));
        const apart = facts.slice(inside).map((fact) => ({ ...fact, team: head.team }));
        const lines = [...apart, { ...head, facts: facts.slice(0, inside) }];
        expect(read(lines)).toStrictEqual(checkLedger({ ...head, facts }, { scheme: luojiang }));
      }),
      { numRuns: 40 },
    );
  });

  test("has its own faults told at its line, with their place; those of other lines at theirs", () => {
    const { facts = [], ...head }: LedgerInput = JSON.parse(JSON.stringify(randomLedger(7, 3)));
    const [first, second, third] = facts;
    const inside = { ...head, facts: [first, { ...second, day: "2022-13-01" }] };
    const apart = { ...third, team: head.team, recorded: "2022-02-30" };
    expect(told([apart, inside])).toEqual([
      ["impossible-day", "facts.1.day", 2],
      ["impossible-day", "recorded", 1],
    ]);
    expect(told([{ ...head, facts: "none" }])).toEqual([["wrong-type", "facts", 1]]);
    expect(
      told([
        { ...head, facts: "none" },
        { ...third, team: head.team },
      ]),
    ).toEqual([["wrong-type", "facts", 1]]);
  });

  test("is missed where it is not there; without a line there is nothing to say", () => {
    const [fact] = randomLedger(7, 1).facts ?? [];
    expect(told([{ ...fact, team: "t7" }])).toEqual([["unknown-name", "team", 1]]);
    expect(told([])).toEqual([]);
    expect(read([]).ok).toBe(false);
  });

  test("is found by its team, written plainly or with escapes, and not beyond the end of its line", () => {
    const teamIn = (text: string) => linesOf([text]).map(teamOf);
    expect(teamIn('{"team":"a\\u0062"}')).toEqual(["ab"]);
    expect(teamIn('{ "team" : "ab" }')).toEqual(["ab"]);
    expect(teamIn('{"team":""}')).toEqual([undefined]);
    expect(teamIn('{"team":"cut')).toEqual([undefined]);
    const [line] = linesOf(['{"team":"abc"}']);
    expect(line && teamOf({ ...line, to: line.from + 11 })).toBeUndefined();
    expect(teamIn(`{"team":"a","by":"${"x".repeat(1_100_000)}"}`)).toEqual(["a"]);
    expect(teamIn(`{"by":"${"x".repeat(1_100_000)}","team":"a"}`)).toEqual([undefined]);
    for (const gap of ["", " "])
      for (const [team, rest] of [
        ["ab", "}"],
        ["ab", ',"town":"cut'],
        ["区/ab", `,${"x".repeat(1_100_000)}`],
      ] as const)
        expect(teamIn(`{"format":${gap}"zhucun-ledger/1",${gap}"team":${gap}"${team}"${rest}`)).toEqual([team]);
    expect(() => teamReader([])).toThrow(RangeError);
  });
});
