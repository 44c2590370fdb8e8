/** Stored evaluations read back: what `zhucun evaluate --json` wrote, by whatever version of the engine, as far as it is compared. */
import * as z from "zod";
import type { Problem } from "../../model/problem";
import { readShape } from "../../model/reading";
import { text } from "../../model/text";
import { id, resultDecimal } from "../../model/values";
import type { Stored } from "./standing";

const points = resultDecimal.nullable();
const grade = id.nullable();
const titled = z.looseObject({ id, title: text });
const measurement = z.looseObject({ kind: z.string(), value: z.string() });

/** Only what is compared and ranked by is looked at: other versions of the engine may write more. */
const storedShape = z.looseObject({
  kind: z.enum(["annual", "daily", "term"]),
  semantics: z.int().min(0),
  scheme: z.looseObject({ id, version: id, hash: z.string(), title: text, grades: z.array(titled) }),
  team: id,
  village: z.string(),
  town: z.string(),
  period: z.looseObject({ year: z.int().nullable() }),
  total: resultDecimal,
  base: resultDecimal,
  bonus: resultDecimal,
  deduction: resultDecimal,
  naturalGrade: grade,
  grade,
  gradeState: z.enum(["fixed", "open", "none"]),
  caps: z.array(z.looseObject({ id, limit: id })),
  categories: z.array(
    z.looseObject({
      id,
      points,
      base: resultDecimal,
      outOf: resultDecimal,
      state: z.enum(["applicable", "not-applicable"]),
    }),
  ),
  items: z.array(
    z.looseObject({
      id,
      points,
      outOf: resultDecimal,
      state: z.enum(["measured", "missing", "not-applicable", "pending"]),
      why: z.string().nullable(),
      measurement: measurement.nullable(),
    }),
  ),
});

/** The outcome of reading one stored evaluation. */
export type CheckedStored =
  | { readonly ok: true; readonly evaluation: Stored }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads one stored evaluation, and says what it lacks. */
export const checkStored = (input: unknown): CheckedStored => {
  const read = readShape(storedShape, input);
  // What was not looked at is what the engine wrote beside it; nothing that is compared or ranked by hangs on it.
  return read.ok ? { ok: true, evaluation: read.value as unknown as Stored } : read;
};
