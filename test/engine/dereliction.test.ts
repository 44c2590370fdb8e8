/** Dereliction in a district: states, the ladder for members and bodies, what follows, and what towns and units lose by name. */
import { describe, expect, test } from "vitest";
import { evaluateDereliction } from "../../src/engine/dereliction/evaluate";
import { evaluateAnnual } from "../../src/engine/evaluate";
import type { FactInput, Ledger, LedgerInput } from "../../src/model/ledger";
import type { Register, RegisterFact } from "../../src/model/register";
import { parseRegister } from "../../src/model/register-check";
import { basis, category, deepFrozen, fact, item, ledgerOf, schemeOf, words } from "../small-district";

const titled = (id: string) => ({ id, title: words(id), basis });
const steps = ["talk", "notice", "recall", "transfer"];

const scheme = schemeOf(
  [
    category("c", [
      item(),
      item({
        id: "d",
        points: 0,
        kind: "deduction",
        measure: { kind: "findings" },
        method: { kind: "per-unit", each: 1 },
        cap: 10,
      }),
    ]),
  ],
  {
    bodies: [
      { ...titled("team"), assessed: true },
      { ...titled("unit"), teams: "units", subject: "unit" },
      { ...titled("town"), teams: "town", subject: "town" },
    ],
    steps: steps.map(titled),
    misconduct: [
      {
        ...titled("away"),
        subjects: ["member", "team"],
        deduct: 1,
        ladder: [
          { nth: 1, limit: "fair", steps: ["talk"] },
          { nth: 2, limit: "poor", spreads: true, veto: true, steps: ["recall", "notice"] },
        ],
        mirrors: [
          { body: "town", each: 0.1 },
          { body: "unit", each: 0.1 },
        ],
      },
      {
        ...titled("lie"),
        subjects: ["member", "team"],
        deduct: 3,
        zeroes: true,
        ladder: [{ nth: 1, steps: ["notice"] }],
        grave: { deduct: 4, limit: "poor", veto: true, steps: ["transfer"] },
        mirrors: [{ body: "town", each: 0.5 }],
      },
      {
        ...titled("pulled"),
        subjects: ["unit", "town"],
        deduct: 0.1,
        ladder: [
          { nth: 1, steps: ["talk"] },
          { nth: 2, limit: "fair", steps: ["notice"] },
        ],
        running: { years: 2, steps: ["transfer"] },
      },
    ],
  },
);

const registerOf = (facts: readonly Partial<RegisterFact>[] = []): Register =>
  parseRegister(
    {
      format: "zhucun-register/1",
      id: "r",
      title: words("r"),
      bodies: [
        { id: "liu", body: "town", name: "柳镇" },
        { id: "song", body: "town", name: "松镇" },
        { id: "water", body: "unit", name: "水利局" },
        { id: "roads", body: "unit", name: "交通局" },
      ],
      facts: facts.map((one, at) => ({ id: `r${at}`, by: "office", recorded: one.day, ...one })),
    },
    { scheme },
  );

const found = (
  name: string,
  matter: string,
  day = "2022-03-01",
  more: Readonly<Record<string, unknown>> = {},
): FactInput => fact("finding", day, { case: name, matter, subject: "team", state: "confirmed", ...more });
const ofMember = { subject: "member", member: "m1" };
const ofBody = (
  matter: string,
  day = "2022-03-01",
  more: Readonly<Record<string, unknown>> = {},
): Partial<RegisterFact> => ({
  kind: "finding",
  case: "pulled",
  matter,
  subject: "unit",
  body: "water",
  state: "confirmed",
  day,
  ...more,
});

const on = (ledger: Ledger, register = registerOf(), question: { asOf?: string; knownAt?: string } = {}) =>
  evaluateDereliction(scheme, deepFrozen({ register, ledgers: [ledger] }), { asOf: "2023-12-31", ...question });
const events = (facts: readonly FactInput[], more?: Partial<LedgerInput>) => on(ledgerOf(facts, more)).events;

describe("an event", () => {
  test("has the state of its latest fact and the year of its earliest", () => {
    const told = [
      found("away", "p", "2021-12-20", { state: "suspected" }),
      found("away", "p", "2022-02-01", { state: "investigating" }),
      found("away", "p", "2022-04-01", { grave: true }),
      found("away", "q", "2022-04-01", { state: "dismissed" }),
    ];
    const seen = (asOf: string) =>
      on(ledgerOf(told), undefined, { asOf }).events.map(({ matter, state, year, nth }) => [matter, state, year, nth]);
    expect(seen("2021-12-19")).toEqual([]);
    expect(seen("2021-12-20")).toEqual([["p", "suspected", 2021, null]]);
    expect(seen("2022-02-01")).toEqual([["p", "investigating", 2021, null]]);
    expect(seen("2022-04-01")).toEqual([
      ["p", "confirmed", 2021, 1],
      ["q", "dismissed", 2022, null],
    ]);
  });

  test("is not there before it was recorded, and goes back to what it was when a fact is withdrawn", () => {
    const told = [
      found("away", "p", "2022-03-01", { id: "s", state: "suspected" }),
      found("away", "p", "2022-03-05", { id: "c", recorded: "2022-04-01" }),
      fact("withdrawal", "2022-05-01", { corrects: "c" }),
    ];
    const state = (knownAt: string) => on(ledgerOf(told), undefined, { knownAt }).events.map((one) => one.state);
    expect([state("2022-02-28"), state("2022-03-31"), state("2022-04-01"), state("2022-05-01")]).toEqual([
      [],
      ["suspected"],
      ["confirmed"],
      ["suspected"],
    ]);
  });

  test("counts for each subject, case and year apart; beyond the last row the last row goes on", () => {
    const rows = events([
      found("away", "p", "2022-01-05"),
      found("away", "q", "2022-02-05", ofMember),
      found("away", "r", "2022-03-05", ofMember),
      found("away", "s", "2022-04-05", ofMember),
      found("away", "t", "2023-01-05", ofMember),
      found("lie", "u", "2022-04-05", ofMember),
    ]).map(({ case: name, who, year, matter, nth, row }) => [name, who.member, year, matter, nth, row]);
    expect(rows).toEqual([
      ["away", null, 2022, "p", 1, 1],
      ["away", "m1", 2022, "q", 1, 1],
      ["away", "m1", 2022, "r", 2, 2],
      ["away", "m1", 2022, "s", 3, 2],
      ["away", "m1", 2023, "t", 1, 1],
      ["lie", "m1", 2022, "u", 1, 1],
    ]);
  });

  test("of a member limits the member, and the team only where the row spreads; steps stand in the scheme's order", () => {
    const [first, second] = events([
      found("away", "p", "2022-01-05", ofMember),
      found("away", "q", "2022-02-05", ofMember),
    ]);
    expect(first?.consequences).toEqual({
      points: "1",
      counts: true,
      zeroes: null,
      limit: "fair",
      teamLimit: null,
      veto: false,
      steps: ["talk"],
    });
    expect(second?.consequences).toEqual({
      points: "1",
      counts: true,
      zeroes: null,
      limit: "poor",
      teamLimit: "poor",
      veto: true,
      steps: ["notice", "recall"],
    });
  });

  test("that is grave costs more, is limited lower and adds its steps; it zeroes the item it names", () => {
    const [grave] = events([found("lie", "p", "2022-01-05", { grave: true, item: "i" })]);
    expect(grave).toMatchObject({ grave: true, nth: 1, row: 1 });
    expect(grave?.consequences).toEqual({
      points: "4",
      counts: true,
      zeroes: "i",
      limit: "poor",
      teamLimit: "poor",
      veto: true,
      steps: ["notice", "transfer"],
    });
    // away names an item too, but does not zero it
    expect(events([found("away", "p", "2022-01-05", { item: "i" })])[0]?.consequences?.zeroes).toBeNull();
  });

  test("that is another side of the same matter is not charged to the team twice", () => {
    const both = events([found("away", "p"), found("lie", "p", "2022-03-02", ofMember), found("away", "q")]);
    expect(
      both.map(({ case: name, matter, consequences }) => [name, matter, consequences?.points, consequences?.counts]),
    ).toEqual([
      ["away", "p", "1", false],
      ["away", "q", "1", true],
      ["lie", "p", "3", true],
    ]);
    const charged = evaluateAnnual(
      scheme,
      ledgerOf([found("away", "p"), found("lie", "p", "2022-03-02", ofMember), found("away", "q")]),
      { year: 2022 },
    );
    expect(charged.deduction).toBe("4");
  });

  test("of a body comes from the register, with the body's own ladder", () => {
    const register = registerOf([
      ofBody("p", "2022-03-01"),
      ofBody("q", "2022-04-01"),
      ofBody("r", "2022-04-01", { body: "roads" }),
      ofBody("s", "2022-05-01", { state: "investigating" }),
      {
        kind: "finding",
        case: "pulled",
        matter: "p",
        subject: "town",
        body: "liu",
        state: "suspected",
        day: "2022-06-01",
      },
    ]);
    const seen = on(ledgerOf(), register);
    expect(
      seen.events.map(({ who, matter, state, nth, consequences }) => [
        who.name,
        matter,
        state,
        nth,
        consequences?.limit,
        consequences?.steps,
      ]),
    ).toEqual([
      ["柳镇", "p", "suspected", null, undefined, undefined],
      ["交通局", "r", "confirmed", 1, null, ["talk"]],
      ["水利局", "p", "confirmed", 1, null, ["talk"]],
      ["水利局", "q", "confirmed", 2, "fair", ["notice"]],
      ["水利局", "s", "investigating", null, undefined, undefined],
    ]);
    expect(seen.deductions.map(({ name, matter, amount, kind }) => [name, matter, amount, kind])).toEqual([
      ["交通局", "r", "0.1", null],
      ["水利局", "p", "0.1", null],
      ["水利局", "q", "0.1", null],
    ]);
  });

  test("of a body that a ledger tells of is the body's where the name is one, and the register's word goes first", () => {
    const told = ledgerOf([found("pulled", "p", "2022-03-01", { subject: "unit", body: "unit" })]);
    const who = { subject: "unit", team: "t", member: null, body: "water", name: "水利局" };
    expect(on(told).events).toMatchObject([{ who, state: "confirmed", nth: 1 }]);
    const dismissed = on(told, registerOf([ofBody("p", "2022-03-01", { state: "dismissed" })]));
    expect(dismissed.events).toMatchObject([{ who: { ...who, team: null }, state: "dismissed" }]);
    const two = ledgerOf([found("pulled", "p", "2022-03-01", { subject: "unit" })], { units: ["水利局", "交通局"] });
    expect(on(two).events).toMatchObject([{ who: { subject: "unit", team: "t", body: null, name: null }, nth: 1 }]);
  });

  test("of a case that the scheme does not have is a problem", () => {
    expect(() => on(ledgerOf([found("awya", "p")]))).toThrow(/`awya`.*`away`/s);
  });
});

describe("a mirrored effect", () => {
  const names = (facts: readonly FactInput[], more: Partial<LedgerInput> = {}, register = registerOf()) =>
    on(ledgerOf(facts, more), register).deductions.map(
      ({ name, amount, counts }) => `${name} ${amount}${counts ? "" : " not again"}`,
    );

  test("meets the team's town and all its units by name, a member's only the member's own unit", () => {
    const members: LedgerInput["members"] = [
      { id: "m1", name: "甲", role: "leader", unit: "交通局", service: [{ from: "2021-08-01" }] },
      { id: "m2", name: "乙", role: "member", service: [{ from: "2021-08-01" }] },
    ];
    const units = ["水利局", "交通局"];
    expect(names([found("away", "p")], { units, members })).toEqual(["柳镇 0.1", "交通局 0.1", "水利局 0.1"]);
    expect(names([found("away", "p", "2022-03-01", ofMember)], { units, members })).toEqual(["柳镇 0.1", "交通局 0.1"]);
    // whose unit m2's is, nobody says
    const other = { subject: "member", member: "m2" };
    expect(names([found("away", "p", "2022-03-01", other)], { units, members })).toEqual(["柳镇 0.1", "null 0.1"]);
    expect(names([found("away", "p", "2022-03-01", other)], { units: ["水利局"], members })).toEqual([
      "柳镇 0.1",
      "水利局 0.1",
    ]);
  });

  test("is none while nothing is confirmed, and not known where the register has no such name", () => {
    expect(names([found("away", "p", "2022-03-01", { state: "investigating" })])).toEqual([]);
    expect(names([found("away", "p")], { town: "远镇" })).toEqual(["null 0.1", "水利局 0.1"]);
  });

  test("of one matter meets a body once, at its greatest, whatever the number of cases and people", () => {
    const members: LedgerInput["members"] = ["m1", "m2"].map((id) => ({
      id,
      name: id,
      role: "member",
      service: [{ from: "2021-08-01" }],
    }));
    const two = ["m1", "m2"].map((member) => found("away", "p", "2022-03-01", { subject: "member", member }));
    expect(names(two, { members })).toEqual(["柳镇 0.1", "水利局 0.1", "柳镇 0.1 not again", "水利局 0.1 not again"]);
    expect(names([found("away", "p"), found("lie", "p")])).toEqual(["柳镇 0.1 not again", "水利局 0.1", "柳镇 0.5"]);
    expect(names([found("away", "p"), found("lie", "q")])).toEqual(["柳镇 0.1", "水利局 0.1", "柳镇 0.5"]);
  });

  test("of a matter for which the body answers itself does not come on top", () => {
    const register = registerOf([ofBody("p")]);
    expect(names([found("away", "p")], {}, register)).toEqual(["水利局 0.1", "柳镇 0.1", "水利局 0.1 not again"]);
    expect(names([found("away", "q")], {}, register)).toEqual(["水利局 0.1", "柳镇 0.1", "水利局 0.1"]);
  });

  test("of two teams' matters of one name are two events", () => {
    const ledgers = ["t", "s"].map((team) => ledgerOf([found("away", "p")], { team }));
    const { deductions } = evaluateDereliction(scheme, { register: registerOf(), ledgers }, { asOf: "2022-12-31" });
    expect(deductions.map(({ team, name, counts }) => [team, name, counts])).toEqual([
      ["s", "柳镇", true],
      ["s", "水利局", true],
      ["t", "柳镇", true],
      ["t", "水利局", true],
    ]);
  });
});

describe("a body's years in a row", () => {
  const running = (facts: readonly Partial<RegisterFact>[]) =>
    on(ledgerOf(), registerOf(facts), { asOf: "2026-12-31" }).running;

  test("stand where each year has a confirmed finding", () => {
    expect(running([ofBody("p", "2022-03-01"), ofBody("q", "2022-09-01")])).toEqual([]);
    expect(running([ofBody("p", "2022-03-01"), ofBody("q", "2023-09-01"), ofBody("r", "2024-01-01")])).toMatchObject([
      {
        case: "pulled",
        who: { name: "水利局" },
        years: [2022, 2023, 2024],
        passedOver: [],
        state: "stands",
        steps: ["transfer"],
      },
    ]);
    expect(running([ofBody("p", "2022-03-01"), ofBody("q", "2023-09-01", { body: "roads" })])).toEqual([]);
  });

  test("pass over a year of which nothing is recorded, and end in a year that was looked at", () => {
    const ends = [ofBody("p", "2022-03-01"), ofBody("q", "2024-09-01")];
    expect(running(ends)).toMatchObject([
      { years: [2022, 2024], passedOver: [{ year: 2023, why: "none" }], state: "stands" },
    ]);
    const dismissed = ofBody("s", "2023-05-01", { state: "dismissed" });
    expect(running([...ends, dismissed])).toEqual([]);
    expect(running([...ends, { ...dismissed, body: "roads" }])).toHaveLength(1);
  });
});
