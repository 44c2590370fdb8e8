/** What cases expect of commitments is what the board says, place by place. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../../rubrics/luojiang";
import { differencesOf, documentOf, problemsOf } from "../small-cases";

const ask = { commitments: "2022-07-15" };
const due = { year: 2022, due: "2022-06-30", approved: "2022-03-01", published: "2022-03-10" };
const ledger = {
  members: ["张三", "李四"],
  commitments: ["a", "b", "c"].map((id) => ({ id, ...due })),
};
const facts = [
  { kind: "change", id: "f1", commitment: "a", due: "2022-08-31", day: "2022-04-01" },
  { kind: "dropped", id: "f2", commitment: "b", approver: "镇党委", day: "2022-05-01" },
  { kind: "handover", id: "f3", commitment: "a", from: "张三", to: "李四", day: "2022-05-02" },
  { kind: "waiver", id: "f4", commitment: "c", day: "2022-05-03" },
];
const differences = (expected: object) => differencesOf({ ask, ledger, facts, expect: expected }, luojiang);

describe("a case about commitments", () => {
  test("holds where everything is as expected", () => {
    expect(
      differences({
        board: { all: 3, published: 1, dropped: 1, excused: 1, changed: 1, handedOver: 1, refused: 0, behind: 0 },
        commitments: {
          a: {
            state: "published",
            changed: true,
            changes: { f1: "counts" },
            handovers: ["f3"],
            years: { 2022: 1 },
            next: "2022-08-31",
            excused: null,
          },
          b: { state: "dropped", drops: { f2: "counts" }, counts: false, next: null },
          c: { state: "excused", excused: "f4" },
        },
      }),
    ).toEqual([]);
  });

  test("tells each expectation that does not hold, and no other", () => {
    expect(
      differences({
        board: { all: 3, late: 1 },
        commitments: {
          a: { state: "done", due: "2022-08-31", changes: { f1: "too-many" }, years: { 2022: 0.5, 2023: 1 } },
          b: "failed",
          c: "excused",
        },
      }),
    ).toEqual([
      ["board/late", 1, 0],
      ["commitments/a/state", "done", "published"],
      ["commitments/a/years/2022", "0.5", "1"],
      ["commitments/a/years/2023", "1", undefined],
      ["commitments/a/changes/f1", "too-many", "counts"],
      ["commitments/b/state", "failed", "dropped"],
    ]);
  });

  test.each([
    [{ commitments: { d: "done" } }, "unknown-name cases.0.expect.commitments.d"],
    [{ commitments: { a: { changes: { f2: "counts" } } } }, "unknown-name cases.0.expect.commitments.a.changes.f2"],
    [{ commitments: { b: { drops: { f1: "counts" } } } }, "unknown-name cases.0.expect.commitments.b.drops.f1"],
    [{ board: { al: 3 } }, "unknown-key cases.0.expect.board.al"],
    [{ asOf: "2022-07-15" }, "expectation-out-of-place cases.0.expect.asOf"],
  ])("%j is refused", (expected, told) => {
    expect(problemsOf(documentOf({ ask, ledger, facts, expect: expected }), luojiang)).toContain(told);
  });

  test("asks of a day, and of nothing beside it", () => {
    const both = { commitments: "2022-07-15", asOf: "2022-07-15" };
    expect(problemsOf(documentOf({ ask: both, expect: { board: { all: 0 } } }), luojiang)).toEqual([
      "exactly-one cases.0.ask",
    ]);
  });
});
