/** What bodies' accounts are charged: what is overdue or late, their own findings, what the evaluations of teams mirror; every sum by hand. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import type { Charge } from "../../src/model/answer/duties";
import type { FactInput } from "../../src/model/ledger";
import { parseScheme } from "../../src/model/scheme-check";
import { bodyIn, done, dutiesOn, entry, ledgersOf, liulin, qingshi } from "../small-register";

const basis = { sources: [], origin: "authored" as const };

/** The first scheme with one duty alone, so that an account shows little else. */
const only = (id: string, account: object = {}) => {
  const duties = luojiang.duties.filter((duty) => duty.id === id);
  const [first] = duties;
  return parseScheme({
    ...luojiang,
    duties,
    mechanisms: [],
    misconduct: luojiang.misconduct.map((one) => ({ ...one, suspect: [] })),
    accounts: [{ body: first?.body ?? "", points: 10, overdue: "0.1", late: "0.05", basis, ...account }],
  });
};

const accountsOf = (evaluation: ReturnType<typeof dutiesOn>, id: string) =>
  bodyIn(evaluation, id).accounts.map(({ year, points, charged, lifted, balance }) => [
    year,
    points,
    charged,
    lifted,
    balance,
  ]);

const chargeText = (charge: Charge): string => {
  const counts = charge.counts ? "" : " (not counted)";
  const what = (): string => {
    if (charge.kind === "item") return `${charge.item} of ${charge.team}`;
    if (!("case" in charge)) return `${charge.duty} ${charge.due}`;
    return charge.team === null ? charge.case : `${charge.case} of ${charge.team}`;
  };
  return `${charge.kind} ${what()} ${charge.amount}${counts}`;
};

const chargesOf = (evaluation: ReturnType<typeof dutiesOn>, id: string, year: number): string[] =>
  bodyIn(evaluation, id)
    .accounts.filter((account) => account.year === year)
    .flatMap(({ charges }) => charges.map(chargeText));

const absence = (id: string, day: string, matter: string, more: object): FactInput =>
  ({
    id,
    kind: "finding",
    day,
    recorded: day,
    by: "区委组织部",
    case: "M01",
    matter,
    state: "confirmed",
    ...more,
  }) as FactInput; // the rest of the kind comes with `more`

const ofUnit = (day: string, matter: string, more: object = {}) =>
  entry("finding", day, { case: "M08", matter, subject: "unit", body: "swj", state: "confirmed", ...more });

describe("an account", () => {
  test("starts each year anew and is charged for what is overdue and late in the year of its part", () => {
    const scheme = only("DC-C1");
    const facts = [done("qw", "DC-C1", "2022-02-10"), done("qw", "DC-C1", "2022-02-11")];
    const evaluation = dutiesOn("2022-10-01", facts, { scheme });
    expect(chargesOf(evaluation, "qw", 2021)).toEqual(["late DC-C1 2021-12-31 0.05"]);
    expect(chargesOf(evaluation, "qw", 2022)).toEqual(["overdue DC-C1 2022-06-30 0.1", "overdue DC-C1 2022-09-30 0.1"]);
    expect(accountsOf(evaluation, "qw")).toEqual([
      [2021, "10", "0.05", "0", "9.95"],
      [2022, "10", "0.2", "0", "9.8"],
    ]);
  });

  test("charges December's closing to the year of December, though it was due in January", () => {
    const evaluation = dutiesOn("2023-01-11", [], { scheme: only("TC-R1") });
    expect(chargesOf(evaluation, "yunxi", 2022)).toHaveLength(12);
    expect(chargesOf(evaluation, "yunxi", 2022).at(-1)).toBe("overdue TC-R1 2023-01-10 0.1");
    expect(chargesOf(evaluation, "yunxi", 2023)).toEqual([]);
  });

  test("does not go below zero; what the floor gives back is shown", () => {
    const evaluation = dutiesOn("2023-01-01", [], { scheme: only("DC-C1", { points: 1, overdue: "0.3" }) });
    expect(accountsOf(evaluation, "qw")[1]).toEqual([2022, "1", "1.2", "0.2", "0"]);
  });

  test("costs nothing where the scheme charges nothing, and is kept for kinds that have one", () => {
    const evaluation = dutiesOn("2023-01-01", [], { scheme: only("DC-C1", { overdue: 0, late: 0 }) });
    expect(bodyIn(evaluation, "qw").accounts.every(({ charges }) => charges.length === 0)).toBe(true);
    expect(bodyIn(evaluation, "swj").accounts).toEqual([]);
  });
});

describe("findings about a body", () => {
  const scheme = only("SU-R1");

  test("cost what their case deducts, each matter its heaviest, once confirmed", () => {
    const facts = [
      ofUnit("2022-03-01", "a"),
      ofUnit("2022-05-01", "b", { state: "investigating" }),
      ofUnit("2022-06-01", "c"),
      entry("finding", "2022-06-02", { case: "M09", matter: "c", subject: "unit", body: "swj", state: "confirmed" }),
    ];
    const evaluation = dutiesOn("2022-12-31", facts, { scheme });
    // M09 deducts nothing
    expect(chargesOf(evaluation, "swj", 2022)).toEqual(["finding M08 0.1", "finding M08 0.1"]);
    expect(accountsOf(evaluation, "swj")[1]).toEqual([2022, "10", "0.2", "0", "9.8"]);
  });

  test("belong to the year of their first fact, whatever was found later", () => {
    const facts = [
      ofUnit("2022-12-20", "a", { state: "suspected" }),
      ofUnit("2023-02-01", "a", { state: "confirmed" }),
    ];
    const evaluation = dutiesOn("2023-03-01", facts, { scheme });
    expect(chargesOf(evaluation, "swj", 2022)).toEqual(["finding M08 0.1"]);
    expect(chargesOf(evaluation, "swj", 2023)).toEqual([]);
  });
});

describe("effects of teams' findings", () => {
  const mirrored = (facts: readonly FactInput[], asOf = "2022-12-31", register = [] as ReturnType<typeof ofUnit>[]) => {
    const ledgers = ledgersOf({ ...qingshi, facts: [] }, { ...liulin, facts });
    const scheme = parseScheme({
      ...luojiang,
      duties: luojiang.duties.filter(({ id }) => id === "SU-R1"),
      mechanisms: [],
      misconduct: luojiang.misconduct.map((one) => ({ ...one, suspect: [] })),
    });
    return dutiesOn(asOf, register, { scheme, ledgers });
  };

  test("fall on the town of the team and, for a member, on the unit that sent the member", () => {
    const evaluation = mirrored([absence("f1", "2022-05-10", "x", { subject: "member", member: "m2" })]);
    expect(chargesOf(evaluation, "liuwan", 2022)).toEqual(["mirror M01 of liulin 0.1"]);
    expect(chargesOf(evaluation, "czj", 2022)).toEqual(["mirror M01 of liulin 0.1"]);
    expect(chargesOf(evaluation, "swj", 2022)).toEqual([]);
    expect(chargesOf(evaluation, "yunxi", 2022)).toEqual([]);
    expect(evaluation.unassigned).toEqual([]);
  });

  test("fall on every unit of the team where the finding is about the team", () => {
    const evaluation = mirrored([absence("f1", "2022-05-10", "x", { subject: "team" })]);
    expect(chargesOf(evaluation, "czj", 2022)).toEqual(["mirror M01 of liulin 0.1"]);
    expect(chargesOf(evaluation, "swj", 2022)).toEqual(["mirror M01 of liulin 0.1"]);
  });

  test("add up over matters; one matter meets a body once, as it meets the team once", () => {
    const evaluation = mirrored([
      absence("f1", "2022-05-10", "x", { subject: "member", member: "m1" }),
      absence("f2", "2022-05-10", "x", { subject: "member", member: "m2" }),
      absence("f3", "2022-08-10", "y", { subject: "member", member: "m1" }),
    ]);
    expect(chargesOf(evaluation, "liuwan", 2022)).toEqual([
      "mirror M01 of liulin 0.1",
      "mirror M01 of liulin 0.1",
      "mirror M01 of liulin 0.1 (not counted)",
    ]);
    expect(accountsOf(evaluation, "liuwan").at(-1)).toEqual([2022, "10", "0.2", "0", "9.8"]);
    expect(accountsOf(evaluation, "swj").at(-1)).toEqual([2022, "10", "0.2", "0", "9.8"]);
    expect(accountsOf(evaluation, "czj").at(-1)).toEqual([2022, "10", "0.1", "0", "9.9"]);
  });

  test("and a finding about the body itself charge one event once, whichever is more", () => {
    const facts = [
      absence("f1", "2022-05-10", "x", { subject: "member", member: "m1" }),
      absence("f2", "2022-05-10", "x", { subject: "team" }),
    ];
    const evaluation = mirrored(facts, "2022-12-31", [ofUnit("2022-05-11", "x")]);
    expect(chargesOf(evaluation, "swj", 2022)).toEqual([
      "finding M08 0.1",
      "mirror M01 of liulin 0.1 (not counted)",
      "mirror M01 of liulin 0.1 (not counted)",
    ]);
    const alone = mirrored(facts.slice(0, 1), "2022-12-31", [ofUnit("2022-05-11", "x")]);
    expect(chargesOf(alone, "swj", 2022)).toEqual(["finding M08 0.1", "mirror M01 of liulin 0.1 (not counted)"]);
    expect(accountsOf(alone, "swj").at(-1)).toEqual([2022, "10", "0.1", "0", "9.9"]);
  });

  test("that fall on nobody are told", () => {
    const ledgers = ledgersOf({
      ...liulin,
      town: "石桥镇",
      facts: [absence("f1", "2022-05-10", "x", { subject: "team" })],
    });
    const evaluation = dutiesOn("2022-12-31", [], { ledgers });
    expect(evaluation.unassigned).toEqual([
      {
        year: 2022,
        team: "liulin",
        body: "town",
        amount: "0.1",
        item: null,
        case: "M01",
        facts: [{ id: "f1", day: "2022-05-10" }],
      },
    ]);
  });
});
