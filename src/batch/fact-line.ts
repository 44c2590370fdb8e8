/**
 * A line of bytes to a fact, where it is one of the plain lines that machines write. Every scalar in it is judged by the ledger's own
 * shapes; this file knows only which keys each kind of fact has. Whatever it does not recognise, or would have to refuse, it leaves to
 * JSON.parse and the whole shape: it never says that a line is wrong.
 */
import { longestLine } from "../model/json-line";
import type { Fact, FactOf } from "../model/ledger";
import { mostEntries } from "../model/values";
import {
  asAboveZero,
  asAuthors,
  asChoice,
  asClaim,
  asDay,
  asDecimal,
  asFromZero,
  asId,
  asKind,
  asOver,
  asRank,
  asShare,
  asSlot,
  asState,
  asStatus,
  asSubject,
  asTeam,
  asTruth,
  asVotes,
  asWords,
  asYear,
  asYes,
  at,
  names,
} from "./fact-keys";
import { type PlainLine, plainReader } from "./json-bytes";
import { type Form, readingOf, type Scalar } from "./scalar";
import { margin } from "./words-of-bytes";

/** A fact that is being put together. */
type Draft<F> = { -readonly [key in keyof F]: F[key] };
type DraftOf<K extends Fact["kind"]> = Draft<FactOf<K>>;
type Noted = Pick<Fact, "id" | "day" | "recorded" | "by">;

/** Thrown where a line is not recognised; nobody but this file sees it. */
class Unrecognised extends Error {}
const unrecognised = new Unrecognised();

const readAs = <T>(scalar: Scalar, form: Form<T>): T => {
  const read = readingOf(scalar, form);
  if (read === undefined) throw unrecognised;
  return read;
};

/** What stands at a key that must be there. */
const must = <T>(line: PlainLine, key: number, form: Form<T>): T => {
  const scalar = line.take(key);
  if (scalar === undefined) throw unrecognised;
  return readAs(scalar, form);
};

/** What stands at a key that may be there. */
const may = <T>(line: PlainLine, key: number, form: Form<T>): T | undefined => {
  const scalar = line.take(key);
  return scalar === undefined ? undefined : readAs(scalar, form);
};

/** Adds the keys that every fact may have. */
const withCommon = (line: PlainLine, fact: Draft<Fact>): Fact => {
  const source = may(line, at.source, asWords);
  if (source !== undefined) fact.source = source;
  const body = may(line, at.body, asId);
  if (body !== undefined) fact.body = body;
  const corrects = may(line, at.corrects, asId);
  if (corrects !== undefined) fact.corrects = corrects;
  const reason = may(line, at.reason, asWords);
  if (reason !== undefined) fact.reason = reason;
  const order = may(line, at.order, asWords);
  if (order !== undefined) fact.order = order;
  return fact;
};

/** The same for kinds that may belong to another year than that of their day. */
const withYear = (line: PlainLine, fact: Draft<Extract<Fact, { for?: number | undefined }>>): Fact => {
  const year = may(line, at.for, asYear);
  if (year !== undefined) fact.for = year;
  return withCommon(line, fact);
};

const attendance = (line: PlainLine, { id, day, recorded, by }: Noted): Fact => {
  const member = must(line, at.member, asId);
  const status = must(line, at.status, asStatus);
  const fact: DraftOf<"attendance"> = { kind: "attendance", id, day, recorded, by, member, status };
  const until = may(line, at.until, asDay);
  if (until !== undefined) fact.until = until;
  const slot = may(line, at.slot, asSlot);
  if (slot !== undefined) fact.slot = slot;
  const asked = may(line, at.asked, asDay);
  if (asked !== undefined) fact.asked = asked;
  const authority = may(line, at.authority, asId);
  if (authority !== undefined) fact.authority = authority;
  const statutory = may(line, at.statutory, asYes);
  if (statutory !== undefined) fact.statutory = statutory;
  return withCommon(line, fact);
};

const rating = (line: PlainLine, { id, day, recorded, by }: Noted, item: string): Fact => {
  const value = must(line, at.value, asFromZero);
  const rater = must(line, at.rater, asWords);
  const valid = may(line, at.valid, asTruth) ?? true;
  const fact: DraftOf<"rating"> = { kind: "rating", id, day, recorded, by, item, value, rater, valid };
  const member = may(line, at.member, asId);
  if (member !== undefined) fact.member = member;
  const scorer = may(line, at.scorer, asId);
  if (scorer !== undefined) fact.scorer = scorer;
  return withYear(line, fact);
};

const votesOf = (line: PlainLine): Record<string, number> => {
  const pairs = line.takePairs();
  if (pairs === undefined || pairs.length > mostEntries) throw unrecognised;
  const votes: Record<string, number> = {};
  for (const [name, number] of pairs) {
    const choice = readAs(name, asChoice);
    if (choice === "__proto__" || Object.hasOwn(votes, choice)) throw unrecognised;
    votes[choice] = readAs(number, asVotes);
  }
  return votes;
};

const value = (line: PlainLine, { id, day, recorded, by }: Noted, item: string): Fact => {
  const written = must(line, at.value, asDecimal);
  const claim = may(line, at.claim, asClaim) ?? "checked";
  const fact: DraftOf<"value"> = { kind: "value", id, day, recorded, by, item, value: written, claim };
  const scorer = may(line, at.scorer, asId);
  if (scorer !== undefined) fact.scorer = scorer;
  return withYear(line, fact);
};

const rank = (line: PlainLine, { id, day, recorded, by }: Noted, item: string): Fact => {
  const fact: DraftOf<"rank"> = { kind: "rank", id, day, recorded, by, item, rank: must(line, at.rank, asRank) };
  const of = may(line, at.of, asRank);
  if (of !== undefined) fact.of = of;
  return withYear(line, fact);
};

const colour = (line: PlainLine, { id, day, recorded, by }: Noted, item: string): Fact => {
  const fact: DraftOf<"colour"> = { kind: "colour", id, day, recorded, by, item, colour: must(line, at.colour, asId) };
  const arrival = may(line, at.arrival, asYes);
  if (arrival !== undefined) fact.arrival = arrival;
  return withCommon(line, fact);
};

const notice = (line: PlainLine, { id, day, recorded, by }: Noted, item: string): Fact => {
  const matter = must(line, at.matter, asId);
  const level = must(line, at.level, asId);
  const authors = may(line, at.authors, asAuthors) ?? 1;
  return withYear(line, { kind: "notice", id, day, recorded, by, item, matter, level, authors });
};

const finding = (line: PlainLine, { id, day, recorded, by }: Noted): Fact => {
  const name = must(line, at.case, asId);
  const matter = must(line, at.matter, asId);
  const subject = must(line, at.subject, asSubject);
  const state = must(line, at.state, asState);
  const fact: DraftOf<"finding"> = { kind: "finding", id, day, recorded, by, case: name, matter, subject, state };
  const member = may(line, at.member, asId);
  if (member !== undefined) fact.member = member;
  const grave = may(line, at.grave, asYes);
  if (grave !== undefined) fact.grave = grave;
  const item = may(line, at.item, asId);
  if (item !== undefined) fact.item = item;
  return withYear(line, fact);
};

const change = (line: PlainLine, { id, day, recorded, by }: Noted): Fact => {
  const commitment = must(line, at.commitment, asId);
  const reason = must(line, at.reason, asWords);
  const approver = must(line, at.approver, asWords);
  const fact: DraftOf<"change"> = { kind: "change", id, day, recorded, by, commitment, reason, approver };
  const title = may(line, at.title, asWords);
  if (title !== undefined) fact.title = title;
  const due = may(line, at.due, asDay);
  if (due !== undefined) fact.due = due;
  const weight = may(line, at.weight, asAboveZero);
  if (weight !== undefined) fact.weight = weight;
  const published = may(line, at.published, asDay);
  if (published !== undefined) fact.published = published;
  return withCommon(line, fact);
};

const dropped = (line: PlainLine, { id, day, recorded, by }: Noted): Fact => {
  const commitment = must(line, at.commitment, asId);
  const reason = must(line, at.reason, asWords);
  const fact: DraftOf<"dropped"> = { kind: "dropped", id, day, recorded, by, commitment, reason };
  const approver = may(line, at.approver, asWords);
  if (approver !== undefined) fact.approver = approver;
  return withCommon(line, fact);
};

const waiver = (line: PlainLine, { id, day, recorded, by }: Noted): Fact => {
  const reason = must(line, at.reason, asWords);
  const approver = must(line, at.approver, asWords);
  const over = may(line, at.over, asOver) ?? "year";
  const fact: DraftOf<"waiver"> = { kind: "waiver", id, day, recorded, by, reason, approver, over };
  const item = may(line, at.item, asId);
  if (item !== undefined) fact.item = item;
  const commitment = may(line, at.commitment, asId);
  if (commitment !== undefined) fact.commitment = commitment;
  return withYear(line, fact);
};

const itemOf = (line: PlainLine): string => must(line, at.item, asId);
const commitmentOf = (line: PlainLine): string => must(line, at.commitment, asId);

/** The fact of a line. */
const factOf = (line: PlainLine): Fact => {
  const kind = must(line, at.kind, asKind);
  const id = must(line, at.id, asId);
  const day = must(line, at.day, asDay);
  const recorded = must(line, at.recorded, asDay);
  const by = must(line, at.by, asWords);
  const noted = { id, day, recorded, by };
  switch (kind) {
    case "attendance":
      return attendance(line, noted);
    case "count":
      return withYear(line, {
        kind,
        id,
        day,
        recorded,
        by,
        item: itemOf(line),
        value: may(line, at.value, asFromZero) ?? "1",
      });
    case "tally": {
      const done = must(line, at.done, asFromZero);
      return withYear(line, {
        kind,
        id,
        day,
        recorded,
        by,
        item: itemOf(line),
        done,
        due: must(line, at.due, asFromZero),
      });
    }
    case "rating":
      return rating(line, noted, itemOf(line));
    case "ballots":
      return withYear(line, { kind, id, day, recorded, by, item: itemOf(line), votes: votesOf(line) });
    case "value":
      return value(line, noted, itemOf(line));
    case "rank":
      return rank(line, noted, itemOf(line));
    case "colour":
      return colour(line, noted, itemOf(line));
    case "notice":
      return notice(line, noted, itemOf(line));
    case "finding":
      return finding(line, noted);
    case "progress": {
      const done = must(line, at.done, asShare);
      const verified = may(line, at.verified, asTruth) ?? true;
      return withCommon(line, { kind, id, day, recorded, by, commitment: commitmentOf(line), done, verified });
    }
    case "milestone": {
      const milestone = must(line, at.milestone, asId);
      return withCommon(line, { kind, id, day, recorded, by, milestone, done: may(line, at.done, asShare) ?? "1" });
    }
    case "change":
      return change(line, noted);
    case "dropped":
      return dropped(line, noted);
    case "handover": {
      const from = must(line, at.from, asId);
      return withCommon(line, {
        kind,
        id,
        day,
        recorded,
        by,
        commitment: commitmentOf(line),
        from,
        to: must(line, at.to, asId),
      });
    }
    case "event":
      return withYear(line, { kind, id, day, recorded, by, event: must(line, at.event, asId) });
    case "waiver":
      return waiver(line, noted);
    case "withdrawal": {
      const corrects = must(line, at.corrects, asId);
      return withCommon(line, { kind, id, day, recorded, by, corrects, reason: must(line, at.reason, asWords) });
    }
  }
};

const lineFeed = 0x0a;

/** Bytes with a margin behind them, and a view of them that serves as long as the bytes stay the same. */
const viewer = () => {
  let known: Uint8Array | undefined;
  let view: DataView = new DataView(new ArrayBuffer(0));
  return (bytes: Uint8Array): DataView => {
    if (bytes !== known) view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    known = bytes;
    return view;
  };
};

/** Reads the line of a fact and its team that stands in bytes; undefined where it is not recognised. */
type FactReader = (bytes: Uint8Array, from: number, to: number) => Fact | undefined;

const makeReader = (): FactReader => {
  const line = plainReader(names, at.kind, at.votes, at.id);
  const viewOf = viewer();
  const isPlain = (bytes: Uint8Array, from: number, to: number): boolean => {
    if (to - from > longestLine) return false;
    if (to + margin <= bytes.length && bytes[to] === lineFeed) return line.read(viewOf(bytes), from, to);
    const padded = new Uint8Array(to - from + margin);
    padded.set(bytes.subarray(from, to));
    return line.read(viewOf(padded), 0, to - from);
  };
  return (bytes, from, to) => {
    if (!isPlain(bytes, from, to)) return undefined;
    try {
      must(line, at.team, asTeam);
      const fact = factOf(line);
      return line.left() === 0 ? fact : undefined;
    } catch (stop) {
      if (stop === unrecognised) return undefined;
      throw stop;
    }
  };
};

let reader: FactReader | undefined;

/**
 * The fact of a line. What lines repeat is remembered, by one reader for all: engines of JavaScript make code for one reader far faster
 * than for several of a kind.
 */
export const factIn: FactReader = (bytes, from, to) => {
  reader ??= makeReader();
  return reader(bytes, from, to);
};
