/** `zhucun describe`: the document of a scheme, or its clauses one a line. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import { clausesOf } from "../../src/policy/clause";
import { describe as documentOf } from "../../src/policy/describe/describe";
import { play } from "./world";

const root = new URL("../..", import.meta.url).pathname;

describe("zhucun describe", () => {
  test.each(["zh", "en"] as const)("writes the scheme as a document (%s)", async (language) => {
    const { code, said } = await play(["describe", "rubrics/luojiang/scheme.yaml", "--lang", language], { root });
    expect(code).toBe(0);
    expect(said).toBe(documentOf(luojiang, language));
  });

  test("takes a built-in scheme by its id", async () => {
    const { code, said } = await play(["describe", "village-leadership", "--lang", "zh"]);
    expect(code).toBe(0);
    expect(said).toContain("# 村级班子运行监测办法");
  });

  test("writes one clause a line with --json", async () => {
    const { code, said } = await play(["describe", "luojiang", "--json"]);
    expect(code).toBe(0);
    const lines = said.trim().split("\n");
    expect(lines.length).toBe(clausesOf(luojiang).length);
    expect(lines).toContainEqual(
      JSON.stringify({
        key: "items/1.2/method",
        title: { zh: "1.2 请销假手续 计分方法", en: "1.2 Leave procedure: method" },
        text: { zh: "从分值中扣分，每次扣 0.5 分。", en: "0.5 points off the item's points for each time." },
      }),
    );
  });

  test("tells all that is wrong with a scheme and describes nothing", async () => {
    const files = { "s.yaml": "format: zhucun-scheme/1\nid: x\n" };
    const { code, said } = await play(["describe", "s.yaml", "--lang", "zh"], { files });
    expect(code).toBe(2);
    expect(said).toBe("");
  });

  test("refuses a file that is not there", async () => {
    expect((await play(["describe", "nowhere.yaml"])).code).toBe(2);
  });
});
