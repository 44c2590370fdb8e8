/** Input that is not grouped is spread over buckets by team, so that each bucket fits into memory with all lines of its teams. */
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { longestLine, tooLong } from "../../model/json-line";
import { type Problem, problem } from "../../model/problem";
import { type Lost, type Place, placeOf, teamOrLost } from "../gather";
import type { Line } from "../line";
import { bucketOf, isIn, type Shard } from "../share";
import { type Splitter, splitter } from "../split";
import { type Bucket, bucketWriter } from "./blocks";
import { longestPrefix, putPrefix, refusalLine, writeNames } from "./bucket";
import { type Entry, refused } from "./entry";
import { at, stopStrict } from "./failure";
import type { Feed, FeedRow, Source } from "./inputs";
import { mostUnits, type Unit } from "./job";
import { partPath, writePart } from "./part";
import { piecesOf } from "./read";
import { fingerprint, unchanged } from "./survey";
import { tellsLost } from "./unit";
import { newFolder } from "./write";

/** So much of the input falls into one bucket, if nothing else is asked for and it can be had. */
const usualBytes = 4 * 1024 * 1024;

/** What packed input may come to as lines, and what other forms may. */
const [packedGrowth, feedGrowth] = [8, 2];

/** Fewer buckets would save nothing; more would leave each too little room in memory while it is filled. */
const [fewest, most] = [16, 2048];

const bucketsFor = (sources: readonly Source[], each: number): number => {
  const bytes = sources.reduce((sum, { seen, from }) => {
    const growth = from.kind === "feed" ? feedGrowth : 1;
    return sum + seen.bytes * (from.isPacked ? packedGrowth : growth);
  }, 0);
  return Math.min(most, Math.max(fewest, 2 ** Math.ceil(Math.log2(Math.max(1, bytes / each)))));
};

const newline = 0x0a;
const encoder = new TextEncoder();

const putLine = (into: Uint8Array, at: number, line: Uint8Array): number => {
  into.set(line, at);
  into[at + line.length] = newline;
  return at + line.length + 1;
};

/** The buckets of each file, put together to a unit. */
const unitsOf = (buckets: readonly Bucket[], each: number): Unit[] => {
  const all = Array.from({ length: Math.ceil(buckets.length / each) }, (_, index): Unit => {
    const own = buckets.slice(index * each, (index + 1) * each).filter(({ bytes }) => bytes > 0);
    return { id: `bucket-${index}`, bytes: own.reduce((sum, { bytes }) => sum + bytes, 0), ranges: [], buckets: own };
  });
  return all.filter(({ bytes }) => bytes > 0);
};

/** Takes lines and refusals into buckets. */
const bucketsIn = (work: string, count: number) => {
  const folder = at(work, () => newFolder(work, "buckets-"));
  const each = Math.ceil(count / mostUnits);
  const { put, finish, close } = bucketWriter(folder, count, each);
  return {
    add: (index: number, file: number, line: number, bytes: Uint8Array): void =>
      put(index, longestPrefix + bytes.length + 1, (into, at) => putLine(into, putPrefix(into, at, file, line), bytes)),
    addRefusal: (index: number, team: string, one: Problem): void => {
      const bytes = encoder.encode(refusalLine(team, one));
      put(index, bytes.length + 1, (into, at) => putLine(into, at, bytes));
    },
    finish: (names: readonly string[]): Unit[] => {
      const all = finish();
      writeNames(folder, names);
      return unitsOf(all, each);
    },
    close,
  };
};

/** What was spread: the units that came of it, and how many of the files that their lines come from were not read whole. */
export interface Spread {
  readonly units: readonly Unit[];
  readonly unread: number;
}

/** Where lines go. */
interface Hands {
  readonly see: (line: Line) => void;
  readonly refuseTeam: (team: string, problem: Problem) => void;
  readonly lose: (problem: Lost) => void;
  /** A part of a file was not read. */
  readonly leave: (file: string) => void;
}

/** What is wrong with a packed file that ends early or was never packed, whoever unpacks it; anything else is thrown on. */
const gzipProblem = (error: unknown, begun: boolean): Problem => {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (typeof code !== "string" || !code.startsWith("Z_")) throw error;
  return problem(begun ? "gzip-cut-off" : "not-gzip", []);
};

/** A gzip that ends early has lost what comes behind. The line in which it ends is seen as far as it goes: its team is not whole. */
const unpacked = async (path: string, file: string, lines: Splitter, { lose, leave }: Hands): Promise<void> => {
  let begun = false;
  try {
    await pipeline(createReadStream(path), createGunzip(), async (pieces: AsyncIterable<Uint8Array>) => {
      for await (const piece of pieces) {
        begun = true;
        lines.push(piece);
      }
    });
    lines.end();
  } catch (error) {
    const found = gzipProblem(error, begun);
    const line = lines.next();
    lines.end();
    leave(file);
    lose({ ...found, file, line });
  }
};

const plain = async (path: string, lines: Splitter): Promise<void> => {
  for await (const piece of piecesOf(path)) lines.push(piece);
  lines.end();
};

/** A row of a feed as a line; its reader has told what was wrong with its form. */
const spreadRow = (row: FeedRow, { see, refuseTeam, lose, leave }: Hands): void => {
  if ("bytes" in row) {
    see(row);
    return;
  }
  const { file, line } = row;
  if ("problem" in row) {
    if (row.unread === true) leave(file);
    const placed = { ...row.problem, file, line };
    if (row.team === undefined) lose(placed);
    else refuseTeam(row.team, placed);
    return;
  }
  const bytes = encoder.encode(JSON.stringify({ team: row.team, ...row.value }));
  if (bytes.length > longestLine) refuseTeam(row.team, { ...tooLong(), file, line });
  else see({ bytes, from: 0, to: bytes.length, file, number: line });
};

const placeIn = (row: FeedRow): Place => ("bytes" in row ? placeOf(row) : row);

const spreadFeed = async ({ name, rows }: Feed, hands: Hands): Promise<void> => {
  let last: FeedRow | undefined;
  try {
    for await (const part of rows())
      for (const row of part) {
        spreadRow(row, hands);
        last = row;
      }
  } catch (error) {
    const { file, line } = last === undefined ? { file: name, line: 1 } : placeIn(last);
    const found = gzipProblem(error, last !== undefined);
    hands.leave(file);
    hands.lose({ ...found, file, line });
  }
};

const spreadSource = async ({ seen, from }: Source, hands: Hands): Promise<void> => {
  if (from.kind === "feed") return spreadFeed(from.feed, hands);
  const lines = splitter(seen.name, hands.see);
  const before = fingerprint(from.path);
  await (from.isPacked ? unpacked(from.path, seen.name, lines, hands) : plain(from.path, lines));
  unchanged(from.path, before);
};

/** The numbers of files by their names, given as they come up. */
const fileNumbers = () => {
  const numbers = new Map<string, number>();
  const numberOf = (file: string): number => {
    const known = numbers.get(file);
    if (known !== undefined) return known;
    numbers.set(file, numbers.size);
    return numbers.size - 1;
  };
  return { numberOf, files: (): string[] => [...numbers.keys()] };
};

/** What a spread needs to know beside its inputs. */
export interface Spreading {
  readonly work: string;
  /** The folder of the parts. */
  readonly parts: string;
  readonly shard: Shard | undefined;
  readonly strict: boolean;
  /** So much of the input falls into one bucket, where it can be had. */
  readonly bucketBytes: number | undefined;
  /** Is told how many lines have been spread. */
  readonly tell: (lines: number) => void;
}

/** Spreads inputs over buckets, from the beginning. Lines of no team become a part of their own. */
export const spread = async (
  sources: readonly Source[],
  { work, parts, shard, strict, bucketBytes = usualBytes, tell }: Spreading,
): Promise<Spread> => {
  const count = bucketsFor(sources, bucketBytes);
  const buckets = bucketsIn(work, count);
  const { numberOf, files } = fileNumbers();
  const lost: Entry[] = [];
  let lines = 0;
  const lose = (one: Lost): void => {
    if (strict) throw stopStrict([one]);
    if (tellsLost(shard)) lost.push(refused("", [{ file: one.file, line: one.line }], [one]));
  };
  const left = new Set<string>();
  const leave = (file: string): void => {
    if (tellsLost(shard)) left.add(file);
  };
  const isMine = (team: string): boolean => shard === undefined || isIn(shard, team);
  const see = (line: Line): void => {
    lines += 1;
    if (lines % 10_000 === 0) tell(lines);
    const found = teamOrLost(line);
    if (found === undefined) return;
    if ("lost" in found) lose(found.lost);
    else if (isMine(found.team)) {
      const bytes = line.bytes.subarray(line.from, line.to);
      buckets.add(bucketOf(found.team, count), numberOf(line.file), line.number, bytes);
    }
  };
  const refuseTeam = (team: string, one: Problem): void => {
    if (isMine(team)) buckets.addRefusal(bucketOf(team, count), team, one);
  };
  try {
    for (const source of sources) await spreadSource(source, { see, refuseTeam, lose, leave });
    tell(lines);
    const units = buckets.finish(files());
    if (lost.length > 0) writePart(partPath(parts, lostPart), { lines: lost.length }, lost);
    return { units, unread: left.size };
  } finally {
    buckets.close();
  }
};

/** The part of lines that belong to no team. */
export const lostPart = "lost";
