/** The sentences about members: every reason, limit and fault, one and several, in both languages. */
import { describe, expect, test } from "vitest";
import type { LeaveResult, MemberResult, MembersEvaluation, Vacancy } from "../../src/model/answer/members";
import { members } from "../../src/report/members";
import {
  gradeIn,
  leaveText,
  limitText,
  membersWords,
  placesText,
  reasonText,
  replaceText,
  vacancyText,
} from "../../src/report/members-words";
import { leave, memberIn, membersIn } from "../serving";

const answer = membersIn([leave("2022-10-17")], { asOf: "2022-12-31" });
const m1 = memberIn(answer);
const { scheme } = answer;
const facts = [{ id: "f", day: "2022-06-01" }];

const withMember = (change: Partial<MemberResult>): MembersEvaluation => ({
  ...answer,
  members: [{ ...m1, ...change }],
});

describe("what stands above the table", () => {
  test("names the period and the day in words of each language", () => {
    expect(membersWords.standing(answer).zh).toMatch(/^2022年1月1日至2022年12月31日，截至2022年12月31日。驻村天数即/);
    expect(membersWords.standing(answer).en).toMatch(/^2022-01-01 to 2022-12-31, as of 2022-12-31\. Days are/);
  });

  test("says by which day facts had to be recorded, where that was asked", () => {
    const known = membersWords.standing({ ...answer, knownAt: "2022-11-30" });
    expect(known.zh).toContain("截至2022年12月31日，只计2022年11月30日以前登记的台账。");
    expect(known.en).toContain("as of 2022-12-31, knowing what was recorded by 2022-11-30.");
  });
});

describe("a row", () => {
  test("has a dash for days where the attendance item measured nothing", () => {
    const row = members(withMember({ attendance: null }), "zh").rows[0];
    expect(row?.cells.slice(4, 6)).toEqual(["-", "-"]);
  });

  test("says that a grade is not given yet, and at most which it can be", () => {
    const open = withMember({ state: "open", limit: "fair" });
    expect(members(open, "zh").rows[0]).toMatchObject({ tone: "none" });
    expect(members(open, "zh").rows[0]?.cells.at(-1)).toBe("暂不评定，最高fair");
    expect(members(open, "en").rows[0]?.cells.at(-1)).toBe("not yet, at most fair");
  });

  test("is the best where nothing limits the grade, and only says no grade where there is none", () => {
    expect(members(withMember({ state: "gradable", limit: null }), "en").rows[0]).toMatchObject({ tone: "best" });
    expect(members(withMember({ state: "gradable", limit: null }), "en").rows[0]?.cells.at(-1)).toBe("may be graded");
    expect(members(withMember({ state: "none", limit: "poor" }), "en").rows[0]?.cells.at(-1)).toBe("none");
  });

  test("tells the post, or else the role", () => {
    expect(membersWords.role({ ...m1, post: "first" })).toEqual({ zh: "first", en: "first" });
    expect(membersWords.role({ ...m1, post: null, role: "leader" })).toEqual({ zh: "队长", en: "leader" });
    expect(membersWords.role({ ...m1, post: null, role: "member" })).toEqual({ zh: "队员", en: "member" });
  });

  test("is missing where nobody served, and that is said below", () => {
    const nobody = { ...answer, members: [], places: [], vacancies: [] };
    expect(members(nobody, "zh")).toMatchObject({ rows: [], foot: ["没有队员在这一年任职。"] });
    expect(members(nobody, "en")).toMatchObject({ rows: [], foot: ["No member served in this year."] });
  });

  test("calls a grade that the scheme does not name by its id", () => {
    expect(gradeIn(scheme, "superb")).toEqual({ zh: "superb", en: "superb" });
  });
});

describe("a reason for no grade", () => {
  test("is service that was too short, of one day or several", () => {
    expect(reasonText({ kind: "short-service", days: 1, least: 183 })).toEqual({
      zh: "当年任职 1 天，不满 183 天：只写评语，不定等次。",
      en: "Served 1 day, less than 183: a comment, no grade.",
    });
    expect(reasonText({ kind: "short-service", days: 2, least: 183 }).en).toBe(
      "Served 2 days, less than 183: a comment, no grade.",
    );
  });

  test("is leave that was too long", () => {
    expect(reasonText({ kind: "long-leave", days: "183.5", above: 183 })).toEqual({
      zh: "全年请假 183.5 天，超过 183 天：不定等次。",
      en: "183.5 days of leave, more than 183: no grade.",
    });
  });

  test("is an investigation, with its facts where they are known", () => {
    expect(reasonText({ kind: "investigation", facts })).toEqual({
      zh: "有问题正在核查，核查结束后补定等次。依据：f（2022-06-01）。",
      en: "Under investigation; the grade is added afterwards. Facts: f (2022-06-01).",
    });
    expect(reasonText({ kind: "investigation", facts: [] }).en).toBe(
      "Under investigation; the grade is added afterwards.",
    );
  });

  test("is the team's own grade while that is open", () => {
    expect(reasonText({ kind: "team-open" })).toEqual({
      zh: "工作队的等次还没有确定，是否受连带也就不能确定。",
      en: "The team's grade is open, and with it what it means for the member.",
    });
  });
});

describe("a limit", () => {
  const title = { zh: "脱岗", en: "absence" };

  test("from misconduct says whether it is a veto, and from which facts it comes", () => {
    const found = { source: "misconduct", id: "a", limit: "poor", title, facts } as const;
    expect(limitText({ ...found, veto: true }, scheme)).toEqual({
      zh: "脱岗（一票否决），最高poor。依据：f（2022-06-01）。",
      en: "absence (veto): at most poor. Facts: f (2022-06-01).",
    });
    expect(limitText({ ...found, veto: false, facts: [] }, scheme)).toEqual({
      zh: "脱岗，最高poor。",
      en: "absence: at most poor.",
    });
  });

  test("from the team names the team's grade", () => {
    expect(limitText({ source: "team", team: "poor", limit: "fair" }, scheme).en).toBe(
      "The team is not above poor: at most fair.",
    );
  });
});

describe("a leave", () => {
  const [first] = m1.leaves;
  if (first === undefined) throw new Error("no leave");
  const wrong = (change: Partial<LeaveResult>): LeaveResult => ({ ...first, ...change });

  test("is not mentioned where all is well", () => {
    expect(leaveText(first, "working", scheme)).toBeUndefined();
  });

  test("is told with all that is wrong with it and not recorded of it", () => {
    const all = wrong({
      days: "2",
      lost: "1",
      to: "2022-10-18",
      faults: ["approved-too-low", "asked-late"],
      missing: ["authority", "asked"],
    });
    expect(leaveText(all, "working", scheme)).toEqual({
      zh: "2022年10月17日至2022年10月18日请假 2 个工作日：应由town批准，批准的层级不够；补办手续过期，其中 1 个工作日按脱岗计；没有批准记录；没有申请日期。",
      en: "Leave 2022-10-17 to 2022-10-18, 2 working days: town had to approve it, and somebody lower did; asked for too late, 1 working day counts as absent; no approval is recorded; no day of asking is recorded.",
    });
  });

  test("is counted in calendar days where the scheme counts those, and says how many papers it is made of", () => {
    const merged = wrong({ missing: ["asked"], papers: [...first.papers, ...first.papers] });
    expect(leaveText(merged, "calendar", scheme)).toEqual({
      zh: "2022年10月17日请假 1 天（2 张假条合并）：没有申请日期。",
      en: "Leave 2022-10-17, 1 day (2 papers as one): no day of asking is recorded.",
    });
    expect(leaveText(wrong({ faults: ["asked-late"], lost: "0.5" }), "calendar", scheme)?.en).toBe(
      "Leave 2022-10-17, 1 day: asked for too late, 0.5 days count as absent.",
    );
    expect(leaveText({ ...merged, days: "1.5" }, "calendar", scheme)?.en).toContain("1.5 days (2 papers");
  });

  test("that is more than the most asks for somebody else", () => {
    const much = { ...m1, leave: { ...m1.leave, count: "calendar", counted: "40.5", most: 40 } } as const;
    expect(replaceText(much)).toEqual({
      zh: "全年请假 40.5 天（法定假除外），超过 40 天：应由派员单位换人；只作提示，不扣分。",
      en: "40.5 days of leave in the year (statutory leave apart), more than 40 days: the unit is to replace the member; nothing is deducted.",
    });
  });
});

describe("places", () => {
  test("name who could be proposed, where anybody could", () => {
    const places = { grade: "good", oneIn: 3, members: 1, places: 1, eligible: ["m1"] };
    expect(placesText(places, scheme)).toEqual({
      zh: "good名额：参加评定的队员 1 名，每 3 名推荐 1 名（不足 3 名的按 3 名算），共 1 名；没有限制的 1 名（m1）。",
      en: "Places for good: 1, one in every started group of 3 of 1 member; no limit keeps 1 of them (m1).",
    });
    expect(placesText({ ...places, members: 4, places: 2, eligible: [] }, scheme).en).toBe(
      "Places for good: 2, one in every started group of 3 of 4 members; no limit keeps 0 of them.",
    );
  });
});

describe("a vacant post", () => {
  const post: Vacancy = {
    post: "first",
    from: "2022-11-01",
    to: "2022-11-02",
    count: "calendar",
    days: 2,
    beyond: 0,
    since: null,
    body: "unit",
    amount: "0",
  };

  test("within the grace costs nothing", () => {
    expect(vacancyText(post, "2022-12-31", scheme)).toEqual({
      zh: "岗位“first”2022年11月1日至2022年11月2日空缺 2 天，没有超过期限。",
      en: "Post first vacant 2022-11-01 to 2022-11-02, 2 days: within the grace.",
    });
  });

  test("beyond the grace is charged once, and not in another year", () => {
    const long: Vacancy = { ...post, to: null, days: 20, beyond: 5, since: "2022-11-16" };
    expect(vacancyText(long, "2022-11-20", scheme)).toEqual({
      zh: "岗位“first”2022年11月1日起、2022年11月20日仍空缺 20 天，超期 5 天（自2022年11月16日起），不在本年扣分。",
      en: "Post first vacant from 2022-11-01, still on 2022-11-20, 20 days, 5 beyond the grace (from 2022-11-16), not charged in this year.",
    });
    expect(vacancyText({ ...long, amount: "0.1", body: "bureau" }, "2022-11-20", scheme).en).toMatch(
      /, 0\.1 off bureau\.$/,
    );
  });
});
