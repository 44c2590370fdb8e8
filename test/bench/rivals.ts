/**
 * zhucun against hand-written code, rule engines, a spreadsheet engine and a database, on the same teams with 400 facts each: every one is first
 * checked to give each team the same points, then all take turns, each on ledgers just read (or, with
 * --kept, on ledgers that stay in memory). What counts are the medians.
 *
 *   tsx --expose-gc --tsconfig test/bench/tsconfig.json test/bench/rivals.ts [--rounds 15] [--kept] [--check-only] [--out table.md]
 */
import { appendFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Ledger, parseLedger } from "zhucun";
import { luojiang } from "zhucun/rubrics/luojiang";
import { randomLedger } from "./random-ledger";
import { openAll } from "./rivals/all";
import { checkEqual, expectedOf } from "./rivals/check";
import type { Entrant, Points } from "./rivals/contestant";
import { scorePlain } from "./rivals/plain";
import { randomInputs } from "./rivals/random-inputs";
import { markdownOf, type Times } from "./rivals/table";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "15" },
    kept: { type: "boolean", default: false },
    "check-only": { type: "boolean", default: false },
    out: { type: "string" },
  },
});
const rounds = Number(values.rounds);
/** Turns before those that count, in which every contestant gets warm. */
const warming = 10;
/** All teams. */
const size = 500;
/** How many of them a contestant is given at once. */
const turnSizeOf = ({ most = size }: Entrant): number => most;

const files: readonly string[] = Array.from({ length: size }, (_, index) =>
  JSON.stringify({ ...randomLedger(20_000 + index), team: `team-${index}` }),
);
const readLedger = (file: string): Ledger => parseLedger(JSON.parse(file), { scheme: luojiang });
const expected: readonly Points[] = files.map((file) => expectedOf(readLedger(file)));

/** What engines are asked besides: ledgers seldom lead there. */
const inputs = Array.from({ length: size }, (_, seed) => randomInputs(seed));

// Some ledgers stay alive throughout: with the last one gone, Node throws away what it has learned of their shapes.
const kept: readonly Ledger[] = files.slice(0, values.kept ? size : 100).map(readLedger);
const ledgersOf = (from: number, end: number): readonly Ledger[] =>
  values.kept ? kept.slice(from, end) : files.slice(from, end).map(readLedger);

/** One contestant's turn on its teams from a place in the list, all its answers checked. */
const turnOf = async (entrant: Entrant, from: number): Promise<{ preparing: number; scoring: number }> => {
  const teams = turnSizeOf(entrant);
  const end = from + teams;
  const { preparing, scoring, points } = await entrant.turn(ledgersOf(from, end), ledgersOf(from, end));
  checkEqual(entrant.name, expected.slice(from, end), points);
  return { preparing: preparing / teams, scoring: scoring / teams };
};

const checkAll = async (entrants: readonly Entrant[]): Promise<void> => {
  for (const entrant of entrants) {
    for (let from = 0; from < size; from += turnSizeOf(entrant)) await turnOf(entrant, from);
    const odd = await entrant.points?.(inputs);
    if (odd !== undefined) checkEqual(entrant.name, inputs.map(scorePlain), odd);
    const more = odd === undefined ? "" : `, and ${size} random inputs`;
    console.log(`${entrant.name.padEnd(28)} gives all ${size} teams the same points, item by item${more}`);
  }
};

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

/** Steps by which one comes to each of so many, in a circle, before any comes again. */
const stepsThrough = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index + 1).filter((step) => commonDivisor(step, count) === 1);

const timeAll = async (entrants: readonly Entrant[]): Promise<readonly Times[]> => {
  // Nobody always comes behind the same one, whose threads may not be done.
  const steps = stepsThrough(entrants.length);
  const taken = new Map(entrants.map((entrant) => [entrant, { both: [] as number[], alone: [] as number[] }]));
  for (let round = -warming; round < rounds; round++) {
    const step = steps[(round + warming) % steps.length] ?? 1;
    for (let turn = 0; turn < entrants.length; turn++) {
      const entrant = entrants[(round + warming + turn * step) % entrants.length];
      if (entrant === undefined) continue;
      const { preparing, scoring } = await turnOf(entrant, ((round + warming) * turnSizeOf(entrant)) % size);
      const own = taken.get(entrant);
      if (round < 0 || own === undefined) continue;
      own.both.push(preparing + scoring);
      own.alone.push(scoring);
    }
    process.stderr.write(`\rround ${Math.max(0, round + 1)} of ${rounds} `);
  }
  process.stderr.write("\n");
  return entrants.map((entrant) => {
    const { both = [], alone = [] } = taken.get(entrant) ?? {};
    return { entrant, both: median(both), alone: median(alone) };
  });
};

const entrants = await openAll();
try {
  await checkAll(entrants);
  if (!values["check-only"]) {
    const ledgers = values.kept ? "kept in memory" : "just read";
    const table = markdownOf(await timeAll(entrants), `medians of ${rounds} turns, ledgers ${ledgers}`);
    console.log(`\n${table}`);
    if (values.out !== undefined) writeFileSync(values.out, table);
    const out = process.env["BENCH_OUT"];
    if (out !== undefined) appendFileSync(out, `\n${table}`);
  }
} finally {
  for (const { close } of entrants) close();
}
