/**
 * How long the annual evaluation of one team with 400 facts takes, against a scorer of the same rubric written out by hand, which gives
 * the same evaluation with its whole trace, and against one that gives points only.
 * All run in turns, in one process and one thread; what counts is the ratio of the medians. Reading the ledgers is not timed. A turn is a
 * county's worth of teams, and no collection of garbage is forced before it: that would empty the engine's caches of JavaScript, which
 * then take some ten evaluations to fill again, and throws away code of the scorer written by hand.
 */
import { appendFileSync } from "node:fs";
import { type Evaluation, evaluateAnnual, type Ledger, parseLedger } from "zhucun";
import { luojiang } from "zhucun/rubrics/luojiang";
import { differences } from "./equal";
import { randomLedger } from "./random-ledger";
import { differenceIn } from "./same";
import { evaluationOfYear } from "./same-trace/evaluation";
import { type Score, scoreYear } from "./straight-line";

const question = { year: 2022 };

const contestants = {
  engine: (ledger: Ledger): Evaluation => evaluateAnnual(luojiang, ledger, question),
  traced: (ledger: Ledger): Evaluation => evaluationOfYear(ledger, question),
  bare: (ledger: Ledger): Score => scoreYear(ledger, question),
};
type Name = keyof typeof contestants;
const names: readonly Name[] = ["engine", "traced", "bare"];

/**
 * All ledgers are read before the first is evaluated. Where reading and evaluating take turns, the garbage of reading lets V8 look when just
 * one evaluation is alive, all of it: then it may put all references to facts that the straight line makes later where what is old is kept,
 * which takes half as long again. The engine guards itself (`refsOf`).
 */
const checkEqual = (count: number): void => {
  const ledgers = Array.from({ length: count }, (_, seed) => parseLedger(randomLedger(seed + 1), { scheme: luojiang }));
  for (const [seed, ledger] of ledgers.entries()) {
    const evaluation = contestants.engine(ledger);
    const trace = differenceIn(evaluation, contestants.traced(ledger));
    if (trace !== undefined) throw new Error(`seed ${seed + 1}: ${trace}`);
    const found = differences(evaluation, contestants.bare(ledger));
    if (found.length > 0) throw new Error(`seed ${seed + 1}: ${found.join("; ")}`);
  }
  console.log(`engine and straight lines agree on ${count} random ledgers`);
};

const files: readonly string[] = Array.from({ length: 500 }, (_, index) => JSON.stringify(randomLedger(1000 + index)));
/** All ledgers, read anew. */
const readAll = (): readonly Ledger[] => files.map((file) => parseLedger(JSON.parse(file), { scheme: luojiang }));

/** Microseconds for one evaluation. */
const timeOf = (name: Name, ledgers: readonly Ledger[]): number => {
  const run = contestants[name];
  let kept = 0;
  const start = process.hrtime.bigint();
  for (const ledger of ledgers) kept += run(ledger).total === undefined ? 0 : 1;
  const spent = Number(process.hrtime.bigint() - start) / 1000;
  if (kept !== ledgers.length) throw new Error(`${name} did not finish`);
  return spent / ledgers.length;
};

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** The medians, in microseconds, over rounds in which each has its turn on the ledgers that it is given. */
const medians = (rounds: number, given: () => readonly Ledger[]): Record<Name, number> => {
  const times: Record<Name, number[]> = { engine: [], traced: [], bare: [] };
  for (let round = -6; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + 30 + turn) % names.length] ?? "engine";
      const ledgers = given();
      const spent = timeOf(name, ledgers);
      if (round >= 0) times[name].push(spent);
    }
  }
  return { engine: median(times.engine), traced: median(times.traced), bare: median(times.bare) };
};

const say = (what: string, { engine, traced, bare }: Record<Name, number>): void => {
  const micro = (number: number): string => `${number.toFixed(0).padStart(5)} µs`;
  const against = (number: number): string => `${micro(number)}   engine ${(engine / number).toFixed(2)} times as long`;
  console.log(`\n${what}`);
  console.log(`  engine, full trace          ${micro(engine)}`);
  console.log(`  straight line, same trace   ${against(traced)}`);
  console.log(`  straight line, points only  ${against(bare)}`);
};

checkEqual(300);
// Some ledgers stay alive throughout: with the last one gone, Node throws away what it has learned of their shapes.
const kept = readAll();
const once = medians(15, readAll);
say("each ledger evaluated once, just read", once);
const again = medians(30, () => kept);
say("the same ledgers evaluated again and again", again);

const ratios = (times: Record<Name, number>): string =>
  `${(times.engine / times.traced).toFixed(2)} | ${(times.engine / times.bare).toFixed(2)}`;
const line = `| Node ${process.versions.node} | ${once.engine.toFixed(0)} µs | ${ratios(once)} | ${ratios(again)} |`;
console.log(`\n${line}`);
const out = process.env["BENCH_OUT"];
if (out !== undefined) appendFileSync(out, `${line}\n`);
