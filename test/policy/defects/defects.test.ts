/** Every mistake is reported: by the check, by a worked case, or by coverage and mutants where no case looks; and compare always names its clause. */
import { describe, expect, test } from "vitest";
import type { SchemeDifference } from "../../../src/policy/compare/scheme-difference";
import { type Defect, defects } from "./defects";
import { expected } from "./expected";
import { type Outcome, outcomeOf } from "./outcome";
import { tableOf } from "./table";

const hasBoth = ({ says }: SchemeDifference): boolean => /[\u4e00-\u9fff]/.test(says.zh) && /[a-z]/.test(says.en);

/** What the check and compare say, exactly. */
const exactly = ({ refused, remarks, compare }: Outcome): readonly string[] => [
  ...refused.map((code) => `refused:${code}`),
  ...remarks.map((place) => `check:${place}`),
  ...compare.map(({ key }) => `compare:${key}`).sort(),
];

const isExact = (found: string): boolean => /^(refused|check|compare):/.test(found);

/** What cases notice may grow with more of them: whoever is listed must notice, others may. */
const promised = (found: readonly string[], { cases, unprotected }: Outcome): readonly string[] => [
  ...(found.includes("cases") && cases.length === 0 ? ["cases"] : []),
  ...(found.includes("unprotected") && cases.length + unprotected.length === 0 ? ["unprotected"] : []),
];

const foundOf = ({ id }: Defect): readonly string[] => expected[id] ?? [];

describe("the list", () => {
  test("has at least a hundred mistakes of different names", () => {
    const ids = defects.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(100);
    expect(Object.keys(expected).sort()).toEqual([...ids].sort());
  });

  test("stands in README.md with what reports them", async () => {
    await expect(tableOf(defects, expected)).toMatchFileSnapshot("README.md");
  });

  test("has no mistake that nothing reports", () => {
    expect(defects.filter((one) => foundOf(one).length === 0)).toEqual([]);
  });
});

describe("a mistake is reported", () => {
  test.each(defects.map((one) => [one.id, one] as const))("%s", (_, one) => {
    const outcome = outcomeOf(one.edits);
    expect(exactly(outcome)).toEqual(foundOf(one).filter(isExact));
    expect(promised(foundOf(one), outcome)).toEqual([]);
    expect(outcome.compare.filter((difference) => !hasBoth(difference))).toEqual([]);
  });
});

test("the first scheme itself is reported by nothing", () => {
  expect(outcomeOf([])).toMatchObject({ refused: [], remarks: [], cases: [], compare: [], unprotected: [] });
});
