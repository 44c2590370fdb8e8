/** Generators of what a district writes, for laws and for comparison with the oracle. */
export { calendars } from "../../src/testing/arbitrary/day";
export { ledgersFor } from "../../src/testing/arbitrary/ledger";
export { questionsFor } from "../../src/testing/arbitrary/question";
export { schemes } from "../../src/testing/arbitrary/scheme";
export { type SchemeAndLedger, worlds } from "../../src/testing/arbitrary/world";
