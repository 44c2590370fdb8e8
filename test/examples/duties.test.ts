/** The register of the demonstration district: every state of a duty, where its README says that it is. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { generate } from "../../examples/district/generate";
import { evaluateDuties } from "../../src/engine/duties/evaluate";
import { mechanismsOf } from "../../src/engine/duties/mechanisms";
import type { DutiesEvaluation, Obligation } from "../../src/model/answer/duties";
import { districtOf } from "./read";

const seed = 20210820;
const district = await districtOf(generate(seed));
const ledgers = district.teams.map(({ ledger }) => ledger);
const on = (asOf: string, knownAt?: string): DutiesEvaluation =>
  evaluateDuties(district.scheme, { register: district.register, ledgers }, { asOf, knownAt });
const [june, december] = [on("2023-06-30"), on("2023-12-31")];

const obligations = ({ bodies }: DutiesEvaluation, body: string, duty: string): readonly Obligation[] =>
  bodies
    .filter(({ id }) => id === body)
    .flatMap(({ lists }) => lists.flatMap(({ duties }) => duties))
    .filter((one) => one.duty === duty)
    .flatMap((one) => one.obligations);

const occasion = (evaluation: DutiesEvaluation, body: string, duty: string, id: string): string | undefined =>
  obligations(evaluation, body, duty).find((one) => one.occasion?.id === id)?.state;

describe("the register of the full district", () => {
  test("has one committee, four departments, ten units and six towns, and what they and the teams did", () => {
    const kinds = district.register.bodies.map(({ body }) => body);
    const count = (kind: string) => kinds.filter((one) => one === kind).length;
    expect(["district-committee", "departments", "unit", "town"].map(count)).toEqual([1, 4, 10, 6]);
    expect(district.register.facts.length).toBeGreaterThan(3000);
    expect(june.unassigned).toEqual([]);
  });

  test("shows every state, and every one of the 37 duties is owed by somebody", () => {
    const { counts } = june;
    for (const state of ["done", "late", "overdue", "open", "not-applicable", "broken"] as const)
      expect(counts[state], state).toBeGreaterThan(0);
    const owed = december.bodies.flatMap(({ lists }) =>
      lists.flatMap(({ duties }) => duties.filter((one) => one.counts.total > 0).map(({ duty }) => duty)),
    );
    expect([...new Set(owed)].sort()).toEqual(district.scheme.duties.map(({ id }) => id).sort());
  });

  test("has occasions answered in time, late, never, and not yet due", () => {
    expect(occasion(june, "dd-transport", "DD-R2", "problem:1")).toBe("done");
    expect(occasion(june, "dd-transport", "DD-R2", "problem:4")).toBe("late");
    expect(occasion(june, "dd-transport", "DD-R2", "problem:6")).toBe("overdue");
    expect(occasion(june, "dd-transport", "DD-R2", "problem:13")).toBe("open");
    expect(occasion(june, "committee", "DC-R2", "vacancy:gaoping-2")).toBe("late");
    expect(occasion(june, "shiqiao", "TC-S1", "arrival:shiqiao-beidou")).toBe("late");
    expect(occasion(june, "shiqiao", "TC-S1", "arrival:shiqiao-zhongba")).toBe("overdue");
    expect(occasion(december, "liuwan-huangjue", "WT-S1", "rotation:liuwan-huangjue")).toBe("late");
    expect(occasion(december, "wangjiang-tieta", "WT-S1", "rotation:wangjiang-tieta")).toBe("overdue");
  });

  test("has parts that are not asked for: an exemption, a short year, months of illness", () => {
    const why = (body: string, duty: string, chosen: (one: Obligation) => boolean) =>
      obligations(june, body, duty)
        .filter(chosen)
        .map((one) => one.why);
    expect(
      why(
        "qinghe",
        "TC-C1",
        ({ team, due }) => team === "qinghe-shuiku" && (due === "2022-07-31" || due === "2022-08-31"),
      ),
    ).toEqual(["exemption", "exemption"]);
    expect(why("committee", "DC-R1", ({ due }) => due === "2021-12-31")).toEqual(["short-part"]);
    expect(
      why("songling-lengshui", "WT-R5", ({ member, due }) => member === "m2" && due >= "2022-04" && due < "2022-10"),
    ).toEqual(Array.from({ length: 6 }, () => "nothing-due"));
  });

  test("has a standing duty that was broken, and the accounts that findings and mirrored effects are charged to", () => {
    const [broken] = obligations(june, "su-market", "SU-R1").filter(({ state }) => state === "broken");
    expect(broken).toMatchObject({ due: "2022-12-31", facts: [{ id: "finding:recall" }] });
    const charges = (body: string) =>
      june.bodies
        .filter(({ id }) => id === body)
        .flatMap(({ accounts }) => accounts.filter(({ year }) => year === 2022))
        .flatMap((account) => account.charges.filter(({ kind }) => kind === "finding" || kind === "mirror"))
        .map(({ kind, amount }) => `${kind} ${amount}`);
    expect(charges("su-market")).toEqual(["finding 0.1"]);
    // lax attendance sheets, shielding; three absences of nanmu's team, two of members of beidou
    expect(charges("shiqiao")).toEqual([
      "finding 0.1",
      "finding 0.1",
      ...Array.from({ length: 5 }, () => "mirror 0.1"),
    ]);
  });

  test("replays what was known before a correction", () => {
    const inspections = (knownAt: string) =>
      on("2023-01-31", knownAt)
        .bodies.flatMap(({ lists }) => lists.flatMap(({ duties }) => duties))
        .filter(({ duty }) => duty === "DC-C2")
        .flatMap(({ held }) => held.map(({ id }) => id));
    expect(inspections("2023-01-05")).toContain("inspection:wrong");
    expect(inspections("2023-01-06")).not.toContain("inspection:wrong");
    expect(on("2023-01-31", "2023-01-06").corrected).toEqual([{ id: "inspection:wrong", by: "inspection:right" }]);
  });

  test("shows each of the three mechanisms with something held, something owed, and whom training reached", () => {
    const views = mechanismsOf(district.scheme, june);
    expect(views.map(({ id }) => id)).toEqual(["joint-supervision", "training", "assessment"]);
    for (const { held, owed } of views) {
      expect(held.length).toBeGreaterThan(100);
      expect(owed.length).toBeGreaterThan(0);
    }
    expect(views[0]?.dispatched).toHaveLength(13);
    const trained = views[1]?.coverage.filter(({ duty }) => duty === "DC-S2").map(({ from }) => from);
    expect(trained).toEqual(["2022-01-01", "2023-01-01"]);
  });

  test("is told in the README of the district: every name of its table is there", () => {
    const readme = readFileSync(new URL("../../examples/district/README.md", import.meta.url), "utf8");
    const table = readme.slice(readme.indexOf("## Duties and who shows them"));
    for (const name of [
      "problem:4",
      "problem:6",
      "problem:13",
      "su-market",
      "qinghe-shuiku",
      "wangjiang-tieta",
      "inspection:wrong",
    ])
      expect(table).toContain(name);
  });
});
