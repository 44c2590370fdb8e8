/** The members of a team as a table, and on the command line. */
import { describe, expect, test } from "vitest";
import { members } from "../../src/report/members";
import { play } from "../cli/world";
import { away, leave, member, membersIn, rules, servingScheme } from "../serving";
import { basis, fact, words } from "../small-district";

const scheme = servingScheme(
  rules({
    caps: [{ team: "poor", limit: "fair", minDays: 100, basis }],
    places: [{ team: "poor", grade: "good", oneIn: 3, basis }],
  }),
  {
    misconduct: [
      {
        id: "absence",
        title: words("absence"),
        basis,
        subjects: ["member"],
        ladder: [{ nth: 1, limit: "poor", veto: true }],
      },
    ],
  },
);
const found = fact("finding", "2022-06-01", {
  case: "absence",
  matter: "a",
  subject: "member",
  member: "m3",
  state: "confirmed",
  id: "f",
});
const answer = membersIn(
  [
    leave("2022-10-17", "2022-10-20"),
    leave("2022-11-08", "2022-11-08", { asked: "2022-11-14", recorded: "2022-11-14" }),
    away("leave", "2022-12-05"),
    // 23 + 21 + 20 working days
    leave("2022-03-01", "2022-05-31", { authority: "unit" }),
    found,
  ],
  {
    scheme,
    decided: "poor",
    members: [
      member("m1"),
      member("m2", [["2022-08-01"]]),
      member("m3"),
      member("p", [["2021-08-01", "2022-10-31"]], "first"),
    ],
  },
);

describe("the table of members", () => {
  const table = members(answer, "zh");

  test("has a line for each, with the limit of the own grade", () => {
    expect(table.rows.map(({ cells, tone }) => [cells[0], cells[3], cells[6], cells[7], tone])).toEqual([
      ["m1", "365", "69", "最高fair", "middle"],
      ["m2", "153", "0", "不定等次", "none"],
      ["m3", "365", "0", "最高poor", "worst"],
      ["p", "304", "0", "最高fair", "middle"],
    ]);
  });

  test("says what is wrong, in sentences", () => {
    expect(table.rows.map(({ notes }) => notes)).toEqual([
      [
        "工作队等次不高于poor，个人最高fair。",
        "全年请假 69 个工作日（法定假除外），超过 30 个工作日：应由派员单位换人；只作提示，不扣分。",
        "2022年10月17日至2022年10月20日请假 4 个工作日：应由unit批准，批准的层级不够。",
        "2022年11月8日请假 1 个工作日：补办手续过期，其中 1 个工作日按脱岗计。",
        "2022年12月5日请假 1 个工作日：没有批准记录；没有申请日期。",
      ],
      ["当年任职 153 天，不满 183 天：只写评语，不定等次。", "工作队等次不高于poor，个人最高fair。"],
      ["absence（一票否决），最高poor。依据：f（2022-06-01）。", "工作队等次不高于poor，个人最高fair。"],
      ["工作队等次不高于poor，个人最高fair。"],
    ]);
  });

  test("tells places and vacant posts below", () => {
    expect(table.foot).toEqual([
      "good名额：参加评定的队员 3 名，每 3 名推荐 1 名（不足 3 名的按 3 名算），共 1 名；没有限制的 0 名。",
      "岗位“first”2022年11月1日起、2022年12月31日仍空缺 44 个工作日，超期 29 天（自2022年11月22日起），扣unit 0.1 分。",
    ]);
    expect(members(answer, "en").foot[1]).toBe(
      "Post first vacant from 2022-11-01, still on 2022-12-31, 44 working days, 29 beyond the grace (from 2022-11-22), 0.1 off unit.",
    );
  });
});

describe("explain --members", () => {
  const root = "examples/district/small";
  const asked = (...more: readonly string[]) => play(["explain", ".", "hewan", "--year", "2022", ...more], { root });

  test("adds the table to the explanation, and leaves the explanation as it is", async () => {
    const alone = await asked("--lang", "zh");
    const both = await asked("--lang", "zh", "--members");
    expect(both.code).toBe(0);
    expect(both.said.startsWith(alone.said)).toBe(true);
    expect(both.said.slice(alone.said.length)).toContain("2022年队员情况");
  });

  test("says both as JSON, one object a line", async () => {
    const lines = (await asked("--members", "--json")).said.trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).kind)).toEqual(["annual", "members"]);
    expect((await asked("--json")).said.trim().split("\n")).toHaveLength(1);
  });
});
