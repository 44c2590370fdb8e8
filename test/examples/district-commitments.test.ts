/** The demonstration district shows every state and flag of a commitment where its README says so, and no result depends on it. */
import { describe, expect, test } from "vitest";
import { generate } from "../../examples/district/generate";
import { readDistrict } from "../../src/cli/read/district";
import { evaluateAnnual, evaluateTerm } from "../../src/engine/evaluate";
import { boardOf } from "../../src/engine/pledges/board";
import type { Day } from "../../src/model/calendar";
import type { Evaluation } from "../../src/model/evaluation";
import type { Ledger } from "../../src/model/ledger";
import { explain } from "../../src/report/explain";
import { play, worldOn } from "../cli/world";

/** Four of the thirty teams, without their attendance: enough to read. */
const shown = ["yunxi-qingshi", "songling-gaoping", "wangjiang-shizi", "liuwan-liulin"];
const isShown = (line: string): boolean =>
  shown.some((team) => line.includes(`"team":"${team}"`)) && !line.includes('"kind":"attendance"');
const files: Readonly<Record<string, string>> = Object.fromEntries(
  generate(20210820).flatMap(({ path, text }): [string, string][] => {
    if (
      path.endsWith(".csv") ||
      path.startsWith("register") ||
      (path.startsWith("teams/") && !shown.some((team) => path.includes(team)))
    )
      return [];
    const isRows = path.endsWith(".ndjson");
    return [[`district/${path}`, isRows ? text.split("\n").filter(isShown).join("\n") : text]];
  }),
);

const read = await readDistrict(worldOn({ files }).stage, "district");
if (!read.ok) throw new Error(read.problems.map(({ message }) => message.en).join("\n"));
const { scheme, teams } = read.district;

const ledgerOf = (team: string): Ledger => {
  const found = teams.find(({ ledger }) => ledger.team === team);
  if (found === undefined) throw new Error(`no team ${team}`);
  return found.ledger;
};
const on = (team: string, asOf: Day, id: string) => {
  const entry = boardOf(scheme, ledgerOf(team), { asOf }).commitments.find((one) => one.id === id);
  if (entry === undefined) throw new Error(`no commitment ${id}`);
  return entry;
};
const qingshi = (asOf: Day, id: string) => on("yunxi-qingshi", asOf, id);
const shizi = (asOf: Day, id: string) => on("wangjiang-shizi", asOf, id);

describe("the demonstration district", () => {
  test("shows every state", () => {
    expect(["2022-01-31", "2022-02-10", "2022-02-28"].map((day) => qingshi(day, "2022-1").state)).toEqual([
      "drafted",
      "approved",
      "published",
    ]);
    expect(qingshi("2023-03-31", "2023-1")).toMatchObject({ state: "in-progress", reported: "0.4", verified: "0" });
    expect(qingshi("2022-06-30", "term-1")).toMatchObject({ state: "verified", verified: "0.2" });
    expect(qingshi("2022-06-30", "2022-1").state).toBe("done");
    expect(shizi("2022-12-31", "2022-1")).toMatchObject({ state: "late", credited: "0.8" });
    expect(shizi("2022-12-31", "2022-3")).toMatchObject({ state: "failed", credited: "0.7" });
    expect(shizi("2022-10-31", "2022-5")).toMatchObject({ state: "failed", due: "2022-12-09", counts: true });
    expect(qingshi("2022-12-31", "2022-5")).toMatchObject({ state: "dropped", counts: false });
    expect(shizi("2022-12-31", "2022-4").state).toBe("excused");
  });

  test("shows every flag", () => {
    expect(qingshi("2022-08-01", "2022-2")).toMatchObject({
      title: "改造农户厕所 38 户",
      due: "2022-08-31",
      original: { title: "改造农户厕所 40 户", due: "2022-07-31" },
      changes: [{ standing: "counts", published: "2022-07-28" }],
    });
    expect(qingshi("2022-03-31", "term-2").changes).toMatchObject([{ standing: "counts", published: null }]);
    expect(qingshi("2022-07-31", "term-2")).toMatchObject({ behind: true, expected: "0.4", verified: "0.2" });
    expect(qingshi("2022-08-31", "2022-3").changes).toMatchObject([{ standing: "too-many" }]);
    expect(qingshi("2022-09-30", "2022-5").changes).toMatchObject([{ standing: "ended" }]);
    expect(qingshi("2023-08-15", "2023-5").changes).toMatchObject([{ standing: "beyond" }]);
    expect(shizi("2022-06-15", "2022-1").changes).toMatchObject([{ standing: "too-late" }]);
    expect(shizi("2022-10-31", "2022-3").drops).toMatchObject([{ standing: "too-late" }]);
    expect(on("songling-gaoping", "2022-08-01", "2022-4").handovers).toMatchObject([
      { from: { member: "m1" }, to: { member: "m4", name: "田小满" } },
    ]);
  });

  test("comes to the same totals without what befell its commitments", () => {
    const told = ["yunxi-qingshi", "wangjiang-shizi", "songling-gaoping"];
    const result = ({ total, grade, caps }: Evaluation) => [total, grade, caps.map(({ id }) => id)];
    for (const ledger of told.map(ledgerOf)) {
      const facts = ledger.facts.filter(({ kind }) => !["change", "dropped", "handover"].includes(kind));
      expect(facts.length).toBeLessThan(ledger.facts.length);
      const asIf = { ...ledger, facts };
      if (ledger.team !== "yunxi-qingshi") {
        for (const year of [2021, 2022, 2023])
          expect(result(evaluateAnnual(scheme, ledger, { year }))).toEqual(
            result(evaluateAnnual(scheme, asIf, { year })),
          );
        expect(result(evaluateTerm(scheme, ledger))).toEqual(result(evaluateTerm(scheme, asIf)));
      }
    }
    // the strongest team keeps all that counts: 7 points for 2022, 4 for its term commitments
    const year = evaluateAnnual(scheme, ledgerOf("yunxi-qingshi"), { year: 2022 });
    expect(year.items.find(({ id }) => id === "10.2")?.points).toBe("7");
    expect(year.items.find(({ id }) => id === "10.3")?.points).toBe("4");
  });

  test("is explained in both languages", () => {
    const year = evaluateAnnual(scheme, ledgerOf("wangjiang-shizi"), { year: 2022 });
    expect(explain(year, "zh")).toContain("“举办柑橘管护技术培训 9 期”2022年10月15日未经批准撤销，计 0");
    expect(explain(year, "zh")).toContain("（2022年6月10日的变更不算：已过完成期限）");
    expect(explain(year, "en")).toContain("(the change of 2022-06-10 does not count: it came after the day due)");
    const other = evaluateAnnual(scheme, ledgerOf("yunxi-qingshi"), { year: 2022 });
    expect(explain(other, "zh")).toContain("（2022年7月25日变更，原为“改造农户厕所 40 户”，原定2022年7月31日完成）");
  });
});

describe("zhucun commitments", () => {
  const asked = (...args: readonly string[]) => play(["commitments", ...args], { files });

  test("tells one line a team, and how many are in which state", async () => {
    const done = await asked("district", "--day", "2022-12-31", "--lang", "zh");
    expect(done.code).toBe(0);
    expect(done.said).toMatchSnapshot();
    const json = await asked("district", "--day", "2022-12-31", "--json");
    const boards = json.said
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(boards).toHaveLength(teams.length);
    expect(boards.map(({ team }) => team)).toEqual(teams.map(({ ledger }) => ledger.team));
    expect(boards.at(-1)).toEqual(
      JSON.parse(JSON.stringify(boardOf(scheme, ledgerOf("yunxi-qingshi"), { asOf: "2022-12-31" }))),
    );
  });

  test("tells the whole board of one team", async () => {
    for (const language of ["zh", "en"]) {
      const done = await asked("district", "yunxi-qingshi", "--day", "2022-08-31", "--lang", language);
      expect(done.code).toBe(0);
      expect(done.said).toMatchSnapshot();
    }
    const json = await asked("district", "yunxi-qingshi", "--day", "2022-08-31", "--json");
    const lines = json.said
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(18);
    expect(lines[0]).toMatchObject({ team: "yunxi-qingshi", asOf: "2022-08-31", knownAt: null, id: "2021-1" });
  });

  test("stands on today, or on the last day of a term that is over; before a term there is no board", async () => {
    const now = await asked("district", "yunxi-qingshi", "--lang", "en");
    expect(now.said).toContain("As of 2023-06-01.");
    const later = await play(["commitments", "district", "--json"], {
      files,
      world: { today: () => "2026-01-01" },
    });
    expect(
      new Set(
        later.said
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line).asOf),
      ),
    ).toEqual(new Set(["2023-09-15"]));
    const early = await asked("district", "--day", "2022-01-31", "--lang", "en");
    expect(early.said).toContain("Not listed: liuwan-liulin");
    expect(early.said).not.toMatch(/^liuwan-liulin/m);
    const never = await asked("district", "liuwan-liulin", "--day", "2022-01-31", "--lang", "en");
    expect([never.code, never.said]).toEqual([2, ""]);
    expect(never.warned).toContain("2022-01-31 is outside the term");
  });

  test("does not know a team that is not there", async () => {
    const done = await asked("district", "yunxi-qingsi", "--lang", "en");
    expect(done.code).toBe(2);
    expect(done.warned).toContain("Did you mean `yunxi-qingshi`?");
  });
});
