/** What falls due for a body, and how it stands on a day: every cadence, every state, by hand. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import { InvalidInputError } from "../../src/model/problem";
import { parseScheme } from "../../src/model/scheme-check";
import {
  bodies,
  bodyIn,
  both,
  done,
  dutiesOn,
  entry,
  ledgersOf,
  linesOf,
  obligationsIn,
  qingshi,
} from "../small-register";

/** The first scheme with some keys of one duty changed. */
const withDuty = (id: string, change: object) =>
  parseScheme({
    ...luojiang,
    duties: luojiang.duties.map((duty) => (duty.id === id ? { ...duty, ...change } : duty)),
  });

describe("who answers for what", () => {
  const evaluation = dutiesOn("2022-12-31");

  test("a town answers for the teams of its name, a unit for those it sends people to, others for all; a team for itself", () => {
    const teams = Object.fromEntries(evaluation.bodies.map((body) => [body.id, body.teams]));
    expect(teams).toEqual({
      qw: ["liulin", "qingshi"],
      jtj: ["liulin", "qingshi"],
      czj: ["liulin"],
      swj: ["liulin", "qingshi"],
      liuwan: ["liulin"],
      yunxi: ["qingshi"],
      liulin: ["liulin"],
      qingshi: ["qingshi"],
    });
  });

  test("bodies come by kind as the scheme lists them, then by id", () => {
    expect(evaluation.bodies.map(({ id }) => id)).toEqual([
      "qw",
      "jtj",
      "czj",
      "swj",
      "liuwan",
      "yunxi",
      "liulin",
      "qingshi",
    ]);
  });

  test("a unit owes its member duties to the members that bear its name", () => {
    const owed = (id: string) => [
      ...new Set(obligationsIn(evaluation, id, "SU-S1").map(({ team, member }) => `${team} ${member}`)),
    ];
    expect(owed("czj")).toEqual(["liulin m2"]);
    expect(owed("swj").sort()).toEqual(["liulin m1", "qingshi m1", "qingshi m2"]);
  });

  test("members without a unit are those of the only unit", () => {
    const members = qingshi.members.map(({ unit: _, ...rest }) => rest);
    const of = (units: readonly string[]) => {
      const ledgers = ledgersOf({ ...qingshi, members, units });
      return obligationsIn(dutiesOn("2022-12-31", [], { ledgers }), "swj", "SU-S1").length;
    };
    // 2021 and 2022 of m1 and of m2
    expect(of(["区水务局"])).toBe(4);
    expect(of(["区水务局", "区财政局"])).toBe(0);
  });
});

describe("a duty that falls due every so often", () => {
  test("falls due on the last day of each calendar part, the running one included, those ahead not", () => {
    const quarters = obligationsIn(dutiesOn("2022-05-01"), "qw", "DC-C1");
    expect(linesOf(quarters)).toEqual([
      // from 20 August: 42 of 92 days
      "2021-09-30 short-part",
      "2021-12-31 overdue",
      "2022-03-31 overdue",
      "2022-06-30 open",
    ]);
  });

  test("half years are January to June and July to December", () => {
    expect(linesOf(obligationsIn(dutiesOn("2022-12-31"), "qw", "DC-C3"))).toEqual([
      "2021-12-31 overdue",
      "2022-06-30 overdue",
      "2022-12-31 open",
    ]);
  });

  test("the last part ends with the term, and half of it is enough", () => {
    // July to 15 September 2023: 77 of 92 days
    expect(linesOf(obligationsIn(dutiesOn("2023-12-31"), "qw", "DC-C1")).at(-1)).toBe("2023-09-15 overdue");
    // exactly half of April 2022 (15 of 30 days), one day less
    const from = (day: string) => ledgersOf({ ...qingshi, term: { from: day, to: "2023-09-15" }, members: [] });
    const first = (day: string) =>
      linesOf(obligationsIn(dutiesOn("2022-05-01", [], { ledgers: from(day) }), "yunxi", "TC-R2"))[0];
    expect(first("2022-04-16")).toBe("2022-04-30 overdue");
    expect(first("2022-04-17")).toBe("2022-04-30 short-part");
  });

  test("`within` moves the due day beyond the part", () => {
    const closings = obligationsIn(dutiesOn("2022-02-10"), "yunxi", "TC-R1");
    expect(closings.slice(-2).map(({ from, to, due, state }) => [from, to, due, state])).toEqual([
      ["2022-01-01", "2022-01-31", "2022-02-10", "open"],
      ["2022-02-01", "2022-02-28", "2022-03-10", "open"],
    ]);
    expect(linesOf(obligationsIn(dutiesOn("2022-02-11"), "yunxi", "TC-R1")).slice(-2)).toEqual([
      "2022-02-10 overdue",
      "2022-03-10 open",
    ]);
  });

  test("`by` names a day of the year; one before the body is there is not asked for", () => {
    expect(linesOf(obligationsIn(dutiesOn("2023-03-31"), "qw", "DC-S1"))).toEqual([
      "2021-03-31 short-part",
      "2022-03-31 overdue",
      "2023-03-31 open",
    ]);
    const late = ledgersOf({ ...qingshi, term: { from: "2022-05-01", to: "2023-09-15" }, members: [] });
    expect(linesOf(obligationsIn(dutiesOn("2022-12-31", [], { ledgers: late }), "qw", "DC-S1"))).toEqual([
      "2022-03-31 not-there",
    ]);
  });

  test("is owed once a term, for a body as long as it has any team", () => {
    const scheme = withDuty("DC-R1", { cadence: { kind: "every", period: "term", times: 1 } });
    expect(linesOf(obligationsIn(dutiesOn("2022-12-31", [], { scheme }), "qw", "DC-R1"))).toEqual(["2023-09-15 open"]);
  });

  test("is owed to each village for as long as its team is there", () => {
    const visits = obligationsIn(dutiesOn("2022-12-31"), "jtj", "DD-S3");
    expect(visits.map(({ team, from, due }) => [team, from, due])).toEqual([
      ["qingshi", "2021-08-20", "2021-12-31"],
      ["qingshi", "2022-01-01", "2022-12-31"],
      ["liulin", "2022-02-21", "2022-12-31"],
    ]);
  });

  test("is owed to each member for as long as they serve: one who leaves in May is not owed the half year", () => {
    const talks = obligationsIn(dutiesOn("2022-12-31"), "yunxi", "TC-S2").filter(({ member }) => member === "m2");
    // 2021: 134 of 184 days; 2022: January to 20 May, 140 of 181 days
    expect(linesOf(talks)).toEqual(["2021-12-31 overdue", "2022-05-20 overdue"]);
    const exams = obligationsIn(dutiesOn("2022-12-31"), "swj", "SU-S1").filter(
      ({ team, member }) => team === "qingshi" && member === "m2",
    );
    expect(linesOf(exams)).toEqual(["2021-12-31 short-part", "2022-05-20 short-part"]);
  });
});

describe("what was done", () => {
  const quarters = (...days: readonly (readonly [string, object?])[]) =>
    linesOf(
      obligationsIn(
        dutiesOn(
          "2022-12-31",
          days.map(([day, more]) => done("qw", "DC-C1", day, more)),
        ),
        "qw",
        "DC-C1",
      ),
    ).slice(1);

  test("counts for the part of its day", () => {
    expect(quarters(["2022-02-10"], ["2022-06-30"])).toEqual([
      "2021-12-31 overdue",
      "2022-03-31 done",
      "2022-06-30 done",
      "2022-09-30 overdue",
      "2022-12-31 open",
    ]);
  });

  test("a second time in one part makes up for the oldest that is missing, late", () => {
    expect(quarters(["2022-02-10"], ["2022-02-20"], ["2022-11-01"], ["2022-11-02"])).toEqual([
      "2021-12-31 late",
      "2022-03-31 done",
      "2022-06-30 late",
      "2022-09-30 overdue",
      "2022-12-31 done",
    ]);
  });

  test("a part that is named is the part it counts for, early or late", () => {
    expect(quarters(["2022-02-10", { part: "2021-11-01" }], ["2022-02-11", { part: "2022-05-01" }])).toEqual([
      "2021-12-31 late",
      "2022-03-31 overdue",
      "2022-06-30 done",
      "2022-09-30 overdue",
      "2022-12-31 open",
    ]);
  });

  test("late work for a named part never takes the place of work in time", () => {
    expect(quarters(["2022-02-10"], ["2022-05-10", { part: "2022-01-01" }])[1]).toBe("2022-03-31 done");
  });

  test("fewer times than needed are not enough, and one that is late makes the whole late", () => {
    const studies = (...days: readonly string[]) => {
      const [, year] = obligationsIn(
        dutiesOn(
          "2023-02-01",
          days.map((day) => done("swj", "SU-R2", day)),
        ),
        "swj",
        "SU-R2",
      );
      return [year?.state, year?.done, year?.needed, year?.performed.map(({ day, late }) => `${day} ${late}`)];
    };
    expect(studies("2022-05-01")).toEqual(["overdue", 1, 2, ["2022-05-01 false"]]);
    expect(studies("2022-05-01", "2022-06-01")).toEqual(["done", 2, 2, ["2022-05-01 false", "2022-06-01 false"]]);
    // the first of 2023 is for 2023, which needs two as well; the third is over
    expect(studies("2022-05-01", "2023-01-05", "2023-01-06", "2023-01-07")).toEqual([
      "late",
      2,
      2,
      ["2022-05-01 false", "2023-01-07 true"],
    ]);
  });

  test("several times at once are as many times", () => {
    const [, year] = obligationsIn(
      dutiesOn("2023-02-01", [done("swj", "SU-R2", "2022-05-01", { times: 5 })]),
      "swj",
      "SU-R2",
    );
    expect(year).toMatchObject({ state: "done", done: 2, performed: [{ times: 2, late: false }] });
  });

  test("a closing within ten days of the next month is for the month before, if that is still open", () => {
    const closing = (...days: readonly string[]) =>
      linesOf(
        obligationsIn(
          dutiesOn(
            "2022-03-20",
            days.map((day) => done("yunxi", "TC-R1", day)),
          ),
          "yunxi",
          "TC-R1",
        ),
      ).slice(-3);
    expect(closing("2022-02-08", "2022-03-08")).toEqual(["2022-02-10 done", "2022-03-10 done", "2022-04-10 open"]);
    // after the tenth it is taken for February, unless it names January
    expect(closing("2022-02-12")).toEqual(["2022-02-10 overdue", "2022-03-10 done", "2022-04-10 open"]);
  });

  test("counts for each member once, and for no member that is not named", () => {
    const people = [
      { team: "qingshi", member: "m1" },
      { team: "qingshi", member: "m1" },
    ];
    const trained = obligationsIn(
      dutiesOn("2022-12-31", [done("qw", "DC-S2", "2022-06-01", { people })]),
      "qw",
      "DC-S2",
    );
    expect(
      trained.filter(({ from }) => from >= "2022").map(({ team, member, state }) => `${team} ${member} ${state}`),
    ).toEqual(["qingshi m2 not-applicable", "qingshi m1 done", "liulin m1 open", "liulin m2 open"]);
  });

  test("after the day that is asked about does not count, nor what was not known then", () => {
    const facts = [done("qw", "DC-R1", "2022-06-01", { recorded: "2022-08-01" })];
    const state = (asOf: string, knownAt?: string) =>
      obligationsIn(dutiesOn(asOf, facts, knownAt === undefined ? {} : { knownAt }), "qw", "DC-R1").at(-1)?.state;
    expect(state("2022-05-31")).toBe("open");
    expect(state("2022-06-01")).toBe("done");
    expect(state("2022-12-31", "2022-07-31")).toBe("open");
  });

  test("a correction stands for what it corrects, a withdrawal takes it back", () => {
    const first = done("qw", "DC-R1", "2022-06-01", { id: "a" });
    const moved = done("qw", "DC-R1", "2023-01-10", { id: "b", corrects: "a", reason: "日期写错" });
    const taken = entry("withdrawal", "2023-02-01", { id: "c", corrects: "b", reason: "没有开" });
    const state = (facts: Parameters<typeof dutiesOn>[1]) =>
      obligationsIn(dutiesOn("2023-03-01", facts), "qw", "DC-R1")
        .slice(-2)
        .map((one) => one.state);
    expect(state([first])).toEqual(["done", "open"]);
    expect(state([first, moved])).toEqual(["overdue", "done"]);
    expect(state([first, moved, taken])).toEqual(["overdue", "open"]);
    expect(dutiesOn("2023-03-01", [first, moved, taken]).corrected).toEqual([
      { id: "a", by: "b" },
      { id: "b", by: "c" },
    ]);
  });
});

describe("a duty that an occasion makes fall due", () => {
  const problem = entry("occasion", "2022-09-23", { id: "o1", duty: "DD-R2", body: "jtj", title: "青石村断头路" });
  const answered = (...facts: Parameters<typeof dutiesOn>[1] & object) =>
    obligationsIn(dutiesOn("2022-12-31", [problem, ...facts]), "jtj", "DD-R2").map(({ due, state, performed }) => [
      due,
      state,
      performed.map(({ day }) => day),
    ]);

  test("is due so many working days later: the National Day holiday and its make-up days count as they were", () => {
    // 26-30 September 5, 8-9 October (make-up Saturday and Sunday) 7, 10-14 October 12, 17-19 October 15
    expect(answered()).toEqual([["2022-10-19", "overdue", []]]);
  });

  test("is done by the answer that names it, late after the due day; the first answer counts", () => {
    const answer = (day: string) => done("jtj", "DD-R2", day, { answers: "o1" });
    expect(answered(answer("2022-10-19"))).toEqual([["2022-10-19", "done", ["2022-10-19"]]]);
    expect(answered(answer("2022-10-20"))).toEqual([["2022-10-19", "late", ["2022-10-20"]]]);
    expect(answered(answer("2022-10-21"), answer("2022-10-18"))).toEqual([["2022-10-19", "done", ["2022-10-18"]]]);
  });

  test("an occasion may set a deadline of its own, and its correction keeps its answers", () => {
    const moved = entry("occasion", "2022-09-23", {
      id: "o2",
      duty: "DD-R2",
      body: "jtj",
      within: 5,
      corrects: "o1",
      reason: "限期改为五日",
    });
    const answer = done("jtj", "DD-R2", "2022-10-08", { answers: "o1" });
    expect(answered(moved, answer)).toEqual([["2022-09-30", "late", ["2022-10-08"]]]);
    const withdrawn = entry("withdrawal", "2022-10-01", { corrects: "o1", reason: "不是他们的事" });
    expect(answered(withdrawn)).toEqual([]);
  });

  test("calendar days are counted on every day", () => {
    const arrival = entry("occasion", "2021-08-20", { duty: "TC-S1", body: "yunxi", team: "qingshi" });
    const [one] = obligationsIn(dutiesOn("2021-09-04", [arrival]), "yunxi", "TC-S1");
    expect(one).toMatchObject({ from: "2021-08-20", due: "2021-09-04", state: "open", team: "qingshi" });
  });

  test("a year without holiday data is a problem, never a guess", () => {
    const later = entry("occasion", "2026-12-28", { duty: "DD-R2", body: "jtj" });
    expect(() => dutiesOn("2027-03-01", [later])).toThrow(InvalidInputError);
    expect(() => dutiesOn("2027-03-01", [later])).toThrow("no holiday data for 2027");
  });
});

describe("a standing duty", () => {
  const broken = (asOf: string, state: "confirmed" | "investigating" | "dismissed") => {
    const finding = entry("finding", "2022-04-20", {
      case: "M08",
      matter: "pulled-back",
      subject: "unit",
      body: "swj",
      state,
    });
    return linesOf(obligationsIn(dutiesOn(asOf, [finding]), "swj", "SU-R1"));
  };

  test("stands open for the running year, is done after it, and is broken by a confirmed finding alone", () => {
    expect(broken("2022-12-31", "investigating")).toEqual(["2021-12-31 done", "2022-12-31 open"]);
    expect(broken("2023-01-01", "dismissed")).toEqual(["2021-12-31 done", "2022-12-31 done", "2023-09-15 open"]);
    expect(broken("2022-04-20", "confirmed")).toEqual(["2021-12-31 done", "2022-12-31 broken"]);
    expect(broken("2022-04-19", "confirmed")).toEqual(["2021-12-31 done", "2022-12-31 open"]);
  });

  test("of a team is broken by the findings of its ledger", () => {
    const scheme = withDuty("WT-R1", { cadence: { kind: "always" }, brokenBy: ["M06"] });
    const ledgers = ledgersOf({
      ...qingshi,
      facts: [
        {
          id: "f1",
          kind: "finding",
          day: "2022-06-01",
          recorded: "2022-06-01",
          by: "区纪委",
          case: "M06",
          matter: "gifts",
          subject: "member",
          member: "m1",
          state: "confirmed",
        },
      ],
    });
    const [, year] = obligationsIn(dutiesOn("2022-12-31", [], { scheme, ledgers }), "qingshi", "WT-R1");
    expect(year).toMatchObject({ state: "broken", facts: [{ id: "f1", day: "2022-06-01" }] });
  });
});

describe("an exemption", () => {
  const exempt = (more: object, day = "2022-01-10") =>
    entry("exemption", day, {
      duty: "TC-C1",
      body: "yunxi",
      from: "2022-02-01",
      to: "2022-02-28",
      approver: "区委组织部",
      reason: "洪水断路",
      ...more,
    });
  const months = (asOf: string, ...facts: readonly ReturnType<typeof exempt>[]) =>
    linesOf(obligationsIn(dutiesOn(asOf, facts), "yunxi", "TC-C1").filter(({ from }) => from >= "2022"));

  test("makes the parts not applicable of which it leaves less than half", () => {
    expect(months("2022-04-05", exempt({}))).toEqual([
      "2022-01-31 overdue",
      "2022-02-28 exemption",
      "2022-03-31 overdue",
      "2022-04-30 open",
    ]);
    // 14 of 28 days are left; then 13
    expect(months("2022-03-01", exempt({ to: "2022-02-14" }))[1]).toBe("2022-02-28 overdue");
    expect(months("2022-03-01", exempt({ to: "2022-02-15" }))[1]).toBe("2022-02-28 exemption");
    expect(
      months("2022-03-01", exempt({ to: "2022-02-10" }), exempt({ from: "2022-02-09", to: "2022-02-15" }))[1],
    ).toBe("2022-02-28 exemption");
  });

  test("holds from the day it was approved, and for the team it names", () => {
    expect(months("2022-03-01", exempt({}, "2022-03-02"))[1]).toBe("2022-02-28 overdue");
    expect(months("2022-03-02", exempt({}, "2022-03-02"))[1]).toBe("2022-02-28 exemption");
    const spot = (team: string) =>
      linesOf(
        obligationsIn(
          dutiesOn("2022-04-01", [
            entry("exemption", "2022-03-01", {
              duty: "DD-S3",
              body: "jtj",
              team,
              from: "2022-01-01",
              to: "2022-12-31",
              approver: "区委",
              reason: "整村搬迁",
            }),
          ]),
          "jtj",
          "DD-S3",
        ).filter((one) => one.team === "liulin"),
      );
    expect(spot("liulin")).toEqual(["2022-12-31 exemption"]);
    expect(spot("qingshi")).toEqual(["2022-12-31 open"]);
  });

  test("takes an occasion of its days away", () => {
    const facts = (from: string) => [
      entry("occasion", "2022-09-23", { duty: "DD-R2", body: "jtj" }),
      entry("exemption", "2022-09-20", {
        duty: "DD-R2",
        body: "jtj",
        from,
        to: "2022-10-31",
        approver: "a",
        reason: "b",
      }),
    ];
    expect(linesOf(obligationsIn(dutiesOn("2022-12-31", facts("2022-09-23")), "jtj", "DD-R2"))).toEqual([
      "2022-10-19 exemption",
    ]);
    expect(linesOf(obligationsIn(dutiesOn("2022-12-31", facts("2022-09-24")), "jtj", "DD-R2"))).toEqual([
      "2022-10-19 overdue",
    ]);
  });
});

describe("a duty that attendance shows", () => {
  const attended = (facts: object[], asOf: string) => {
    const ledgers = ledgersOf({
      ...qingshi,
      facts: facts.map((fact, index) => ({
        id: `a${index}`,
        kind: "attendance",
        member: "m1",
        recorded: "2022-12-31",
        by: "云溪镇",
        status: "resident",
        day: "2022-03-01",
        ...fact,
      })) as NonNullable<(typeof qingshi)["facts"]>,
    });
    return obligationsIn(dutiesOn(asOf, [], { ledgers }), "qingshi", "WT-R5").filter(
      ({ member, from }) => member === "m1" && from >= "2022-02",
    );
  };

  test("is done by enough days, overdue without them, open while the month runs", () => {
    // March 2022 has 23 working days: 20 needed
    const enough = attended([{ until: "2022-03-20" }], "2022-03-31");
    expect(enough.map(({ state, shown }) => [state, shown?.present, shown?.needed])).toEqual([
      // February 2022: 28 days without 8 of weekends and 4 of the Spring Festival
      ["overdue", "0", "16"],
      ["done", "20", "20"],
    ]);
    const short = attended([{ until: "2022-03-19" }], "2022-04-01");
    expect(short.map(({ state }) => state)).toEqual(["overdue", "overdue", "open"]);
    expect(attended([{ until: "2022-03-19" }], "2022-03-31").map(({ state }) => state)).toEqual(["overdue", "open"]);
  });

  test("asks nothing of a month that was all sickness", () => {
    const sick = attended([{ until: "2022-03-31", status: "sick" }], "2022-04-01");
    expect(sick.map(({ state, why }) => why ?? state)).toEqual(["overdue", "nothing-due", "open"]);
  });

  test("is overdue where no attendance was recorded at all", () => {
    expect(attended([], "2022-03-31").map(({ state, shown }) => [state, shown])).toEqual([
      ["overdue", null],
      ["open", null],
    ]);
  });
});

describe("what is due next", () => {
  test("holds what is overdue and open, the earliest first, and no standing duty", () => {
    const evaluation = dutiesOn("2022-03-31");
    const { next } = bodyIn(evaluation, "swj");
    const [first] = next;
    expect(first).toMatchObject({ overdue: true, missing: 1 });
    expect(next.map(({ due }) => due)).toEqual(next.map(({ due }) => due).sort());
    expect(next.filter(({ duty }) => duty === "SU-R1")).toEqual([]);
    const counts = bodyIn(evaluation, "swj").counts;
    // every open and overdue obligation but the standing one of 2022
    expect(next).toHaveLength(counts.open + counts.overdue - 1);
  });
});

describe("the question", () => {
  test("is refused where a day is none", () => {
    expect(() => dutiesOn("2022-02-30")).toThrow(InvalidInputError);
    expect(() => dutiesOn("2022-02-28", [], { knownAt: "soon" })).toThrow(InvalidInputError);
  });

  test("before any team is there has an answer in which nothing is owed", () => {
    const early = dutiesOn("2021-08-19");
    expect(early.counts.total).toBe(0);
    expect(early.bodies).toHaveLength(bodies.length + both.length);
  });
});
