/** A case in years in a row, of teams and of members: what breaks the row, what is passed over, who led, and in which order rows are told. */
import { describe, expect, test } from "vitest";
import { evaluateDereliction } from "../../src/engine/dereliction/evaluate";
import type { FactInput, Ledger, LedgerInput } from "../../src/model/ledger";
import { parseRegister } from "../../src/model/register-check";
import { basis, category, fact, item, ledgerOf, schemeOf, words } from "../small-district";

const titled = (id: string) => ({ id, title: words(id), basis });
const caseOf = (id: string) => ({
  ...titled(id),
  subjects: ["member" as const, "team" as const],
  running: { years: 2, steps: ["recall"], leader: true as const },
});

/** A year is decided once there is a tally of it, and open before. */
const scheme = schemeOf([category("c", [item({ measure: { kind: "tally" }, method: { kind: "proportional" } })])], {
  steps: [titled("recall")],
  misconduct: [caseOf("away"), caseOf("lie")],
});
const register = parseRegister(
  { format: "zhucun-register/1", id: "r", title: words("r"), bodies: [], facts: [] },
  { scheme },
);

const found = (year: number, more: Readonly<Record<string, unknown>> = {}): FactInput =>
  fact("finding", `${year}-06-01`, {
    case: "away",
    matter: `x${year}`,
    subject: "team",
    state: "confirmed",
    ...more,
  });
const decided = (year: number): FactInput => fact("tally", `${year}-03-01`, { done: 1, due: 1 });

const leader = (id: string, ...service: { from: string; to?: string }[]) => ({
  id,
  name: id,
  role: "leader" as const,
  service,
});
const term = { from: "2020-01-01", to: "2025-12-31" };
const members: LedgerInput["members"] = [leader("m1", { from: "2020-01-01" })];
const teamOf = (facts: readonly FactInput[], more: Partial<LedgerInput> = {}): Ledger =>
  ledgerOf(facts, { term, members, ...more });
const running = (ledgers: readonly Ledger[], asOf = "2026-12-31") =>
  evaluateDereliction(scheme, { register, ledgers }, { asOf }).running;

describe("a team's years in a row", () => {
  test("end in a year that was decided without a finding", () => {
    expect(running([teamOf([found(2021), decided(2022), found(2023)])])).toEqual([]);
  });

  test("are open where a year between them is not decided, and then nothing follows", () => {
    expect(running([teamOf([found(2021), found(2023)])])).toEqual([
      {
        case: "away",
        title: words("away"),
        who: { subject: "team", team: "t", member: null, body: null, name: "河湾村" },
        years: [2021, 2023],
        passedOver: [{ year: 2022, why: "open" }],
        state: "open",
        steps: [],
        leaders: [],
      },
    ]);
  });

  test("stand as soon as enough of them follow each other without doubt", () => {
    const told = running([teamOf([found(2021), found(2023), found(2024)])]);
    expect(told.map(({ years, passedOver, state, steps }) => ({ years, passedOver, state, steps }))).toEqual([
      { years: [2021, 2023, 2024], passedOver: [{ year: 2022, why: "open" }], state: "stands", steps: ["recall"] },
    ]);
    const doubtfulLater = running([teamOf([found(2021), found(2022), found(2024)])]);
    expect(doubtfulLater.map(({ years, state }) => [years, state])).toEqual([[[2021, 2022, 2024], "stands"]]);
  });

  test("pass over a year between two terms, and name who led in each, the earliest first", () => {
    const first = teamOf([found(2021)], {
      term: { from: "2020-01-01", to: "2021-12-31" },
      members: [
        leader("z", { from: "2020-01-01", to: "2020-12-31" }),
        leader("y", { from: "2021-01-01" }),
        leader("b", { from: "2021-03-01" }),
      ],
    });
    const second = teamOf([found(2023)], {
      term: { from: "2023-01-01", to: "2024-12-31" },
      members: [leader("a", { from: "2023-01-01" }), { ...leader("c", { from: "2023-01-01" }), role: "member" }],
    });
    const told = running([first, second]);
    expect(told.map(({ passedOver, state, leaders }) => ({ passedOver, state, leaders }))).toEqual([
      {
        passedOver: [{ year: 2022, why: "none" }],
        state: "stands",
        leaders: [
          { member: "b", name: "b", years: [2021] },
          { member: "y", name: "y", years: [2021] },
          { member: "a", name: "a", years: [2023] },
        ],
      },
    ]);
    expect(running([second, first])).toEqual(told);
  });

  test("name no leader who comes only after the day that is asked about", () => {
    const told = teamOf([found(2021), found(2022)], {
      members: [leader("m1", { from: "2020-01-01", to: "2022-08-31" }), leader("m2", { from: "2022-09-01" })],
    });
    const leadersOn = (asOf: string) => running([told], asOf).map(({ leaders }) => leaders.map((one) => one.member));
    expect(leadersOn("2022-06-30")).toEqual([["m1"]]);
    expect(leadersOn("2022-09-01")).toEqual([["m1", "m2"]]);
  });
});

describe("a member's years in a row", () => {
  const ofMember = { subject: "member", member: "m1" };
  const years = [found(2021, ofMember), decided(2022), found(2023, ofMember)];

  test("end in a year in which the member served and the team was assessed", () => {
    expect(running([teamOf(years)])).toEqual([]);
  });

  test("pass over a year in which the member did not serve, and name no leader", () => {
    const away = [leader("m1", { from: "2021-01-01", to: "2021-12-31" }, { from: "2023-01-01" })];
    expect(running([teamOf(years, { members: away })])).toMatchObject([
      {
        who: { subject: "member", member: "m1" },
        years: [2021, 2023],
        passedOver: [{ year: 2022, why: "none" }],
        state: "stands",
        steps: ["recall"],
        leaders: [],
      },
    ]);
  });
});

test("rows are told by the scheme's order of cases, then by subject, then by year", () => {
  const rows = (name: string) => [2020, 2021, 2023, 2024].map((year) => found(year, { case: name }));
  const one = teamOf([...rows("lie"), decided(2022), ...rows("away")], { team: "s" });
  const other = teamOf(rows("lie").slice(0, 2));
  expect(running([other, one]).map(({ case: name, who, years }) => [name, who.team, years])).toEqual([
    ["away", "s", [2020, 2021]],
    ["away", "s", [2023, 2024]],
    ["lie", "s", [2020, 2021]],
    ["lie", "s", [2023, 2024]],
    ["lie", "t", [2020, 2021]],
  ]);
});
