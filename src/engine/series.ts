/** One scheme or several versions of it, over a period: which governs, and which was in force on a day. FORMAT.md, section 20. */
import { type Day, type Period, type WorkingCalendar, yearsOf } from "../model/calendar";
import type { VersionStamp } from "../model/evaluation";
import { InvalidInputError, problem } from "../model/problem";
import type { Scheme } from "../model/scheme";
import { type Slice, slicesOf } from "../model/versions";
import { type Plan, planOf } from "./plan";

/** A scheme, or its versions in any order. */
export type Schemes = Scheme | readonly Scheme[];

export interface Series {
  readonly governing: Scheme;
  /** The parts of the period in which one version is in force; empty where there is one for all of it. */
  readonly slices: readonly Slice[];
  /** The version in force on a day; undefined where there is only one. */
  readonly versionOn: ((day: Day) => Scheme) | undefined;
}

const isOne = (schemes: Schemes): schemes is Scheme => !Array.isArray(schemes);

/** Refuses a period in which a scheme is not in force throughout. */
export const checkInForce = (scheme: Scheme, { from, to }: Period): void => {
  if (from < scheme.from || (scheme.to !== undefined && to > scheme.to)) {
    throw new InvalidInputError([problem("scheme-not-in-force", [], { from, to })]);
  }
};

/** Refuses days for which a scheme needs working days and the calendar has no data. */
export const checkCalendar = (plan: Plan, window: Period, calendar: WorkingCalendar): void => {
  if (!plan.needsCalendar) return;
  const dark = yearsOf(window).filter((year) => !calendar.covers(year));
  if (dark.length > 0)
    throw new InvalidInputError(dark.map((year) => problem("no-holiday-data", ["calendar"], { year: `${year}` })));
};

const single = (scheme: Scheme, period: Period): Series => {
  checkInForce(scheme, period);
  return { governing: scheme, slices: [], versionOn: undefined };
};

/** The version that began last by a day; before all of them, the first. */
const versionOn =
  (schemes: readonly Scheme[], governing: Scheme) =>
  (day: Day): Scheme => {
    const latestFirst = [...schemes].sort((a, b) => (a.from < b.from ? 1 : -1));
    return latestFirst.find(({ from }) => from <= day) ?? latestFirst.at(-1) ?? governing;
  };

/**
 * The versions of a scheme over a period.
 * @throws {InvalidInputError} where no version is in force on some day of it, or where they are no versions of one scheme
 */
export const seriesOf = (schemes: Schemes, period: Period): Series => {
  if (isOne(schemes)) return single(schemes, period);
  const found = slicesOf(schemes, period);
  if (!found.ok) throw new InvalidInputError(found.problems);
  const { slices, governing } = found;
  const several = schemes.length > 1;
  return {
    governing,
    slices: slices.length > 1 || slices[0]?.scheme !== governing ? slices : [],
    versionOn: several ? versionOn(schemes, governing) : undefined,
  };
};

/** The versions of a series as they stand in an evaluation. */
export const versionStamps = ({ slices }: Series): VersionStamp[] =>
  slices.map(({ scheme, from, to }) => ({ version: scheme.version, hash: planOf(scheme).stamp.hash, from, to }));
