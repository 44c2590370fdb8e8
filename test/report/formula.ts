/** Reads the sums in an explanation and works them out again, exactly: what a person with a calculator would do. */
import {
  add,
  divide,
  type Exact,
  exactFrom,
  exactText,
  multiply,
  negate,
  round,
  subtract,
} from "../../src/model/points";

/** A sum as written, and what the text says it comes to. */
export interface Formula {
  readonly sum: string;
  readonly sign: "=" | "≈";
  readonly said: string;
  readonly percent: boolean;
}

const sumForm = /([-(]*\d+(?:\.\d+)?\)*(?: [+−×÷] [-(]*\d+(?:\.\d+)?\)*)+) (=|≈) (-?\d+(?:\.\d+)?)(%?)/g;

/** All sums in a text: something with an operator, a sign, a number. */
export const formulasIn = (text: string): Formula[] =>
  [...text.matchAll(sumForm)].map(([, sum = "", sign = "=", said = "", percent = ""]) => ({
    sum: sum.trim(),
    sign: sign === "≈" ? "≈" : "=",
    said,
    percent: percent === "%",
  }));

type Token = string;

const tokensOf = (sum: string): Token[] => sum.match(/\d+(?:\.\d+)?|[-+−×÷()]/g) ?? [];

/** A calculator with brackets: × and ÷ before + and −, from left to right. */
const calculator = (tokens: readonly Token[]) => {
  let at = 0;
  const atom = (): Exact => {
    const token = tokens[at++];
    if (token === "-" || token === "−") return negate(atom());
    if (token !== "(") return exactFrom(token ?? "");
    const inside = line();
    at++;
    return inside;
  };
  const product = (): Exact => {
    let result = atom();
    while (tokens[at] === "×" || tokens[at] === "÷")
      result = tokens[at++] === "×" ? multiply(result, atom()) : divide(result, atom());
    return result;
  };
  const line = (): Exact => {
    let result = product();
    while (tokens[at] === "+" || tokens[at] === "−")
      result = tokens[at++] === "+" ? add(result, product()) : subtract(result, product());
    return result;
  };
  return line;
};

/** What a sum really comes to, in the form in which the text says it. */
export const workedOut = ({ sum, sign, percent }: Formula): string => {
  const exact = calculator(tokensOf(sum))();
  const shown = percent ? multiply(exact, exactFrom("100")) : exact;
  const digits = percent ? 2 : 4;
  return exactText(sign === "=" ? shown : round(shown, { digits, mode: "half-away-from-zero" }));
};
