/** The teams of a ranking in their order, on the disk where they are many: what is held does not grow with their number. */
import { join } from "node:path";
import type { Sort } from "../../engine/ranking/field";
import { listed, type Sorted, stretch } from "../../engine/ranking/sorted";
import type { Kept } from "../ranked";
import { type Compare, inTurn } from "./merge";
import { textIn } from "./read";
import { writeWhole } from "./write";

/** So many entries are read at once. */
const perBlock = 8;

/** Entries in a file: how many they are, and where each block of them begins and the last one ends. */
interface Blocks {
  readonly path: string;
  readonly length: number;
  readonly starts: readonly number[];
}

const writeBlocks = (path: string, entries: Iterable<Kept>): Blocks => {
  const starts = [0];
  let length = 0;
  function* blocks(): Generator<string> {
    let [block, end] = ["", 0];
    const close = (): string => {
      const closed = block;
      end += Buffer.byteLength(closed);
      starts.push(end);
      block = "";
      return closed;
    };
    for (const { line } of entries) {
      block += `${line}\n`;
      length += 1;
      if (length % perBlock === 0) yield close();
    }
    yield close();
  }
  writeWhole(path, blocks());
  return { path, length, starts };
};

/** The entries of a file, of which one block is held. */
const listIn = ({ path, length, starts }: Blocks, read: (line: string) => Kept): Sorted<Kept> => {
  let [at, held]: [number, readonly Kept[]] = [-1, []];
  return listed(length, (place) => {
    const block = Math.floor(place / perBlock);
    if (block !== at) {
      const lines = textIn(path, starts[block] ?? 0, starts[block + 1] ?? 0).split("\n");
      [at, held] = [block, lines.slice(0, -1).map(read)];
    }
    return held[place % perBlock];
  });
};

/** The next entries, so many where there are. */
const take = (entries: Iterator<Kept>, most: number): Kept[] => {
  const taken: Kept[] = [];
  while (taken.length < most) {
    const next = entries.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
};

/** Entries in runs of so many, each of them sorted. */
function* runsOf(first: Kept[], rest: Iterator<Kept>, most: number, compare: Compare<Kept>): Generator<Kept> {
  for (let run = first; run.length > 0; run = take(rest, most)) yield* run.sort(compare);
}

/**
 * Sorts the teams of a field in files of a folder: in memory are only so many of them.
 * @param read reads the line of a team again
 * @example decideField(rules, "annual", kept, {}, onDisk(folder, keptReader()));
 */
export const onDisk =
  (folder: string, read: (line: string) => Kept, most = 1024): Sort<Kept> =>
  (entries, compare) => {
    const rest = entries[Symbol.iterator]();
    const first = take(rest, most);
    if (first.length < most) return first.sort(compare);
    const runs = writeBlocks(join(folder, "ranking-runs"), runsOf(first, rest, most, compare));
    const sources = Array.from({ length: Math.ceil(runs.length / most) }, (_, at) =>
      stretch(listIn(runs, read), at * most, Math.min(runs.length, (at + 1) * most)),
    );
    return listIn(writeBlocks(join(folder, "ranking"), inTurn(sources, compare)), read);
  };
