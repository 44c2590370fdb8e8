/** 03 · What is wrong: all problems at once, with the place, a sentence in both languages, and a cure. */
import { checkLedger, checkScheme, pathText } from "zhucun";
import { luojiang } from "zhucun/rubrics/luojiang";
import { ledger } from "./ledger";

const fact = { id: "x", kind: "count", item: "1.2", day: "2022-03-05", recorded: "2022-03-07", by: "云溪镇组织办" };

const checked = checkLedger(
  {
    ...ledger,
    facts: [
      { ...fact, id: "x1", day: "2023-02-29" },
      { ...fact, id: "x2", item: "1.22" },
      { ...fact, id: "x3", value: "three" },
      { ...fact, id: "x4", vlaue: 3 },
    ],
  },
  { scheme: luojiang },
);
if (!checked.ok) {
  for (const { code, path, message, cure } of checked.problems) {
    console.log(
      `${code} at ${pathText(path)}: ${message.zh}${cure?.zh ?? ""} / ${message.en} ${cure?.en ?? ""}`.trim(),
    );
  }
}

// 100 points that add up to 101 are a problem, never a silent rescaling
const [first, ...rest] = luojiang.rubric.categories;
const scheme = checkScheme({
  ...luojiang,
  rubric: { ...luojiang.rubric, categories: [{ ...first, points: 11 }, ...rest] },
});
if (!scheme.ok) for (const { path, message } of scheme.problems) console.log(`${pathText(path)}: ${message.en}`);
