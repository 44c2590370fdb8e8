/** 02 · Why this score: the answer explains itself, in Chinese and in English. */
import { evaluateAnnual, explain, parseLedger } from "zhucun";
import { luojiang } from "zhucun/rubrics/luojiang";
import { ledger } from "./ledger";

const answer = evaluateAnnual(luojiang, parseLedger(ledger), { year: 2022 });

// An evaluation survives JSON: explain it today, or ten years from now
const kept = JSON.parse(JSON.stringify(answer));

for (const language of ["zh", "en"] as const) {
  const lines = explain(kept, language).split("\n");
  console.log(lines.filter((line) => /^ {2}(1\.1|1\.2|4\.1|11\.1|12\.1) /.test(line)).join("\n"));
}
