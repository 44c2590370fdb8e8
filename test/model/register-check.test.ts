/** What the checker says about a register: each rule for its bodies and facts broken once, with its place. */
import { describe, expect, test } from "vitest";
import type { Ledger } from "../../src/model/ledger";
import { InvalidInputError, pathText } from "../../src/model/problem";
import { checkRegister, parseRegister, type RegisterContext } from "../../src/model/register-check";
import { basis, category, item, ledgerOf, monthlyPresence, schemeOf, words } from "../small-district";

const titled = (id: string) => ({ id, title: words(id), basis });
const yearly = { kind: "every", period: "year", times: 1 } as const;

const scheme = schemeOf(
  [
    category("c", [
      item({
        id: "a",
        method: { kind: "proportional" },
        measure: monthlyPresence,
      }),
    ]),
  ],
  {
    bodies: [
      { ...titled("team"), assessed: true },
      { ...titled("unit"), teams: "units", subject: "unit" },
      { ...titled("town"), teams: "town", subject: "town" },
    ],
    lists: [titled("l")],
    duties: [
      { ...titled("visit"), body: "town", list: "l", cadence: yearly, per: "village" },
      { ...titled("train"), body: "unit", list: "l", cadence: yearly, per: "member" },
      {
        ...titled("reply"),
        body: "town",
        list: "l",
        cadence: { kind: "after", event: words("a question"), within: 5, days: "calendar" },
      },
      { ...titled("stand"), body: "town", list: "l", cadence: { kind: "always" } },
      {
        ...titled("stay"),
        body: "team",
        list: "l",
        cadence: { kind: "every", period: "month", times: 1 },
        per: "member",
        shownBy: "a",
      },
      { ...titled("report"), body: "team", list: "l", cadence: yearly, per: "village" },
      { ...titled("teach"), body: "team", list: "l", cadence: yearly, per: "member" },
    ],
    misconduct: [{ ...titled("M"), subjects: ["unit", "town"] }],
  },
);

const member = (id: string, unit: string) => ({
  id,
  name: id,
  role: "member" as const,
  unit,
  service: [{ from: "2021-08-01" }],
});
const ledgers: readonly Ledger[] = [
  ledgerOf([], {
    team: "t1",
    units: ["水利局", "交通局"],
    members: [member("m1", "水利局"), member("m2", "交通局")],
  }),
  ledgerOf([], { team: "t2", town: "松镇", units: ["交通局"], members: [member("m3", "交通局")] }),
];
const bodies = [
  { id: "liu", body: "town", name: "柳镇" },
  { id: "song", body: "town", name: "松镇" },
  { id: "water", body: "unit", name: "水利局" },
];

type Written = Readonly<Record<string, unknown>>;
const entry = (kind: string, more: Written): Written => ({
  kind,
  id: "f",
  day: "2022-03-01",
  recorded: "2022-03-01",
  by: "office",
  ...more,
});
const performed = (body: string, duty: string, more: Written = {}) => entry("performed", { body, duty, ...more });
const exemption = (body: string, duty: string, more: Written = {}) =>
  entry("exemption", { body, duty, from: "2022-01-01", to: "2022-06-30", approver: "district", reason: "r", ...more });
const occasion = (body: string, duty: string, more: Written = {}) => entry("occasion", { body, duty, ...more });
const finding = (more: Written) =>
  entry("finding", { case: "M", matter: "x", subject: "town", body: "liu", state: "confirmed", ...more });

const all: RegisterContext = { scheme, ledgers };
const document = (facts: readonly Written[], more: Written = {}): Written => ({
  format: "zhucun-register/1",
  id: "r",
  title: words("r"),
  bodies,
  facts,
  ...more,
});
const saidOf = (input: unknown, context: RegisterContext): string[] => {
  const checked = checkRegister(input, context);
  return checked.ok ? [] : checked.problems.map(({ code, path }) => `${code} ${pathText(path)}`);
};
const said = (facts: readonly Written[], context = all) => saidOf(document(facts), context);
const reasonOf = (one: Written): string => {
  const checked = checkRegister(document([one]), all);
  return checked.ok ? "" : checked.problems.map(({ message }) => message.en).join(" | ");
};

describe("a register", () => {
  test("is fine where every fact fits its duty, its body and the teams", () => {
    expect(
      said([
        performed("liu", "visit", { id: "f1", team: "t1" }),
        performed("water", "train", { id: "f2", people: [{ team: "t1", member: "m1" }] }),
        occasion("liu", "reply", { id: "f3" }),
        performed("liu", "reply", { id: "f4", answers: "f3" }),
        performed("t1", "report", { id: "f5", team: "t1" }),
        performed("t1", "teach", { id: "f6", people: [{ team: "t1", member: "m2" }] }),
        exemption("water", "train", { id: "f7", team: "t1", member: "m1" }),
        finding({ id: "f8" }),
      ]),
    ).toEqual([]);
  });

  test("is refused with the same problems at both doors", () => {
    const wrong = document([], { title: 5 });
    expect(saidOf(wrong, all)).toEqual(["wrong-type title"]);
    expect(() => parseRegister(wrong, all)).toThrow(InvalidInputError);
    expect(parseRegister(document([]), all).bodies).toEqual(bodies);
  });

  test("whose head cannot be read still has its facts told, each once", () => {
    expect(saidOf(document([{ kind: "odd" }], { title: undefined }), {})).toEqual([
      "missing-key ",
      "unknown-word facts[0].kind",
    ]);
    expect(saidOf(document([], { facts: 5 }), {})).toEqual(["wrong-type facts"]);
  });

  test("whose head has an unknown key only is checked to its end", () => {
    expect(saidOf(document([performed("nobody", "visit", { team: "t1" })], { colour: 1 }), all)).toEqual([
      "unknown-key colour",
      "unknown-name facts[0].body",
    ]);
  });

  test("has no team among its bodies, by name or by kind", () => {
    const team = [...bodies, { id: "t1", body: "town", name: "远镇" }];
    expect(saidOf(document([], { bodies: team }), all)).toEqual(["team-in-register bodies[3].id"]);
    const assessed = [...bodies, { id: "t9", body: "team", name: "远村" }];
    expect(saidOf(document([], { bodies: assessed }), all)).toEqual(["team-in-register bodies[3].id"]);
    expect(saidOf(document([], { bodies: assessed }), {})).toEqual([]);
  });

  test("names each fact once, and each at the place where it stands", () => {
    const twice = [finding({ id: "f" }), { kind: "odd" }, finding({ id: "f", matter: "y" })];
    expect(said(twice)).toEqual(["unknown-word facts[1].kind", "duplicate-name facts[2].id"]);
  });

  test("has no fact that was recorded before it happened", () => {
    expect(said([finding({ recorded: "2022-02-28" })])).toEqual(["recorded-before-day facts[0].recorded"]);
  });
});

describe("a duty that was done", () => {
  test("is one that the scheme has, of the kind of body that did it", () => {
    expect(said([performed("liu", "viist", { team: "t1" })])).toEqual(["unknown-name facts[0].duty"]);
    expect(said([performed("liu", "train")])).toEqual(["duty-of-other-body facts[0].duty"]);
    expect(said([performed("liu", "viist", { team: "t1" })], {})).toEqual([]);
  });

  test("is not recorded where attendance shows it, or where it stands all year", () => {
    expect(reasonOf(performed("t1", "stay"))).toContain("item a shows it; nothing else is recorded");
    expect(reasonOf(performed("liu", "stand"))).toContain("a standing duty is not performed, only broken by findings");
  });

  test("says for whom it was done exactly where the duty asks for it", () => {
    expect(said([performed("liu", "visit")])).toEqual(["fact-does-not-fit-duty facts[0].team"]);
    expect(reasonOf(performed("liu", "visit"))).toContain("needs `team` (the team of the village)");
    expect(said([performed("water", "train")])).toEqual(["fact-does-not-fit-duty facts[0].people"]);
    const people = [{ team: "t1", member: "m1" }];
    expect(said([performed("liu", "visit", { team: "t1", people })])).toEqual([
      "fact-does-not-fit-duty facts[0].people",
    ]);
    expect(reasonOf(performed("liu", "visit", { team: "t1", people }))).toContain(
      "has no `people` (the members it was done for)",
    );
  });

  test("in answer to an occasion has no part of the year", () => {
    const asked = occasion("liu", "reply", { id: "o" });
    expect(said([asked, performed("liu", "reply", { answers: "o", part: "2022-01-01" })])).toEqual([
      "fact-does-not-fit-duty facts[1].part",
    ]);
  });

  test("answers an occasion that is known, its own, and earlier", () => {
    const asked = occasion("liu", "reply", { id: "o" });
    const answer = (body: string, more: Written) => said([asked, performed(body, "reply", more)]);
    expect(answer("liu", { answers: "other" })).toEqual(["unknown-name facts[1].answers"]);
    expect(answer("song", { answers: "o" })).toEqual(["answer-does-not-fit facts[1].answers"]);
    expect(answer("liu", { answers: "o", day: "2022-02-28" })).toEqual(["answer-does-not-fit facts[1].answers"]);
  });

  test("was done for a team that there is and that the body answers for", () => {
    expect(said([performed("liu", "visit", { team: "t9" })])).toEqual(["unknown-name facts[0].team"]);
    expect(said([performed("liu", "visit", { team: "t2" })])).toEqual(["team-of-other-body facts[0].team"]);
    expect(said([performed("t1", "report", { team: "t2" })])).toEqual(["team-of-other-body facts[0].team"]);
    // without a scheme nobody knows whom a body answers for
    expect(said([performed("liu", "visit", { team: "t2" })], { ledgers })).toEqual([]);
  });

  test("was done for members of the team that are the body's own", () => {
    const done = (people: readonly Written[], context = all) =>
      said([performed("water", "train", { people })], context);
    expect(done([{ team: "t1", member: "m9" }])).toEqual(["unknown-name facts[0].people[0].member"]);
    expect(done([{ team: "t1", member: "m2" }])).toEqual(["unknown-name facts[0].people[0].member"]);
    expect(done([{ team: "t2", member: "m3" }])).toEqual(["team-of-other-body facts[0].people[0].team"]);
    // without a scheme only the name is checked, without ledgers not even that
    expect(done([{ team: "t1", member: "m2" }], { ledgers })).toEqual([]);
    expect(done([{ team: "t1", member: "m9" }], { scheme })).toEqual([]);
  });
});

describe("an exemption and an occasion", () => {
  test("of a member name the member's team", () => {
    expect(said([exemption("water", "train", { member: "m1" })])).toEqual(["missing-key facts[0]"]);
    expect(said([exemption("water", "train", { team: "t1", member: "m9" })])).toEqual(["unknown-name facts[0].member"]);
    expect(said([exemption("water", "train", { team: "t9", member: "m9" })])).toEqual(["unknown-name facts[0].team"]);
    expect(said([exemption("water", "train", { team: "t9", member: "m9" })], { scheme })).toEqual([]);
  });

  test("end after they begin, and belong to a duty that an occasion makes fall due", () => {
    expect(said([exemption("water", "train", { to: "2021-12-31" })])).toEqual(["period-reversed facts[0].to"]);
    expect(said([occasion("liu", "visit")])).toEqual(["fact-does-not-fit-duty facts[0]"]);
  });
});

describe("a finding about a body", () => {
  test("is of a case that the scheme has, for a subject that the case knows and the body is", () => {
    expect(said([finding({ case: "N" })])).toEqual(["unknown-name facts[0].case"]);
    expect(said([finding({ subject: "unit" })])).toEqual(["subject-does-not-fit facts[0].subject"]);
    expect(said([finding({ case: "N", subject: "unit" })], { ledgers })).toEqual([]);
  });
});
