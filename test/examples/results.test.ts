/** The results of the demonstration district: every state of a version, each version worked out again, and what stands in the ranking. */
import { describe, expect, test } from "vitest";
import { generate } from "../../examples/district/generate";
import { resultRows } from "../../examples/district/results";
import { luojiang } from "../../rubrics/luojiang";
import { evaluateAnnual } from "../../src/engine/evaluate";
import { isPlace } from "../../src/engine/ranking/award";
import { rank } from "../../src/engine/ranking/rank";
import { decisionsOn, resultsOn, standingOn } from "../../src/engine/ranking/results";
import type { ResultState } from "../../src/model/answer/result";
import { checkRegister } from "../../src/model/register-check";
import { play } from "../cli/world";
import { districtOf } from "./read";

const written = generate(20210820);
const texts = new Map(written.map(({ path, text }) => [`district/${path}`, text]));
const { teams } = await districtOf(written);
const ledgers = teams.map(({ ledger }) => ledger);
const rows = resultRows(luojiang, ledgers);
const document = {
  format: "zhucun-register/1",
  id: "d",
  title: { zh: "示范区", en: "Demonstration" },
  bodies: [],
  facts: rows,
};
const checked = checkRegister(document, { scheme: luojiang, ledgers });
const facts = checked.ok ? checked.register.facts : [];

const statesOn = (asOf: string): Record<string, ResultState | undefined> =>
  Object.fromEntries(resultsOn(luojiang, facts, { asOf }).map(({ team, versions }) => [team, versions.at(-1)?.state]));

describe("the results of the demonstration district", () => {
  test("have no problems", () => {
    expect(checked.ok ? [] : checked.problems).toEqual([]);
    const of = (year: string) => facts.filter((fact) => "period" in fact && fact.period === year).length;
    expect([of("2022"), of("2023"), facts.length]).toEqual([30 + 29 + 4 + 3 + 4, 1 + 30 + 30 + 1 + 1 + 10, 143]);
  });

  test("show every state of a version", () => {
    expect(statesOn("2023-02-10")["yunxi-qingshi"]).toBe("drafted");
    expect(statesOn("2023-02-23")["yunxi-qingshi"]).toBe("published");
    expect(statesOn("2023-02-24")["yunxi-qingshi"]).toBe("final");
    expect(statesOn("2023-03-01")).toMatchObject({
      "yunxi-tianba": "appealed",
      "shiqiao-zhongba": "final",
      "liuwan-huangjue": "reviewed",
      "wangjiang-hongyan": "appealed",
      "liuwan-taoping": "drafted",
    });
    expect(statesOn("2023-02-24")["shiqiao-zhongba"]).toBe("final");
    const tianba = resultsOn(luojiang, facts, { asOf: "2023-06-01" }).find(({ team }) => team === "yunxi-tianba");
    expect(tianba?.versions.map(({ state }) => state)).toEqual(["corrected", "final"]);
    const hongyan = resultsOn(luojiang, facts, { asOf: "2023-06-01" }).find(({ team }) => team === "wangjiang-hongyan");
    expect(hongyan?.versions[0]?.due).toEqual([{ kind: "answer", by: "2023-03-04", overdue: true }]);
  });

  test("can all be worked out again from their day, their scheme, and what was known by then", () => {
    const rankingOf = (period: string, asOf: string, knownAt: string) => {
      const year = Number(period);
      const stand = { asOf: knownAt, knownAt };
      return rank(
        luojiang,
        ledgers.map((ledger) => evaluateAnnual(luojiang, ledger, { year, asOf, knownAt })),
        { decisions: decisionsOn(facts, period, stand), standing: standingOn(luojiang, facts, period, stand) },
      );
    };
    const results = resultsOn(luojiang, facts, { asOf: "2023-12-31" });
    const versions = results.flatMap(({ team, period, versions: all }) =>
      all.map((version) => ({ team, period, ...version })),
    );
    const dayOf = ({ period, asOf, knownAt }: (typeof versions)[number]) => `${period} ${asOf} ${knownAt}`;
    const days = [...new Set(versions.map(dayOf))];
    expect(days).toHaveLength(3 + 4);
    for (const day of days) {
      const [period = "", asOf = "", knownAt = ""] = day.split(" ");
      const { teams, scheme } = rankingOf(period, asOf, knownAt);
      for (const one of versions.filter((version) => dayOf(version) === day)) {
        const again = teams.find(({ team }) => team === one.team);
        const held = again?.places.find(({ state }) => isPlace(state))?.place ?? null;
        const { team, total, grade, place } = one;
        expect([team, again?.total, again?.grade, held, scheme.hash]).toEqual([team, total, grade, place, one.scheme]);
      }
    }
  });

  test("stand in the ranking: what was published is kept, and what was settled late is known as late", () => {
    const standing = standingOn(luojiang, facts, "2022", { asOf: "2023-06-01" });
    expect(standing?.late).toEqual([
      "liuwan-huangjue",
      "liuwan-taoping",
      "qinghe-lianhua",
      "qinghe-yutang",
      "wangjiang-tieta",
    ]);
    const ranking = rank(
      luojiang,
      ledgers.map((ledger) => evaluateAnnual(luojiang, ledger, { year: 2022 })),
      { standing },
    );
    const kept = ranking.teams.filter(({ places: [place] }) => place?.published === "kept").map(({ team }) => team);
    expect(kept).toHaveLength(standing?.holders.length ?? 0);
    expect(ranking.pools).toMatchObject([{ size: 28, places: [{ quota: 8, overQuota: 0 }] }]);
  });

  test("are told by the command line, in both languages", async () => {
    const files = {
      ...Object.fromEntries(texts),
      "district/register/results.ndjson": rows.map((row) => `${JSON.stringify(row)}\n`).join(""),
    };
    const chinese = await play(["rank", "district", "--year", "2022", "--lang", "zh"], { files });
    expect(chinese).toMatchObject({ code: 0, warned: "" });
    expect(chinese.said).toContain("28 支参评");
    expect(chinese.said.replaceAll("\n", "")).toContain("优秀名额 8 个（参评数的 30%，不足一个的舍去），已定 6 个");
    expect(chinese.said).toContain("复核答复期限2023年3月4日，已超期");
    const english = await play(["rank", "district", "--year", "2022", "--lang", "en"], { files });
    expect(english.said).toContain("answer by 2023-03-04, overdue");
    const json = await play(["rank", "district", "--year", "2022", "--json"], { files });
    const lines = json.said
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(30);
    expect(lines[0]).toMatchObject({
      kind: "annual",
      year: 2022,
      rank: 1,
      team: "yunxi-qingshi",
      result: { versions: [{ state: "final" }] },
    });
  });
});
