/**
 * How long it takes to rank 10,000 teams with all their margins, against reading their evaluations from JSON; and who would move if one
 * deduction were overturned, against ranking all of them anew. One process, one thread; what counts are the ratios of the medians.
 */
import { type Evaluation, evaluateAnnual, ifOverturned, parseLedger, type Ranked, rank } from "zhucun";
import { luojiang } from "zhucun/rubrics/luojiang";
import { randomLedger } from "./random-ledger";

const size = 10_000;

/** Whole numbers from 0 to below a bound. */
const diceOf = (seed: number): ((below: number) => number) => {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};
const dice = diceOf(20230131);

const base: readonly Evaluation[] = Array.from({ length: 40 }, (_, index) =>
  evaluateAnnual(luojiang, parseLedger(randomLedger(5000 + index), { scheme: luojiang }), { year: 2022 }),
);

const gradeOf = (hundredths: number): string =>
  hundredths < 6000 ? "unqualified" : hundredths < 8000 ? "qualified" : hundredths < 9000 ? "good" : "excellent";

/** A real evaluation under another name and with another total, so that 10,000 teams are spread over 55.00 to 104.99. */
const variantOf = (index: number, hundredths: number): Evaluation => {
  const one = base[index % base.length];
  if (one === undefined) throw new Error("no evaluation");
  const grade = gradeOf(hundredths);
  const total = String(hundredths / 100);
  return {
    ...one,
    team: `team-${index}`,
    total,
    naturalGrade: grade,
    grade,
    gradeState: "fixed",
    gradeReasons: [],
    caps: [],
  };
};

const milliseconds = (run: () => unknown): number => {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e6;
};

/** Only what a ranking reads is kept of each: 10,000 whole evaluations would not fit into memory. */
const slim = ({ kind, semantics, scheme, team, village, town, period, total, ...rest }: Evaluation): Ranked => {
  const { base: points, bonus, deduction, naturalGrade, grade, gradeState, caps, categories, items } = rest;
  const kept = items.map(({ id, points: own, outOf, why, measurement }) => ({
    id,
    points: own,
    outOf,
    why,
    measurement,
  }));
  const named = { kind, semantics, scheme, team, village, town, period };
  return {
    ...named,
    total,
    base: points,
    bonus,
    deduction,
    naturalGrade,
    grade,
    gradeState,
    caps,
    categories,
    items: kept,
  };
};

let parsing = 0;
let bytes = 0;
const field: Ranked[] = [];
for (let index = 0; index < size; index++) {
  const text = JSON.stringify(variantOf(index, 5500 + dice(5000)));
  let read: Evaluation | undefined;
  parsing += milliseconds(() => {
    read = JSON.parse(text);
  });
  bytes += text.length;
  if (read !== undefined) field.push({ ...slim(read), items: slim(read).items });
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
const rounds = 15;

const ranking = rank(luojiang, field);
const full = median(Array.from({ length: rounds }, () => milliseconds(() => rank(luojiang, field))));

/** One point of deductions given back to a team at random. */
const changes = Array.from({ length: 200 }, () => {
  const index = dice(size);
  const hundredths = Math.round(Number(field[index]?.total) * 100) + 100;
  return slim(variantOf(index, hundredths));
});
const [first] = changes;
const cold = first === undefined ? 0 : milliseconds(() => ifOverturned(luojiang, rank(luojiang, field), first)) - full;
const moves = changes.map((changed) => ifOverturned(luojiang, ranking, changed).moves.length);
const spent = changes.map((changed) => milliseconds(() => ifOverturned(luojiang, ranking, changed)));
const [counterfactual, slowest] = [median(spent), Math.max(...spent)];

// What is fast and wrong would not count: one of them against ranking all anew.
const [changed] = changes;
if (changed !== undefined) {
  const anew = rank(
    luojiang,
    field.map((one) => (one.team === changed.team ? changed : one)),
  );
  const before = new Map(ranking.teams.map(({ team, rank: at, grade }) => [team, `${at} ${grade}`]));
  const moved = anew.teams.filter(({ team, rank: at, grade }) => before.get(team) !== `${at} ${grade}`).length;
  if (moved !== moves[0]) throw new Error(`${moves[0]} move, but ${moved} do when all are ranked anew`);
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`;
console.log(`\nranking ${size} teams, ${(bytes / size / 1024).toFixed(0)} KiB of JSON each`);
console.log(`  reading their JSON           ${parsing.toFixed(0)} ms`);
console.log(`  ranking, with all margins    ${full.toFixed(1)} ms   ${(full / parsing).toFixed(3)} of reading`);
console.log(
  `  who moves, one point back    ${counterfactual.toFixed(3)} ms   ${percent(counterfactual, full)} of ranking; ${median(moves)} teams move`,
);
console.log(
  `  the slowest of ${changes.length}            ${slowest.toFixed(3)} ms   ${percent(slowest, full)}; the first after a ranking about ${Math.max(0, cold).toFixed(2)} ms`,
);
