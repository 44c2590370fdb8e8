/** `zhucun/testing`: worked cases as tests of vitest, and generators of valid schemes and ledgers for fast-check. Both are the host's own packages. */

// Schemes, ledgers and questions as they may come, on the grid where decisions are made
export { calendars } from "./arbitrary/day";
export { ledgersFor } from "./arbitrary/ledger";
export { questionsFor } from "./arbitrary/question";
export { schemes } from "./arbitrary/scheme";
export { type SchemeAndLedger, worlds } from "./arbitrary/world";
// Cases as tests
export { describeScheme, type SchemeSuite } from "./describe-scheme";
