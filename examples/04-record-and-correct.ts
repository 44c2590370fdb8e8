/** 04 · Record and correct: ledgers are values, nothing is lost, and any published result can be replayed. */
import { correct, evaluateAnnual, parseLedger, record } from "zhucun";
import { luojiang } from "zhucun/rubrics/luojiang";
import { ledger } from "./ledger";

const before = parseLedger(ledger);
const faulty = { kind: "count", item: "1.2", day: "2022-08-19", by: "云溪镇组织办" } as const;

const recorded = record(before, [{ ...faulty, id: "c9", value: 3, recorded: "2022-08-22" }]);
const corrected = correct(recorded.value, {
  ...faulty,
  id: "c10",
  corrects: "c9",
  value: 1,
  recorded: "2023-03-01",
  reason: "其中两次已补办手续",
});

const points = (asked: Parameters<typeof evaluateAnnual>[2], ledgerValue = corrected.value) =>
  evaluateAnnual(luojiang, ledgerValue, asked).items.find(({ id }) => id === "1.2")?.points;

console.log(`before: ${points({ year: 2022 }, before)}`);
console.log(`as published on 2023-02-10: ${points({ year: 2022, knownAt: "2023-02-10" })}`);
console.log(`as known today: ${points({ year: 2022 })}`);
console.log(`for the audit log: ${corrected.patches.map(({ op, path }) => `${op} ${path.join(".")}`).join(", ")}`);
