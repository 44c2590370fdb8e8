/** `zhucun coverage`: what is untried, its share, the threshold, and the cases that it writes. */
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { play } from "./world";

const root = new URL("../..", import.meta.url).pathname;

const cases = `format: zhucun-cases/1
cases:
  - id: nothing
    says: 没有记录
    ask: { annual: 2021 }
    expect: { total: 12 }
`;

const files = { "cases.yaml": cases };

describe("zhucun coverage", () => {
  test("lists what is untried clause by clause, and the share", async () => {
    const { code, said } = await play(["coverage", "luojiang", "--cases", "cases.yaml", "--lang", "zh"], { files });
    expect(code).toBe(0);
    expect(said).toContain("  - 计量值略低于 4（相差不超过 1）\n  - 计量值正好 4\n");
    expect(said).toMatch(
      /1 个用例试到 966 项中的 \d+ 项（[\d.]+%），没有试到 \d+ 项；另有 \d+ 项按本办法不可能出现，不计。/,
    );
  });

  test("answers no below the threshold, yes at it", async () => {
    const below = await play(["coverage", "luojiang", "--cases", "cases.yaml", "--threshold", "1"], { files });
    expect(below.code).toBe(1);
    const at = await play(["coverage", "luojiang", "--cases", "cases.yaml", "--threshold", "0"], { files });
    expect(at.code).toBe(0);
  });

  test("tells every aim as an object a line", async () => {
    const { said } = await play(["coverage", "village-leadership", "--json"], { files });
    const lines = said
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines[0]).toEqual({ kind: "coverage", aims: 266, reached: 0, untried: 266, leftOut: 39, perThousand: 0 });
    expect(lines.filter(({ kind }) => kind === "untried").length).toBe(266);
    expect(
      lines.filter(({ kind }) => kind === "left-out").every(({ why, says }) => why.kind !== "" && says.zh !== ""),
    ).toBe(true);
  });

  test("writes cases with nothing expected, and never over a file", async () => {
    const scheme = ["coverage", "village-leadership", "--cases", "cases.yaml", "--lang", "en"];
    const { code, written, warned } = await play([...scheme, "--write", "untried.yaml"], { files });
    expect(code).toBe(0);
    const file = parse(written.get("untried.yaml") ?? "");
    expect(file.format).toBe("zhucun-cases/1");
    expect(file.cases.length).toBeGreaterThan(100);
    expect(file.cases.every(({ expect: expected }: { expect: object }) => Object.keys(expected).length === 0)).toBe(
      true,
    );
    expect(warned).toBe(`Wrote ${file.cases.length} cases to untried.yaml.\n`);
    const again = await play([...scheme, "--write", "cases.yaml"], { files });
    expect(again.code).toBe(2);
    expect(again.written.size).toBe(0);
  }, 100_000);

  test.each([
    [["--threshold", "2"], "share-above-one"],
    [["--threshold", "much"], "not-a-decimal"],
    [["--threshold=-1"], "below-zero"],
  ])("refuses %j", async (more, code) => {
    const played = await play(["coverage", "luojiang", ...more, "--json"], { files });
    expect(played.code).toBe(2);
    expect(`${played.said}${played.warned}`).toContain(code);
  });

  test("refuses cases that were named and are not there, and a broken scheme", async () => {
    expect((await play(["coverage", "luojiang", "--cases", "nowhere.yaml"], { files })).code).toBe(2);
    expect((await play(["coverage", "s.yaml"], { files: { "s.yaml": "format: zhucun-scheme/1\n" } })).code).toBe(2);
  });

  test("reads the cases beside the first scheme", async () => {
    const { code, said } = await play(["coverage", "rubrics/luojiang", "--lang", "en"], { root });
    expect(code).toBe(0);
    expect(said).toMatch(/cases try \d+ of 966 things/);
  });
});
