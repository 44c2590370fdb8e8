/** The months and quarters of a year with their first and last days, and by when facts for them are owed. */
import { earlier, shift } from "../straight-line";

export interface Part {
  readonly from: string;
  readonly to: string;
  /** Ten days after the last. */
  readonly by: string;
}

const within = 10;

const partFrom = (year: number, month: number, months: number): Part => {
  const two = (number: number): string => String(number).padStart(2, "0");
  const from = `${year}-${two(month)}-01`;
  const to = month + months > 12 ? `${year}-12-31` : shift(`${year}-${two(month + months)}-01`, -1);
  return { from, to, by: shift(to, within) };
};

interface Parts {
  readonly month: readonly Part[];
  readonly quarter: readonly Part[];
}

const years = new Map<number, Parts>();

export const partsOf = (year: number): Parts => {
  const known = years.get(year);
  if (known !== undefined) return known;
  const parts = {
    month: Array.from({ length: 12 }, (_, at) => partFrom(year, at + 1, 1)),
    quarter: Array.from({ length: 4 }, (_, at) => partFrom(year, at * 3 + 1, 3)),
  };
  years.set(year, parts);
  return parts;
};

/** The days of a part that lie in a stretch which it touches. */
export const clipped = (part: Part, from: string, to: string): Part => {
  if (part.from >= from && part.to <= to) return part;
  const last = earlier(part.to, to);
  return { from: part.from > from ? part.from : from, to: last, by: shift(last, within) };
};
