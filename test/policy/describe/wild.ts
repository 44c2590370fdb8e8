/** Rules with numbers from everywhere: the grids on which decisions are made, and any decimal of the format. */
import fc, { type Arbitrary } from "fast-check";
import type * as z from "zod";
import { unfixed } from "./read-back";

const decimals: Arbitrary<string> = fc
  .tuple(fc.integer({ min: -3_000_000, max: 200_000_000 }), fc.constantFrom(0, 1, 2, 3, 6))
  .map(([number, digits]) => unfixed(BigInt(number) * 10n ** BigInt(8 - digits)));
const wholes = fc.constantFrom(1, 2, 3, 7, 12, 100);

/** Every number in a value replaced by what stands in its place in the list, if anything. */
const renumbered = (
  value: unknown,
  next: () => { readonly decimal: string; readonly whole: number } | undefined,
): unknown => {
  if (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value)) return next()?.decimal ?? value;
  if (typeof value === "number") return next()?.whole ?? value;
  if (Array.isArray(value)) return value.map((inner) => renumbered(inner, next));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, renumbered(inner, next)]));
};

/** Rules as read by their shape, half of their numbers replaced by any others that the shape allows. */
export const wild = <T extends z.ZodType>(rules: Arbitrary<unknown>, shape: T): Arbitrary<z.output<T>> =>
  fc
    .tuple(
      rules,
      fc.array(fc.option(fc.record({ decimal: decimals, whole: wholes }), { nil: undefined }), { maxLength: 12 }),
    )
    .map(([rule, numbers]) => {
      const read = shape.parse(rule);
      const left = [...numbers];
      const changed = shape.safeParse(renumbered(read, () => left.shift()));
      return changed.success ? changed.data : read;
    });
