/** The keys of facts, each with a number, and the forms that what stands at them is read in: the shapes of the ledger itself. */
import { teamKey } from "../model/json-line";
import { type FactKind, factKinds, factValues } from "../model/ledger";
import { readerOf } from "../model/reading";
import { words } from "../model/text";
import { choice, day, decimal, decimalAboveZero, decimalFromZero, isId, share } from "../model/values";
import { numberedForms } from "./scalar";

export const names = [
  ...([
    teamKey,
    "id",
    "kind",
    "day",
    "recorded",
    "by",
    "source",
    "body",
    "corrects",
    "reason",
    "order",
    "for",
  ] as const),
  ...([
    "member",
    "until",
    "slot",
    "status",
    "asked",
    "authority",
    "statutory",
    "item",
    "value",
    "done",
    "due",
  ] as const),
  ...(["rater", "scorer", "valid", "votes", "claim", "rank", "of", "colour", "arrival", "matter", "level"] as const),
  ...(["authors", "case", "subject", "state", "grave", "commitment", "verified", "milestone", "title"] as const),
  ...(["weight", "approver", "published", "from", "to", "event", "over"] as const),
];
/** Each key's number. */
// The names are those of the list.
export const at = Object.fromEntries(names.map((name, index) => [name, index])) as Record<
  (typeof names)[number],
  number
>;

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
