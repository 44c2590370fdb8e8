/** Facts are read one by one, so that one wrong fact does not hide what is wrong with the others. */
import type * as z from "zod";
import { mostFacts } from "./ledger";
import type { Problem } from "./problem";
import { readShape } from "./reading";
import { sureReader } from "./sure-reading";

/** The facts that could be read, each with its index as written, and what is wrong with the rest. */
export interface ReadFacts<F> {
  readonly problems: readonly Problem[];
  readonly facts: readonly { readonly index: number; readonly fact: F }[];
}

const prefixed = (problems: readonly Problem[], index: number): Problem[] =>
  problems.map((one) => ({ ...one, path: ["facts", index, ...one.path] }));

const sureReaders = new WeakMap<z.ZodType, unknown>();

/** Shapes never change: what their reader remembers is good for all documents. */
const sureReaderOf = <S extends z.ZodType>(shape: S): ((written: unknown) => z.output<S> | undefined) => {
  // Only this function keeps readers, each by its own shape.
  const known = sureReaders.get(shape) as ((written: unknown) => z.output<S> | undefined) | undefined;
  const sure = known ?? sureReader(shape);
  sureReaders.set(shape, sure);
  return sure;
};

/** Reads each fact by its shape. */
export const readFacts = <S extends z.ZodType>(shape: S, written: readonly unknown[]): ReadFacts<z.output<S>> => {
  const problems: Problem[] = [];
  const facts: { index: number; fact: z.output<S> }[] = [];
  const sure = sureReaderOf(shape);
  written.forEach((one, index) => {
    const fact = sure(one);
    if (fact !== undefined) {
      facts.push({ index, fact });
      return;
    }
    const read = readShape(shape, one);
    if (!read.ok) problems.push(...prefixed(read.problems, index));
    const value = read.ok ? read.value : read.partial;
    if (value !== undefined) facts.push({ index, fact: value });
  });
  return { problems, facts };
};

/** The facts of a document whose head is wrong: they are read all the same. */
export const factsIn = (input: unknown): readonly unknown[] => {
  const facts: unknown = input !== null && typeof input === "object" ? Reflect.get(input, "facts") : undefined;
  return Array.isArray(facts) && facts.length <= mostFacts ? facts : [];
};
