/** Cases that are written out reach what they say, as they are written; with nothing expected they are refused. */
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { luojiang } from "../../../rubrics/luojiang";
import { villageLeadership } from "../../../rubrics/village-leadership";
import { caseFileText } from "../../../src/cli/say/cases";
import { amend } from "../../../src/model/change";
import type { Scheme } from "../../../src/model/scheme";
import { checkCases, parseCases } from "../../../src/policy/case/check";
import { runCases } from "../../../src/policy/case/run";
import { aimsOf } from "../../../src/policy/coverage/aims";
import { coverageOf } from "../../../src/policy/coverage/coverage";
import { skeletonsFor } from "../../../src/policy/coverage/skeleton/skeletons";
import { filled } from "./written";

/** What the written cases reach, from the text of their file. */
const coveredBy = (scheme: Scheme, text: string) => {
  const document = parse(text);
  const file = parseCases({ ...document, cases: document.cases.map(filled) }, { scheme });
  return coverageOf(scheme, runCases(scheme, file));
};

describe("cases written out for what is untried", () => {
  test.each([
    ["luojiang", luojiang, 966],
    ["village-leadership", villageLeadership, 266],
  ])(
    "reach every aim of %s, read back from their YAML",
    (_, scheme, aims) => {
      const all = aimsOf(scheme);
      const { file, unknown, skeletons } = skeletonsFor(scheme, all);
      expect(unknown).toEqual([]);
      expect(skeletons.length).toBe(aims);
      const coverage = coveredBy(scheme, caseFileText(file));
      expect(coverage.untried.map(({ key }) => key)).toEqual([]);
      expect(coverage.perThousand).toBe(1000);
    },
    300_000,
  );

  test("are refused until something is expected", () => {
    const { file } = skeletonsFor(luojiang, aimsOf(luojiang).slice(0, 3));
    const checked = checkCases([{ value: file }], { scheme: luojiang });
    expect(checked.ok).toBe(false);
  });

  test("leave out nothing silently: what no case was found for is called unknown", () => {
    // A hundred commitments could be published; a case with so many is more than one would write.
    const { value: scheme } = amend(luojiang, (draft) => {
      const item = draft.rubric.categories.flatMap(({ items }) => items).find(({ id }) => id === "10.1");
      if (item?.method.kind === "all-or-nothing") item.method.from = "100";
    });
    const own = aimsOf(scheme).filter(({ key }) => key.startsWith("items/10.1/method"));
    const { skeletons, unknown } = skeletonsFor(scheme, own);
    expect(unknown).toContain("items/10.1/method value:100:at");
    expect(skeletons.filter((one) => one.case === null).map(({ aim }) => aim.key)).toEqual(unknown);
    expect(skeletons.length).toBe(own.length);
  });

  test("are as small as a reader would make them", () => {
    const aims = aimsOf(luojiang).filter(({ key }) => key === "items/1.2/method value:4:at");
    const { file } = skeletonsFor(luojiang, aims);
    expect(file.cases?.map(({ facts, ledger, ask }) => [facts, ledger?.members, ask])).toEqual([
      [[{ kind: "count", item: "1.2", value: "4", day: "2021-06-15" }], ["m1"], { annual: 2021 }],
    ]);
  });
});
