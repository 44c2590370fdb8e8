/** Edge cases 37 to 41: rules and commitments that change, commitments kept late or in part, or by those who came after. */
import { expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import { evaluateAnnual } from "../../src/engine/evaluate";
import { evaluateMembers } from "../../src/engine/members/evaluate-members";
import { boardOf } from "../../src/engine/pledges/board";
import { amend } from "../../src/model/change";
import type { FactInput, LedgerInput } from "../../src/model/ledger";
import type { Scheme } from "../../src/model/scheme";
import { fact, itemIn } from "../small-district";
import {
  count,
  facts,
  finding,
  ledgerFor,
  luojiangWith,
  present,
  progress,
  rating,
  waive,
  with2022,
} from "./full-marks";

test("edge case 37: a rubric changed in mid-year judges each fact by the version in force on its day, and never backwards", () => {
  /** The first scheme with 1 off for a faulty leave (1.2, was 0.5) and ten policy sessions a year (2.3, was four). */
  const stricter = (from: string): Scheme =>
    amend(luojiang, (draft) => {
      const items = draft.rubric.categories.flatMap((category) => category.items);
      for (const item of items) {
        if (item.id === "1.2" && item.method.kind === "per-occurrence") item.method.each = "1";
        if (item.id === "2.3" && item.measure.kind === "target") item.measure.default = "10";
      }
      Object.assign(draft, { version: "2022.1", from });
    }).value;
  const leaves = ["2022-03-01", "2022-08-01"].map((day) => count("1.2", 1, day));
  const ledger = ledgerFor(facts({ "1.2": leaves, "2.3": [count("2.3", 5, "2022-05-05")] }));
  const points = (from: string) => {
    const found = evaluateAnnual([luojiang, stricter(from)], ledger, { year: 2022 });
    return [found.scheme.version, itemIn(found, "1.2").points, itemIn(found, "2.3").points];
  };
  // one leave by each rule: 2 − 0.5 − 1; the sessions by the rule of the year's end: 2 × 5 ÷ 10
  expect(points("2022-07-01")).toEqual(["2022.1", "0.5", "1"]);
  // both leaves before the change: nothing harsher backwards
  expect(points("2022-09-01")).toEqual(["2022.1", "1", "1"]);
  // a change after 1 October comes too late for what is asked at the end
  expect(points("2022-10-01")).toEqual(["2022.1", "1", "1"]);
  expect(points("2022-10-02")).toEqual(["2021.1", "1", "2"]);
  // next year it governs alone
  expect(points("2023-01-01")).toEqual(["2021.1", "1", "2"]);
});

test("edge case 38: a commitment is changed with reason and approval before it is due, at most a third of them, and the first wording stays", () => {
  const change = (commitment: string, day: string, more = {}) =>
    fact("change", day, { commitment, due: "2022-12-20", published: "2022-12-05", ...more });
  // all four are due on 30 November; a third of four is one
  const changed = with2022({
    changes: [change("a", "2022-11-29", { title: "a, smaller" }), change("b", "2022-11-30"), change("c", "2022-12-01")],
    "10.2": [...["a", "b", "c"].map((id) => progress(id, 1, "2022-12-20")), progress("d", 1, "2022-10-01")],
  });
  expect(itemIn(changed, "10.2").measurement).toMatchObject({
    // (1 + 0.6 + 0.6 + 1)/4
    value: "0.8",
    promises: [
      {
        title: "a, smaller",
        due: "2022-12-20",
        credited: "1",
        original: { title: "a", due: "2022-11-30" },
        changes: [{ standing: "counts", reason: "the road was washed away", approver: "town" }],
      },
      { due: "2022-11-30", credited: "0.6", changes: [{ standing: "too-many" }] },
      { due: "2022-11-30", credited: "0.6", changes: [{ standing: "too-late" }] },
      { id: "d", credited: "1" },
    ],
  });
  expect(changed).toMatchObject({ total: "98.6", caps: [], grade: "excellent" });
  const gone = (more = {}) =>
    with2022({
      dropped: [fact("dropped", "2022-11-01", { commitment: "d", ...more })],
      "10.2": ["a", "b", "c"].map((id) => progress(id, 1, "2022-10-01")),
    });
  // without approval it has failed: 3/4, and below 80 %; with approval three of three are kept
  expect(itemIn(gone(), "10.2").points).toBe("5.25");
  expect(gone()).toMatchObject({ grade: "good", caps: [{ id: "commitments-80" }] });
  expect(gone({ approver: "town" })).toMatchObject({ total: "100", grade: "excellent" });
});

test("edge case 39: of a commitment what was verified counts, what came late counts 60 %, and one excused by force majeure is left out", () => {
  const kept = with2022({
    "10.2": [
      progress("a", 1, "2022-10-01"),
      // due on 30 November: half in time, half on 20 December
      progress("b", 0.5, "2022-11-30"),
      progress("b", 1, "2022-12-20"),
      // the team says all, the check found 0.7
      progress("c", 1, "2022-10-01", { verified: false }),
      progress("c", 0.7, "2022-10-08"),
      waive({ commitment: "d" }),
    ],
  });
  // (1 + (0.5 + 0.6 x 0.5) + 0.7)/3 = 2.5/3; 7 x 2.5/3 = 5.8333…
  expect(itemIn(kept, "10.2")).toMatchObject({
    points: "5.83",
    measurement: {
      value: "5/6",
      promises: [
        { id: "a", inTime: "1", done: "1", credited: "1" },
        { id: "b", inTime: "0.5", done: "1", credited: "0.8" },
        { id: "c", inTime: "0.7", done: "0.7", credited: "0.7" },
      ],
    },
  });
  expect(kept).toMatchObject({ total: "98.83", caps: [], grade: "excellent" });
  // none of the four waived away, but d without any progress: 2.5/4; 7 x 0.625 = 4.375, and below 80 %
  const dropped = with2022({
    "10.2": [progress("a", 1, "2022-10-01"), progress("b", 1, "2022-12-20"), progress("c", 0.9, "2022-10-08")],
  });
  expect(itemIn(dropped, "10.2")).toMatchObject({ raw: "4.375", points: "4.38" });
  expect(dropped).toMatchObject({ total: "97.38", naturalGrade: "excellent", grade: "good" });
  expect(dropped.caps.map(({ id }) => id)).toEqual(["commitments-80"]);
});

test("edge case 40: a commitment stays with the team when its people change, and the dates tell who was there", () => {
  const members: LedgerInput["members"] = [
    { id: "m1", name: "甲", role: "leader", post: "first", service: [{ from: "2021-08-01", to: "2022-07-31" }] },
    { id: "m2", name: "乙", role: "leader", post: "first", service: [{ from: "2022-08-01" }] },
  ];
  const handed = with2022(
    {
      "1.1": [present("2022-01-01", "2022-07-31"), present("2022-08-01", "2022-12-31", { member: "m2" })],
      "2.2": [rating("2.2", 100, "部", { member: "m2" })],
      "10.2": [
        ...["a", "b", "c"].map((id) => progress(id, 1, "2022-10-01")),
        progress("d", 0.5, "2022-07-25", { id: "old" }),
        progress("d", 1, "2022-10-20", { id: "new" }),
      ],
    },
    { head: { members } },
  );
  expect(itemIn(handed, "10.2")).toMatchObject({ points: "7" });
  expect(itemIn(handed, "10.2").measurement?.facts).toEqual(
    expect.arrayContaining([
      { id: "old", day: "2022-07-25" },
      { id: "new", day: "2022-10-20" },
    ]),
  );
  expect(handed).toMatchObject({ total: "100", grade: "excellent" });
  const handover = fact("handover", "2022-08-01", { commitment: "d", from: "m1", to: "m2" });
  const noted = with2022({ "1.1": [], "2.2": [], handover: [handover] }, { head: { members } });
  expect(itemIn(noted, "10.2")).toMatchObject({ points: "7" });
  const ledger = ledgerFor(facts({ "1.1": [], "2.2": [], handover: [handover] }), { members });
  expect(boardOf(luojiang, ledger, { asOf: "2022-12-31" }).commitments.find(({ id }) => id === "d")).toMatchObject({
    state: "done",
    handovers: [{ day: "2022-08-01", from: { member: "m1", name: "甲" }, to: { member: "m2", name: "乙" } }],
  });
});

test("edge case 41: what a team's grade means for its members' grades is a setting, and a member's own cap survives", () => {
  const served = (id: string, from: string, to: string) => ({
    id,
    name: id,
    role: "member" as const,
    service: [{ from, to }],
  });
  const members = [
    served("m1", "2021-08-01", "2023-09-30"),
    served("m2", "2021-08-01", "2023-09-30"),
    // gone before the bad year; gone in June: 181 days of it
    served("m3", "2021-08-01", "2021-12-31"),
    served("m4", "2021-08-01", "2022-06-30"),
  ];
  const absent = finding("M01", "absence", "2022-06-01", { subject: "member", member: "m2" });
  const everybody = ["m1", "m2", "m4"].map((member) =>
    present("2022-01-01", "2022-12-31", { member, recorded: "2022-12-31" }),
  );
  const knowing = ["m1", "m2", "m4"].map((member) =>
    fact("rating", "2022-12-10", { item: "2.2", member, value: 100, rater: "部" }),
  );
  const asked = (more: Readonly<Record<string, readonly FactInput[]>>, scheme = luojiang) =>
    evaluateMembers(
      scheme,
      ledgerFor(facts({ "1.1": everybody, "2.2": knowing, absent: [absent], ...more }), { members }),
      { year: 2022 },
    );
  // the team is excellent: one place for every started group of three of the two who are graded; M01 keeps m2 from it
  const excellent = asked({});
  expect(excellent).toMatchObject({
    teamGrade: { grade: "excellent" },
    places: [{ grade: "excellent", oneIn: 3, members: 2, places: 1, eligible: ["m1"] }],
  });
  expect(excellent.members.map(({ id, limit, state }) => [id, limit, state])).toEqual([
    ["m1", null, "gradable"],
    ["m2", "good", "gradable"],
    ["m4", null, "none"],
  ]);
  // a veto makes the team unqualified, and those who served half the year basically qualified at most
  const veto = { veto: [finding("M06", "gift")] };
  expect(asked(veto).members.map(({ id, limit }) => [id, limit])).toEqual([
    ["m1", "basically-qualified"],
    ["m2", "basically-qualified"],
    ["m4", null],
  ]);
  expect(asked(veto).places).toEqual([]);
  // it is a setting
  const free = luojiangWith(["members", "caps"], []);
  expect(asked(veto, free).members.map(({ limit }) => limit)).toEqual([null, "good", null]);
});
