/** The keys of facts, each with a number, and the forms that what stands at them is read in: the shapes of the ledger itself. */
import { type FactKind, factKinds, factValues } from "../model/ledger";
import { readerOf } from "../model/reading";
import { words } from "../model/text";
import { choice, day, decimal, decimalAboveZero, decimalFromZero, isId, share } from "../model/values";
import { numberedForms } from "./scalar";

/** The number of each key. */
export const at = {
  team: 0,
  id: 1,
  kind: 2,
  day: 3,
  recorded: 4,
  by: 5,
  source: 6,
  body: 7,
  corrects: 8,
  reason: 9,
  order: 10,
  for: 11,
  member: 12,
  until: 13,
  slot: 14,
  status: 15,
  asked: 16,
  authority: 17,
  statutory: 18,
  item: 19,
  value: 20,
  done: 21,
  due: 22,
  rater: 23,
  scorer: 24,
  valid: 25,
  votes: 26,
  claim: 27,
  rank: 28,
  of: 29,
  colour: 30,
  arrival: 31,
  matter: 32,
  level: 33,
  authors: 34,
  case: 35,
  subject: 36,
  state: 37,
  grave: 38,
  commitment: 39,
  verified: 40,
  milestone: 41,
  title: 42,
  weight: 43,
  approver: 44,
  published: 45,
  from: 46,
  to: 47,
  event: 48,
  over: 49,
} as const;

/** The keys by their numbers. */
export const names: readonly string[] = Object.keys(at);

const form = numberedForms();
const kindByName = new Map<unknown, FactKind>(factKinds.map((kind) => [kind, kind]));
export const asId = form((written) => (typeof written === "string" && isId(written) ? written : undefined));
export const asTeam = form((written) => (typeof written === "string" && written !== "" ? written : undefined));
export const asKind = form((written) => kindByName.get(written));
export const asDay = form(readerOf(day));
export const asWords = form(readerOf(words));
export const asDecimal = form(readerOf(decimal));
export const asFromZero = form(readerOf(decimalFromZero));
export const asAboveZero = form(readerOf(decimalAboveZero));
export const asShare = form(readerOf(share));
export const asYear = form(readerOf(factValues.year));
export const asYes = form(readerOf(factValues.yes));
export const asTruth = form(readerOf(factValues.truth));
export const asSlot = form(readerOf(factValues.slot));
export const asStatus = form(readerOf(factValues.status));
export const asClaim = form(readerOf(factValues.claim));
export const asSubject = form(readerOf(factValues.subject));
export const asState = form(readerOf(factValues.state));
export const asOver = form(readerOf(factValues.over));
export const asRank = form(readerOf(factValues.rank));
export const asAuthors = form(readerOf(factValues.authors));
export const asVotes = form(readerOf(factValues.votes));
export const asChoice = form(readerOf(choice));
