/**
 * How long it takes to say whom a change of the scheme moves among 10,000 teams, against two plain evaluations of all of them; and why one team
 * moves. One process, one thread, in turns; what counts are the ratios of the medians. The ledgers come one by one, and few of them are kept.
 */
import { appendFileSync } from "node:fs";
import { amend, evaluateAnnual, type Ledger, parseLedger, type Scheme } from "zhucun";
import { type Attribution, attribute, impactOf } from "zhucun/policy";
import { luojiang } from "zhucun/rubrics/luojiang";
import { randomLedger } from "./random-ledger";

const size = 10_000;
const question = { kind: "annual", year: 2022 } as const;

const { value: changed } = amend(luojiang, (draft) => {
  const [presence] = draft.rubric.categories;
  const leave = presence?.items[1];
  if (leave !== undefined) leave.method = { kind: "per-occurrence", each: 0.3 };
  draft.annual.minDays = 200;
  draft.rubric.bonus.cap = 2;
});

const kept: readonly Ledger[] = Array.from({ length: 100 }, (_, index) =>
  parseLedger(randomLedger(9000 + index), { scheme: luojiang }),
);

/** 10,000 teams, each with a ledger value of its own; their facts are those of a hundred random ledgers. */
function* ledgers(): Generator<Ledger> {
  for (let index = 0; index < size; index++) {
    const one = kept[index % kept.length];
    if (one !== undefined) yield { ...one, team: `team-${index}`, town: `town-${index % 13}` };
  }
}

const evaluateAll = (scheme: Scheme): number => {
  let fixed = 0;
  for (const ledger of ledgers()) if (evaluateAnnual(scheme, ledger, question).gradeState === "fixed") fixed++;
  return fixed;
};

const seconds = (run: () => unknown): number => {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e9;
};
const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

const plain: number[] = [];
const compared: number[] = [];
let moved = 0;
for (let round = 0; round < 3; round++) {
  plain.push(seconds(() => [evaluateAll(luojiang), evaluateAll(changed)]));
  globalThis.gc?.();
  compared.push(
    seconds(() => {
      moved = impactOf(luojiang, changed, ledgers(), question).teams.length;
    }),
  );
}

const [first] = kept;
const attributed: Attribution[] = [];
const single =
  first === undefined
    ? 0
    : seconds(() => {
        for (const ledger of kept)
          attributed.push(attribute({ scheme: luojiang, ledger, question }, { scheme: changed, ledger, question }));
      }) / kept.length;

const ratio = median(compared) / median(plain);
console.log(
  `\nwhom a change moves among ${size} teams with ${kept[0]?.facts.length ?? 0} facts each: ${moved} of them`,
);
console.log(`  two plain evaluations        ${median(plain).toFixed(2)} s`);
console.log(`  impact, ranked twice         ${median(compared).toFixed(2)} s   ${ratio.toFixed(2)} times as long`);
console.log(
  `  why one of them moves        ${(single * 1000).toFixed(2)} ms   ${(single / (median(plain) / size)).toFixed(1)} times both its evaluations`,
);
const out = process.env["BENCH_OUT"];
if (out !== undefined) appendFileSync(out, `| compare | ${ratio.toFixed(2)} |\n`);
