/** JUnit XML is well-formed whatever stands in a case, and counts what it holds. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { problem } from "../../../src/model/problem";
import { junitXml, type ReportedCase, unreadCases } from "../../../src/policy/case/junit";
import { readXml } from "./xml";

const told = (zh: string) => ({ zh, en: zh });
const reported = (more: Partial<ReportedCase> = {}): ReportedCase => ({
  id: "a",
  file: "cases/one.yaml",
  line: 3,
  says: told("试"),
  told: [],
  refused: false,
  ...more,
});

describe("JUnit XML", () => {
  test("has a suite for each file, with its failures and errors", () => {
    const xml = junitXml(
      [
        reported(),
        reported({ id: "b", told: [told("总分应得 1 分，算得 2 分。"), told("等次")] }),
        reported({ id: "c", file: "cases/two.yaml", line: null, told: [told("没有算出结果")], refused: true }),
      ],
      "luojiang",
      "zh",
    );
    const root = readXml(xml);
    expect(root.attributes).toEqual({ name: "luojiang", tests: "3", failures: "1", errors: "1" });
    expect(root.children.map(({ attributes }) => attributes)).toEqual([
      { name: "cases/one.yaml", tests: "2", failures: "1", errors: "0" },
      { name: "cases/two.yaml", tests: "1", failures: "0", errors: "1" },
    ]);
    const [, second] = root.children[0]?.children ?? [];
    expect(second?.attributes).toEqual({
      name: "b 试",
      classname: "cases/one.yaml",
      file: "cases/one.yaml",
      line: "3",
    });
    expect(second?.children[0]).toMatchObject({
      name: "failure",
      attributes: { message: "总分应得 1 分，算得 2 分。" },
    });
    expect(second?.children[0]?.text).toContain("等次");
  });

  test("of a file that was not understood is an error, never an empty green run", () => {
    const root = readXml(junitXml([unreadCases([problem("no-cases", [])], "cases")], "luojiang", "en"));
    expect(root.attributes).toMatchObject({ tests: "1", errors: "1" });
  });

  test("is well-formed and says the same, whatever the texts are", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom("]]>", "<a b='c'>&amp;", "\u0000\u001b[31m", '"\n\t"', "\ud800", "\udc00x", "甲<乙&丙"),
    );
    // What XML cannot hold becomes a mark; a line's end of Windows is read as one of XML.
    const kept = (written: string) =>
      [...written]
        .map((one) => (/[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(one) ? one : "\ufffd"))
        .join("");
    fc.assert(
      fc.property(text, text, text, (id, says, message) => {
        const one = reported({ id, says: told(says), told: [told(message)] });
        const element = readXml(junitXml([one], id, "zh")).children[0]?.children[0];
        expect(element?.attributes["name"]).toBe(kept(`${id} ${says}`));
        expect(element?.children[0]?.attributes["message"]).toBe(kept(message));
        expect(element?.children[0]?.text).toBe(kept(message));
      }),
      { numRuns: 500 },
    );
  });
});
