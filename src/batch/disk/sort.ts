/** The teams of a ranking in their order, on the disk where they are many: what is held does not grow with their number. */
import { join } from "node:path";
import type { Entry } from "../../engine/ranking/entry";
import type { Holding } from "../../engine/ranking/field";
import { listed, type Sorted, stretch } from "../../engine/ranking/sorted";
import { exactFrom, exactOf, exactText } from "../../model/points";
import { type Compare, inTurn } from "./merge";
import { textIn } from "./read";
import { writeWhole } from "./write";

type Packed = [
  ...(readonly [team: string, village: string, town: string, pool: string, total: string]),
  ...(readonly [grade: string | null, gradeState: Entry["gradeState"], ties: (string | null)[], suits: number]),
];

/** Entries as lines. How teams stand to the contests is the same for many of them, and is held. */
const packer = () => {
  const held: Entry["suits"][] = [];
  const places = new Map<Entry["suits"], number>();
  const placeOf = (suits: Entry["suits"]): number => {
    const place = places.get(suits) ?? held.push(suits) - 1;
    places.set(suits, place);
    return place;
  };
  const pack = ({ team, village, town, pool, written, grade, gradeState, ties, suits }: Entry): string => {
    const texts = ties.map((value) => (value === undefined ? null : exactText(value)));
    const packed: Packed = [team, village, town, pool, written, grade, gradeState, texts, placeOf(suits)];
    return `${JSON.stringify(packed)}\n`;
  };
  const unpack = (line: string): Entry => {
    const [team, village, town, pool, written, grade, gradeState, texts, place]: Packed = JSON.parse(line);
    const ties = texts.map((text) => (text === null ? undefined : exactFrom(text)));
    const suits = held[place] ?? [];
    return { team, village, town, pool, total: exactOf(written), written, grade, gradeState, ties, suits };
  };
  return { pack, unpack };
};

/** So many entries are read at once. */
const perBlock = 8;

/** Entries in a file: how many they are, and where each block of them begins and the last one ends. */
interface Blocks {
  readonly path: string;
  readonly length: number;
  readonly starts: readonly number[];
}

const writeBlocks = (path: string, entries: Iterable<Entry>, pack: (entry: Entry) => string): Blocks => {
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
    for (const entry of entries) {
      block += pack(entry);
      length += 1;
      if (length % perBlock === 0) yield close();
    }
    yield close();
  }
  writeWhole(path, blocks());
  return { path, length, starts };
};

/** The entries of a file, of which one block is held. */
const listIn = ({ path, length, starts }: Blocks, unpack: (line: string) => Entry): Sorted<Entry> => {
  let [at, held]: [number, readonly Entry[]] = [-1, []];
  return listed(length, (place) => {
    const block = Math.floor(place / perBlock);
    if (block !== at) {
      const lines = textIn(path, starts[block] ?? 0, starts[block + 1] ?? 0).split("\n");
      [at, held] = [block, lines.slice(0, -1).map(unpack)];
    }
    return held[place % perBlock];
  });
};

/** The next entries, so many where there are. */
const take = (entries: Iterator<Entry>, most: number): Entry[] => {
  const taken: Entry[] = [];
  while (taken.length < most) {
    const next = entries.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
};

/** Entries in runs of so many, each of them sorted. */
function* runsOf(first: Entry[], rest: Iterator<Entry>, most: number, compare: Compare<Entry>): Generator<Entry> {
  for (let run = first; run.length > 0; run = take(rest, most)) yield* run.sort(compare);
}

/**
 * Holds the teams of a field, which come in the order of their names, in files of a folder: in memory only so many of them.
 * @example decideField(scheme, evaluations, {}, onDisk(folder));
 */
export const onDisk = (folder: string, most = 1024): Holding => {
  let last: string | undefined;
  return {
    isAgain: (team) => {
      const isSame = team === last;
      last = team;
      return isSame;
    },
    sorted: (entries, compare) => {
      const rest = entries[Symbol.iterator]();
      const first = take(rest, most);
      if (first.length < most) return first.sort(compare);
      const { pack, unpack } = packer();
      const runs = writeBlocks(join(folder, "ranking-runs"), runsOf(first, rest, most, compare), pack);
      const sources = Array.from({ length: Math.ceil(runs.length / most) }, (_, at) =>
        stretch(listIn(runs, unpack), at * most, Math.min(runs.length, (at + 1) * most)),
      );
      return listIn(writeBlocks(join(folder, "ranking"), inTurn(sources, compare), pack), unpack);
    },
  };
};
