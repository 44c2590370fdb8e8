/** Worlds of nothing but commitments: a scheme that measures them by year and term, and ledgers in which much befalls them. */
import fc, { type Arbitrary } from "fast-check";
import type { SchemeInput } from "../../src/model/scheme";
import { parseScheme } from "../../src/model/scheme-check";
import { ledgersFor } from "../../src/testing/arbitrary/ledger";
import type { SchemeAndLedger } from "../../src/testing/arbitrary/world";
import { item, schemeInput } from "../small-district";

const basis = { sources: [], origin: "authored" } as const;
const title = { zh: "题", en: "title" };

const schemeFor = (late: readonly [string, string], oneIn: number | undefined): SchemeInput => {
  const items = (["annual", "term"] as const).map((level, at) =>
    item({
      id: level,
      measure: { kind: "commitments", level, late: late[at] ?? "1" },
      method: { kind: "proportional" },
    }),
  );
  const rules = oneIn === undefined ? {} : { commitments: { changes: { oneIn, basis }, basis } };
  return schemeInput([{ id: "c", title, basis, points: 20, items }], rules);
};

const lates = fc.constantFrom("0.6", "0", "1", "0.333");

/** Schemes that measure only commitments, with ledgers that are kept under them. */
export const pledgedWorlds = (): Arbitrary<SchemeAndLedger> =>
  fc.tuple(fc.tuple(lates, lates), fc.constantFrom(undefined, 1, 2, 2, 3)).chain(([late, oneIn]) => {
    const scheme = parseScheme({ ...schemeFor(late, oneIn), from: "2000-01-01" });
    return ledgersFor(scheme).map((ledger) => ({ scheme, ledger }));
  });
