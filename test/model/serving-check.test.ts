/** The rules for members: what must hold inside them, and what a fact of leave must hold to. */
import { describe, expect, test } from "vitest";
import { checkLedger } from "../../src/model/ledger-check";
import { checkScheme } from "../../src/model/scheme-check";
import { leave, type Rules, rules, servingScheme } from "../serving";
import { basis, ledgerInput, schemeInput } from "../small-district";

const problemsOf = (members: Rules): string[] => {
  const checked = checkScheme({ ...servingScheme(), members });
  return checked.ok ? [] : checked.problems.map(({ code, path }) => `${code} at ${path.slice(1).join(".")}`);
};
const approvers = (...table: Rules["leave"]["approvers"]): string[] =>
  problemsOf(rules({ leave: { approvers: table } }));

describe("rules for members", () => {
  test("are right as the tests have them, and a scheme may have none", () => {
    expect(problemsOf(rules())).toEqual([]);
    expect(checkScheme(schemeInput()).ok).toBe(true);
  });

  test("name an item that counts days", () => {
    expect(problemsOf(rules({ attendance: "j" }))).toEqual(["unknown-name at attendance"]);
    const checked = checkScheme({ ...schemeInput(), members: rules() });
    expect(checked.ok ? [] : checked.problems.map(({ code }) => code)).toEqual(["not-attendance"]);
  });

  test("let the authorities rise strictly, the last one alone without an end", () => {
    expect(approvers({ body: "town" })).toEqual([]);
    expect(approvers({ upTo: 3, body: "town" }, { upTo: 4, body: "unit" }, { body: "team" })).toEqual([]);
    expect(approvers({ upTo: 3, body: "town" }, { upTo: 3, body: "unit" }, { body: "team" })).toEqual([
      "approvers-overlap at leave.approvers.1.upTo",
    ]);
    expect(approvers({ upTo: 5, body: "town" }, { upTo: 3, body: "unit" }, { body: "team" })).toEqual([
      "approvers-overlap at leave.approvers.1.upTo",
    ]);
    expect(approvers({ upTo: 3, body: "town" })).toEqual(["approvers-open at leave.approvers.0.upTo"]);
    expect(approvers({ body: "town" }, { body: "unit" })).toEqual(["approvers-closed at leave.approvers.0"]);
    expect(approvers({ upTo: 3, body: "town" }, { body: "town" })).toEqual([
      "duplicate-name at leave.approvers.1.body",
    ]);
  });

  test("name bodies and grades of the scheme", () => {
    expect(approvers({ upTo: 3, body: "twon" }, { body: "unit" })).toEqual(["unknown-name at leave.approvers.0.body"]);
    expect(problemsOf(rules({ vacancy: { ...rules().vacancy, body: "nobody" } }))).toEqual([
      "unknown-name at vacancy.body",
    ]);
    expect(problemsOf(rules({ caps: [{ team: "bad", limit: "worse", minDays: 1, basis }] }))).toEqual([
      "unknown-name at caps.0.team",
      "unknown-name at caps.0.limit",
    ]);
    expect(problemsOf(rules({ places: [{ team: "best", grade: "better", oneIn: 3, basis }] }))).toEqual([
      "unknown-name at places.0.team",
      "unknown-name at places.0.grade",
    ]);
  });
});

describe("a fact of leave", () => {
  const factProblems = (more: object): string[] => {
    const written = { ...leave("2022-10-17", "2022-10-18"), ...more };
    const checked = checkLedger({ ...ledgerInput(), facts: [written] }, { scheme: servingScheme() });
    return checked.ok ? [] : checked.problems.map(({ code, path }) => `${code} at ${path.slice(2).join(".")}`);
  };

  test("says when it was asked for and who approved it, and nothing else does", () => {
    expect(factProblems({})).toEqual([]);
    expect(factProblems({ status: "sick", statutory: true })).toEqual([]);
    expect(factProblems({ status: "resident", statutory: true })).toEqual([
      "not-leave at asked",
      "not-leave at authority",
      "not-leave at statutory",
    ]);
  });

  test("was not asked for after it was recorded, and was approved by a body that there is", () => {
    expect(factProblems({ asked: "2022-10-18" })).toEqual(["asked-after-recorded at asked"]);
    expect(factProblems({ asked: "2022-10-18", recorded: "2022-10-18" })).toEqual([]);
    expect(factProblems({ authority: "twon" })).toEqual(["unknown-name at authority"]);
  });
});
