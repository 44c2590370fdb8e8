/**
 * Members: leave is merged before it is counted and before it is clear who had to approve it; limits, places, vacancies.
 *
 * Seen to catch, each put in on purpose in a copy:
 * - two leaves with half a working day between are one; exactly `upTo` days go to the higher authority; one day of grace too many;
 * - statutory half-days count towards the most; exactly the most asks for a replacement;
 * - a cap spares who served exactly `minDays`; a vacancy costs its body in every year.
 */
import { describe, expect, test } from "vitest";
import { evaluateAnnual } from "../../src/engine/evaluate";
import { evaluateMembers } from "../../src/engine/members/evaluate-members";
import { InvalidInputError } from "../../src/model/problem";
import { away, leave, ledgerWith, member, memberIn, membersIn, presenceItem, rules, servingScheme } from "../serving";
import { basis, deepFrozen, fact, words } from "../small-district";

/** Each merged leave as `from to: days, who had to approve, what is wrong`. */
const leavesIn = (...asked: Parameters<typeof membersIn>): string[] =>
  memberIn(membersIn(...asked)).leaves.map(({ from, to, days, required, faults, missing }) =>
    [`${from} ${to}: ${days} by ${required}`, ...faults, ...missing.map((gap) => `no ${gap}`)].join(", "),
  );
const sumIn = (...asked: Parameters<typeof membersIn>) => {
  const { days, counted, replace, noGrade } = memberIn(membersIn(...asked)).leave;
  return { days, counted, replace, half: noGrade.days };
};

// October 2022: 8 and 9 were make-up days, 10 a Monday. 17 to 21 and 24 to 28 are whole working weeks.

describe("leave is merged", () => {
  test("where it overlaps or adjoins, and a day counts once", () => {
    const facts = [leave("2022-10-17", "2022-10-18"), leave("2022-10-18", "2022-10-19", { authority: "unit" })];
    expect(leavesIn(facts)).toEqual(["2022-10-17 2022-10-19: 3 by town"]);
  });

  test("across a weekend, for no working day lies between", () => {
    const facts = [leave("2022-10-20", "2022-10-21"), leave("2022-10-24", "2022-10-25", { authority: "unit" })];
    expect(leavesIn(facts)).toEqual(["2022-10-20 2022-10-25: 4 by unit"]);
  });

  test("not across a working day, nor half of one", () => {
    expect(leavesIn([leave("2022-10-17"), leave("2022-10-19")])).toEqual([
      "2022-10-17 2022-10-17: 1 by town",
      "2022-10-19 2022-10-19: 1 by town",
    ]);
    expect(leavesIn([leave("2022-10-17"), leave("2022-10-18", "2022-10-18", { slot: "pm" })])).toHaveLength(2);
    expect(leavesIn([leave("2022-10-17"), leave("2022-10-18", "2022-10-18", { slot: "am" })])).toEqual([
      "2022-10-17 2022-10-18: 1.5 by town",
    ]);
  });

  test("through a long holiday: 30 September and 8 October 2022 are one leave of two days", () => {
    expect(leavesIn([leave("2022-09-30"), leave("2022-10-08")])).toEqual(["2022-09-30 2022-10-08: 2 by town"]);
  });

  test("whatever its status: sickness goes on as leave", () => {
    const facts = [leave("2022-10-17", "2022-10-18", { status: "sick" }), leave("2022-10-19", "2022-10-20")];
    expect(leavesIn(facts)).toEqual(["2022-10-17 2022-10-20: 4 by unit, approved-too-low"]);
  });

  test("across the turn of a year: its length is the whole, the year's sum only what lies in it", () => {
    // 2022-12-29, 30 (and Saturday 31, Sunday and Monday off), 2023-01-03, 04: four working days
    const facts = [leave("2022-12-29", "2023-01-04", { authority: "unit" })];
    expect(leavesIn(facts, { asOf: "2023-02-28" })).toEqual(["2022-12-29 2023-01-04: 4 by unit"]);
    expect(sumIn(facts).days).toBe("2");
    expect(sumIn(facts, { year: 2023 }).days).toBe("2");
    expect(leavesIn(facts, { year: 2023 })).toEqual(["2022-12-29 2023-01-04: 4 by unit"]);
  });

  test("and what a more favourable claim takes out of it is not leave", () => {
    const facts = [leave("2022-10-17", "2022-10-21"), away("resident", "2022-10-20", "2022-10-21")];
    expect(leavesIn(facts)).toEqual(["2022-10-17 2022-10-21: 3 by town"]);
    expect(sumIn(facts).days).toBe("3");
    // leave of which nothing is left is none
    expect(leavesIn([leave("2022-10-17"), away("duty", "2022-10-17")])).toEqual([]);
  });

  test("only inside service", () => {
    const members = [member("m1", [["2021-08-01", "2022-10-18"]])];
    expect(leavesIn([leave("2022-10-17", "2022-10-21", { authority: "unit" })], { members })).toEqual([
      "2022-10-17 2022-10-18: 2 by town",
    ]);
  });

  test("on the calendar, with the days off between papers", () => {
    const scheme = servingScheme(rules({ leave: { count: "calendar" } }));
    const two = [leave("2022-10-21"), leave("2022-10-24", "2022-10-24", { authority: "unit" })];
    expect(leavesIn(two, { scheme })).toEqual(["2022-10-21 2022-10-24: 4 by unit"]);
    expect(sumIn(two, { scheme }).days).toBe("4");
    // a Saturday on which the member was in the village is no leave
    expect(leavesIn([...two, away("resident", "2022-10-22")], { scheme })).toEqual([
      "2022-10-21 2022-10-24: 3 by town",
    ]);
  });
});

describe("who had to approve", () => {
  test("3 days are the lower authority's, half a day more the higher one's", () => {
    expect(leavesIn([leave("2022-10-17", "2022-10-19")])).toEqual(["2022-10-17 2022-10-19: 3 by town"]);
    const more = leave("2022-10-20", "2022-10-20", { slot: "am" });
    expect(leavesIn([leave("2022-10-17", "2022-10-19"), more])).toEqual([
      "2022-10-17 2022-10-20: 3.5 by unit, approved-too-low",
    ]);
  });

  test("a higher authority may approve short leave, one outside the table none", () => {
    expect(leavesIn([leave("2022-10-17", "2022-10-17", { authority: "unit" })])).toEqual([
      "2022-10-17 2022-10-17: 1 by town",
    ]);
    expect(leavesIn([leave("2022-10-17", "2022-10-17", { authority: "team" })])).toEqual([
      "2022-10-17 2022-10-17: 1 by town, approved-too-low",
    ]);
  });

  test("an extension needs the authority of the whole, the first days only that of their own length", () => {
    const extended = (authority: string) => [
      leave("2022-10-17", "2022-10-19"),
      leave("2022-10-20", "2022-10-21", { authority }),
    ];
    expect(leavesIn(extended("unit"))).toEqual(["2022-10-17 2022-10-21: 5 by unit"]);
    expect(leavesIn(extended("town"))).toEqual(["2022-10-17 2022-10-21: 5 by unit, approved-too-low"]);
    const [first] = memberIn(membersIn(extended("unit"))).leaves;
    expect(first?.papers.map(({ day, authority, required }) => [day, authority, required])).toEqual([
      ["2022-10-17", "town", "town"],
      ["2022-10-20", "unit", "unit"],
    ]);
  });

  test("what is not recorded is missing, not wrong", () => {
    expect(leavesIn([away("leave", "2022-10-17")])).toEqual([
      "2022-10-17 2022-10-17: 1 by town, no authority, no asked",
    ]);
  });
});

describe("leave asked for afterwards", () => {
  // the first day is Monday the 17th; the second working day after it is Wednesday the 19th
  const asked = (day: string) => leave("2022-10-17", "2022-10-18", { asked: day, recorded: "2022-11-01" });

  test("cures within the days of grace and not beyond", () => {
    expect(leavesIn([asked("2022-10-19")])).toEqual(["2022-10-17 2022-10-18: 2 by town"]);
    expect(leavesIn([asked("2022-10-20")])).toEqual(["2022-10-17 2022-10-18: 2 by town, asked-late"]);
    const [late] = memberIn(membersIn([asked("2022-10-20")])).leaves;
    expect(late).toMatchObject({ days: "2", lost: "2" });
    expect(sumIn([asked("2022-10-20")])).toMatchObject({ days: "0", counted: "0" });
  });

  test("counts the grace in working days", () => {
    // Friday the 21st: the second working day after it is Tuesday the 25th
    const friday = (day: string) => leave("2022-10-21", "2022-10-21", { asked: day, recorded: "2022-11-01" });
    expect(leavesIn([friday("2022-10-25")])).toEqual(["2022-10-21 2022-10-21: 1 by town"]);
    expect(leavesIn([friday("2022-10-26")])).toEqual(["2022-10-21 2022-10-21: 1 by town, asked-late"]);
    // Thursday the 20th: Friday and Monday; on Saturday and Sunday it is still Monday's turn
    const thursday = (day: string) => leave("2022-10-20", "2022-10-20", { asked: day, recorded: "2022-11-01" });
    expect(leavesIn([thursday("2022-10-23")])).toEqual(["2022-10-20 2022-10-20: 1 by town"]);
    // Wednesday the 19th: Friday the 21st was the last day
    const wednesday = leave("2022-10-19", "2022-10-19", { asked: "2022-10-22", recorded: "2022-11-01" });
    expect(leavesIn([wednesday])).toEqual(["2022-10-19 2022-10-19: 1 by town, asked-late"]);
  });

  test("without any grace must be asked for by its first day", () => {
    const scheme = servingScheme(rules({ leave: { grace: 0 } }));
    expect(leavesIn([leave("2022-10-21", "2022-10-21", { asked: "2022-10-21" })], { scheme })).toHaveLength(1);
    const saturday = leave("2022-10-21", "2022-10-21", { asked: "2022-10-22", recorded: "2022-11-01" });
    expect(leavesIn([saturday], { scheme })).toEqual(["2022-10-21 2022-10-21: 1 by town, asked-late"]);
  });

  test("is absence for the team's item as well, unless a better claim stands there", () => {
    const presentIn = (more: Parameters<typeof ledgerWith>[0]) => {
      const ledger = ledgerWith([away("resident", "2022-10-19"), ...more]);
      const measurement = evaluateAnnual(servingScheme(), ledger, { year: 2022 }).items[0]?.measurement;
      return measurement?.kind === "attendance"
        ? measurement.spans.find(({ from }) => from === "2022-10-01")?.needed
        : undefined;
    };
    // October 2022 has 18 working days
    expect(presentIn([asked("2022-10-19")])).toBe("16");
    expect(presentIn([asked("2022-10-20")])).toBe("18");
    const other = leave("2022-10-18", "2022-10-18", { status: "sick" });
    expect(presentIn([asked("2022-10-20"), other])).toBe("17");
  });

  test("needs data about the working days that it counts", () => {
    const calendar = { covers: (year: number) => year !== 2023, isWorkingDay: () => true };
    const late = leave("2022-12-31", "2022-12-31", { asked: "2023-01-05", recorded: "2023-01-05" });
    expect(() => membersIn([late], { calendar, asOf: "2023-01-10" })).toThrow(InvalidInputError);
  });
});

describe("leave in a year", () => {
  test("of more than the most asks for a replacement, and exactly the most does not", () => {
    // 9 May to 17 June 2022: 30 working days, 3 June being a holiday
    const thirty = leave("2022-05-09", "2022-06-20", { authority: "unit" });
    expect(sumIn([thirty])).toMatchObject({ days: "30", counted: "30", replace: false });
    const half = leave("2022-08-01", "2022-08-01", { slot: "am" });
    expect(sumIn([thirty, half])).toMatchObject({ days: "30.5", counted: "30.5", replace: true });
    expect(memberIn(membersIn([thirty, half])).limit).toBeNull();
  });

  test("leaves statutory leave out, also where it overlaps or adjoins other leave", () => {
    const statutory = leave("2022-05-09", "2022-06-20", { authority: "unit", statutory: true });
    expect(sumIn([statutory, leave("2022-06-20", "2022-06-22")])).toMatchObject({
      days: "32",
      counted: "2",
      replace: false,
    });
    expect(leavesIn([statutory, leave("2022-06-21", "2022-06-22", { authority: "unit" })])).toEqual([
      "2022-05-09 2022-06-22: 32 by unit",
    ]);
  });

  test("of more than half of it, of any kind and by the calendar, leaves no grade", () => {
    // 1 January to 2 July are 183 days
    const half = (until: string, more = {}) =>
      memberIn(membersIn([leave("2022-01-01", until, { authority: "unit", statutory: true, ...more })]));
    expect(half("2022-07-02")).toMatchObject({ state: "gradable", leave: { noGrade: { days: "183" } } });
    expect(half("2022-07-03")).toMatchObject({
      state: "none",
      reasons: [{ kind: "long-leave", days: "184", above: 183 }],
    });
    expect(half("2022-07-03", { asked: "2022-02-01", recorded: "2022-07-03" })).toMatchObject({ state: "gradable" });
  });

  test("ends on the day that is looked at", () => {
    const facts = [leave("2022-10-17", "2022-10-28", { authority: "unit" })];
    expect(sumIn(facts, { asOf: "2022-10-18" }).days).toBe("2");
    expect(leavesIn(facts, { asOf: "2022-10-18" })).toEqual(["2022-10-17 2022-10-28: 10 by unit"]);
    expect(leavesIn(facts, { asOf: "2022-10-16" })).toEqual([]);
  });
});

describe("a member's own days", () => {
  test("are the spans of the team's item, each by the own service", () => {
    const members = [member("m1", [["2021-08-01", "2022-10-18"]], "first"), member("m2", [["2022-10-19"]], "first")];
    const facts = [
      away("resident", "2022-01-01", "2022-10-31"),
      away("resident", "2022-10-19", "2022-10-20", { member: "m2" }),
    ];
    const answer = membersIn(facts, { members, asOf: "2022-10-31" });
    // eight months of 20 and the 16 working days of February; October has 18 working days, of which 9 to the 18th
    const item = evaluateAnnual(servingScheme(), ledgerWith(facts, members), { year: 2022, asOf: "2022-10-31" })
      .items[0];
    const spans = item?.measurement?.kind === "attendance" ? item.measurement.spans : [];
    expect(answer.members.flatMap(({ attendance }) => attendance?.spans ?? [])).toEqual(spans);
    expect(memberIn(answer, "m2")).toMatchObject({
      days: 74,
      gone: 13,
      attendance: { needed: "9", present: "2", credited: "2" },
    });
    expect(memberIn(answer, "m1").attendance).toMatchObject({ needed: "185", present: "291", credited: "185" });
  });

  test("are null where the team's item is not measured", () => {
    expect(memberIn(membersIn([])).attendance).toBeNull();
  });

  test("come from the evaluation at hand, if it answers the same question", () => {
    const scheme = servingScheme();
    const ledger = ledgerWith([away("resident", "2022-01-01", "2022-12-31")]);
    const team = evaluateAnnual(scheme, ledger, { year: 2022 });
    const known = { year: 2022, knownAt: "2022-06-30" };
    expect(evaluateMembers(scheme, ledger, { year: 2022, team })).toEqual(
      evaluateMembers(scheme, ledger, { year: 2022 }),
    );
    expect(evaluateMembers(scheme, ledger, { ...known, team })).toEqual(evaluateMembers(scheme, ledger, known));
    // it is really read: with another grade, the members hear of that one
    const other = evaluateMembers(scheme, ledger, { year: 2022, team: { ...team, grade: "poor" } });
    expect(other.teamGrade.grade).toBe("poor");
  });

  test("of people who do not serve in the year are nobody's", () => {
    const members = [member("m1"), member("m2", [["2021-08-01", "2021-12-31"]])];
    expect(membersIn([], { members }).members.map(({ id }) => id)).toEqual(["m1"]);
  });
});

describe("a member's standing", () => {
  const found = (day: string, more = {}) =>
    fact("finding", day, {
      case: "absence",
      matter: day,
      subject: "member",
      member: "m1",
      state: "confirmed",
      ...more,
    });
  const ladder = {
    steps: [],
    misconduct: [
      {
        id: "absence",
        title: words("absence"),
        basis,
        subjects: ["member" as const, "team" as const],
        ladder: [
          { nth: 1, limit: "fair" },
          { nth: 2, limit: "poor", veto: true as const },
        ],
        grave: { limit: "poor" },
      },
    ],
  };
  const scheme = servingScheme(rules(), ladder);

  test("is not gradable after less than half a year of service", () => {
    const served = (from: string) => memberIn(membersIn([], { members: [member("m1", [[from]])] }));
    expect(served("2022-07-02")).toMatchObject({ days: 183, state: "gradable", reasons: [] });
    expect(served("2022-07-03")).toMatchObject({
      days: 182,
      state: "none",
      reasons: [{ kind: "short-service", days: 182, least: 183 }],
    });
  });

  test("follows the ladder per member and year, though no row spreads to the team", () => {
    const once = membersIn([found("2022-03-01")], { scheme });
    expect(memberIn(once)).toMatchObject({ limit: "fair", limits: [{ source: "misconduct", id: "absence#1" }] });
    const twice = membersIn([found("2022-03-01"), found("2022-09-01")], { scheme });
    expect(memberIn(twice)).toMatchObject({ limit: "poor", limits: [{ id: "absence#2", veto: true }] });
    const years = membersIn([found("2021-09-01"), found("2022-09-01")], { scheme });
    expect(memberIn(years)).toMatchObject({ limit: "fair", limits: [{ id: "absence#1" }] });
    const graves = membersIn([found("2022-03-01", { grave: true })], { scheme });
    expect(memberIn(graves).limits.map((one) => ("id" in one ? one.id : ""))).toEqual(["absence#1", "absence#grave"]);
    // another's, the team's, a suspicion: not this member's
    const members = [member("m1"), member("m2")];
    const others = [
      found("2022-03-01", { member: "m2" }),
      found("2022-04-01", { subject: "team", member: undefined }),
      found("2022-05-01", { state: "suspected" }),
    ];
    expect(memberIn(membersIn(others, { scheme, members })).limit).toBeNull();
  });

  test("is open while the member is investigated", () => {
    const members = [member("m1"), member("m2")];
    const answer = membersIn([found("2022-03-01", { state: "investigating" })], { scheme, members });
    expect(memberIn(answer)).toMatchObject({ state: "open", limit: null, reasons: [{ kind: "investigation" }] });
    expect(memberIn(answer, "m2")).toMatchObject({ state: "gradable" });
  });
});

describe("team and members", () => {
  const coupled = servingScheme(
    rules({
      caps: [{ team: "poor", limit: "fair", minDays: 200, basis }],
      places: [{ team: "good", grade: "good", oneIn: 3, basis }],
    }),
    {
      misconduct: [
        {
          id: "absence",
          title: words("absence"),
          basis,
          subjects: ["member"],
          ladder: [{ nth: 1, limit: "fair" }],
        },
      ],
    },
  );
  const present = (id: string) => away("resident", "2022-01-01", "2022-12-31", { member: id });
  const team = (ids: readonly string[]) => ids.map((id) => member(id));

  test("a failing team holds down its members, but not one who served too short", () => {
    const members = [
      ...team(["m1"]),
      member("m2", [["2021-08-01", "2022-07-18"]]),
      member("m3", [["2021-08-01", "2022-07-19"]]),
    ];
    const answer = membersIn([away("resident", "2022-01-04")], { scheme: coupled, members });
    expect(answer.teamGrade).toEqual({ grade: "poor", gradeState: "fixed" });
    // m2 served 199 days, m3 200
    expect(answer.members.map(({ id, days, limit }) => [id, days, limit])).toEqual([
      ["m1", 365, "fair"],
      ["m2", 199, null],
      ["m3", 200, "fair"],
    ]);
    expect(answer.places).toEqual([]);
  });

  test("is not known for members while the team's grade is open", () => {
    const answer = membersIn([], { scheme: coupled });
    expect(memberIn(answer)).toMatchObject({ state: "open", reasons: [{ kind: "team-open" }] });
  });

  test("an excellent team proposes one in every started group, and an own limit survives", () => {
    const good = (ids: readonly string[], more: Parameters<typeof membersIn>[0] = []) =>
      membersIn([...ids.map(present), ...more], { scheme: coupled, members: team(ids) }).places;
    expect(good(["m1", "m2", "m3"])).toEqual([
      { grade: "good", oneIn: 3, members: 3, places: 1, eligible: ["m1", "m2", "m3"] },
    ]);
    const found = fact("finding", "2022-03-01", {
      case: "absence",
      matter: "a",
      subject: "member",
      member: "m2",
      state: "confirmed",
    });
    expect(good(["m1", "m2", "m3", "m4"], [found])).toEqual([
      { grade: "good", oneIn: 3, members: 4, places: 2, eligible: ["m1", "m3", "m4"] },
    ]);
  });

  test("follows the grade that was decided, where ranking left another", () => {
    const decided = (grade: string) => membersIn([present("m1")], { scheme: coupled, decided: grade });
    expect(decided("fair")).toMatchObject({ places: [], teamGrade: { grade: "fair" } });
    expect(decided("poor").members[0]?.limit).toBe("fair");
    expect(() => decided("god")).toThrow(/Did you mean `good`/);
  });
});

describe("a vacant post", () => {
  const posts = (first: string, next?: string) => [
    member("m1"),
    member("a", [["2021-08-01", first]], "first"),
    ...(next === undefined ? [] : [member("b", [[next]], "first")]),
  ];
  const vacancies = (first: string, next?: string, asked = {}) =>
    membersIn([], { members: posts(first, next), ...asked }).vacancies.map(
      ({ post: _, body: __, count: ___, ...one }) => one,
    );

  test("costs the unit nothing up to the grace, and something from the next day on", () => {
    // from Monday 10 October 2022: the 15th working day is the 28th
    expect(vacancies("2022-10-09", "2022-10-29")).toEqual([
      { from: "2022-10-10", to: "2022-10-28", days: 15, beyond: 0, since: null, amount: "0" },
    ]);
    // a weekend follows: Monday the 31st is the first day beyond
    expect(vacancies("2022-10-09", "2022-10-31")).toMatchObject([{ to: "2022-10-30", beyond: 0, amount: "0" }]);
    expect(vacancies("2022-10-09", "2022-11-01")).toEqual([
      { from: "2022-10-10", to: "2022-10-31", days: 16, beyond: 1, since: "2022-10-31", amount: "0.1" },
    ]);
  });

  test("counts to the day that is looked at, and costs once though it lasts into the next year", () => {
    expect(vacancies("2022-11-30", undefined, { asOf: "2022-12-21" })).toMatchObject([
      { from: "2022-12-01", to: null, days: 15, beyond: 0 },
    ]);
    expect(vacancies("2022-11-30")).toMatchObject([{ to: null, since: "2022-12-22", amount: "0.1" }]);
    expect(vacancies("2022-11-30", "2023-02-01", { year: 2023 })).toMatchObject([
      { from: "2022-12-01", to: "2023-01-31", since: "2022-12-22", amount: "0" },
    ]);
    // the grace runs out in the year after
    expect(vacancies("2022-12-20", "2023-02-01")).toMatchObject([{ to: null, beyond: 0, amount: "0" }]);
    expect(vacancies("2022-12-20", "2023-02-01", { year: 2023 })).toMatchObject([{ amount: "0.1" }]);
  });

  test("is none before its first holder, at a handover from one day to the next, or without a post", () => {
    const members = [
      member("m1", [["2021-08-01", "2022-03-31"], ["2022-06-01"]]),
      member("a", [["2022-02-01", "2022-08-31"]], "second"),
      member("b", [["2022-09-01"]], "second"),
    ];
    expect(membersIn([], { members }).vacancies).toEqual([]);
  });

  test("by the calendar counts every day", () => {
    const scheme = servingScheme(rules({ vacancy: { grace: 15, count: "calendar", body: "town", each: 1, basis } }));
    expect(vacancies("2022-10-09", "2022-10-26", { scheme })).toMatchObject([
      { days: 16, since: "2022-10-25", amount: "1" },
    ]);
  });
});

describe("the question", () => {
  test("changes nothing of what it is asked about", () => {
    const scheme = deepFrozen(servingScheme());
    const ledger = deepFrozen(ledgerWith([leave("2022-10-17", "2022-10-19")]));
    expect(evaluateMembers(scheme, ledger, { year: 2022 }).members).toHaveLength(1);
  });

  test("is refused by a scheme without rules, and outside the term", () => {
    expect(() => membersIn([], { year: 2030 })).toThrow(InvalidInputError);
    const { members: _, ...bare } = servingScheme();
    expect(() => membersIn([], { scheme: bare })).toThrow(/no rules for members/);
    expect(presenceItem.measure.kind).toBe("attendance");
  });

  test("survives JSON", () => {
    const answer = membersIn([leave("2022-10-17", "2022-10-19"), away("sick", "2022-05-09")]);
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });
});
