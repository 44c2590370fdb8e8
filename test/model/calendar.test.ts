/** Days, periods and working days: by hand at the edges, and the same in every time zone. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  calendarParts,
  calendarYear,
  chineseCalendar,
  dayAt,
  dayNumber,
  daysIn,
  earlier,
  everyParts,
  isDay,
  later,
  looksLikeDay,
  overlap,
  partHolding,
  partNumber,
  workingTable,
  yearOf,
  yearsOf,
} from "../../src/model/calendar";

const workingDaysOf = (from: string, to: string): number => {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (chineseCalendar.isWorkingDay(day)) count++;
  return count;
};

describe("a day", () => {
  test.each(["2024-02-29", "2000-02-29", "1900-01-01", "2199-12-31", "2022-06-30"])("%s exists", (day) => {
    expect(isDay(day)).toBe(true);
  });

  test.each([
    ["2023-02-29", "no leap year"],
    ["1900-02-29", "a hundred is no leap year"],
    ["2100-02-29", "a hundred is no leap year"],
    ["2022-04-31", "April has 30 days"],
    ["2022-13-01", "no month 13"],
    ["2022-00-10", "no month 0"],
    ["2022-01-00", "no day 0"],
    ["2022-01-32", "no day 32"],
    ["1899-12-31", "before 1900"],
    ["2200-01-01", "after 2199"],
    ["2022-6-3", "one digit"],
    ["2022-06-30T00:00", "a time"],
    [" 2022-06-30", "a space"],
    ["", "nothing"],
  ])("%j does not: %s", (day) => {
    expect(isDay(day)).toBe(false);
  });

  test("that does not exist may still look like one", () => {
    expect(["2023-02-29", "2022-6-3", "2022/06/03", "June"].map(looksLikeDay)).toEqual([true, true, false, false]);
  });

  test("counts from 1970 in both directions, over leap days", () => {
    expect(["1970-01-01", "1969-12-31", "2000-03-01", "2024-02-29", "2024-03-01"].map(dayNumber)).toEqual([
      0, -1, 11017, 19782, 19783,
    ]);
    expect(yearOf("2022-06-30")).toBe(2022);
  });

  test("plus days crosses months, years and leap days", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2023-02-28", 1)).toBe("2023-03-01");
    expect(addDays("2023-12-31", 31)).toBe("2024-01-31");
    expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
    expect(addDays("2199-12-31", 31)).toBe("2200-01-31");
  });

  test("goes there and back, for every day of three centuries, as Date.UTC counts", () => {
    const [first, last] = [dayNumber("1900-01-01"), dayNumber("2199-12-31")];
    for (let number = first; number <= last; number++) {
      const day = dayAt(number);
      if (dayNumber(day) !== number || Date.parse(`${day}T00:00:00Z`) !== number * 86_400_000) throw new Error(day);
    }
    expect(last - first + 1).toBe(109_573);
  });

  test("earlier and later choose by the calendar", () => {
    expect([earlier("2021-12-31", "2022-01-01"), later("2021-12-31", "2022-01-01")]).toEqual([
      "2021-12-31",
      "2022-01-01",
    ]);
  });
});

describe("a period", () => {
  test("counts both of its ends, and is 0 days where there is none", () => {
    expect(daysIn({ from: "2022-01-01", to: "2022-01-01" })).toBe(1);
    expect(daysIn(calendarYear(2023))).toBe(365);
    expect(daysIn(calendarYear(2024))).toBe(366);
    expect(daysIn(undefined)).toBe(0);
  });

  test("overlaps another where they share a day, not where they only touch", () => {
    const term = { from: "2021-08-01", to: "2023-09-30" };
    expect(overlap(calendarYear(2021), term)).toEqual({ from: "2021-08-01", to: "2021-12-31" });
    expect(overlap(calendarYear(2024), term)).toBeUndefined();
    expect(overlap({ from: "2023-09-30", to: "2024-01-01" }, term)).toEqual({ from: "2023-09-30", to: "2023-09-30" });
    expect(overlap({ from: "2023-10-01", to: "2024-01-01" }, term)).toBeUndefined();
    expect(yearsOf(term)).toEqual([2021, 2022, 2023]);
  });

  test("touches whole calendar months, quarters and years", () => {
    const period = { from: "2021-12-31", to: "2022-02-01" };
    expect(calendarParts(period, "month")).toEqual([
      { from: "2021-12-01", to: "2021-12-31" },
      { from: "2022-01-01", to: "2022-01-31" },
      { from: "2022-02-01", to: "2022-02-28" },
    ]);
    expect(calendarParts(period, "quarter")).toEqual([
      { from: "2021-10-01", to: "2021-12-31" },
      { from: "2022-01-01", to: "2022-03-31" },
    ]);
    expect(calendarParts(period, "year")).toEqual([calendarYear(2021), calendarYear(2022)]);
    expect(calendarParts({ from: "2024-02-29", to: "2024-02-29" }, "month")).toEqual([
      { from: "2024-02-01", to: "2024-02-29" },
    ]);
  });

  test("that holds a day is found at its first and last day", () => {
    expect(partHolding("2022-01-01", "quarter")).toEqual({ from: "2022-01-01", to: "2022-03-31" });
    expect(partHolding("2022-03-31", "quarter")).toEqual({ from: "2022-01-01", to: "2022-03-31" });
    expect(partHolding("2022-12-31", "month")).toEqual({ from: "2022-12-01", to: "2022-12-31" });
    expect(partHolding("2022-12-31", "year")).toEqual(calendarYear(2022));
    expect(() => partHolding("2022-99-99", "month")).toThrow("2022-99-99 is not a day");
  });

  test("parts that follow each other have numbers that follow each other, over the end of a year as well", () => {
    for (const every of everyParts) {
      const parts = calendarParts({ from: "2021-08-01", to: "2023-09-30" }, every);
      const first = partNumber("2021-08-01", every);
      expect(parts.map(({ from }) => partNumber(from, every) - first)).toEqual([...parts.keys()]);
      expect(parts.map(({ to }) => partNumber(to, every) - first)).toEqual([...parts.keys()]);
    }
  });

  test("the parts of a year cover each of its days once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), fc.constantFrom("month", "quarter", "year"), (year, every) => {
        const parts = calendarParts(calendarYear(year), every as "month");
        expect(parts.map(daysIn).reduce((a, b) => a + b, 0)).toBe(daysIn(calendarYear(year)));
        for (const [index, part] of parts.slice(1).entries())
          expect(part.from).toBe(addDays(parts[index]?.to ?? "", 1));
      }),
    );
  });
});

describe("working days in China", () => {
  test("October 2021 has 17", () => {
    expect(workingDaysOf("2021-10-01", "2021-10-31")).toBe(17);
  });

  test("February 2022 has 16, with the Spring Festival", () => {
    expect(workingDaysOf("2022-02-01", "2022-02-28")).toBe(16);
  });

  test("a make-up Saturday and a make-up Sunday are working days", () => {
    expect(chineseCalendar.isWorkingDay("2021-10-09")).toBe(true); // a Saturday
    expect(chineseCalendar.isWorkingDay("2021-09-26")).toBe(true); // a Sunday
    expect(chineseCalendar.isWorkingDay("2021-10-16")).toBe(false); // a Saturday like any other
    expect(chineseCalendar.isWorkingDay("2021-10-17")).toBe(false);
  });

  test("a Monday in a holiday is none; the Friday before and the Monday after are", () => {
    expect(chineseCalendar.isWorkingDay("2021-10-04")).toBe(false);
    expect(chineseCalendar.isWorkingDay("2021-09-30")).toBe(true);
    expect(chineseCalendar.isWorkingDay("2021-10-11")).toBe(true);
    expect(chineseCalendar.isWorkingDay("2021-10-15")).toBe(true);
  });

  test("years without data are not covered", () => {
    expect([2003, 2004, 2021, 2026, 2027, 2050, 1900].map(chineseCalendar.covers)).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test("the table of a year holds every day of it, in a leap year 366, and is made once", () => {
    const table = workingTable(chineseCalendar, 2024);
    expect(table.length).toBe(366);
    expect(workingTable(chineseCalendar, 2023).length).toBe(365);
    expect(workingTable(chineseCalendar, 2024)).toBe(table);
    const asked: string[] = [];
    const own = { covers: () => true, isWorkingDay: (day: string) => asked.push(day) > 0 && day.endsWith("01") };
    expect(workingTable(own, 2023).reduce((a, b) => a + b, 0)).toBe(12);
    workingTable(own, 2023);
    expect([asked.length, asked[0], asked.at(-1)]).toEqual([365, "2023-01-01", "2023-12-31"]);
  });
});

describe("law 4: every result is the same in every time zone", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const run = promisify(execFile);
  const digestIn = async (TZ: string): Promise<{ offsets: string; digest: string }> => {
    const { stdout } = await run(process.execPath, ["--import", "tsx", "test/model/zone-digest.ts"], {
      cwd: root,
      env: { ...process.env, TZ },
    });
    return JSON.parse(stdout);
  };

  test("in Shanghai, UTC, São Paulo and Apia", { timeout: 120_000 }, async () => {
    const seen = await Promise.all(["Asia/Shanghai", "UTC", "America/Sao_Paulo", "Pacific/Apia"].map(digestIn));
    // The children really ran in four zones: their clocks differ, their answers do not.
    expect(new Set(seen.map(({ offsets }) => offsets)).size).toBe(4);
    expect(new Set(seen.map(({ digest }) => digest)).size).toBe(1);
    expect(seen[0]?.digest).toMatch(/^[0-9a-f]{64}$/);
  });
});
