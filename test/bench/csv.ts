/**
 * How long papaparse alone takes to read facts as CSV, and how long zhucun takes: for a batch, as lines that its reader of NDJSON takes, and
 * for all other commands, as facts with their lines and teams. All take turns on the same text, in one process; what counts are the medians,
 * in milliseconds of processor time a megabyte.
 *
 *   tsx --expose-gc --tsconfig test/bench/tsconfig.json test/bench/csv.ts
 */
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import papa from "papaparse";
import type { FactInput, LedgerInput } from "zhucun";
import { pieceBytes } from "../../src/batch/split";
import { csvRows } from "../../src/cli/read/csv";
import { csvFeed } from "../../src/cli/read/csv-feed";
import { processorTime } from "../processor-time";
import { randomLedger } from "./random-ledger";

/** Reads a CSV text with a line of column names, and says how many facts it has. */
export interface CsvReader {
  readonly name: string;
  readonly facts: (csv: string) => number | Promise<number>;
}

/** Its fastest documented way on a text that is there as a whole (lists of cells), and the one in which most people use it (objects). */
export const papaparse: readonly CsvReader[] = [
  { name: "papaparse, lists of cells", facts: (csv) => papa.parse(csv, { skipEmptyLines: true }).data.length - 1 },
  { name: "papaparse, objects", facts: (csv) => papa.parse(csv, { header: true, skipEmptyLines: true }).data.length },
];

const file = "facts.csv";

/** The bytes of the text, piece by piece as a file is read. */
async function* piecesOf(csv: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(csv);
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

const own: readonly CsvReader[] = [
  {
    name: "zhucun, lines for a batch",
    facts: async (csv) => {
      let facts = 0;
      for await (const part of csvFeed(piecesOf(csv), file)) for (const row of part) facts += "problem" in row ? 0 : 1;
      return facts;
    },
  },
  {
    name: "zhucun, facts for other commands",
    facts: async (csv) => {
      let facts = 0;
      for await (const row of csvRows(piecesOf(csv), file)) facts += "fact" in row ? 1 : 0;
      return facts;
    },
  },
];

type Cells = Readonly<Record<string, unknown>>;

/** A fact as cells by column name; votes have a column each, as in a district's CSV files. */
const cellsOf = (team: string, fact: FactInput): Cells => {
  if (fact.kind !== "ballots") return { team, ...fact };
  const { votes, ...rest } = fact;
  const counted = Object.entries(votes).map(([choice, number]) => [`votes.${choice}`, number] as const);
  return { team, ...rest, ...Object.fromEntries(counted) };
};

/** All facts of the ledgers as one CSV text: a line of column names (the keys of facts, and `team`), then a line for each fact. */
export const csvOf = (ledgers: readonly LedgerInput[]): string => {
  const rows = ledgers.flatMap(({ team, facts = [] }) => facts.map((fact) => cellsOf(team, fact)));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return `${papa.unparse({ fields: columns, data: rows }, { newline: "\n" })}\n`;
};

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

/**
 * Milliseconds a megabyte (1,000,000 bytes of UTF-8), by reader.
 * @throws Where a reader finds another number of facts than the first.
 */
export const timesOf = async (
  csv: string,
  readers: readonly CsvReader[],
  rounds: number,
): Promise<ReadonlyMap<string, number>> => {
  const megabytes = Buffer.byteLength(csv) / 1_000_000;
  const facts = await readers[0]?.facts(csv);
  const taken = new Map<string, number[]>(readers.map(({ name }) => [name, []]));
  for (let turn = 0; turn < rounds * readers.length; turn++) {
    const reader = readers[(turn + Math.floor(turn / readers.length)) % readers.length];
    if (reader === undefined) continue;
    // What others left is no work of this one; and collecting throws away code of JavaScript, which is then made again before it counts.
    globalThis.gc?.();
    await reader.facts(csv);
    const start = processorTime();
    const found = await reader.facts(csv);
    taken.get(reader.name)?.push((processorTime() - start) / 1000 / megabytes);
    if (found !== facts) throw new Error(`${reader.name} finds ${found} facts, ${readers[0]?.name} ${facts}`);
  }
  return new Map([...taken].map(([name, times]) => [name, median(times)]));
};

if (argv[1] === fileURLToPath(import.meta.url)) {
  const csv = csvOf(
    Array.from({ length: 200 }, (_, index) => ({ ...randomLedger(30_000 + index), team: `t${index}` })),
  );
  console.log(`\n${(Buffer.byteLength(csv) / 1_000_000).toFixed(1)} MB of CSV, 400 facts a team`);
  for (const [name, time] of await timesOf(csv, [...papaparse, ...own], 9)) {
    console.log(`  ${name.padEnd(34)} ${time.toFixed(2)} ms a MB`);
  }
}
