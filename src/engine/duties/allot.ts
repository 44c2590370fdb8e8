/**
 * Which of the things that were done count for which obligation. What was done in time never has to make room for what was done late,
 * so that one more performance never makes a body look worse. FORMAT.md, section 13.
 */

import type { DoneRef } from "../../model/answer/duties";
import type { Day, Period } from "../../model/calendar";
import { byCode } from "../../model/names";

/** What is needed: so many times, from a part's first day to the due day. */
export interface Slot {
  readonly whole: Period;
  readonly due: Day;
  readonly needed: number;
}

/** What was done: so many times on a day, perhaps for a part that is named by one of its days. */
export interface Doing {
  readonly id: string;
  readonly day: Day;
  readonly times: number;
  readonly part: Day | undefined;
}

interface Filling {
  readonly slot: Slot;
  readonly given: DoneRef[];
  missing: number;
}

interface Spending {
  readonly doing: Doing;
  left: number;
}

const give = (filling: Filling, spending: Spending, late: boolean): void => {
  const times = Math.min(filling.missing, spending.left);
  if (times === 0) return;
  filling.missing -= times;
  spending.left -= times;
  filling.given.push({ id: spending.doing.id, day: spending.doing.day, times, late });
};

const isNamed = ({ part }: Doing, { whole }: Slot): boolean =>
  part !== undefined && part >= whole.from && part <= whole.to;

/** In which order things that were done are given away, and to what. */
const passes: readonly { readonly late: boolean; readonly fits: (doing: Doing, slot: Slot) => boolean }[] = [
  { late: false, fits: (doing, slot) => isNamed(doing, slot) && doing.day <= slot.due },
  {
    late: false,
    fits: ({ part, day }, { whole, due }) => part === undefined && day >= whole.from && day <= due,
  },
  { late: true, fits: (doing, slot) => isNamed(doing, slot) && doing.day > slot.due },
  { late: true, fits: ({ part, day }, { due }) => part === undefined && day > due },
];

const byDay = (a: DoneRef, b: DoneRef): number => (a.day !== b.day ? (a.day < b.day ? -1 : 1) : byCode(a.id, b.id));

/** What counts for each slot. Slots and doings come in order: by due day, and by day. */
export const allot = (slots: readonly Slot[], doings: readonly Doing[]): readonly (readonly DoneRef[])[] => {
  const fillings = slots.map((slot): Filling => ({ slot, given: [], missing: slot.needed }));
  const spendings = doings.map((doing): Spending => ({ doing, left: doing.times }));
  for (const { late, fits } of passes) {
    for (const spending of spendings) {
      for (const filling of fillings) {
        if (spending.left === 0) break;
        if (fits(spending.doing, filling.slot)) give(filling, spending, late);
      }
    }
  }
  return fillings.map(({ given }) => given.sort(byDay));
};
