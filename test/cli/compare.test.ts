/** `zhucun compare` and `zhucun why` from end to end: differences, whom they move, the gate and its exit code, stored evaluations. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { play, type Stage } from "./world";

const scheme = readFileSync("rubrics/luojiang/scheme.yaml", "utf8");
const at = scheme.indexOf("each: 0.5", scheme.indexOf('id: "1.2"'));
const cheaper = `${scheme.slice(0, at)}each: 0.3${scheme.slice(at + "each: 0.5".length)}`;

const gateOf = (allow: string): string => `format: zhucun-gate/1\nallow: { ${allow} }\n`;

const stage: Stage = {
  root: "examples/district/small",
  files: {
    "new.yaml": cheaper,
    "kept.yaml": gateOf("gradeChanges: 0, rankChanges: 0, maxTotalChange: 0.2"),
    "broken.yaml": gateOf("totalChanges: 0"),
    "wrong.yaml": "format: zhucun-gate/1\nallow: { gradeChange: 0, rankChanges: -1 }\n",
  },
};
const compare = ["compare", "luojiang", "new.yaml"];
const onDistrict = [...compare, "--district", ".", "--year", "2022"];

describe("zhucun compare", () => {
  test("says how two schemes differ, in both languages, and nothing of one with itself", async () => {
    const english = await play([...compare, "--lang", "en"], stage);
    expect(english).toMatchObject({ code: 0, warned: "" });
    expect(english.said).toContain("1.2 Leave procedure: method: 0.3 points off for each time, was 0.5 points");
    expect(english.said).toContain("1 difference, 1 of which can move a result.");
    const chinese = await play([...compare, "--lang", "zh"], stage);
    expect(chinese.said).toContain("1.2 请销假手续 计分方法：每次扣 0.3 分，原为 0.5 分");
    const same = await play(["compare", "luojiang", "luojiang", "--lang", "zh"], stage);
    expect(same.said).toBe("两份办法没有不同。\n");
  });

  test("shows whom it moves, and why", async () => {
    const { said, code } = await play([...onDistrict, "--lang", "zh"], stage);
    expect(code).toBe(0);
    expect(said).toMatch(/hewan .* 97\.77 +97\.97 +\+0\.2/);
    expect(said).toContain("1.2 请销假手续 计分方法 +0.2");
    expect(said).toContain("2 支工作队，2 支有变动。");
    const { said: one } = await play([...onDistrict, "--team", "hewan", "--lang", "en"], stage);
    expect(one).toContain("河湾村 (hewan): 2022, old scheme 97.77, new scheme 97.97: +0.2 points");
  });

  test("gives everything as one JSON object", async () => {
    const { said } = await play([...onDistrict, "--json"], stage);
    const { differences, impact, attributions, gate } = JSON.parse(said);
    expect(differences).toMatchObject([
      { difference: "changed", key: "items/1.2/method", values: [{ path: ["each"], from: "0.5", to: "0.3" }] },
    ]);
    expect(
      impact.teams.map(({ team, moves }: { team: string; moves: { total: { by: string } } }) => [team, moves.total.by]),
    ).toEqual([
      ["hewan", "0.2"],
      ["yankou", "0.2"],
    ]);
    expect(attributions[0].parts).toEqual([
      { cause: { kind: "clause", clause: "items/1.2/method" }, item: "1.2", year: null, points: "0.2" },
    ]);
    expect(gate).toBeNull();
  });

  test("passes a gate with 0, refuses with 1, and does not understand a broken one with 2", async () => {
    const kept = await play([...onDistrict, "--gate", "kept.yaml", "--lang", "en"], stage);
    expect([kept.code, kept.said.includes("Gate: passed.")]).toEqual([0, true]);
    const broken = await play([...onDistrict, "--gate", "broken.yaml", "--lang", "zh"], stage);
    expect(broken.code).toBe(1);
    expect(broken.said).toContain("门槛：不通过。\n  超出：总分变动的队数 2，允许 0");
    const wrong = await play([...onDistrict, "--gate", "wrong.yaml", "--lang", "en"], stage);
    expect([wrong.code, wrong.said]).toEqual([2, ""]);
    expect(wrong.warned).toContain("gradeChanges");
    expect(wrong.warned).toContain("2 problems");
  });

  test("asks for what is missing, all at once", async () => {
    const { code, warned } = await play(
      ["compare", "luojiang", "nowhere.yaml", "--year", "2022", "--team", "x"],
      stage,
    );
    expect(code).toBe(2);
    expect(warned).toContain("2 problems");
    const unknown = await play([...onDistrict, "--team", "hewam"], stage);
    expect([unknown.code, unknown.warned.includes("hewan")]).toEqual([2, true]);
  });

  test("compares stored evaluations, with ranks where a scheme is named", async () => {
    const before = await play(["evaluate", ".", "--year", "2022", "--json"], stage);
    const after = await play(["evaluate", ".", "--year", "2022", "--json", "--scheme", "new.yaml"], stage);
    const newer = before.said
      .replaceAll('"semantics":1', '"semantics":2')
      .replace('"total":"97.77"', '"total":"97.78"');
    const files = { ...stage.files, "old.jsonl": before.said, "next.jsonl": after.said, "newer.jsonl": newer };
    const moved = await play(["compare", "old.jsonl", "next.jsonl", "--gate", "broken.yaml", "--lang", "en"], {
      ...stage,
      files,
    });
    expect(moved.code).toBe(1);
    expect(moved.said).toContain("2 teams, 2 of them moved.");
    const other = await play(
      ["compare", "old.jsonl", "newer.jsonl", "--scheme", "luojiang", "--gate", "kept.yaml", "--lang", "zh"],
      { ...stage, files },
    );
    expect(other).toMatchObject({ code: 0, warned: "" });
    expect(other.said).toContain("计算规则第 2 版");
    const cut = await play(["compare", "old.jsonl", "cut.jsonl"], {
      ...stage,
      files: { ...files, "cut.jsonl": '{"team":"a"}\n' },
    });
    expect([cut.code, cut.warned.includes("cut.jsonl:1")]).toEqual([2, true]);
  });
});

describe("what cannot be compared", () => {
  test("a district that is broken, a year that nobody has, a list beside a scheme: each refused with its problems", async () => {
    const files = { ...stage.files, "d/district.yaml": "format: [" };
    const broken = await play([...compare, "--district", "d", "--year", "2022"], { files });
    expect([broken.code, broken.warned.includes("d/district.yaml")]).toEqual([2, true]);
    const ahead = [...compare, "--district", ".", "--year", "2031", "--lang", "en"];
    const seen = await play(ahead, stage);
    expect([seen.code, seen.said.includes("Not reached by the question: hewan, yankou.")]).toEqual([0, true]);
    const gated = await play([...ahead, "--gate", "kept.yaml"], stage);
    expect([gated.code, gated.warned]).toEqual([2, expect.stringContaining("nobody-compared")]);
    const mixed = await play(["compare", "luojiang", "old.jsonl", "--lang", "en"], stage);
    expect([mixed.code, mixed.said]).toEqual([2, ""]);
  });

  test("two lists without a gate, and a team that did not move", async () => {
    const { said } = await play(["evaluate", ".", "--year", "2022", "--json"], stage);
    const files = { ...stage.files, "a.jsonl": said, "b.jsonl": said };
    const same = await play(["compare", "a.jsonl", "b.jsonl", "--lang", "en"], { ...stage, files });
    expect([same.code, same.said.includes("2 teams, 0 of them moved.")]).toEqual([0, true]);
    const still = await play(
      ["compare", "luojiang", "luojiang", "--district", ".", "--year", "2022", "--team", "hewan", "--lang", "en"],
      stage,
    );
    expect([still.code, still.said.includes("hewan")]).toEqual([0, false]);
  });
});

describe("zhucun why", () => {
  test("splits the difference of two years over items and record, and adds up", async () => {
    const { code, said } = await play(["why", ".", "hewan", "--from", "2022", "--to", "2023", "--lang", "zh"], stage);
    expect(code).toBe(0);
    expect(said).toMatch(/河湾村（hewan）：2022年度 97\.77 分，2023年度 [\d.]+ 分，相差/);
    expect(said).toMatch(/各项相加：[+−][\d.]+ 分。/);
    const { said: line } = await play(["why", ".", "hewan", "--from", "2022", "--to", "2023", "--json"], stage);
    expect(JSON.parse(line)).toMatchObject({ team: "hewan", before: { total: "97.77" } });
  });

  test("wants both years, and years that the team has", async () => {
    const one = await play(["why", ".", "hewan", "--from", "2022"], stage);
    expect([one.code, one.warned.includes("--to")]).toEqual([2, true]);
    const none = await play(["why", ".", "hewan", "--from", "1999", "--to", "2022"], stage);
    expect(none.code).toBe(2);
  });
});
