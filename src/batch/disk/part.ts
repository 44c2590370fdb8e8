/** A part: what one unit of work came to, sorted by team. Its name on the disk is the checkpoint: where it is, the unit is done. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Entry, entryFrom, entryLine, inOrder, together } from "./entry";
import { textLines } from "./read";
import { writeWhole } from "./write";

export const partPath = (parts: string, id: string): string => join(parts, id);

export const isDone = (parts: string, id: string): boolean => existsSync(partPath(parts, id));

/** What a unit read. */
export interface PartCounts {
  /** Lines that are not blank. */
  readonly lines: number;
}

function* piecesOf(counts: PartCounts, entries: readonly Entry[]): Generator<string> {
  yield `${JSON.stringify(counts)}\n`;
  for (const entry of entries) yield entryLine(entry);
}

/** Sorts and writes a part. Entries of one team become one. */
export const writePart = (path: string, counts: PartCounts, entries: readonly Entry[]): void => {
  const byTeam = new Map<string, Entry[]>();
  const lost: Entry[] = [];
  for (const entry of entries) {
    const same = byTeam.get(entry.team);
    if (entry.team === "") lost.push(entry);
    else if (same === undefined) byTeam.set(entry.team, [entry]);
    else same.push(entry);
  }
  const whole = [...lost, ...[...byTeam.values()].map(together)].sort(inOrder);
  writeWhole(path, piecesOf(counts, whole));
};

/** The counts of a part, from its first line. */
export const countsIn = (path: string): PartCounts => {
  for (const line of textLines(path)) return JSON.parse(line);
  throw new RangeError(`${path} is empty`);
};

/** The entries of a part, one after another. */
export function* entriesIn(path: string): Generator<Entry> {
  let first = true;
  for (const line of textLines(path)) {
    if (!first) yield entryFrom(line);
    first = false;
  }
}
