/** The small values that schemes and ledgers are written in: ids, decimals, days. Each reads one value and refuses all others. */
import * as z from "zod";
import { isDay, looksLikeDay } from "./calendar";
import { canonicalDecimal, compare, type Decimal, exactOf, one, signOf } from "./points";

const idForm = /^[\p{L}\p{N}][\p{L}\p{N}._\-#/:@]{0,63}$/u;
const reserved = new Set(["__proto__", "constructor", "prototype"]);

/** Marks an issue with the code and the words' parameters that the reader of problems needs. */
const refuse = (code: string, params: Record<string, unknown> = {}) => ({ params: { code, ...params } });

/** Whether a text can name one thing: 1 to 64 letters, digits, `. _ - # / : @`, first a letter or digit. */
export const isId = (written: string): boolean => idForm.test(written) && !reserved.has(written);

/** The name of one thing. */
export const id = z.string().refine(isId, refuse("not-an-id"));

const decimalBy = (reading: (written: string | number) => Decimal | undefined) =>
  z.union([z.number(), z.string()]).transform((written, context) => {
    const read = reading(written);
    if (read !== undefined) return read;
    context.addIssue({
      code: "custom",
      input: written,
      ...refuse("not-a-decimal", { written: String(written).slice(0, 40) }),
    });
    return z.NEVER;
  });

/** A number or decimal text, read to its canonical text. */
export const decimal = decimalBy(canonicalDecimal);

const longForm = /^-?[1-9]\d{12,99}(?:\.\d{0,5}[1-9])?$/;

/** A decimal that was worked out: it may have more digits before the point than anybody may write. */
export const resultDecimal = decimalBy(
  (written) =>
    canonicalDecimal(written) ?? (typeof written === "string" && longForm.test(written) ? written : undefined),
);

export const decimalFromZero = decimal.refine((read) => signOf(exactOf(read)) >= 0, refuse("below-zero"));
export const decimalAboveZero = decimal.refine((read) => signOf(exactOf(read)) > 0, refuse("not-above-zero"));

/** A part of a whole, 0 to 1. */
export const share = decimalFromZero.refine((read) => compare(exactOf(read), one) <= 0, refuse("share-above-one"));

/** A calendar day that exists. */
export const day = z.string().superRefine((written, context) => {
  if (isDay(written)) return;
  const code = looksLikeDay(written) ? "impossible-day" : "not-a-day";
  context.addIssue({ code: "custom", ...refuse(code, { written: written.slice(0, 40) }) });
});

/** A day of every year: the 29th of February is none. */
export const monthDay = z.string().superRefine((written, context) => {
  if (/^\d\d-\d\d$/.test(written) && isDay(`2023-${written}`)) return;
  context.addIssue({ code: "custom", ...refuse("not-a-day-of-the-year", { written: written.slice(0, 40) }) });
});

/** A whole number from `from` to `to`. */
export const whole = (from: number, to = 1_000_000) => z.int().min(from).max(to);

/** A bound that may be absent by word. */
export const bound = z.union([z.literal("none"), decimal]);

/** Most entries that one list or record of a document may have; only facts may be more. */
export const mostEntries = 1000;

/** A list that is not endless. */
export const many = <T extends z.ZodType>(of: T) => z.array(of).max(mostEntries);

/** The name of a choice. */
export const choice = z.string().min(1).max(64);

/** Values by the name of a choice, not endlessly many. */
export const byChoice = <T extends z.ZodType>(of: T) =>
  z
    .record(choice, of)
    .refine((written) => Object.keys(written).length <= mostEntries, refuse("too-long", { most: String(mostEntries) }));
