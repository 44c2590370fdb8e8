/** 07 · Rank a district: places for the best grade, how far it is to the next line, and who moves if one deduction falls. */
import { evaluateAnnual, ifOverturned, overturned, rank } from "zhucun";
import { luojiang } from "zhucun/rubrics/luojiang";
import { ledgersOf } from "./district/generate";

const ledgers = ledgersOf(20210820, luojiang); // 30 invented teams
const evaluations = ledgers.map((ledger) => evaluateAnnual(luojiang, ledger, { year: 2022 }));
const ranking = rank(luojiang, evaluations);

const [pool] = ranking.pools;
console.log(`${pool?.size} teams, ${pool?.places[0]?.quota} places`);
for (const { rank: place, team, total, grade, places } of ranking.teams.slice(0, 9)) {
  const [held] = places;
  console.log(place, team, total, grade, held?.state, held?.fall ?? "");
}

// Two of Beidou's members were away without leave. What if one finding is overturned on appeal?
const beidou = ledgers.find(({ team }) => team === "shiqiao-beidou");
const before = evaluations.find(({ team }) => team === "shiqiao-beidou");
const finding = before?.items.find(({ id }) => id === "12.3")?.measurement?.facts[0];
if (beidou !== undefined && before !== undefined && finding !== undefined) {
  const after = overturned(luojiang, beidou, before, finding.id);
  console.log(`without ${finding.id}: ${before.total} -> ${after.total}`);
  for (const { team, rank: place, grade } of ifOverturned(luojiang, ranking, after).moves) {
    console.log(`${team}: rank ${place.from} -> ${place.to}, ${grade.from} -> ${grade.to}`);
  }
}
