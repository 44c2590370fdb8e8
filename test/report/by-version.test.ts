/** An item whose rule changed within the period: its parts, and the sum that puts them together. */
import { describe, expect, test } from "vitest";
import { evaluateAnnual } from "../../src/engine/evaluate";
import type { ItemResult, Measurement, VersionPart, VersionsTogether } from "../../src/model/evaluation";
import { byVersionText } from "../../src/report/by-version";
import { itemIn, ledgerOf, schemeOf } from "../small-district";

const plain = itemIn(evaluateAnnual(schemeOf(), ledgerOf(), { year: 2022 }));

const [first, second] = [
  { version: "1", from: "2022-01-01", to: "2022-06-30", days: "181" },
  { version: "2", from: "2022-07-01", to: "2022-12-31", days: "184" },
] as const;

const part = (when: typeof first | typeof second, points: string, more: Partial<VersionPart> = {}): VersionPart => ({
  ...when,
  points,
  outOf: "10",
  measurement: null,
  applied: null,
  ...more,
});

const told = (
  how: VersionsTogether,
  parts: readonly VersionPart[],
  raw: string | null,
  more: Partial<ItemResult> = {},
) => {
  const measurement: Extract<Measurement, { kind: "by-version" }> = {
    kind: "by-version",
    how,
    parts,
    value: raw ?? "0",
    facts: [],
  };
  return byVersionText({ ...plain, points: raw, raw, ...more, measurement }, measurement);
};

const head = {
  zh: "考核期内办法有修改，按各版本分段计算。",
  en: "The scheme changed within the period; each part is scored by its own version.",
};
const firstHead = { zh: "2022年1月1日至2022年6月30日（版本 1）：", en: "2022-01-01 to 2022-06-30 (version 1): " };
const secondHead = { zh: "2022年7月1日至2022年12月31日（版本 2）：", en: "2022-07-01 to 2022-12-31 (version 2): " };
const heads = {
  zh: `${head.zh}${firstHead.zh}${secondHead.zh}`,
  en: `${head.en} ${firstHead.en} ${secondHead.en}`,
};

describe("an item by versions", () => {
  test("says of each part what it measured and how that became points", () => {
    const counted = (value: string, each: string): Partial<VersionPart> => ({
      measurement: { kind: "count", value, facts: [{ id: "f", day: "2022-02-01" }] },
      applied: { kind: "per-occurrence", each, free: "0" },
    });
    const parts = [part(first, "9", counted("2", "0.5")), part(second, "8.5", counted("1", "1.5"))];
    expect(told("loss", parts, "7.5")).toEqual({
      zh: `${head.zh}${firstHead.zh}累计 2。每次扣 0.5 分：10 − 0.5 × 2 = 9。${secondHead.zh}累计 1。每次扣 1.5 分：10 − 1.5 × 1 = 8.5。满分减去各段所扣：10 − 1 − 1.5 = 7.5。`,
      en: `${head.en} ${firstHead.en}Counted: 2. 0.5 off for each: 10 − 0.5 × 2 = 9. ${secondHead.en}Counted: 1. 1.5 off for each: 10 − 1.5 × 1 = 8.5. All points without what each part takes off: 10 − 1 − 1.5 = 7.5.`,
    });
  });

  test("says only the finding of a part to which no rule was applied", () => {
    const parts = [part(first, "9", { measurement: { kind: "count", value: "0", facts: [] } })];
    expect(told("sum", parts, null).en).toBe(`${head.en} ${firstHead.en}None recorded: counted as none.`);
  });

  test("adds up the parts of a sum, those below zero in brackets", () => {
    expect(told("sum", [part(first, "2"), part(second, "0.5")], "2.5")).toEqual({
      zh: `${heads.zh}各段相加：2 + 0.5 = 2.5。`,
      en: `${heads.en} Added up: 2 + 0.5 = 2.5.`,
    });
    expect(told("sum", [part(first, "2"), part(second, "-0.5")], "1.5").en).toBe(
      `${heads.en} Added up: 2 + (-0.5) = 1.5.`,
    );
  });

  test("gives a single part as it is", () => {
    expect(told("sum", [part(second, "3")], "3")).toEqual({
      zh: `${head.zh}${secondHead.zh}各段相加：3。`,
      en: `${head.en} ${secondHead.en} Added up: 3.`,
    });
  });

  test("adds what a part gives beyond its points to what remains", () => {
    expect(told("loss", [part(first, "9"), part(second, "10.5")], "9.5").en).toBe(
      `${heads.en} All points without what each part takes off: 10 − 1 + 0.5 = 9.5.`,
    );
  });

  test("weighs the parts of a mean by their days, leaving out a part that is worth nothing", () => {
    expect(told("mean", [part(first, "10"), part(second, "5")], "546/73", { points: "7.48" }).zh).toBe(
      `${heads.zh}按各段天数平均：10 × (181 × 10 ÷ 10 + 184 × 5 ÷ 10) ÷ 365 ≈ 7.4795。保留 2 位小数（四舍五入）得 7.48。`,
    );
    expect(told("mean", [part(first, "0", { outOf: "0" }), part(second, "5")], "5").en).toBe(
      `${heads.en} The mean by days: 10 × (184 × 5 ÷ 10) ÷ 184 = 5.`,
    );
  });

  test("says no sum where nothing could be worked out", () => {
    expect(told("sum", [part(first, "0"), part(second, "0")], null)).toEqual(heads);
  });

  test("says which bound took hold in the end", () => {
    expect(told("sum", [part(first, "4"), part(second, "3")], "7", { bound: "cap", cap: "5", points: "5" }).en).toBe(
      `${heads.en} Added up: 4 + 3 = 7. Above the cap: 5.`,
    );
  });
});
