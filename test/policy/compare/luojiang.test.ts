/** Attribution under the first scheme: causes that reach points by a longer way, each named by its own clause or part of the record. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { amend } from "../../../src/model/change";
import type { FactInput, LedgerInput } from "../../../src/model/ledger";
import { parseLedger } from "../../../src/model/ledger-check";
import type { Scheme, SchemeInput } from "../../../src/model/scheme";
import { attribute } from "../../../src/policy/compare/attribute";
import { attributionTable } from "../../../src/policy/compare/attribution-table";
import { titlesIn } from "../../../src/policy/compare/attribution-words";
import { randomLedger } from "../../bench/random-ledger";

const input = randomLedger(4242);
const question = { kind: "annual", year: 2022 } as const;
type Head = Partial<Pick<LedgerInput, "targets" | "members">>;

const ledgerWith = (facts: readonly FactInput[] = [], head: Head = {}) =>
  parseLedger({ ...input, ...head, facts: [...(input.facts ?? []), ...facts] }, { scheme: luojiang });
const ledger = ledgerWith();

const written = { recorded: "2022-07-01", by: "台账员", order: "令1" };
const finding = {
  kind: "finding",
  id: "x1",
  day: "2022-06-30",
  case: "M05",
  matter: "q9",
  subject: "team",
  state: "confirmed",
  ...written,
} as const;

type Recipe = Parameters<typeof amend>[1];
const changed = (recipe: Recipe): Scheme => amend(luojiang, recipe).value;
const causes = (scheme: Scheme, own = ledger) =>
  attribute({ scheme: luojiang, ledger: own, question }, { scheme, ledger: own, question }).parts.map(
    ({ cause, item, points }) => [cause.kind === "clause" ? cause.clause : cause.kind, item, points],
  );

const bare: readonly NonNullable<SchemeInput["misconduct"]>[number][] = luojiang.misconduct;

describe("under the first scheme", () => {
  test("a dearer case of misconduct is a part of that case, in the item that counts findings", () => {
    const at = bare.findIndex(({ id }) => id === "M05");
    const dearer = changed((draft) => {
      const one = draft.misconduct[at];
      if (one !== undefined) one.deduct = Number(one.deduct ?? 0) + 0.5;
    });
    expect(causes(dearer, ledgerWith([finding]))).toContainEqual(["misconduct/M05", "12.3", "-0.5"]);
    expect(
      causes(dearer, ledger).every(
        ([clause]) =>
          clause !== "misconduct/M05" || ledger.facts.some((fact) => fact.kind === "finding" && fact.case === "M05"),
      ),
    ).toBe(true);
  });

  test("more grace for late leave is a part of the rules for leave", () => {
    const asked = { asked: "2022-12-20", recorded: "2022-12-21", by: "台账员", order: "令1" };
    const late = { kind: "attendance", id: "x2", day: "2022-11-01", until: "2022-11-30", member: "m1" } as const;
    const { asked: _, ...here } = { ...late, ...asked, id: "x3", day: "2022-06-01", until: "2022-06-28" };
    const facts = [{ ...late, status: "sick", ...asked } as const, { ...here, status: "resident" } as const];
    const own = parseLedger({ ...input, facts }, { scheme: luojiang });
    const scheme = changed((draft) => {
      if (draft.members !== undefined) draft.members.leave.grace = 300;
    });
    const found = causes(scheme, own);
    expect(found.filter(([, item]) => item === "1.1").map(([clause]) => clause)).toContain("members/leave");
    expect(found.every(([clause]) => clause === "members/leave" || clause === "rounding")).toBe(true);
  });

  test("a new target and a new fact are parts of their own, in whatever order they came", () => {
    const targets = [
      ...(input.targets ?? []).filter(({ item }) => item !== "6.1"),
      { item: "6.1", year: 2022, value: 60_000 },
    ];
    const more = ledgerWith([{ kind: "count", id: "x4", item: "6.1", day: "2022-06-30", value: 1000, ...written }], {
      targets,
    });
    const { parts, difference } = attribute(
      { scheme: luojiang, ledger, question },
      { scheme: luojiang, ledger: more, question },
    );
    const own = parts.filter(({ item }) => item === "6.1");
    expect(own.map(({ cause }) => (cause.kind === "record" ? cause.of : cause.kind)).sort()).toEqual(
      expect.arrayContaining(["facts", "targets"]),
    );
    expect(
      own.flatMap(({ cause }) =>
        cause.kind === "record" && cause.of === "facts" ? cause.gained.map(({ id }) => id) : [],
      ),
    ).toEqual(["x4"]);
    expect(parts.every(({ item }) => item === "6.1" || item === null)).toBe(true);
    expect(difference).not.toBe("0");
  });

  test("the table adds up in both languages", () => {
    const cheaper = changed((draft) => {
      draft.rubric.bonus.cap = 1;
    });
    const found = attribute({ scheme: luojiang, ledger, question }, { scheme: cheaper, ledger, question });
    const [zh, en] = (["zh", "en"] as const).map((language) => attributionTable(found, titlesIn(luojiang), language));
    expect(zh?.rows.length).toBe(found.parts.length);
    expect(en?.foot[0]).toMatch(/^In sum /);
  });
});
