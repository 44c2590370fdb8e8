/** A ranking that reads categories, with what is kept of each team, is the ranking of whole evaluations; and what is kept is all that was. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang/index";
import { gradeName, inOrder, refused } from "../../src/batch/disk/entry";
import { keptBy, keptReader } from "../../src/batch/ranked";
import { evaluateAnnual } from "../../src/engine/evaluate";
import { entryMaker } from "../../src/engine/ranking/entry";
import { poolBy, rank } from "../../src/engine/ranking/rank";
import { rulesOf } from "../../src/engine/ranking/rules";
import { parseLedger } from "../../src/model/ledger-check";
import { problem } from "../../src/model/problem";
import { parseScheme } from "../../src/model/scheme-check";
import { randomLedger } from "../bench/random-ledger";
import { diceOf, randomField, schemes } from "../engine/ranking/field";
import { batchOf, fileOf, objectsIn, teamsOf, textOf } from "./inputs";

const { ranking } = luojiang;
const [place] = ranking?.places ?? [];
const scheme = parseScheme({
  ...luojiang,
  ranking: {
    ...ranking,
    ties: [{ kind: "category", category: "C2" }, ...(ranking?.ties ?? [])],
    places: [
      {
        ...place,
        conditions: [
          { kind: "points-share", category: "C1", atLeast: "0.5" },
          { kind: "points-share", item: "1.1", atLeast: "0.1" },
          { kind: "measurement", item: "1.2", atMost: "30" },
        ],
      },
    ],
  },
});

const teams = teamsOf(12);
const evaluations = teams.map(([head = ""], index) =>
  evaluateAnnual(scheme, parseLedger({ ...randomLedger(index + 1, 0), ...JSON.parse(head) }, { scheme }), {
    year: 2022,
  }),
);

test("by categories, the whole and an item's value", async () => {
  const expected = rank(scheme, evaluations);
  const { out } = await batchOf([fileOf(textOf(teams.flat()))], { scheme, rank: true });
  expect(objectsIn(join(out, "ranking.ndjson"))).toEqual(
    JSON.parse(JSON.stringify(expected.teams.map((team) => ({ kind: "annual", year: 2022, ...team })))),
  );
});

test("a line says all that a team was made ready with", () => {
  const dice = diceOf(5);
  for (const one of schemes) {
    const rules = rulesOf(one);
    const [keep, read, entryOf, poolOf] = [keptBy(one), keptReader(), entryMaker(rules), poolBy(rules)];
    for (const team of randomField(one, dice, 50)) {
      const line = keep(team);
      expect(read(line)).toEqual({ ...entryOf(team, poolOf(team)), line });
    }
  }
});

test("a grade that is not fixed is open or none, whatever letter stands beside it", () => {
  expect(gradeName({ grade: "good", gradeState: "fixed" })).toBe("good");
  expect(gradeName({ grade: "good", gradeState: "open" })).toBe("open");
  expect(gradeName({ grade: null, gradeState: "none" })).toBe("none");
  expect(gradeName({ grade: null, gradeState: "fixed" })).toBe("none");
});

test("lines of no team stand first, by file and line; teams by code units", () => {
  const at = (team: string, file: string, line: number) => refused(team, [{ file, line }], [problem("empty", [])]);
  const all = [at("b", "a", 1), at("", "b", 2), at("B", "a", 1), at("", "a", 10), at("", "a", 9)];
  expect(all.sort(inOrder).map(({ team, places: [first] }) => `${team} ${first?.file} ${first?.line}`)).toEqual([
    " a 9",
    " a 10",
    " b 2",
    "B a 1",
    "b a 1",
  ]);
});
