/** A remark: something in a scheme that its authors should know of. This file owns what a remark holds and how much it weighs. */
import type { Ledger, LedgerInput } from "../../model/ledger";
import type { Text } from "../../model/text";
import type { Change } from "./input";
import { remarkWords } from "./words";

export type RemarkCode = keyof typeof remarkWords;

/**
 * `answer`: a team may be treated wrongly, or the text promises what cannot happen; the authors mend it or accept it in writing.
 * `note`: nothing is wrong by itself (a bound that never holds, a duty from which nothing follows); it is told and left to them.
 */
export type Weight = "answer" | "note";

const notes: ReadonlySet<RemarkCode> = new Set<RemarkCode>([
  "bound-without-effect",
  "costs-nothing",
  "deduction-used-up",
  "duty-unread",
  "no-scorer",
]);

export const weightOf = (code: RemarkCode): Weight => (notes.has(code) ? "note" : "answer");

/** Ledgers that show a remark; the second differs from the first by what the remark is about. */
export type Showing = readonly (LedgerInput | Ledger)[];

export interface Remark {
  /** Stable: schemes accept remarks by it. */
  readonly code: RemarkCode;
  /** The key of the clause that it is about. */
  readonly at: string;
  readonly weight: Weight;
  /** Which change of a ledger goes the wrong way, where the remark is about one. */
  readonly change?: Change;
  readonly message: Text;
  readonly ledgers: Showing;
}

type ParamsOf<C extends RemarkCode> = Parameters<(typeof remarkWords)[C]>[0];

/** Makes a remark from its code, its clause and its words. */
export const remark = <C extends RemarkCode>(
  code: C,
  at: string,
  params: ParamsOf<C>,
  ledgers: Showing = [],
): Remark => {
  // The catalogue ties each code to its parameters; the compiler cannot follow that through an index.
  const speak = remarkWords[code] as (params: unknown) => Text;
  return { code, at, weight: weightOf(code), message: speak(params), ledgers };
};
