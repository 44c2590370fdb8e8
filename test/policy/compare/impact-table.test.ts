/** The table of an impact on small fields: what moves a row, and what a row shows of what does not move. */
import { describe, expect, test } from "vitest";
import type { Ledger } from "../../../src/model/ledger";
import type { Scheme, SchemeInput } from "../../../src/model/scheme";
import { impactOf } from "../../../src/policy/compare/impact";
import { impactTables } from "../../../src/policy/compare/impact-table";
import {
  basis,
  fact,
  type ItemInput,
  item,
  ledgerOf,
  type SchemeChanges,
  schemeWith,
  words,
} from "../../small-district";

const titled = (id: string) => ({ id, title: words(id), basis });
const ranking: SchemeInput["ranking"] = {
  pools: "district",
  publicity: { days: 5, count: "working", basis },
  appeal: { within: 5, answer: 10, count: "working", basis },
  basis,
};
const scheme = (j: Partial<ItemInput> = {}, more: SchemeChanges = {}): Scheme =>
  schemeWith([item(), item({ id: "j", ...j })], { ranking, ...more });

const times = (team: string, i: number, j: number): Ledger =>
  ledgerOf(
    [
      ...Array.from({ length: i }, (_, at) => fact("count", `2022-03-0${at + 1}`, { value: 1 })),
      ...Array.from({ length: j }, (_, at) => fact("count", `2022-04-0${at + 1}`, { item: "j", value: 1 })),
    ],
    { team },
  );

const question = { kind: "annual", year: 2022 } as const;
const nothing = { attributions: new Map(), titleOf: (key: string) => words(key) };
const rowsOf = (before: Scheme, after: Scheme, teams: readonly Ledger[]) => {
  const [table] = impactTables(impactOf(before, after, teams, question), nothing, "en");
  return { columns: table?.columns.map(({ title }) => title), rows: table?.rows };
};

const dearer = scheme({ method: { kind: "per-occurrence", each: 3 } });

describe("a row of the table", () => {
  test("whose team falls behind another shows points and ranks, the other one's only its rank", () => {
    const { columns, rows } = rowsOf(scheme(), dearer, [times("a", 0, 1), times("b", 2, 0)]);
    expect(columns).toEqual(["Team", "Village", "Town", "Before", "After", "By", "Rank", "Grade"]);
    expect(rows).toEqual([
      { cells: ["a", "河湾村", "柳镇", "19", "17", "−2", "1 → 2", ""], notes: [], tone: "mild" },
      { cells: ["b", "河湾村", "柳镇", "", "", "", "2 → 1", ""], notes: [], tone: "middle" },
    ]);
  });

  test("whose grade alone moves shows no points", () => {
    const bands: SchemeChanges = {
      grades: [
        { ...titled("poor"), from: 0, to: 6 },
        { ...titled("fair"), from: 6, to: 20 },
        { ...titled("good"), from: 20 },
      ],
    };
    const { rows } = rowsOf(scheme(), scheme({}, bands), [times("a", 1, 0)]);
    expect(rows).toEqual([{ cells: ["a", "河湾村", "柳镇", "", "", "", "", "good → fair"], notes: [], tone: "worst" }]);
  });

  test("is not there where nothing moves", () => {
    expect(rowsOf(scheme(), dearer, [times("a", 1, 0)]).rows).toEqual([]);
  });
});
