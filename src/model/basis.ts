/** Where a rule comes from; every entry of a scheme says it. */
import * as z from "zod";
import type { Frozen } from "./frozen";
import { text } from "./text";
import { id, many } from "./values";

/** The sources that cover an entry, and which of its numbers are authored. */
export const basis = z.strictObject({
  sources: many(id),
  origin: z.enum(["sourced", "authored"]),
  authored: many(z.string().min(1).max(200)).optional(),
  note: text.optional(),
});
export type Basis = Frozen<z.output<typeof basis>>;

/** What every named entry of a scheme has. */
export const named = { id, title: text, basis };
