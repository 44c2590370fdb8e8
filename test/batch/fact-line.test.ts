/**
 * Which lines are read straight from their bytes, and that none of them, however damaged, does any harm.
 *
 * Seen to fail, each put in on purpose in a copy: a key that no kind takes any more; a default that is not the shape's; scalars told apart
 * by their hash and length alone; every line kept.
 */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import { factIn } from "../../src/batch/fact-line";
import type { Line } from "../../src/batch/line";
import { problemsOf, teamOf, teamReader } from "../../src/batch/team";
import { mixed } from "../../src/batch/words-of-bytes";
import { readDistrict } from "../../src/cli/read/district";
import { type FactInput, fact, factKinds } from "../../src/model/ledger";
import { readShape } from "../../src/model/reading";
import { randomLedger } from "../bench/random-ledger";
import { worldOn } from "../cli/world";
import { heldBytes } from "../heap";
import { damaged } from "./mutations";
import { file, linesOf } from "./written";

const encoder = new TextEncoder();

const plainly = (texts: readonly string[]): unknown[] =>
  linesOf(texts).map(({ bytes, from, to }) => factIn(bytes, from, to));
const written = (facts: readonly unknown[]): string[] =>
  facts.map((one) => JSON.stringify({ team: "t", ...(one as object) })); // facts are objects

const common = { id: "f1", day: "2022-03-01", recorded: "2022-03-02", by: "town" };
const more = { source: "paper", body: "town", corrects: "f0", reason: "mistake", order: "order 1" };
/** One fact of each kind with every key that it can have. */
const whole: readonly FactInput[] = [
  {
    kind: "attendance",
    member: "m",
    until: "2022-03-04",
    slot: "am",
    status: "leave",
    asked: "2022-02-01",
    authority: "a",
    statutory: true,
  },
  { kind: "count", item: "1", value: 2.5, for: 2022 },
  { kind: "tally", item: "1", done: "1.0", due: 3, for: 2022 },
  { kind: "rating", item: "1", value: 90.5, rater: "r", member: "m", scorer: "s", valid: false, for: 2022 },
  { kind: "ballots", item: "1", votes: { yes: 3, no: 0 }, for: 2022 },
  { kind: "value", item: "1", value: -4.25, claim: "self", scorer: "s", for: 2022 },
  { kind: "rank", item: "1", rank: 2, of: 9, for: 2022 },
  { kind: "colour", item: "1", colour: "red", arrival: true },
  { kind: "notice", item: "1", matter: "q", level: "city", authors: 2, for: 2022 },
  {
    kind: "finding",
    case: "M01",
    matter: "q",
    subject: "member",
    state: "confirmed",
    member: "m",
    grave: true,
    item: "1",
    for: 2022,
  },
  { kind: "progress", commitment: "c", done: 0.5, verified: false },
  { kind: "milestone", milestone: "p", done: 1 },
  {
    kind: "change",
    commitment: "c",
    title: "题",
    due: "2022-04-01",
    weight: 2,
    approver: "town",
    published: "2022-04-02",
  },
  { kind: "dropped", commitment: "c", approver: "town" },
  { kind: "handover", commitment: "c", from: "m", to: "n" },
  { kind: "event", event: "e", for: 2022 },
  { kind: "waiver", item: "1", commitment: "c", approver: "town", over: "term", for: 2022 },
  { kind: "withdrawal" },
].map((one) => ({ ...common, ...more, ...one }) as FactInput); // each is one kind in full

/** A fact with only the keys that its kind asks for. */
const least = (one: FactInput): Record<string, unknown> =>
  Object.keys(one).reduce<Record<string, unknown>>(
    (left, key) => {
      const { [key]: _, ...without } = left;
      return readShape(fact, without).ok ? without : left;
    },
    { ...one },
  );

describe("a plain line", () => {
  test.each(whole.map((one) => [one.kind, one] as const))(
    "of kind %s is what its shape reads, with all keys and with the fewest",
    (_, one) => {
      for (const some of [one, least(one)]) {
        const read = readShape(fact, some);
        expect(plainly(written([some]))).toStrictEqual([read.ok ? read.value : undefined]);
      }
    },
  );

  test("keeps apart texts that have one hash and one length", () => {
    const wordOf = (text: string): number => new DataView(encoder.encode(text).buffer).getInt32(0, true);
    const textOf = (word: number): string =>
      String.fromCharCode(...[0, 8, 16, 24].map((bits) => (word >>> bits) & 0xff));
    const pairs = Array.from({ length: 200_000 }, (_, number): [string, string] => {
      const [first, other] = [
        String(number % 10_000).padStart(4, "x"),
        String(10_000 + number * 7)
          .slice(-4)
          .padStart(4, "y"),
      ];
      const last = mixed(0, wordOf(first)) ^ mixed(0, wordOf(other)) ^ wordOf("abcd");
      return [`${first}abcd`, `${other}${textOf(last)}`];
    });
    const [one, two] = pairs.find(([left, right]) => left !== right && /^[ !#-[\]-~]{8}$/.test(right)) ?? ["", ""];
    expect([one.length, two.length]).toEqual([8, 8]);
    const read = plainly(written([one, two].map((by) => ({ ...common, kind: "event", event: "e", by }))));
    expect(read).toMatchObject([{ by: one }, { by: two }]);
  });

  test("may be of any kind, and may have any key but a list", () => {
    expect(whole.map(({ kind }) => kind)).toEqual(factKinds);
    for (const option of fact.options) {
      const keys = Object.keys(whole.find(({ kind }) => kind === option.shape.kind.value) ?? {});
      expect(Object.keys(option.shape).filter((key) => key !== "milestones" && !keys.includes(key))).toEqual([]);
    }
  });

  test("is each line of random ledgers as a benchmark writes them", () => {
    const facts = Array.from({ length: 30 }, (_, seed) => randomLedger(seed).facts ?? []).flat();
    expect(plainly(written(facts)).filter((read) => read === undefined)).toEqual([]);
  });

  test("is each line of the demonstration district, but for those with lists", async () => {
    const { stage } = worldOn({ root: "examples/district" });
    const read = await readDistrict(stage, "small");
    const facts = read.ok ? read.district.teams.flatMap(({ ledger }) => ledger.facts) : [];
    expect(facts.length).toBeGreaterThan(300);
    const plain = plainly(written(facts));
    expect(facts.filter((one, index) => plain[index] === undefined && !("milestones" in one))).toEqual([]);
  });
});

describe("a line that is not plain", () => {
  const good = JSON.stringify({ team: "t", kind: "event", ...common, event: "e" });
  const odd: readonly (readonly [string, string | Uint8Array, readonly string[]])[] = [
    ["cut off", good.slice(0, -4), ["cut-off-json"]],
    ["with a key twice", good.replace('"by"', '"by":"x","by"'), ["duplicate-key"]],
    [
      "with a byte that is no UTF-8",
      Uint8Array.from([...encoder.encode(good.slice(0, -2)), 0xff, 0x22, 0x7d]),
      ["not-utf8"],
    ],
    ["with a NUL", good.replace("town", "to\0wn"), ["not-json"]],
    ["with a byte order mark in the middle of a file", `\uFEFF${good}`, ["not-json"]],
    ["a list", "[1]", ["wrong-type"]],
    ["without a team", good.replace('"team":"t",', ""), ["missing-key"]],
    ["with a number for a team", good.replace('"t"', "7"), ["wrong-type"]],
    ["deep in brackets", "[".repeat(500_000), ["not-json"]],
    ["deep and whole", `${"[".repeat(400_000)}${"]".repeat(400_000)}`, ["wrong-type"]],
    ["deep below a key", good.replace('"e"', `${"[".repeat(400_000)}${"]".repeat(400_000)}`), []],
    ["deep in keys", good.replace('"e"', `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`), []],
    ["longer than a line may be", good.replace("town", "x".repeat(1024 * 1024)), ["line-too-long"]],
    ["longer than a line may be, of blanks", `${good}${" ".repeat(1024 * 1024)}`, ["line-too-long"]],
    ["blank", " \t\u3000\r", []],
  ];

  test.each(odd)("%s, is told by itself", (_, text, codes) => {
    const [, line] = linesOf(["", text]);
    expect(
      line === undefined ? [] : problemsOf(line).map(({ code, file: of, line: number }) => [code, of, number]),
    ).toEqual(codes.map((code) => [code, file, 2]));
  });

  test.each(odd.filter(([name]) => name !== "blank"))("%s, makes its team a bad one", (_, text) => {
    const { facts: __, ...head } = randomLedger(1);
    const read = teamReader(luojiang)(linesOf([JSON.stringify({ ...head, team: "t" }), text]));
    expect(read.ok ? [] : read.problems.map(({ line }) => line)).toContain(2);
  });

  test("with keys that reach for prototypes has a problem and no effect", () => {
    for (const key of ["__proto__", "constructor", "prototype"]) {
      const { facts: _, ...head } = randomLedger(1);
      const lines = linesOf([
        JSON.stringify({ ...head, team: "t" }),
        good.replace('"event":"e"', `"event":"e","${key}":{"polluted":1}`),
      ]);
      const read = teamReader(luojiang)(lines);
      expect(read.ok ? [] : read.problems.map(({ code }) => code)).toContain(
        key === "__proto__" ? "forbidden-key" : "unknown-key",
      );
      expect(Reflect.get({}, "polluted")).toBeUndefined();
    }
  });

  test("leaves the lines beside it as they are, wherever it ends", () => {
    const around = (text: string) => plainly([good, text, good]);
    const [fine] = plainly([good]);
    for (let cut = 1; cut < good.length; cut++)
      expect(around(good.slice(0, cut))).toStrictEqual([fine, undefined, fine]);
  });
});

describe("a great many damaged lines", () => {
  const number = Number(process.env["FUZZ_LINES"] ?? 20_000);

  /** Numbers that look like chance, the same each time. */
  const chances = () => {
    let state = 7;
    return (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 8;
    };
  };

  test("are facts as their shape reads them, or are left to it; nothing crashes, hangs or grows", {
    timeout: 3_600_000,
  }, () => {
    const whim = chances();
    const texts = written([...whole, ...(randomLedger(5).facts ?? [])]).map((text) => encoder.encode(text));
    const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    const one = (): Line => {
      const [line] = linesOf([damaged(texts[whim() % texts.length] ?? new Uint8Array(), whim)]);
      if (line === undefined) throw new Error("no line");
      return line;
    };
    let plain = 0;
    const held: number[] = [];
    for (let done = 0; done < number; done++) {
      const line = one();
      const read = factIn(line.bytes, line.from, line.to);
      const told = problemsOf(line);
      if (read !== undefined) {
        const { team, ...value } = JSON.parse(strict.decode(line.bytes.subarray(line.from, line.to)));
        const full = readShape(fact, value);
        expect([told, teamOf(line), full.ok ? full.value : full.problems]).toStrictEqual([[], team, read]);
        plain++;
      }
      if (done % Math.ceil(number / 10) === 0) held.push(heldBytes());
    }
    expect(plain).toBeGreaterThan(number / 50);
    expect(plain).toBeLessThan(number);
    expect(held).toHaveLength(10);
    expect(Math.max(...held.slice(5)) / Math.max(...held.slice(0, 5))).toBeLessThan(1.2);
  });
});
