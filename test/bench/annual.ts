/**
 * How long the annual evaluation of one team with 400 facts takes, against a scorer of the same rubric written out by hand.
 * Both run in turns, in one process and one thread, each time on ledgers that are new; what is shown is the ratio of the medians.
 */
import { appendFileSync } from "node:fs";
import { type Evaluation, evaluateAnnual, type Ledger, parseLedger } from "zhucun";
import { luojiang } from "zhucun/rubrics/luojiang";
import { differences } from "./equal";
import { randomLedger } from "./random-ledger";
import { type Score, scoreYear } from "./straight-line";

const question = { year: 2022 };
const ledgerFrom = (seed: number): Ledger => parseLedger(randomLedger(seed), { scheme: luojiang });

const contestants = {
  engine: (ledger: Ledger): Evaluation => evaluateAnnual(luojiang, ledger, question),
  traced: (ledger: Ledger): Score => scoreYear(ledger, question, true),
  bare: (ledger: Ledger): Score => scoreYear(ledger, question, false),
};
type Name = keyof typeof contestants;
const names: readonly Name[] = ["engine", "traced", "bare"];

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** Microseconds for one evaluation, over a batch of ledgers that are used once. */
const timeOf = (name: Name, ledgers: readonly Ledger[]): number => {
  const run = contestants[name];
  const start = process.hrtime.bigint();
  let kept = 0;
  for (const ledger of ledgers) kept += run(ledger).total === undefined ? 0 : 1;
  const spent = Number(process.hrtime.bigint() - start) / 1000;
  if (kept !== ledgers.length) throw new Error(`${name} did not finish`);
  return spent / ledgers.length;
};

const checked = 300;
for (let seed = 1; seed <= checked; seed++) {
  const ledger = ledgerFrom(seed);
  const found = differences(contestants.engine(ledger), contestants.traced(ledger));
  if (found.length > 0) throw new Error(`seed ${seed}: ${found.join("; ")}`);
}
console.log(`equal on ${checked} random ledgers`);

const [rounds, warmUp, batch] = [60, 20, 100];
const pool = Array.from({ length: batch }, (_, index) => ledgerFrom(1000 + index));
const times: Record<Name, number[]> = { engine: [], traced: [], bare: [] };
for (let round = 0; round < warmUp + rounds; round++) {
  for (let turn = 0; turn < names.length; turn++) {
    const name = names[(round + turn) % names.length] ?? "engine";
    const fresh = structuredClone(pool);
    globalThis.gc?.();
    const spent = timeOf(name, fresh);
    if (round >= warmUp) times[name].push(spent);
  }
}

const [engine, traced, bare] = [median(times.engine), median(times.traced), median(times.bare)];
const micro = (number: number): string => number.toFixed(0).padStart(5);
console.log(`engine, full trace            ${micro(engine)} µs`);
console.log(`straight line, with facts     ${micro(traced)} µs   ratio ${(engine / traced).toFixed(2)}`);
console.log(`straight line, points only    ${micro(bare)} µs   ratio ${(engine / bare).toFixed(2)}`);
const line = `| ${process.version} | ${engine.toFixed(0)} µs | ${traced.toFixed(0)} µs | **${(engine / traced).toFixed(2)}** | ${bare.toFixed(0)} µs | ${(engine / bare).toFixed(2)} |`;
console.log(line);
const out = process.env["BENCH_OUT"];
if (out !== undefined) appendFileSync(out, `${line}\n`);
