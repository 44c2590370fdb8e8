/** Changed copies: ledgers and schemes are values; a change returns a new value, checked again, with the patches for an audit log. */
import { type Draft, enablePatches, Immer, type Patch } from "immer";
import type { FactInput, Ledger } from "./ledger";
import { type LedgerContext, parseLedger } from "./ledger-check";
import { InvalidInputError, problem } from "./problem";
import type { Scheme, SchemeInput } from "./scheme";
import { parseScheme } from "./scheme-check";

/** A new value, how it came about, and how to go back. Patches are immer's: `op`, `path`, `value`. */
export interface Changed<T> {
  readonly value: T;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
}

/** Freezing would reach into what the old and the new value share, and so change what the host gave. */
const immer = /* @__PURE__ */ new Immer({ autoFreeze: false });

const change = <T>(before: T, recipe: (draft: Draft<T>) => void): Changed<T> => {
  enablePatches();
  const [value, patches, inverse] = immer.produceWithPatches(before, recipe);
  return { value, patches, inverse };
};

/**
 * Adds facts to a ledger. An evaluation after `record` equals one of a ledger that had them from the start.
 * @throws {InvalidInputError} with all problems of the new facts; the ledger that was given stays as it is
 * @example const { value: next, patches } = record(ledger, [{ id: "f9", kind: "count", item: "1.2", day: "2022-03-05", recorded: "2022-03-07", by: "town" }]);
 */
export const record = (ledger: Ledger, facts: readonly FactInput[], context: LedgerContext = {}): Changed<Ledger> => {
  const checked = parseLedger({ ...ledger, facts: [...ledger.facts, ...facts] }, context);
  const added = checked.facts.slice(ledger.facts.length);
  return change(ledger, (draft) => {
    // One by one: as arguments of a single call, very many would not fit on the stack. Facts are data, which drafts hold as they are.
    for (const fact of added as Draft<typeof added>) draft.facts.push(fact);
  });
};

/**
 * Corrects an earlier fact: the new fact names it in `corrects` and gives its reason; nothing is lost.
 * @throws {InvalidInputError} where the fact corrects nothing, or a fact that has been corrected already
 * @example correct(ledger, { ...newFact, id: "f10", corrects: "f9", reason: "counted twice" });
 */
export const correct = (ledger: Ledger, fact: FactInput, context: LedgerContext = {}): Changed<Ledger> => {
  if (fact.corrects === undefined) throw new InvalidInputError([problem("missing-key", [], { key: "corrects" })]);
  return record(ledger, [fact], context);
};

/**
 * Changes a scheme. The recipe changes a draft as if it were its own; the scheme that was given stays as it is.
 * @throws {InvalidInputError} with all problems of the changed scheme
 * @example const { value: next } = amend(scheme, (draft) => { draft.version = "2022.1"; });
 */
export const amend = (scheme: Scheme, recipe: (draft: Draft<SchemeInput>) => void): Changed<Scheme> => {
  const input: SchemeInput = scheme;
  const { value, patches, inverse } = change(input, recipe);
  return { value: parseScheme(value), patches, inverse };
};
