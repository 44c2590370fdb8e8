/** From a measured value to points: before any bound as an exact text, then bounded and rounded to hundredths. */
import type { Applied } from "zhucun";
import type { Fraction } from "../straight-line";
import type { Head } from "./constants";
import { hundredthsText, nearest, quotientText, textOf } from "./exact";

export interface Points {
  readonly raw: string;
  readonly bound: "floor" | "cap" | null;
  readonly hundredths: number;
  readonly applied: Applied;
}

export type Rule = (value: Fraction, head: Head) => Points;

/** In proportion, up to all. */
export const share: Rule = ({ n, d }, { points, hundredths, method }) => ({
  raw: quotientText(points * n, d),
  bound: n > d ? "cap" : null,
  hundredths: n >= d ? hundredths : nearest(hundredths * n, d),
  applied: method,
});

/** So many hundredths less each time. */
export const less =
  (each: number): Rule =>
  ({ n, d }, { hundredths, method }) => {
    const left = hundredths * d - n * each;
    return {
      raw: quotientText(left, 100 * d),
      bound: left < 0 ? "floor" : null,
      hundredths: left <= 0 ? 0 : nearest(left, d),
      applied: method,
    };
  };

/** Full points at the whole, so many hundredths at eight tenths and at six. */
export const tiers = (full: number, most: number, some: number): Rule => {
  const tier = (step: number | null, from: string | undefined, hundredths: number): Points => {
    const points = hundredthsText(hundredths);
    const edge = from === undefined ? {} : { from };
    return { raw: points, bound: null, hundredths, applied: { kind: "tiers", step, ...edge, points } };
  };
  const [all, most8, some6] = [tier(0, "1", full), tier(1, "0.8", most), tier(2, "0.6", some)];
  const none = tier(null, undefined, 0);
  return ({ n, d }) => (n >= d ? all : n * 10 >= d * 8 ? most8 : n * 10 >= d * 6 ? some6 : none);
};

/** All at so many, else nothing. */
export const allFrom =
  (number: number): Rule =>
  ({ n, d }, { points, hundredths, method }) => {
    const reached = n >= number * d;
    return { raw: reached ? String(points) : "0", bound: null, hundredths: reached ? hundredths : 0, applied: method };
  };

/** A point for each, up to so many hundredths. */
export const upTo =
  (cap: number): Rule =>
  (value, { method }) => {
    const { n, d } = value;
    return {
      raw: textOf(value),
      bound: n * 100 > cap * d ? "cap" : null,
      hundredths: n * 100 >= cap * d ? cap : nearest(n * 100, d),
      applied: method,
    };
  };
