/** How arguments are understood: commands, flags, periods, and everything that can be wrong with them at once. */
import { describe, expect, test } from "vitest";
import { understand } from "../../src/cli/arguments";

const codes = (...args: string[]): string[] => understand(args).problems.map(({ code }) => code);
const command = (...args: string[]) => understand(args).command;

describe("a command", () => {
  test("is asked for by its name and its words", () => {
    expect(command("check", "x.yaml")).toEqual({ name: "check", path: "x.yaml", json: false });
    expect(command("explain", "d", "t", "--term")).toEqual({
      name: "explain",
      district: "d",
      team: "t",
      question: { kind: "term" },
      members: false,
      json: false,
    });
    expect(command("explain", "d", "t", "--year", "2022", "--members", "--json")).toMatchObject({
      members: true,
      json: true,
    });
  });

  test("takes its flags in any place, with `=` or without", () => {
    const question = { kind: "annual", year: 2022, asOf: "2022-12-31", knownAt: "2023-01-05" };
    const expected = { name: "evaluate", district: "d", question, scheme: "s.yaml", team: "t", json: true };
    const flags = ["--scheme", "s.yaml", "--as-of", "2022-12-31", "--known-at=2023-01-05", "--team", "t", "--json"];
    expect(command("evaluate", "d", "--year", "2022", ...flags)).toEqual(expected);
    expect(command(...flags, "--year=2022", "evaluate", "d")).toEqual(expected);
  });

  test("of a day stands on that day", () => {
    const evaluate = command("evaluate", "d", "--day", "2022-06-30", "--known-at", "2022-07-01");
    expect(evaluate).toMatchObject({ question: { kind: "daily", asOf: "2022-06-30", knownAt: "2022-07-01" } });
  });

  test("that is not there gives the help", () => {
    expect(command()).toEqual({ name: "help" });
    expect(command("--lang", "zh")).toEqual({ name: "help" });
    expect(command("evaluate", "--help")).toEqual({ name: "help" });
    expect(command("-h")).toEqual({ name: "help" });
    expect(command("-v")).toEqual({ name: "version" });
  });

  test("demo has a folder of its own", () => {
    expect(command("demo")).toEqual({ name: "demo", folder: "zhucun-demo" });
    expect(command("demo", "x")).toEqual({ name: "demo", folder: "x" });
  });

  test("speaks the language that is named", () => {
    expect(understand(["--lang", "zh"]).language).toBe("zh");
    expect(understand(["check", "x"]).language).toBeUndefined();
  });
});

describe("arguments are refused", () => {
  test.each([
    ["a command that is not known", ["chek", "x"], ["unknown-command"]],
    ["a flag that is not known", ["check", "x", "--jsno"], ["unknown-flag"]],
    ["a flag of another command", ["check", "x", "--year", "2022"], ["unknown-flag"]],
    ["a flag without its value", ["evaluate", "x", "--year"], ["flag-needs-value"]],
    ["a flag with an empty value", ["evaluate", "x", "--year="], ["flag-needs-value"]],
    ["a flag that swallowed another", ["evaluate", "x", "--team", "--year", "2022"], ["flag-needs-value"]],
    ["a value where none belongs", ["check", "x", "--json=yes"], ["flag-takes-no-value"]],
    ["a flag that stands twice", ["evaluate", "x", "--year", "2022", "--year", "2021"], ["flag-twice"]],
    ["no period", ["evaluate", "x"], ["exactly-one"]],
    ["two periods", ["evaluate", "x", "--year", "2022", "--term"], ["exactly-one"]],
    ["a day that stands elsewhere", ["evaluate", "x", "--day", "2022-01-01", "--as-of", "2022-01-02"], ["exactly-one"]],
    ["a year in two digits", ["evaluate", "x", "--year", "22"], ["not-a-year"]],
    ["a day that does not exist", ["evaluate", "x", "--day", "2022-02-29"], ["impossible-day"]],
    ["a day in words", ["evaluate", "x", "--term", "--known-at", "today"], ["not-a-day"]],
    ["too few words", ["explain", "x", "--term"], ["wrong-arguments"]],
    ["too many words", ["check", "x", "y"], ["wrong-arguments"]],
    ["a language that is not spoken", ["check", "x", "--lang", "fr"], ["unknown-word"]],
  ])("%s", (_, args, expected) => {
    expect(codes(...args)).toEqual(expected);
    expect(understand(args).command).toBeUndefined();
  });

  test("for all that is wrong at once", () => {
    expect(codes("evaluate", "x", "--yaer", "--day", "2022-02-30", "--lang", "fr")).toEqual([
      "unknown-flag",
      "unknown-word",
      "impossible-day",
    ]);
    expect(codes("evaluat", "--jsn")).toEqual(["unknown-flag", "unknown-command"]);
  });

  test("with the nearest flag and command that is known", () => {
    expect(understand(["evaluate", "x", "--yaer=2022"]).problems[0]?.cure?.en).toBe("Did you mean `--year`?");
    expect(understand(["explan", "x"]).problems[0]?.cure?.en).toBe("Did you mean `explain`?");
    expect(understand(["frobnicate"]).problems[0]?.cure?.en).toBe("See `zhucun --help`.");
    expect(understand(["check", "x", "--lang", "zhh"]).problems[0]?.cure?.en).toBe("Did you mean `zh`?");
  });
});
