/** The rules for changing commitments. FORMAT.md, section 18. */
import * as z from "zod";
import { basis } from "./basis";
import type { Frozen } from "./frozen";
import { whole } from "./values";

/** At most one commitment in so many of a level and year may be changed; what is changed beyond that stays as it was. */
export const pledging = z.strictObject({ changes: z.strictObject({ oneIn: whole(1, 1000), basis }), basis });
export type PledgingRules = Frozen<z.output<typeof pledging>>;
