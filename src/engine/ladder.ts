/** Ladders of misconduct: which rows the n-th time reaches, and which of them limits most. Caps of teams and consequences of everybody ask here. FORMAT.md, sections 10 and 14. */
import type { MisconductCase } from "../model/misconduct";

/** One row of a ladder. */
export type Rung = MisconductCase["ladder"][number];

/** What limits: a row of a ladder, or what follows where a case is grave. */
export type Limiting = Pick<Rung, "limit" | "spreads" | "veto">;

/** Whether a limit reaches the team's grade: always for the team itself, for a member only where the row spreads. */
export const reachesTeam = ({ limit, spreads }: Limiting, subject: string): boolean =>
  limit !== undefined && (subject === "team" || (subject === "member" && spreads === true));

/** The rows that the n-th time reaches. */
export const rungsReached = ({ ladder }: MisconductCase, nth: number): Rung[] => ladder.filter((row) => row.nth <= nth);

/** Of some rows the one with the lowest limit; among equals the last. */
export const severest = <R extends Limiting>(rows: readonly R[], rankOf: (grade: string) => number): R | undefined =>
  rows
    .filter(({ limit }) => limit !== undefined)
    .reduce<R | undefined>(
      (worst, row) => (worst === undefined || rankOf(row.limit ?? "") <= rankOf(worst.limit ?? "") ? row : worst),
      undefined,
    );
