/** What a case does not say is filled in: ledgers from layers, facts with what their kind needs, a register with a body of every kind. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { parseLedger } from "../../../src/model/ledger-check";
import { fill, type Placed } from "../../../src/policy/case/fill";
import { filledFact } from "../../../src/policy/case/fill-fact";
import { fillRegister, placeInRegister } from "../../../src/policy/case/fill-register";

type Layer = Placed["layer"];

/** A layer as somebody may write it, also wrongly. */
const written = (layer: object): Layer => layer as Layer;
const base = (layer: object): Placed => ({ layer: written(layer), place: ["bases", "b"], name: "base" });
const own = (layer: object): Placed => ({ layer: written(layer), place: ["cases", 0], name: "case" });

describe("a fact", () => {
  const filled = (written: object) => filledFact({ day: "2022-03-01", ...written }, "case", 0);

  test("has the number of its place for an id, and is recorded on its day or the day on which leave was asked for", () => {
    expect(filled({ kind: "count" })).toEqual({
      id: "case-0001",
      kind: "count",
      day: "2022-03-01",
      recorded: "2022-03-01",
      by: "测算",
    });
    expect(filled({ kind: "attendance", asked: "2022-03-04" })).toMatchObject({ recorded: "2022-03-04" });
    expect(filled({ kind: "attendance", asked: "2022-02-27" })).toMatchObject({ recorded: "2022-03-01" });
    expect(filled({ kind: "attendance", asked: 4 })).toMatchObject({ recorded: "2022-03-01" });
    expect(filledFact(7, "case", 0)).toBe(7);
  });

  test.each([
    ["rating", {}, { rater: "case-0001" }],
    ["notice", {}, { matter: "case-0001" }],
    ["finding", {}, { matter: "case-0001", state: "confirmed", subject: "team" }],
    ["finding", { member: "m1" }, { subject: "member" }],
    ["waiver", {}, { reason: "测算", approver: "测算" }],
    ["change", {}, { reason: "测算", approver: "测算" }],
    ["dropped", {}, { reason: "测算" }],
    ["withdrawal", {}, { reason: "测算" }],
    ["count", { corrects: "f" }, { reason: "测算" }],
  ])("of the kind %s %j needs %j", (kind, written, needed) => {
    expect(filled({ kind, ...written })).toMatchObject(needed);
  });
});

describe("a ledger", () => {
  test("that nobody writes has one leader for the whole year that is asked about, and can be read", () => {
    const { ledger, placeOf } = fill([own({})], "team", 2022);
    expect(parseLedger(ledger)).toMatchObject({
      team: "team",
      term: { from: "2022-01-01", to: "2022-12-31" },
      members: [{ role: "leader", service: [{ from: "2022-01-01" }] }],
    });
    expect(placeOf(["members", 0, "id"])).toEqual(["cases", 0, "id"]);
    expect(placeOf(["town"])).toEqual(["cases", 0]);
    expect(fill([own({})], "team", undefined).ledger).not.toHaveProperty("term");
  });

  test("has what later layers write in the place of what stands before, by name; and targets by name and year", () => {
    const { ledger, placeOf } = fill(
      [
        base({
          ledger: {
            town: "柳镇",
            members: ["a", { id: "b", role: "leader" }],
            targets: [
              { item: "i", year: 2022, value: 1 },
              { item: "i", value: 2 },
            ],
            commitments: [{ id: "c", year: 2022, due: "2022-06-30" }, { id: "t", due: "2022-06-30" }, "wrong"],
            milestones: [{ id: "m", item: "i", due: "2022-06-30" }, 4],
          },
        }),
        own({ ledger: { targets: [{ item: "i", year: 2022, value: 3 }] } }),
      ],
      "team",
      2022,
    );
    expect(ledger).toMatchObject({
      town: "柳镇",
      members: [
        { id: "a", name: "a", role: "leader" },
        { id: "b", role: "leader" },
      ],
      targets: [
        { item: "i", value: 2 },
        { item: "i", year: 2022, value: 3 },
      ],
      commitments: [{ id: "c", level: "annual", title: "c" }, { id: "t", level: "term" }, "wrong"],
      milestones: [{ id: "m", title: "m" }, 4],
    });
    expect(placeOf(["targets", 1, "value"])).toEqual(["cases", 0, "ledger", "targets", 0, "value"]);
    expect(placeOf(["town"])).toEqual(["bases", "b", "ledger", "town"]);
    expect(placeOf(["facts", 5])).toEqual(["cases", 0]);
  });

  test("leaves out what a layer drops, and tells a name that nothing before it has", () => {
    const facts = [
      { id: "f", kind: "count" },
      { id: "g", kind: "count" },
    ];
    const { ledger, unknownDrops } = fill([base({ facts }), own({ drop: ["f", "h"] })], "team", 2022);
    expect(ledger).toMatchObject({ facts: [{ id: "g" }] });
    expect(unknownDrops.map(({ name, place }) => [name, place])).toEqual([["h", ["cases", 0, "drop", 1]]]);
  });
});

describe("a register", () => {
  const ledgers = [
    { town: "云溪镇", units: ["水利局", "交通局"] },
    { town: "云溪镇", units: 5 },
  ];
  const fillWith = (written: Parameters<typeof fillRegister>[0]) => fillRegister(written, ledgers, luojiang);
  const bodiesOf = (register: ReturnType<typeof fillRegister>) =>
    register["bodies"] as readonly { id: string; name: string; body: string }[]; // what was filled in

  test("has one body of each kind, named as the ledgers name towns and units", () => {
    const register = fillWith(undefined);
    const named = bodiesOf(register).map(({ body, id, name }) => [body, id, name]);
    for (const { id, assessed, teams, title } of luojiang.bodies) {
      const own = named.filter(([body]) => body === id);
      if (assessed === true) expect(own).toEqual([]);
      else if (teams === "town") expect(own).toEqual([[id, id, "云溪镇"]]);
      else if (teams === "units")
        expect(own).toEqual([
          [id, id, "水利局"],
          [id, `${id}-2`, "交通局"],
        ]);
      else expect(own).toEqual([[id, id, title.zh]]);
    }
    expect(register["facts"]).toEqual([]);
  });

  test("gives a performance to the only body of its duty, and a finding the subject of its body", () => {
    const town = luojiang.bodies.find(({ teams }) => teams === "town");
    const duty = luojiang.duties.find(({ body }) => body === town?.id);
    if (town === undefined || duty === undefined) throw new Error("the first scheme has towns with duties");
    const register = fillWith({
      facts: [
        { kind: "performed", duty: duty.id, day: "2022-03-01" },
        { kind: "performed", duty: "none", day: "2022-03-01" },
        { kind: "finding", body: town.id, case: "M", day: "2022-03-01" },
        { kind: "finding", body: "none", case: "M", day: "2022-03-01" },
        "wrong",
      ] as never, // as somebody may write it
    });
    const [done, other, found, unknown, wrong] = register["facts"] as readonly Record<string, unknown>[]; // what was filled in
    expect(done).toMatchObject({ body: town.id, id: "case-0001" });
    expect(other).not.toHaveProperty("body");
    expect(found).toMatchObject({ subject: town.subject, state: "confirmed" });
    expect(unknown).not.toHaveProperty("subject");
    expect(wrong).toBe("wrong");
  });

  test("has the place of what was written, and otherwise its own", () => {
    expect(placeInRegister({ bodies: [] }, ["bodies", 0])).toEqual(["register", "bodies", 0]);
    expect(placeInRegister({}, ["bodies", 0])).toEqual(["register"]);
    expect(placeInRegister(undefined, ["facts", 1])).toEqual(["register", "facts", 1]);
    expect(placeInRegister(undefined, ["title"])).toEqual(["register"]);
  });
});
