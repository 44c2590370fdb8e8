/** Numbers as people read them: exact where they end, marked as near (≈) where they do not. */
import { compare, type Exact, exactFrom, exactText, multiply, ratio, round, sum } from "../model/points";

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

const twoDigits = (text: string): string =>
  exactText(round(exactFrom(text), { digits: 2, mode: "half-away-from-zero" }));

/** A share as a percentage: `80%`, or `≈66.67%` where it never ends. */
export const percent = (text: string): string => {
  const exact = percentOf(exactFrom(text));
  return exact.includes("/") ? `≈${twoDigits(exact)}%` : `${exact}%`;
};

/** `= 80%` where that is exact, `≈ 66.67%` where it is not. */
export const equalsPercent = (text: string): string => {
  const exact = percentOf(exactFrom(text));
  return exact.includes("/") ? `≈ ${twoDigits(exact)}%` : `= ${exact}%`;
};

/** The sum of numbers in text, as text. */
export const sumText = (numbers: readonly string[]): string => exactText(sum(numbers.map(exactFrom)));

/** The product of two numbers in text, as text. */
export const productText = (a: string, b: string): string => exactText(multiply(exactFrom(a), exactFrom(b)));

/** A number as a division that a calculator can do: itself where it ends, else `n ÷ d`. */
export const dividend = (text: string): string => text.replace("/", " ÷ ");

/** Whether two numbers in text are the same number. */
export const same = (a: string, b: string): boolean => compare(exactFrom(a), exactFrom(b)) === 0;

/** Whether one number in text is below another. */
export const isBelow = (a: string, b: string): boolean => compare(exactFrom(a), exactFrom(b)) < 0;

/** A number as it stands in a formula: brackets where it is below zero, or a division where it never ends. */
export const typed = (text: string): string => (/[-/]/.test(text) ? `(${dividend(text)})` : text);

/** `a + b + c` of numbers in text. */
export const plus = (numbers: readonly string[]): string => numbers.map(typed).join(" + ");

/** How each of these decimals is written with equally many digits after the point, so that they stand under each other. */
export const alignedWith = (decimals: readonly string[]): ((decimal: string) => string) => {
  const digitsOf = (decimal: string): number => (decimal.split(".")[1] ?? "").length;
  const most = Math.max(0, ...decimals.map(digitsOf));
  return (decimal) => {
    if (most === 0) return decimal;
    const point = decimal.includes(".") ? "" : ".";
    return `${decimal}${point}${"0".repeat(most - digitsOf(decimal))}`;
  };
};

/** Decimals with equally many digits after the point. */
export const aligned = (decimals: readonly string[]): string[] => decimals.map(alignedWith(decimals));
