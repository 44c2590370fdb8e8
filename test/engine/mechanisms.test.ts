/** The three mechanisms: what was held, what is owed, whom training reached, which problems were answered. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import { mechanismsOf } from "../../src/engine/duties/mechanisms";
import type { MechanismView } from "../../src/model/answer/duties";
import { done, dutiesOn, entry } from "../small-register";

const viewOn = (asOf: string, id: string, facts: Parameters<typeof dutiesOn>[1] = []): MechanismView => {
  const found = mechanismsOf(luojiang, dutiesOn(asOf, facts)).find((view) => view.id === id);
  if (found === undefined) throw new Error(`no mechanism ${id}`);
  return found;
};

const person = (team: string, member: string) => ({ team, member });

describe("the mechanisms", () => {
  test("come in the order of the scheme, each with its duties", () => {
    const views = mechanismsOf(luojiang, dutiesOn("2022-12-31"));
    expect(views.map(({ id }) => id)).toEqual(["joint-supervision", "training", "assessment"]);
    expect(views[1]?.duties.map(({ duty }) => duty)).toEqual(["DC-S2", "DD-R1", "DD-S2"]);
  });

  test("tell what was held by day, also what no obligation needed", () => {
    const view = viewOn("2022-12-31", "joint-supervision", [
      done("qw", "DC-C1", "2022-11-15"),
      done("qw", "DC-C2", "2022-05-20"),
      ...["2021-10-08", "2022-01-08", "2022-02-08", "2022-04-08", "2022-07-08"].map((day) => done("qw", "DC-C1", day)),
    ]);
    expect(view.held.map(({ duty, day, counted }) => `${duty} ${day} ${counted}`)).toEqual([
      "DC-C1 2021-10-08 1",
      "DC-C1 2022-01-08 1",
      "DC-C1 2022-02-08 0",
      "DC-C1 2022-04-08 1",
      "DC-C2 2022-05-20 1",
      "DC-C1 2022-07-08 1",
      "DC-C1 2022-11-15 1",
    ]);
    expect(view.duties.find(({ duty }) => duty === "DC-C1")?.held).toBe(6);
  });

  test("tell whom training reached of those it is owed to", () => {
    const view = viewOn("2022-12-31", "training", [
      done("qw", "DC-S2", "2022-05-10", { people: [person("qingshi", "m1"), person("liulin", "m2")] }),
    ]);
    const trained = view.coverage.filter(({ duty }) => duty === "DC-S2");
    // in 2021 nobody serves for half of the year; in 2022 qingshi's m2 left in May
    expect(trained).toEqual([
      {
        body: "qw",
        duty: "DC-S2",
        of: "member",
        from: "2022-01-01",
        to: "2022-12-31",
        required: 3,
        reached: 2,
        share: "2/3",
      },
    ]);
  });

  test("tell which problem was dispatched to whom, by when it was due and when it was answered", () => {
    const problem = (id: string, day: string) =>
      entry("occasion", day, { id, duty: "DD-R2", body: "jtj", title: `问题 ${id}` });
    const view = viewOn("2022-12-31", "joint-supervision", [
      problem("a", "2022-03-01"),
      problem("b", "2022-06-01"),
      problem("c", "2022-12-20"),
      done("jtj", "DD-R2", "2022-03-22", { answers: "a" }),
    ]);
    expect(view.dispatched.map(({ occasion, due, state, answered }) => [occasion.title, due, state, answered])).toEqual(
      [
        ["问题 a", "2022-03-22", "done", "2022-03-22"],
        ["问题 b", "2022-06-23", "overdue", null],
        ["问题 c", "2023-01-11", "open", null],
      ],
    );
    expect(
      view.owed.filter(({ duty }) => duty === "DD-R2").map(({ occasion, overdue }) => [occasion?.id, overdue]),
    ).toEqual([
      ["b", true],
      ["c", false],
    ]);
  });

  test("count as their duties do", () => {
    const view = viewOn("2022-12-31", "assessment");
    const sum = view.duties.reduce((total, { counts }) => total + counts.total, 0);
    expect(view.counts.total).toBe(sum);
    expect(view.owed).toHaveLength(view.counts.open + view.counts.overdue);
  });
});
