/** Run as a process of its own in one time zone: prints a digest of many days, parts and evaluations. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { evaluateAnnual, evaluateDaily, evaluateTerm } from "../../src/engine/evaluate";
import {
  addDays,
  calendarParts,
  calendarYear,
  chineseCalendar,
  dayAt,
  dayNumber,
  daysIn,
  everyParts,
  isDay,
  partHolding,
} from "../../src/model/calendar";
import { parseScheme } from "../../src/model/scheme-check";
import { fact, ledgerOf } from "../small-district";

const hash = createHash("sha256");
const say = (value: unknown): void => {
  hash.update(`${JSON.stringify(value)}\n`);
};

for (let number = dayNumber("2003-12-01"); number <= dayNumber("2027-02-01"); number++) {
  const day = dayAt(number);
  say([day, isDay(day), addDays(day, 1), addDays(day, -40), chineseCalendar.isWorkingDay(day)]);
  if (day.endsWith("15")) say(everyParts.map((every) => partHolding(day, every)));
}
// Apia left out 2011-12-30; São Paulo and Apia had summer time in some of these years.
for (let year = 1900; year < 2200; year++) {
  say(everyParts.map((every) => calendarParts(calendarYear(year), every)));
  say(daysIn(calendarYear(year)));
}

const luojiang = parseScheme(
  parse(readFileSync(new URL("../../rubrics/luojiang/scheme.yaml", import.meta.url), "utf8")),
);
const days = ["2021-08-01", "2021-10-31", "2021-11-01", "2021-12-31", "2022-01-01", "2022-06-30", "2023-09-30"];
const ledger = ledgerOf([
  ...days.map((day) => fact("attendance", day, { member: "m1", status: "resident" })),
  ...days.map((day) => fact("rating", day, { item: "11.2", value: 87.5, rater: "town" })),
  ...days.map((day) => fact("tally", day, { item: "4.1", done: 3, due: 7 })),
  fact("attendance", "2022-09-24", { member: "m1", status: "duty", until: "2022-10-20" }),
]);
for (const asOf of [...days, "2022-02-28", "2023-03-26"]) say(evaluateDaily(luojiang, ledger, { asOf }));
for (const year of [2021, 2022, 2023]) say(evaluateAnnual(luojiang, ledger, { year }));
say(evaluateTerm(luojiang, ledger));

const offsets = [new Date(0), new Date(1_640_000_000_000)].map((date) => date.getTimezoneOffset()).join(" ");
process.stdout.write(JSON.stringify({ offsets, digest: hash.digest("hex") }));
