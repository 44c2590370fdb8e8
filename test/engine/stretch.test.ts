/** Single items over a part of a year. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import { evaluateAnnual } from "../../src/engine/evaluate";
import { itemsOver } from "../../src/engine/stretch";
import type { FactInput } from "../../src/model/ledger";
import { parseLedger } from "../../src/model/ledger-check";

const at = (id: string, day: string, more: object): FactInput =>
  ({ id, day, recorded: day, by: "town", ...more }) as FactInput; // the kind comes with the rest

const ledger = parseLedger({
  format: "zhucun-ledger/1",
  team: "a",
  village: "青石村",
  town: "云溪镇",
  units: ["区水务局"],
  term: { from: "2022-01-01", to: "2023-12-31" },
  members: [],
  facts: [
    at("c1", "2022-02-01", { kind: "count", item: "1.2" }),
    at("c2", "2022-08-01", { kind: "count", item: "1.2" }),
    at("c3", "2023-01-05", { kind: "count", item: "1.2", for: 2022 }),
    at("c4", "2023-02-05", { kind: "count", item: "1.2" }),
  ],
});
const stand = { asOf: "2023-12-31" };
const points = (from: string, to: string, asOf = stand.asOf) =>
  itemsOver(luojiang, ledger, ["1.2"], { from, to }, { asOf }).map(({ result }) => result.points);

describe("an item over a stretch", () => {
  test("counts the facts of the stretch alone", () => {
    expect(points("2022-01-01", "2022-06-30")).toEqual(["1.5"]);
  });

  test("puts a fact that was recorded for the year before on that year's last day", () => {
    expect(points("2022-07-01", "2022-12-31")).toEqual(["1"]);
    expect(points("2023-01-01", "2023-03-31")).toEqual(["1.5"]);
    expect(points("2022-10-01", "2022-12-31", "2022-12-31")).toEqual(["2"]);
  });

  test("over a whole year is what the year gives", () => {
    const [item] = itemsOver(luojiang, ledger, ["1.2"], { from: "2022-01-01", to: "2022-12-31" }, stand);
    const whole = evaluateAnnual(luojiang, ledger, { year: 2022, asOf: stand.asOf });
    expect(item?.result).toEqual(whole.items.find(({ id }) => id === "1.2"));
  });
});
