/** A scheme together with a ledger that is kept under it. */
import type { Arbitrary } from "fast-check";
import type { Ledger } from "../../model/ledger";
import type { Scheme } from "../../model/scheme";
import { ledgersFor } from "./ledger";
import { schemes } from "./scheme";

export interface SchemeAndLedger {
  readonly scheme: Scheme;
  readonly ledger: Ledger;
}

/** Valid schemes with valid ledgers. */
export const worlds = (): Arbitrary<SchemeAndLedger> =>
  schemes().chain((scheme) => ledgersFor(scheme).map((ledger) => ({ scheme, ledger })));
