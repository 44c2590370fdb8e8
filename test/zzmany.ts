// 100,000 random pairs of real schemes and ledgers: parts sum exactly, zero where unchanged, turned round.
import fc from "fast-check";
import { attribute } from "/work/wt-compare/src/policy/compare/attribute";
import { changedKeys } from "/work/wt-compare/src/policy/compare/difference";
import { compare, exactFrom, sum } from "/work/wt-compare/src/model/points";
import { questionsFor, worlds } from "/work/wt-compare/test/arbitrary";
import { changedFrom } from "/work/wt-compare/test/policy/compare/changes";
const arb = worlds().chain(({ scheme, ledger }) => fc.record({ ledger: fc.constant(ledger), questions: fc.array(questionsFor(ledger), { minLength: 8, maxLength: 8 }),
  all: fc.array(changedFrom(scheme, 3), { minLength: 9, maxLength: 9 }).map((c) => [scheme, ...c]) }));
let n = 0, nonzero = 0, graded = 0, seed = 1;
const kinds = new Map<string, number>();
while (n < 100_000) for (const { ledger, questions, all } of fc.sample(arb, { numRuns: 10, seed: seed++ })) {
  const keys = new Map<string, Set<string>>();
  for (const [qi, question] of questions.entries()) for (const [i, a] of all.entries()) for (const [j, b] of all.entries()) {
    if ((i + j + qi) % 4 !== 0) continue;
    const x = attribute({ scheme: a, ledger, question }, { scheme: b, ledger, question });
    n++;
    if (compare(sum(x.parts.map((p) => exactFrom(p.points))), exactFrom(x.difference)) !== 0) throw new Error("sum " + seed);
    if (x.grade !== null) { graded++; if (compare(sum(x.grade.parts.map((p) => exactFrom(p.steps))), exactFrom(`${x.grade.steps}`)) !== 0) throw new Error("grade " + seed); }
    if (x.parts.length) nonzero++;
    const changed = keys.get(`${i} ${j}`) ?? new Set(changedKeys(a, b)); keys.set(`${i} ${j}`, changed);
    for (const { cause } of x.parts) { kinds.set(cause.kind, (kinds.get(cause.kind) ?? 0) + 1);
      if (cause.kind === "record") throw new Error("record " + seed);
      if (cause.kind === "clause" && ![...changed].some((k) => k.startsWith(cause.clause))) throw new Error("unchanged " + cause.clause + seed); }
    if (i === j && x.parts.length) throw new Error("same " + seed);
  }
}
console.log({ pairs: n, nonzero, graded, kinds: [...kinds], seeds: seed, cpu: process.cpuUsage().user / 1e6 });
