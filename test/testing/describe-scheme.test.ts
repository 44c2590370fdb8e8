/** `zhucun/testing`: cases become tests, and what is wrong with them never becomes a green run. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { evaluateAnnual, InvalidInputError, parseScheme } from "zhucun";
import { describeScheme, worlds } from "zhucun/testing";
import { yearsOf } from "../../src/model/calendar";
import { suiteOf } from "../../src/testing/describe-scheme";
import { schemeInput } from "../small-district";

describeScheme("rubrics/luojiang");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "zhucun-testing-"));
  mkdirSync(join(folder, "cases"));
  writeFileSync(join(folder, "scheme.yaml"), JSON.stringify(schemeInput()));
});
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, "cases", name), text);
const one = (points: number) =>
  `format: zhucun-cases/1\ncases:\n  - { id: a, says: 没有记录, ask: { annual: 2022 }, expect: { total: ${points} } }\n`;

describe("the tests of a scheme's cases", () => {
  test("have the case's id and sentence for a name, and throw what did not hold", () => {
    write("one.yaml", one(9));
    const { name, tests } = suiteOf(folder, {});
    expect(name).toMatch(/^small \(zhucun-testing-/);
    expect(tests.map((each) => each.name)).toEqual(["a 没有记录"]);
    expect(() => tests[0]?.run()).toThrow("总分应得 9 分，算得 10 分。");
    const [english] = suiteOf(folder, { language: "en", scheme: parseScheme(schemeInput()) }).tests;
    expect(() => english?.run()).toThrow("The total should be 9, and is 10.");
    write("one.yaml", one(10));
    expect(() => suiteOf(folder, {}).tests[0]?.run()).not.toThrow();
  });

  test("are refused where there are none, or something is wrong with them", () => {
    const codesOf = (cases: string): string[] => {
      try {
        suiteOf(folder, { cases });
      } catch (error) {
        if (error instanceof InvalidInputError) return error.problems.map(({ code }) => code);
      }
      return [];
    };
    mkdirSync(join(folder, "empty"));
    expect(codesOf(join(folder, "nowhere"))).toEqual(["no-cases"]);
    expect(codesOf(join(folder, "empty"))).toEqual(["no-cases"]);
    expect(codesOf("package.json")).toContain("missing-key");
    expect(codesOf("LICENSE")).toEqual(["unknown-file"]);
    write("two.yaml", "a: [");
    expect(codesOf(join(folder, "cases"))).toEqual(["not-yaml"]);
    write("two.yaml", one(10));
    expect(codesOf(join(folder, "cases"))).toEqual(["duplicate-name"]);
    expect(() => suiteOf(join(folder, "empty"), {})).toThrow(InvalidInputError);
  });
});

test("the generators give schemes and ledgers that can be evaluated", () => {
  fc.assert(
    fc.property(worlds(), ({ scheme, ledger }) => {
      const [year = 0] = yearsOf(ledger.term);
      expect(evaluateAnnual(scheme, ledger, { year }).kind).toBe("annual");
    }),
    { numRuns: 50 },
  );
});
