/** Numbers as people read them: exact where they end, marked as near (≈) where they do not. */
import { compare, type Exact, exactFrom, exactText, multiply, ratio, round } from "../model/points";

/** How many digits a number that never ends is shown with. */
const shownDigits = 4;

/** The decimal itself, or four digits of it. */
export const near = (text: string): string => {
  if (!text.includes("/")) return text;
  return exactText(round(exactFrom(text), { digits: shownDigits, mode: "half-away-from-zero" }));
};

/** `= 0.75` where that is exact, `≈ 0.6667` where it is not. */
export const equals = (text: string): string => `${text.includes("/") ? "≈" : "="} ${near(text)}`;

const percentOf = (value: Exact): string => exactText(multiply(value, ratio(100)));

/** A share as a percentage: `80%`, or `≈66.67%` where it never ends. */
export const percent = (text: string): string => {
  const exact = percentOf(exactFrom(text));
  if (!exact.includes("/")) return `${exact}%`;
  return `≈${exactText(round(exactFrom(exact), { digits: 2, mode: "half-away-from-zero" }))}%`;
};

/** Whether two numbers in text are the same number. */
export const same = (a: string, b: string): boolean => compare(exactFrom(a), exactFrom(b)) === 0;

/** A number with brackets where it is below zero, to stand in a formula. */
export const term = (text: string): string => (text.startsWith("-") ? `(${near(text)})` : near(text));

/** `a + b + c` of numbers in text. */
export const plus = (numbers: readonly string[]): string => numbers.map(term).join(" + ");
