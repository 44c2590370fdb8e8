/** 05 · Change the rubric: a scheme is a value too; a change is checked before it exists. */
import { amend, evaluateAnnual, InvalidInputError, parseLedger } from "zhucun";
import { luojiang } from "zhucun/rubrics/luojiang";
import { ledger } from "./ledger";

const stricter = amend(luojiang, (draft) => {
  draft.version = "2021.2-draft";
  const leave = draft.rubric.categories[0]?.items.find(({ id }) => id === "1.2");
  if (leave?.method.kind === "per-occurrence") leave.method.each = 1;
});

const team = parseLedger(ledger);
for (const scheme of [luojiang, stricter.value]) {
  const { total, items } = evaluateAnnual(scheme, team, { year: 2022 });
  console.log(`${scheme.version}: item 1.2 ${items.find(({ id }) => id === "1.2")?.points}, total ${total}`);
}

try {
  amend(luojiang, (draft) => {
    draft.rubric.points = 120;
  });
} catch (error) {
  if (error instanceof InvalidInputError) console.log(error.problems[0]?.message.zh);
}
