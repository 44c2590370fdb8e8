/**
 * The board of commitments: every state, every flag, what is next, and the refusals.
 * Seen to catch, each put in on purpose in a copy of the repository: a board that is not sorted, knownAt not handed on,
 * one abandoned is credited, one withdrawn counts.
 */
import { describe, expect, test } from "vitest";
import { boardOf } from "../../src/engine/pledges/board";
import { type BoardEntry, pledgeStates } from "../../src/model/answer/board";
import type { FactInput, LedgerInput } from "../../src/model/ledger";
import { InvalidInputError } from "../../src/model/problem";
import { basis, deepFrozen, fact, item, ledgerOf, schemeWith } from "../small-district";

type Commitment = NonNullable<LedgerInput["commitments"]>[number];

const scheme = schemeWith(
  [
    item({ measure: { kind: "commitments", level: "annual", late: 0.6 }, method: { kind: "proportional" } }),
    item({ id: "later", measure: { kind: "commitments", level: "annual", late: 0 }, method: { kind: "proportional" } }),
  ],
  { commitments: { changes: { oneIn: 3, basis }, basis } },
);
const promise = (id: string, more: Partial<Commitment> = {}): Commitment => ({
  id,
  level: "annual",
  year: 2022,
  title: `promise ${id}`,
  due: "2022-06-30",
  ...more,
});
const made = { approved: "2022-02-01", published: "2022-03-01" };
const progress = (commitment: string, day: string, done: number, more = {}): FactInput =>
  fact("progress", day, { commitment, done, ...more });

const boardOn = (asOf: string, commitments: readonly Commitment[], facts: readonly FactInput[] = []) =>
  boardOf(scheme, ledgerOf(facts, { commitments }), { asOf });
const entryOn = (asOf: string, commitment: Commitment, facts: readonly FactInput[] = []): BoardEntry => {
  const [entry] = boardOn(asOf, [commitment], facts).commitments;
  if (entry === undefined) throw new Error("an empty board");
  return entry;
};
const stateOn = (asOf: string, commitment: Commitment, facts: readonly FactInput[] = []) =>
  entryOn(asOf, commitment, facts).state;

describe("the state of a commitment", () => {
  test("is drafted, approved, published by the days in the head, each from that day on", () => {
    expect(stateOn("2022-01-31", promise("a", made))).toBe("drafted");
    expect(stateOn("2022-02-01", promise("a", made))).toBe("approved");
    expect(stateOn("2022-03-01", promise("a", made))).toBe("published");
    expect(stateOn("2022-03-01", promise("a", { published: "2022-03-01" }))).toBe("drafted");
  });

  test("is in progress once something is reported, verified once something is checked", () => {
    const facts = [progress("a", "2022-04-01", 0.3, { verified: false }), progress("a", "2022-05-01", 0.2)];
    expect(entryOn("2022-04-01", promise("a", made), facts)).toMatchObject({
      state: "in-progress",
      reported: "0.3",
      verified: "0",
    });
    expect(entryOn("2022-05-01", promise("a", made), facts)).toMatchObject({
      state: "verified",
      reported: "0.2",
      verified: "0.2",
      counts: false,
      credited: "0.2",
    });
    expect(stateOn("2022-04-01", promise("a", made), [progress("a", "2022-04-01", 0)])).toBe("published");
  });

  test("is done in time, done late, or failed on the evening of the day it is due", () => {
    const all = progress("a", "2022-06-30", 1);
    expect(stateOn("2022-06-29", promise("a"), [progress("a", "2022-06-29", 0.9)])).toBe("verified");
    expect(entryOn("2022-06-30", promise("a"), [all])).toMatchObject({ state: "done", next: null, counts: true });
    expect(stateOn("2022-06-30", promise("a"), [progress("a", "2022-06-29", 0.9)])).toBe("failed");
    // 0.5 in time, the other half at six tenths: the share of the first item of the level
    const late = [progress("a", "2022-06-01", 0.5), progress("a", "2022-07-01", 1)];
    expect(entryOn("2022-07-01", promise("a"), late)).toMatchObject({ state: "late", inTime: "0.5", credited: "0.8" });
    // what was found to be less than all is not done
    expect(stateOn("2022-09-01", promise("a"), [all, progress("a", "2022-08-01", 0.7)])).toBe("failed");
  });

  test("is dropped with approval, failed without, excused by a waiver whatever else happened", () => {
    const gone = fact("dropped", "2022-05-01", { commitment: "a", approver: "town" });
    const given = fact("dropped", "2022-05-01", { commitment: "a" });
    const waiver = fact("waiver", "2022-05-20", { commitment: "a" });
    expect(entryOn("2022-05-01", promise("a"), [gone])).toMatchObject({
      state: "dropped",
      counts: false,
      next: null,
      drops: [{ day: "2022-05-01", standing: "counts", approver: "town" }],
    });
    // due by now, and counted nowhere all the same
    expect(entryOn("2022-07-01", promise("a"), [gone])).toMatchObject({
      state: "dropped",
      expected: "1",
      counts: false,
    });
    expect(entryOn("2022-05-01", promise("a"), [given, progress("a", "2022-04-01", 0.5)])).toMatchObject({
      state: "failed",
      counts: true,
      expected: "1",
      credited: "0",
      verified: "0.5",
    });
    expect(entryOn("2022-05-20", promise("a"), [given, waiver])).toMatchObject({
      state: "excused",
      counts: false,
      excused: { day: "2022-05-20", approver: "district" },
    });
    expect(stateOn("2022-05-19", promise("a"), [waiver])).toBe("drafted");
  });
});

describe("what the board tells beside the state", () => {
  const stepped = promise("a", {
    ...made,
    milestones: [
      { due: "2022-03-31", share: 0.2 },
      { due: "2022-05-31", share: 0.6 },
    ],
  });

  test("is what should be done by now, what comes next, and whether it is behind", () => {
    const some = [progress("a", "2022-03-31", 0.1), progress("a", "2022-04-15", 0.6)];
    expect(entryOn("2022-04-01", stepped, some)).toMatchObject({
      expected: "0.2",
      behind: true,
      counts: true,
      next: { due: "2022-05-31", share: "0.6" },
      years: [
        {
          year: 2022,
          share: "1",
          milestones: [
            { due: "2022-03-31", share: "0.2", reached: false },
            { due: "2022-05-31", share: "0.6", reached: null },
            { due: "2022-06-30", share: "1", reached: null },
          ],
        },
      ],
    });
    // six tenths are reached before they are due: next is the end
    expect(entryOn("2022-04-15", stepped, some)).toMatchObject({
      behind: false,
      next: { due: "2022-06-30", share: "1" },
    });
    expect(entryOn("2022-06-30", stepped, some)).toMatchObject({ state: "failed", behind: false, next: null });
  });

  test("of a term commitment are its milestones by year", () => {
    const term = promise("t", {
      level: "term",
      year: undefined,
      due: "2023-08-31",
      milestones: [
        { due: "2021-12-31", share: 0.2 },
        { due: "2022-12-31", share: 0.7 },
      ],
    });
    expect(entryOn("2022-06-30", term, [progress("t", "2021-12-31", 0.2)])).toMatchObject({
      level: "term",
      year: null,
      // the scheme has no item for term commitments
      credited: null,
      years: [
        { year: 2021, share: "0.2", milestones: [{ reached: true }] },
        { year: 2022, share: "0.7", milestones: [{ reached: null }] },
        { year: 2023, share: "1", milestones: [{ due: "2023-08-31", share: "1", reached: null }] },
      ],
    });
  });

  test("is what was changed with the first wording, what was refused, and who handed over to whom", () => {
    const commitments = [promise("a"), promise("b"), promise("c")];
    const facts = [
      fact("change", "2022-05-01", { id: "c1", commitment: "a", due: "2022-12-31", title: "smaller" }),
      fact("change", "2022-05-02", { id: "c2", commitment: "b", weight: 2 }),
      fact("handover", "2022-05-03", { id: "h1", commitment: "c", from: "m1", to: "m2" }),
    ];
    const members: LedgerInput["members"] = [
      { id: "m1", name: "甲", role: "leader", service: [{ from: "2021-08-01" }] },
      { id: "m2", name: "乙", role: "member", service: [{ from: "2022-05-01" }] },
    ];
    const board = boardOf(scheme, ledgerOf(facts, { commitments, members }), { asOf: "2022-05-31" });
    expect(board.commitments).toMatchObject([
      { id: "b", weight: "1", original: null, changes: [{ id: "c2", standing: "too-many" }] },
      { id: "c", handovers: [{ day: "2022-05-03", from: { member: "m1", name: "甲" }, to: { name: "乙" } }] },
      {
        id: "a",
        title: "smaller",
        due: "2022-12-31",
        original: { title: "promise a", due: "2022-06-30", weight: "1", milestones: [] },
        changes: [{ id: "c1", standing: "counts", published: null }],
      },
    ]);
    expect(board.counts).toMatchObject({ all: 3, drafted: 3, changed: 1, refused: 1, handedOver: 1, behind: 0 });
  });

  test("is counted: each commitment in one state", () => {
    const { counts } = boardOn("2022-06-30", [promise("a", made), promise("b", { due: "2022-12-31" })]);
    expect(counts).toMatchObject({ all: 2, failed: 1, drafted: 1 });
    expect(pledgeStates.reduce((sum, state) => sum + counts[state], 0)).toBe(2);
  });
});

describe("a board", () => {
  test("stands on any day from the first of the term; after the last, as on the last", () => {
    expect(() => boardOn("2021-07-31", [promise("a")])).toThrow(InvalidInputError);
    expect(() => boardOn("2022-02-30", [promise("a")])).toThrow(InvalidInputError);
    const after = boardOn("2024-01-01", [promise("a", { due: "2023-09-30" })]);
    expect(after).toMatchObject({ asOf: "2024-01-01", counts: { failed: 1 } });
    expect(boardOn("2022-01-01", [])).toMatchObject({ counts: { all: 0 }, commitments: [] });
  });

  test("knows only what was recorded by a day, and leaves what it is given as it is", () => {
    const commitments = [promise("a")];
    const ledger = deepFrozen(
      ledgerOf([fact("change", "2022-05-01", { commitment: "a", due: "2022-12-31", recorded: "2022-08-01" })], {
        commitments,
      }),
    );
    const free = deepFrozen(
      schemeWith([
        item({ measure: { kind: "commitments", level: "annual", late: 0.6 }, method: { kind: "proportional" } }),
      ]),
    );
    const on = (knownAt?: string) => boardOf(free, ledger, { asOf: "2022-09-01", knownAt });
    expect(on("2022-07-31")).toMatchObject({ knownAt: "2022-07-31", counts: { failed: 1, changed: 0 } });
    expect(on()).toMatchObject({ knownAt: null, counts: { drafted: 1, changed: 1 } });
  });
});
