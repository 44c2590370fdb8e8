/** Generators of what a district writes, for laws and for comparison with the oracle. */
export { calendars } from "./day";
export { ledgersFor } from "./ledger";
export { type Question, questionsFor } from "./question";
export { schemes } from "./scheme";
export { type SchemeAndLedger, worlds } from "./world";
