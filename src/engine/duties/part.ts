/** The calendar parts in which a duty falls due for one target: how long it is there, what is exempt, and the due day. FORMAT.md, section 13. */
import type { NotOwed } from "../../model/answer/duties";
import {
  addDays,
  calendarParts,
  calendarYear,
  type Day,
  daysIn,
  earlier,
  overlap,
  type Period,
  yearOf,
  yearsOf,
} from "../../model/calendar";
import type { Cadence } from "../../model/duty";
import type { RegisterFactOf } from "../../model/register";
import { merged, type Target } from "./target";

type Every = Extract<Cadence, { kind: "every" }>;
type Exemption = RegisterFactOf<"exemption">;

/** One part: the whole of it, the first and the last day on which the target is there, and when the duty is due. */
export interface Part extends Period {
  readonly whole: Period;
  readonly due: Day;
  readonly why: NotOwed | null;
  /** The exemptions that make it not applicable. */
  readonly exempt: readonly Exemption[];
}

const halfYears = (period: Period): Period[] =>
  yearsOf(period)
    .flatMap((year) => [
      { from: `${year}-01-01`, to: `${year}-06-30` },
      { from: `${year}-07-01`, to: `${year}-12-31` },
    ])
    .filter((half) => overlap(half, period) !== undefined);

const wholesOf = (every: Every["period"], { there, terms }: Target): readonly Period[] => {
  if (every === "term") return terms;
  const [first, last] = [there[0], there.at(-1)];
  if (first === undefined || last === undefined) return [];
  const hull = { from: first.from, to: last.to };
  return every === "half-year" ? halfYears(hull) : calendarParts(hull, every);
};

/** Days of some stretches that lie in others; neither overlap in themselves. */
const sharedDays = (stretches: readonly Period[], others: readonly Period[]): number =>
  stretches.reduce((total, one) => total + others.reduce((sofar, other) => sofar + daysIn(overlap(one, other)), 0), 0);

/** Whether an exemption is for a target, or for all of the duty. */
export const exempts = (exemption: Exemption, { team, member }: Pick<Target, "team" | "member">): boolean =>
  (exemption.team === undefined || exemption.team === team) &&
  (exemption.member === undefined || exemption.member === member);

const dueOf = ({ by, within = 0 }: Every, first: Day, last: Day): Day =>
  by === undefined ? addDays(last, within) : earlier(`${yearOf(first)}-${by}`, last);

const partOf = (cadence: Every, whole: Period, target: Target, exemptions: readonly Exemption[]): Part | undefined => {
  const stretches = target.there.flatMap((one) => overlap(one, whole) ?? []);
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const [from, to] = [first.from, last.to];
  const due = dueOf(cadence, from, to);
  const days = stretches.reduce((total, one) => total + daysIn(one), 0);
  const half = (count: number): boolean => 2 * count >= daysIn(whole);
  const touching = exemptions.filter((exemption) => sharedDays(stretches, [exemption]) > 0);
  const left = days - sharedDays(stretches, merged(touching));
  const part = (why: NotOwed | null): Part => ({
    whole,
    from,
    to,
    due,
    why,
    exempt: why === "exemption" ? touching : [],
  });
  if (!half(days)) return part("short-part");
  if (due < from) return part("not-there");
  return part(half(left) ? null : "exemption");
};

/** The parts that have begun by asOf, in order. */
export const partsOf = (
  cadence: Every,
  target: Target,
  exemptions: readonly Exemption[],
  asOf: Day,
): readonly Part[] => {
  const own = exemptions.filter((exemption) => exempts(exemption, target));
  return wholesOf(cadence.period, target).flatMap((whole) => {
    const part = partOf(cadence, whole, target, own);
    return part === undefined || part.from > asOf ? [] : [part];
  });
};

/** A calendar year as far as some stretches lie in it. */
export const yearIn = (there: readonly Period[], year: number): Period | undefined => {
  const stretches = there.flatMap((one) => overlap(one, calendarYear(year)) ?? []);
  const [first, last] = [stretches[0], stretches.at(-1)];
  return first === undefined || last === undefined ? undefined : { from: first.from, to: last.to };
};

/** The calendar years that some stretches touch, as far as they have begun by asOf. */
export const yearsBegun = (
  there: readonly Period[],
  asOf: Day,
): { readonly year: number; readonly within: Period }[] => {
  const years = [...new Set(there.flatMap(yearsOf))].sort((a, b) => a - b);
  return years.flatMap((year) => {
    const within = yearIn(there, year);
    return within === undefined || within.from > asOf ? [] : [{ year, within }];
  });
};
