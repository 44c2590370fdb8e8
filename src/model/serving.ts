/** The rules for single members: days and leave, vacant posts, and how the team's result and theirs are coupled. FORMAT.md, section 17. */
import * as z from "zod";
import { basis } from "./basis";
import type { Frozen } from "./frozen";
import { decimalFromZero, id, many, whole } from "./values";

/** How days are counted: those of the working-day calendar, or all. */
const count = z.enum(["working", "calendar"]);
export type DayCount = z.output<typeof count>;

/** The statuses that are leave: days off that somebody must approve. */
export const leaveStatuses = ["sick", "leave"] as const;

export const serving = z.strictObject({
  /** The item whose attendance measure counts a member's days. */
  attendance: id,
  /** Fewer days of service in the year: no grade. */
  minDays: whole(0, 366),
  leave: z.strictObject({
    statuses: many(z.enum(leaveStatuses)).min(1),
    count,
    /** More leave than this in a year, without statutory leave: the unit is to replace the member. */
    most: whole(0, 366),
    /** More leave than this in a year, of any kind: no grade. Half a year is mostly meant by the calendar, and so has a count of its own. */
    noGrade: z.strictObject({ above: whole(0, 366), count }),
    /** Who must approve, by length: up to so many days, then the next; the last has no `upTo`. */
    approvers: many(z.strictObject({ upTo: whole(1, 366).optional(), body: id })).min(1),
    /** The working day after the first day of leave by which it must have been asked for; later papers cure nothing. */
    grace: whole(0, 365),
    basis,
  }),
  vacancy: z.strictObject({
    /** Days that a post may stand vacant. */
    grace: whole(0, 365),
    count,
    body: id,
    /** Points that each vacancy beyond the grace costs the body, once. */
    each: decimalFromZero,
    basis,
  }),
  /** A team's grade at or below `team` holds its members down to `limit`, if they served at least so many days of the period. */
  caps: many(z.strictObject({ team: id, limit: id, minDays: whole(0, 366), basis })).default([]),
  /** A team with this grade or a higher one may propose one member for `grade` for every started group of so many. */
  places: many(z.strictObject({ team: id, grade: id, oneIn: whole(1, 100), basis })).default([]),
  basis,
});
export type ServingRules = Frozen<z.output<typeof serving>>;
