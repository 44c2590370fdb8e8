/** `zhucun mutate` from end to end: what it says, what it writes, its exit codes. */
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { villageLeadership } from "../../rubrics/village-leadership";
import type { Scheme } from "../../src/model/scheme";
import { play } from "./world";

/** A scheme with one item, so that there are few mutants. */
const small = (): Scheme => {
  const { rubric, warnings: _warnings, caps: _caps, ...rest } = villageLeadership;
  const category = rubric.categories.find(({ items }) => items.some(({ measure }) => measure.kind === "tally"));
  const item = category?.items.find(({ measure }) => measure.kind === "tally");
  if (category === undefined || item === undefined) throw new Error("the scheme has a tally");
  const { collect: _collect, ...kept } = item;
  return {
    ...rest,
    caps: [],
    duties: [],
    misconduct: [],
    rubric: {
      ...rubric,
      points: item.points,
      categories: [
        { ...category, points: item.points, items: [{ ...kept, basis: { sources: [], origin: "authored" } }] },
      ],
    },
    grades: [{ id: "good", title: { zh: "好", en: "Good" }, from: "0", basis: { sources: [], origin: "authored" } }],
  };
};

const scheme = small();
const [item] = scheme.rubric.categories[0]?.items ?? [];
const cases = {
  format: "zhucun-cases/1",
  cases: [
    {
      id: "half",
      says: "办了一半",
      facts: [{ kind: "tally", item: item?.id, done: 1, due: 2, day: "2022-03-01" }],
      ask: { annual: 2022 },
      expect: { items: { [item?.id ?? ""]: { state: "measured", measured: "0.5" } } },
    },
  ],
};
const files = { "s/scheme.yaml": stringify(scheme), "s/cases/one.yaml": stringify(cases) };

describe("zhucun mutate", () => {
  test("tells what no case notices, in both languages, and answers no", async () => {
    const zh = await play(["mutate", "s", "--lang", "zh"], { files });
    expect(zh).toMatchObject({ code: 1, warned: "" });
    expect(zh.said).toMatch(/没有一个用例发现。/);
    expect(zh.said).toMatch(/1 个用例，\d+ 个变异：\d+ 个被发现，\d+ 个证明与原办法无法区分，\d+ 个没有被发现/);
    const en = await play(["mutate", "s/scheme.yaml", "--lang", "en"], { files });
    expect(en.said).toMatch(/no case noticed\./);
    expect(en.said).toMatch(/1 cases?, \d+ mutants: \d+ noticed/);
  });

  test("does not trust a case that does not hold, and says so", async () => {
    const [one] = cases.cases;
    const wrong = { ...one, id: "wrong", expect: { items: { [item?.id ?? ""]: { measured: "0.4" } } } };
    const broken = (all: readonly object[]) => ({
      ...files,
      "s/cases/one.yaml": stringify({ ...cases, cases: [...cases.cases, ...all] }),
    });
    const zh = await play(["mutate", "s", "--lang", "zh"], { files: broken([wrong]) });
    expect([zh.code, zh.said.includes("有 1 个用例在原办法上就不符合")]).toEqual([1, true]);
    const en = await play(["mutate", "s", "--lang", "en"], { files: broken([wrong]) });
    expect(en.said).toContain("1 case does not hold on the scheme itself and was not used.");
    const more = await play(["mutate", "s", "--lang", "en"], { files: broken([wrong, { ...wrong, id: "again" }]) });
    expect(more.said).toContain("2 cases do not hold on the scheme itself and were not used.");
  });

  test("gives one object a line for each mutant", async () => {
    const { code, said } = await play(["mutate", "s", "--json"], { files });
    const lines = said
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(new Set(lines.map(({ verdict }) => verdict))).toEqual(
      new Set(
        ["killed", "equivalent", "survived", "unknown"].filter((kind) => lines.some((one) => one.verdict === kind)),
      ),
    );
    expect(lines.filter(({ verdict }) => verdict === "equivalent").every(({ reason }) => reason.says.zh !== "")).toBe(
      true,
    );
    expect(
      lines.filter(({ verdict }) => verdict === "survived").every(({ killing }) => killing.case.ask !== undefined),
    ).toBe(true);
  });

  test("writes cases whose expectations are left empty, which zhucun test refuses until they are filled in", async () => {
    const { written } = await play(["mutate", "s", "--write", "s/cases/new.yaml"], { files });
    const text = written.get("s/cases/new.yaml") ?? "";
    expect(text).toContain("format: zhucun-cases/1");
    expect(text).toContain("expect: {}");
    const { code, warned } = await play(["test", "s", "--lang", "en"], {
      files: { ...files, "s/cases/new.yaml": text },
    });
    expect(code).toBe(2);
    expect(warned).toContain("s/cases/new.yaml");
  });

  test("understands neither a scheme without cases nor one that is not there", async () => {
    const none = await play(["mutate", "s", "--lang", "en"], { files: { "s/scheme.yaml": files["s/scheme.yaml"] } });
    expect(none).toMatchObject({ code: 2, said: "" });
    expect((await play(["mutate", "nowhere.yaml"], { files })).code).toBe(2);
    expect((await play(["mutate"], { files })).code).toBe(2);
  });
});
