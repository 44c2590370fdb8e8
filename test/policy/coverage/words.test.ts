/** Aims in words: what a scheme has given a title is called by it, never by its id. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { villageLeadership } from "../../../rubrics/village-leadership";
import { itemsOf, type Scheme } from "../../../src/model/scheme";
import type { Text } from "../../../src/model/text";
import type { What } from "../../../src/policy/coverage/aim";
import { aimsOf } from "../../../src/policy/coverage/aims";
import { aimText, leftOutText, whatText } from "../../../src/policy/coverage/words";

const both = ({ zh, en }: Text) => [zh, en];

const itemWith = (scheme: Scheme, kind: string): string =>
  itemsOf(scheme).find(({ measure }) => measure.kind === kind)?.id ?? "";

const branch = (scheme: Scheme, kind: string, name: string) =>
  both(whatText(scheme, { kind: "branch", item: itemWith(scheme, kind), branch: name }));

describe("an aim", () => {
  test("says the titles of choices, colours and levels", () => {
    expect(branch(luojiang, "survey", "choice-dissatisfied")).toEqual(["有人投“不满意”", "votes for “dissatisfied”"]);
    expect(branch(luojiang, "colours", "colour-red")).toEqual(["颜色为“红色预警”", "the colour “Red warning”"]);
    expect(branch(luojiang, "notices", "level-province")).toEqual(["级别为“省级”", "the level “Province”"]);
  });

  test("says the id where the scheme gives no title, and both where a title stands twice", () => {
    const title = { zh: "一般", en: "Fair" };
    const twice = structuredClone<Scheme>(luojiang);
    const measure = itemsOf(twice).find((item) => item.measure.kind === "survey")?.measure;
    if (measure?.kind !== "survey") throw new Error("the scheme has a survey");
    Object.assign(measure, { titles: { satisfied: title, basic: title } });
    const said = (name: string) => branch(twice, "survey", `choice-${name}`);
    expect(said("dissatisfied")).toEqual(["有人投“dissatisfied”", "votes for “dissatisfied”"]);
    expect(said("basic")).toEqual(["有人投“一般（basic）”", "votes for “Fair (basic)”"]);
  });

  test("names bodies, grades and colours by their titles", () => {
    const said = (what: What) => both(whatText(luojiang, what));
    expect(said({ kind: "case-mirror", case: "M01", body: "town" })).toEqual([
      "连带镇党委",
      "falls on Town Party committee",
    ]);
    expect(said({ kind: "item-mirror", item: "1.1", body: "town", side: "most" })[0]).toBe("对镇党委的连带到顶");
    const one = aimsOf(luojiang)[0];
    if (one === undefined) throw new Error("the scheme has aims");
    const why = (reason: Parameters<typeof leftOutText>[1]["why"]) => leftOutText(luojiang, { ...one, why: reason }).zh;
    expect(why({ kind: "limits-nothing", limit: "good" })).toMatch(/没有总分能得到高于“良好”的等次$/);
    expect(why({ kind: "always-binds", limit: "good" })).toMatch(/没有总分能得到“良好”以下的等次$/);
    expect(why({ kind: "no-cap-so-low", grade: "good" })).toMatch(/没有限档限到“良好”$/);
    expect(why({ kind: "colour-not-given", colour: "red" })).toMatch(/没有哪一条给出“红色预警”$/);
  });

  test("quotes no bare id in any scheme that is published", () => {
    for (const scheme of [luojiang, villageLeadership])
      for (const one of aimsOf(scheme))
        if (one.what.kind === "branch") expect(aimText(scheme, one).zh).not.toMatch(/“[a-z-]+”$/);
  });
});
