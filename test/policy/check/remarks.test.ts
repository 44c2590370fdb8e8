/** Each remark on the smallest scheme that earns it, and none on one that does not. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { villageLeadership } from "../../../rubrics/village-leadership";
import { amend } from "../../../src/model/change";
import type { Scheme, SchemeInput } from "../../../src/model/scheme";
import { parseScheme } from "../../../src/model/scheme-check";
import { examine, remarksIn } from "../../../src/policy/check/examine";
import { remarkWords } from "../../../src/policy/check/words";
import { clausesOf } from "../../../src/policy/clause";
import {
  basis,
  category,
  type ItemInput,
  item,
  type SchemeChanges,
  schemeInput,
  schemeOf,
  schemeWith,
  words,
} from "../../small-district";

const placesIn = (scheme: Scheme): string[] => remarksIn(scheme).map(({ code, at }) => `${code} ${at}`);

const tally = (more: Partial<ItemInput> = {}): ItemInput =>
  item({ measure: { kind: "tally" }, method: { kind: "proportional" }, ...more });

const findings = (more: Partial<ItemInput> = {}): ItemInput =>
  item({
    id: "f",
    kind: "deduction",
    points: 0,
    cap: 9,
    measure: { kind: "findings" },
    method: { kind: "per-unit", each: 1 },
    ...more,
  });

const bonus = item({
  id: "b",
  kind: "bonus",
  points: 0,
  cap: 5,
  measure: { kind: "count", none: "zero" },
  method: { kind: "per-unit", each: 1 },
});

const titled = (id: string) => ({ id, title: words(id), basis });
const misconduct = (more: object = {}): NonNullable<SchemeInput["misconduct"]>[number] => ({
  ...titled("M"),
  subjects: ["team"],
  deduct: 1,
  ...more,
});

const cap = (id: string, when: NonNullable<SchemeInput["caps"]>[number]["when"], limit = "fair") => ({
  ...titled(id),
  when,
  limit,
});
const below = (number: number) => ({ kind: "measurement" as const, item: "i", below: number });

const withTiers = (steps: readonly object[], more: Partial<ItemInput> = {}): Scheme =>
  schemeWith([tally({ method: { kind: "tiers", steps, else: 0 } as ItemInput["method"], ...more })]);

const attended = item({
  id: "a",
  measure: {
    kind: "attendance",
    days: 20,
    every: "month",
    basis: "working-days",
    counts: ["resident"],
    daysOff: "count",
    mean: "member-days",
  },
  method: { kind: "proportional" },
});

const membersWith = (approver: string): NonNullable<SchemeInput["members"]> => ({
  attendance: "a",
  minDays: 183,
  leave: {
    statuses: ["leave"],
    count: "working",
    most: 30,
    noGrade: { above: 183, count: "calendar" },
    approvers: [{ body: approver }],
    grace: 2,
    basis,
  },
  vacancy: { grace: 15, count: "working", body: "unit", each: 1, basis },
  caps: [{ team: "poor", limit: "good", minDays: 183, basis }],
  basis,
});

const warningBelow = (number: number): NonNullable<SchemeInput["warnings"]> => ({
  colours: [titled("none"), titled("red")],
  criteria: [
    { ...titled("w"), colour: "red", when: { kind: "running", item: "i", every: "month", times: 2, below: number } },
  ],
  every: "quarter",
  basis,
});

const cases: readonly (readonly [string, Scheme])[] = [
  [
    "step-out-of-reach items/i/method",
    withTiers([
      { from: 1.2, points: 10 },
      { from: 0.9, points: 8 },
    ]),
  ],
  ["full-out-of-reach items/i", withTiers([{ from: 0.9, points: 8 }])],
  ["bonus-out-of-reach items/b", schemeWith([tally(), { ...bonus, measure: { kind: "findings" } }])],
  ["deduction-out-of-reach items/f", schemeWith([tally(), findings()])],
  [
    "grade-out-of-reach grades/never",
    schemeWith([tally()], { grades: [{ ...titled("never") }, { ...titled("all"), from: 0 }] }),
  ],
  [
    "grade-out-of-reach grades/top",
    schemeWith([tally()], {
      grades: [
        { ...titled("low"), from: 0, to: 11 },
        { ...titled("top"), from: 11 },
      ],
    }),
  ],
  [
    "cap-out-of-reach caps/c",
    schemeWith([tally()], { caps: [cap("c", { kind: "measurement", item: "i", above: 1 })] }),
  ],
  ["cap-always caps/c", schemeWith([tally()], { caps: [cap("c", below(1.5))] })],
  ["cap-without-effect caps/c", schemeWith([tally()], { caps: [cap("c", below(0.5), "good")] })],
  ["cap-without-effect caps/c", schemeWith([tally()], { caps: [{ ...cap("c", below(0.5)), in: ["annual"] }] })],
  ["cap-covered caps/c", schemeWith([tally()], { caps: [cap("c", below(0.5)), cap("d", below(0.6), "poor")] })],
  [
    "bound-without-effect items/b",
    schemeWith([tally(), { ...bonus, measure: { kind: "rank" }, method: { kind: "by-rank", points: [2], else: 0 } }]),
  ],
  ["bound-without-effect categories/c", schemeOf([category("c", [tally()], { cap: 10 })])],
  ["bound-without-effect rubric/bonus", schemeWith([tally(), bonus], { rubric: { bonus: { cap: 5, basis } } })],
  ["bound-without-effect rubric/total", schemeWith([tally()], { rubric: { total: { cap: 10, basis } } })],
  ["idle-points items/i", schemeWith([item(), tally({ id: "j" })])],
  [
    "idle-rescaled categories/c",
    schemeWith([item(), item({ id: "t", measure: { kind: "target", of: "count" }, method: { kind: "proportional" } })]),
  ],
  ["idle-passes grades/good", schemeWith([item()])],
  ["cliff items/i/method", withTiers([{ from: 0.6, points: 10 }])],
  ["bought-off misconduct/M", schemeWith([tally(), bonus, findings()], { misconduct: [misconduct()] })],
  ["costs-nothing misconduct/M", schemeWith([tally(), findings()], { misconduct: [misconduct({ deduct: 0 })] })],
  [
    "deduction-used-up rubric/deduction",
    schemeWith([tally(), findings()], { misconduct: [misconduct()], rubric: { deduction: { cap: 3, basis } } }),
  ],
  [
    "read-twice items/g/measure",
    schemeWith([tally(), findings(), findings({ id: "g" })], { misconduct: [misconduct()] }),
  ],
  [
    "duty-unread duties/D",
    schemeWith([tally()], {
      lists: [titled("L")],
      duties: [{ ...titled("D"), body: "unit", list: "L", cadence: { kind: "every", period: "year", times: 1 } }],
    }),
  ],
  [
    "duty-unread duties/D",
    schemeWith([tally()], {
      lists: [titled("L")],
      accounts: [{ body: "unit", points: 10, overdue: 1, basis }],
      duties: [{ ...titled("D"), body: "unit", list: "L", cadence: { kind: "always" } }],
    }),
  ],
  ["own-scorer items/i", schemeWith([tally({ scorer: "team" })])],
  ["own-approver members/leave", schemeWith([attended], { members: membersWith("team") })],
  ["charged-nowhere members/vacancy", schemeWith([attended], { members: membersWith("town") })],
  ["cap-without-effect members/caps/1", schemeWith([attended], { members: membersWith("town") })],
  ["warning-out-of-reach warnings/criteria/w", schemeWith([tally()], { warnings: warningBelow(0) })],
  ["warning-always warnings/criteria/w", schemeWith([tally()], { warnings: warningBelow(8) })],
  [
    "suspicion-always misconduct/M/suspect/1",
    schemeWith([attended], {
      misconduct: [
        misconduct({ subjects: ["member"], suspect: [{ kind: "short-spans", item: "a", below: "3/2", times: 1 }] }),
      ],
    }),
  ],
  ["step-above-item items/i/method", withTiers([{ from: 0.5, points: 11 }])],
  ["item-flat items/i/method", schemeWith([item({ method: { kind: "per-occurrence", each: 0 } })])],
  [
    "no-scorer items/i",
    schemeWith([item({ measure: { kind: "mean", outOf: 100, by: "rating" }, method: { kind: "proportional" } })]),
  ],
  [
    "good-lowers items/i/measure",
    schemeWith([item({ measure: { kind: "tally" }, method: { kind: "per-occurrence", each: 5 } })]),
  ],
  ["fault-raises items/i/measure", schemeWith([item({ measure: { kind: "count", none: "missing" } })])],
  [
    "direction-mixed items/i/measure",
    schemeWith([
      item({
        method: {
          kind: "tiers",
          steps: [
            { over: 2, points: 0 },
            { from: 1, points: 10 },
          ],
          else: 0,
        },
      }),
    ]),
  ],
  [
    "direction-unknown items/i/measure",
    schemeWith([
      item({
        floor: "none",
        measure: { kind: "milestones", late: 0.5 },
        method: { kind: "tiers", steps: [{ from: 0.5, points: 10 }], else: -5 },
      }),
    ]),
  ],
];

describe("each remark", () => {
  test.each(cases)("%s", (place, scheme) => {
    expect(placesIn(scheme)).toContain(place);
  });

  test("is tried", () => {
    const tried = new Set(cases.map(([place]) => place.split(" ")[0]));
    expect(Object.keys(remarkWords).filter((code) => !tried.has(code))).toEqual([]);
  });

  test("has a clause of the scheme, and says something in both languages", () => {
    for (const scheme of [...cases.map(([, one]) => one), luojiang, villageLeadership]) {
      const keys = new Set(clausesOf(scheme).map(({ key }) => key));
      for (const { at, message } of remarksIn(scheme)) {
        expect(keys).toContain(at);
        expect(message.zh).toMatch(/[\u4e00-\u9fff].*。$/);
        expect(message.en).toMatch(/\.$/);
        expect(`${message.zh}${message.en}`).not.toMatch(/undefined|\[object|NaN/);
      }
    }
  });
});

describe("no remark", () => {
  const plain: SchemeChanges = {
    caps: [{ ...cap("c", below(0.9)), in: ["annual"] }],
    grades: [
      { ...titled("low"), from: 0, to: 6 },
      { ...titled("fair"), from: 6, to: 8 },
      { ...titled("high"), from: 8 },
    ],
  };

  test("on a scheme in which nothing is to be said", () => {
    expect(placesIn(schemeWith([tally({ scorer: "town" })], plain))).toEqual([]);
  });

  test("of a cap that lowers a grade, and of one that covers only a part of another", () => {
    const scheme = schemeWith([tally()], {
      ...plain,
      caps: [cap("c", below(0.9)), cap("d", below(0.8), "low")],
    });
    expect(placesIn(scheme)).toEqual([]);
  });

  test("of misconduct that limits the team", () => {
    const limited = misconduct({ ladder: [{ nth: 1, limit: "fair" }] });
    const scheme = schemeWith([tally(), bonus, findings()], { ...plain, misconduct: [limited] });
    expect(placesIn(scheme).filter((place) => place.startsWith("bought-off"))).toEqual([]);
  });
});

describe("a remark that is accepted", () => {
  const input = schemeInput([category("c", [item(), tally({ id: "j" })])]);
  const reason = words("known");
  const accepting = (...accepted: NonNullable<SchemeInput["accepted"]>): Scheme => parseScheme({ ...input, accepted });
  const place = { remark: "idle-points", at: "items/i", reason };

  test("is told with its reason, and wants no answer any more", () => {
    const open = examine(parseScheme(input));
    expect(open.passes).toBe(false);
    const answered = examine(accepting(...open.remarks.map(({ code, at }) => ({ remark: code, at, reason }))));
    expect(answered).toMatchObject({ passes: true, remarks: [], problems: [] });
    expect(answered.accepted.map(({ reason: said }) => said)).toEqual(answered.accepted.map(() => reason));
  });

  test("but that nobody makes is a problem, with the one that may be meant", () => {
    const { problems, passes } = examine(accepting({ ...place, remark: "idle-point" }));
    expect(problems).toMatchObject([{ code: "accepted-fits-nothing", path: ["accepted", 0] }]);
    expect(problems[0]?.cure?.en).toContain("idle-points items/i");
    expect(passes).toBe(false);
  });

  test("goes when what it is about is mended", () => {
    const scheme = accepting(place);
    const { value } = amend(scheme, (draft) => {
      const found = draft.rubric.categories[0]?.items[0];
      if (found === undefined) throw new Error("no item");
      found.measure = { kind: "count", none: "missing" };
    });
    expect(examine(value).problems).toHaveLength(1);
  });
});

describe("a remark that is accepted for one change", () => {
  const M = "misconduct/M05";
  const cheaper = amend(luojiang, (draft) => {
    const grave = draft.misconduct.find(({ id }) => id === "M05")?.grave;
    if (grave !== undefined) grave.deduct = 0.3;
  }).value;

  test("leaves another one at the same clause open, and asks which was meant", () => {
    const { remarks, problems, passes } = examine(cheaper);
    expect(remarks.filter(({ at }) => at === M)).toMatchObject([
      { code: "fault-raises", change: "grave-finding" },
      { code: "fault-raises", change: "earlier-finding" },
    ]);
    expect(problems.map(({ code }) => code)).toEqual(["accepted-needs-change"]);
    expect(passes).toBe(false);
  });

  test("is answered alone where the change is named", () => {
    const { value } = amend(cheaper, (draft) => {
      const entry = draft.accepted?.find(({ remark, at }) => remark === "fault-raises" && at === M);
      if (entry !== undefined) entry.change = "earlier-finding";
    });
    const { remarks, problems } = examine(value);
    expect(remarks.filter(({ at }) => at === M).map(({ change }) => change)).toEqual(["grave-finding"]);
    expect(problems).toEqual([]);
  });
});

describe("the schemes that come with the package", () => {
  test.each([
    ["luojiang", luojiang],
    ["village-leadership", villageLeadership],
  ])("%s: no remark is left that wants an answer", (_, scheme) => {
    const { passes, remarks, problems } = examine(scheme);
    expect(problems).toEqual([]);
    expect(remarks.filter(({ weight }) => weight === "answer")).toEqual([]);
    expect(passes).toBe(true);
  });

  test("a cap of 10 on 12.3, as it was, is found", () => {
    const { value } = amend(luojiang, (draft) => {
      const found = draft.rubric.categories.at(-1)?.items.at(-1);
      if (found === undefined) throw new Error("no item");
      found.cap = "10";
    });
    const raised = examine(value).remarks.filter(({ code, at }) => code === "fault-raises" && at === "misconduct/M02");
    expect(raised).toEqual([]);
    expect(placesIn(value).filter((one) => one === "fault-raises misconduct/M01")).toHaveLength(2);
  });
});
