/** The values that expectations are written with: exact numbers, names, lists of which the order does not matter, short forms. */
import * as z from "zod";
import type { GradeState } from "../../model/evaluation";
import { byCode } from "../../model/names";
import { divide, exactFrom, exactText, ratio } from "../../model/points";
import { day, id, many, mostEntries, whole } from "../../model/values";

/** Makes sure that a list of words holds each word of a type. */
export const each =
  <W extends string>() =>
  <const L extends readonly W[]>(list: [W] extends [L[number]] ? L : never): L =>
    list;

const fraction = /^(-?\d{1,12})\/([1-9]\d{0,11})$/;
const written = /^-?\d{1,12}(?:\.\d{1,18})?(%?)$/;

/** An exact number as people write it: a decimal, a fraction such as `2/3`, or per cent. */
const exactWritten = (number: string | number): string | undefined => {
  const text = String(number).trim();
  if (fraction.test(text)) return exactText(exactFrom(text));
  const [, sign] = written.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const read = exactFrom(sign === "" ? text : text.slice(0, -1));
  return exactText(sign === "" ? read : divide(read, ratio(100)));
};

/** A number that need not be a decimal, read to its exact text. */
export const exact = z.union([z.number(), z.string()]).transform((written, context) => {
  const read = exactWritten(written);
  if (read !== undefined) return read;
  const params = { code: "not-exact", written: String(written).slice(0, 40) };
  context.addIssue({ code: "custom", input: written, params });
  return z.NEVER;
});

const isLong = (written: unknown): boolean =>
  typeof written === "object" && written !== null && !Array.isArray(written);

/** An object, or what stands for the one of its keys that is asked for most. */
export const orShort = <S extends z.ZodType, L extends z.ZodObject>(key: keyof z.output<L>, short: S, long: L) =>
  z.union([short, long]).transform(
    (written): z.output<L> =>
      // What is no object was read by the shape of this key.
      (isLong(written) ? written : { [key]: written }) as z.output<L>,
  );

/** Expectations by the name of what they are about. */
export const byName = <S extends z.ZodType>(of: S) =>
  z.record(z.string().min(1).max(200), of).refine((written) => Object.keys(written).length <= mostEntries, {
    params: { code: "too-long", most: String(mostEntries) },
  });

/** A grade or a colour, by its id or its title. */
export const named = z.string().min(1).max(200);
/** Names of which the order does not matter. */
export const ids = many(id).transform((written) => [...new Set(written)].sort(byCode));
export const days = many(day).transform((written) => [...written].sort(byCode));
export const years = many(whole(1900, 2199)).transform((written) => written.map(String).sort(byCode));

export const gradeStates = each<GradeState>()(["fixed", "open", "none"]);

/** Names that need not be ids, of which the order does not matter. */
export const names = many(z.string().min(1).max(200)).transform((written) => [...new Set(written)].sort(byCode));
