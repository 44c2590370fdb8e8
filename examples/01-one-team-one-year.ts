/** 01 · One team, one year: read a ledger, evaluate it, look at the answer. */
import { evaluateAnnual, parseLedger } from "zhucun";
import { luojiang } from "zhucun/rubrics/luojiang";
import { ledger } from "./ledger";

const team = parseLedger(ledger, { scheme: luojiang });
const answer = evaluateAnnual(luojiang, team, { year: 2022 });

console.log(`${answer.town}${answer.village} ${answer.period.year}: ${answer.total} of ${answer.outOf} so far`);
console.log(`base ${answer.base} + bonus ${answer.bonus} − deduction ${answer.deduction}`);

for (const { id, title, points, outOf, state } of answer.items) {
  if (state === "measured" && outOf !== "0") console.log(`${id} ${title.zh}: ${points} / ${outOf}`);
}

const open = answer.items.filter(({ state, points }) => state === "missing" && points === null);
console.log(`grade: ${answer.grade ?? answer.gradeState}, because ${open.length} items have no record yet`);
