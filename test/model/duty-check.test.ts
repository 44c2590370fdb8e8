/** What the checker says about duties, accounts, suspicions and years in a row: each rule broken once, with its place. */
import { describe, expect, test } from "vitest";
import { pathText } from "../../src/model/problem";
import { checkScheme } from "../../src/model/scheme-check";
import { basis, category, item, monthlyPresence, type SchemeChanges, schemeInput, words } from "../small-district";

const titled = (id: string) => ({ id, title: words(id), basis });
const attendance = item({
  id: "a",
  method: { kind: "proportional" },
  measure: monthlyPresence,
});

const said = (more: SchemeChanges): string[] => {
  const checked = checkScheme(
    schemeInput([category("c", [item(), attendance])], {
      bodies: [{ ...titled("team"), assessed: true }, { ...titled("unit"), subject: "unit" }, titled("office")],
      lists: [titled("l")],
      steps: [titled("talk")],
      ...more,
    }),
  );
  return checked.ok ? [] : checked.problems.map(({ code, path }) => `${code} ${pathText(path)}`);
};

type DutyInput = NonNullable<SchemeChanges["duties"]>[number];
type CaseInput = NonNullable<SchemeChanges["misconduct"]>[number];
const every = { kind: "every", period: "year", times: 1 } as const;
const monthly = { kind: "every", period: "month", times: 1 } as const;
const always = { kind: "always" } as const;
const dutyOf = (more: Partial<DutyInput>): DutyInput => ({
  ...titled("d"),
  body: "team",
  list: "l",
  cadence: every,
  ...more,
});
const duty = (more: Partial<DutyInput>) => said({ duties: [dutyOf(more)] });

describe("a duty", () => {
  test("is of a body and a list that the scheme has", () => {
    expect(duty({})).toEqual([]);
    expect(duty({ body: "taem" })).toEqual(["unknown-name duties[0].body"]);
    expect(duty({ list: "m" })).toEqual(["unknown-name duties[0].list"]);
  });

  test("is owed for each village or member only where it falls due so often", () => {
    expect(duty({ cadence: always, per: "village" })).toEqual(["duty-does-not-fit duties[0].per"]);
    expect(duty({ cadence: every, per: "village" })).toEqual([]);
  });

  test("falls due by a day that every year has, once a year, and by no second day", () => {
    const by = "duties[0].cadence.by";
    expect(duty({ cadence: { ...every, by: "04-30" } })).toEqual([]);
    expect(duty({ cadence: { ...every, by: "04-31" } })).toEqual([`never-due ${by}`]);
    expect(duty({ cadence: { ...every, by: "02-29" } })).toEqual([`never-due ${by}`]);
    expect(duty({ cadence: { ...monthly, by: "04-30" } })).toEqual([`duty-does-not-fit ${by}`]);
    expect(duty({ cadence: { ...every, by: "04-30", within: 5 } })).toEqual([`duty-does-not-fit ${by}`]);
  });

  test("is shown by an attendance item of the same period, for members", () => {
    const shown = (more: Partial<DutyInput>) => duty({ cadence: monthly, per: "member", shownBy: "a", ...more });
    expect(shown({})).toEqual([]);
    expect(shown({ shownBy: "b" })).toEqual(["unknown-name duties[0].shownBy"]);
    expect(shown({ shownBy: "i" })).toEqual(["duty-does-not-fit duties[0].shownBy"]);
    expect(shown({ per: "village" })).toEqual(["duty-does-not-fit duties[0].shownBy"]);
    expect(shown({ cadence: every })).toEqual(["duty-does-not-fit duties[0].cadence"]);
    expect(shown({ cadence: { ...monthly, times: 2 } })).toEqual(["duty-does-not-fit duties[0].cadence"]);
  });

  test("is broken by a case that the scheme has, where it stands all year", () => {
    const misconduct: CaseInput[] = [{ ...titled("M"), subjects: ["team"] }];
    const broken = (more: Partial<DutyInput>) => said({ duties: [dutyOf(more)], misconduct });
    expect(broken({ cadence: always, brokenBy: ["M"] })).toEqual([]);
    expect(broken({ cadence: always, brokenBy: ["M", "N"] })).toEqual(["unknown-name duties[0].brokenBy[1]"]);
    expect(broken({ brokenBy: ["M"] })).toEqual(["duty-does-not-fit duties[0].brokenBy"]);
  });
});

describe("an account", () => {
  const account = (body: string, more: object = {}) => said({ accounts: [{ body, points: 10, basis, ...more }] });

  test("is of a body that the scheme has and that is not assessed", () => {
    expect(account("unit")).toEqual([]);
    expect(account("unti")).toEqual(["unknown-name accounts[0].body"]);
    expect(account("team")).toEqual(["account-does-not-fit accounts[0].body"]);
  });

  test("takes no more for what is done late than for what is never done", () => {
    expect(account("unit", { overdue: 1, late: 1 })).toEqual([]);
    expect(account("unit", { overdue: 1, late: 1.1 })).toEqual(["account-does-not-fit accounts[0].late"]);
  });
});

describe("a rule of suspicion", () => {
  type Rule = NonNullable<CaseInput["suspect"]>[number];
  const suspected = (rule: Rule, subjects: CaseInput["subjects"], duties: readonly DutyInput[] = []) =>
    said({ duties, misconduct: [{ ...titled("M"), subjects, suspect: [rule] }] });
  const short = (name: string): Rule => ({ kind: "short-spans", item: name, times: 2 });

  test("of short spans looks at an attendance item and is about members", () => {
    expect(suspected(short("a"), ["member"])).toEqual([]);
    expect(suspected(short("b"), ["member"])).toEqual(["unknown-name misconduct[0].suspect[0].item"]);
    expect(suspected(short("i"), ["member"])).toEqual(["not-attendance misconduct[0].suspect[0].item"]);
    expect(suspected(short("a"), ["team"])).toEqual(["suspicion-does-not-fit misconduct[0].suspect[0].kind"]);
  });

  test("of overdue duties looks at duties of a body that the case is about", () => {
    const late: Rule = { kind: "overdue", duties: ["d"], days: 10, each: "duty" };
    const at = "misconduct[0].suspect[0]";
    expect(suspected(late, ["team"], [dutyOf({})])).toEqual([]);
    expect(suspected(late, ["unit"], [dutyOf({ body: "unit" })])).toEqual([]);
    expect(suspected(late, ["team"])).toEqual([`unknown-name ${at}.duties[0]`]);
    expect(suspected(late, ["team"], [dutyOf({ body: "unit" })])).toEqual([`suspicion-does-not-fit ${at}.kind`]);
    expect(suspected(late, ["team"], [dutyOf({ body: "office" })])).toEqual([`duty-without-subject ${at}.duties[0]`]);
    // told once, with the duty
    expect(suspected(late, ["team"], [dutyOf({ body: "taem" })])).toEqual(["unknown-name duties[0].body"]);
  });
});

describe("years in a row", () => {
  const running = (subjects: CaseInput["subjects"], steps: readonly string[]) =>
    said({ misconduct: [{ ...titled("M"), subjects, running: { years: 2, steps: [...steps], leader: true } }] });

  test("name steps that the scheme has, and a leader only where the case is about teams", () => {
    expect(running(["team"], ["talk"])).toEqual([]);
    expect(running(["team"], ["tlak"])).toEqual(["unknown-name misconduct[0].running.steps[0]"]);
    expect(running(["member"], ["talk"])).toEqual(["leader-without-team misconduct[0].running.leader"]);
  });
});
