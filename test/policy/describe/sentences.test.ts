/** What single clauses say, and what they are called. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { villageLeadership } from "../../../rubrics/village-leadership";
import { clausesOf } from "../../../src/policy/clause";
import { clauseTitle, saidOf, sentencesOf } from "../../../src/policy/describe/sentences";

const schemes = [
  ["luojiang", luojiang],
  ["village-leadership", villageLeadership],
] as const;

describe("the sentences of a scheme", () => {
  test.each(schemes)("and their titles cover every clause of %s", (_, scheme) => {
    const sentences = sentencesOf(scheme);
    const clauses = clausesOf(scheme);
    expect([...sentences.keys()]).toEqual(clauses.map(({ key }) => key));
    expect([...sentences].filter(([, { zh, en }]) => zh === "" || en === "")).toEqual([]);
    expect(saidOf(scheme).size).toBe(clauses.length);
    expect(new Set(clauses.map((clause) => clauseTitle(scheme, clause).zh)).size).toBe(clauses.length);
  });

  test("say what the data says", () => {
    const sentences = sentencesOf(luojiang);
    expect(sentences.get("items/1.2/method")).toEqual({
      zh: "从分值中扣分，每次扣 0.5 分。",
      en: "0.5 points off the item's points for each time.",
    });
    expect(sentences.get("items/5.2/method")?.zh).toBe(
      "按计量值分档计分，100% 以上的计 3 分，80% 以上、不满 100% 的计 2.4 分，60% 以上、不满 80% 的计 1.8 分，不满 60% 的计 0 分。",
    );
  });

  test("have titles that say whose they are", () => {
    const titles = new Map(clausesOf(luojiang).map((clause) => [clause.key, clauseTitle(luojiang, clause)]));
    expect(titles.get("items/1.2/method")).toEqual({
      zh: "1.2 请销假手续 计分方法",
      en: "1.2 Leave procedure: method",
    });
    expect(titles.get("rubric/rounding")?.zh).toBe("评分细则 小数取舍");
  });
});
