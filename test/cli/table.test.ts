/** A league table as it is drawn. */
import colors from "picocolors";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { tableText } from "../../src/cli/say/table";
import type { Table, Tone } from "../../src/report/table";

const tones: readonly Tone[] = ["best", "middle", "worst", "none", "mild"];
const league: Table = {
  title: "小区 2022",
  about: ["说明：".padEnd(200, "字")],
  columns: [
    { title: "名次", side: "right" },
    { title: "村", side: "left" },
    { title: "总分", side: "right" },
    { title: "等次", side: "left" },
  ],
  rows: tones.map((tone, index) => ({
    cells: [String(index + 1), index % 2 === 0 ? "青石村" : "Ash", "9.25", tone],
    notes: index === 2 ? ["原因".repeat(60)] : [],
    tone,
  })),
  foot: ["共 4 支工作队。"],
};

describe("a league as it is drawn", () => {
  test("has its columns under each other, counted in places on screen", () => {
    const lines = tableText(league, colors.createColors(false), 80).split("\n");
    const rows = lines.filter((line) => tones.some((tone) => line.endsWith(`  ${tone}`)));
    expect(rows).toHaveLength(5);
    const starts = rows.map((line, index) => stringWidth(line) - stringWidth(tones[index] ?? ""));
    expect(new Set(starts).size).toBe(1);
  });

  test.each([
    [20, 60],
    [80, 80],
    [300, 100],
  ])("on a terminal of %d columns sets text to %d", (terminal, most) => {
    const lines = tableText(league, colors.createColors(false), terminal).split("\n");
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(most);
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeGreaterThan(most - 3);
  });

  test("paints the grade by its tone", () => {
    const painted = tableText(league, colors.createColors(true), 80);
    expect(painted).toContain(colors.createColors(true).green("best"));
    expect(painted).toContain(colors.createColors(true).red("worst"));
    expect(painted).toContain(colors.createColors(true).yellow("none"));
    expect(painted).toContain(colors.createColors(true).blue("mild"));
    expect(painted).toMatch(/ {2}middle\n/);
  });

  test("may have rows that are shorter than its columns, and columns without rows", () => {
    const column = { title: "ab", side: "left" } as const;
    const short = {
      title: "t",
      about: [],
      columns: [column, { ...column, side: "right" } as const, column],
      rows: [{ cells: ["x"], notes: ["why"], tone: "middle" } as const],
      foot: [],
    };
    const drawn = (table: Table) => tableText(table, colors.createColors(false), 80).split("\n").slice(2);
    expect(drawn(short)).toEqual(["ab  ab  ab", "----------", "x", "      why", "----------", ""]);
    expect(drawn({ ...short, rows: [] })).toEqual(["ab  ab  ab", "----------", "----------", ""]);
    expect(drawn({ ...short, columns: [] })).toEqual(["", "", "", "    why", "", ""]);
  });

  test("without teams is only its title", () => {
    const nobody = { title: "小区", about: [], columns: [], rows: [], foot: [] };
    expect(tableText(nobody, colors.createColors(false), 80)).toContain("小区\n");
  });
});
