/** Batches that are whole, shards of one input or of several, put together to one and ranked over all of them. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { planOf } from "../../engine/plan";
import { canonicalJson } from "../../model/hash";
import { byCode } from "../../model/names";
import { type Problem, problem } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import type { Row } from "../row";
import { type Ended, ending } from "./ended";
import { type Entry, gradeName, refused } from "./entry";
import { at, Stopped, stop } from "./failure";
import { type Format, type Head, type Manifest, manifestIn, together, workFolder } from "./manifest";
import { merged } from "./merge";
import { checkParquet } from "./parquet";
import type { Progress } from "./progress";
import { keptFile, problemsFile, publish, resultsFile } from "./publish";
import { textLines } from "./read";
import { asWritten } from "./survey";
import { makeFolder, sweep } from "./write";

/** What is put together. */
export interface MergeOptions {
  readonly scheme: Scheme;
  readonly folders: readonly string[];
  /** The folder to write into; it is made, and must be empty where it is there. */
  readonly out: string;
  readonly rank?: boolean | undefined;
  readonly format?: Format | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

interface Shard {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Reads a sorted file one line ahead. */
const cursor = (path: string) => {
  const lines = textLines(path);
  let next = lines.next();
  return {
    peek: (): string | undefined => (next.done === true ? undefined : next.value),
    take: (): string => {
      const { value } = next;
      next = lines.next();
      return String(value);
    },
    close: (): void => void lines.return(undefined),
  };
};

interface Told {
  readonly team?: string;
  readonly file?: string;
  readonly line?: number;
}

const refusal = (line: string): Entry => {
  const { team = "", file = "", line: number = 1 }: Told = JSON.parse(line);
  return { team, places: [{ file, line: number }], facts: 0, row: "", ranked: "", problem: line, grade: "" };
};

const result = (row: string, ranked: string, folder: string): Entry => {
  const read: Row = JSON.parse(row);
  const places = [{ file: join(folder, `${resultsFile}.ndjson`), line: 1 }];
  return { team: read.team, places, facts: 0, row, ranked, problem: "", grade: gradeName(read) };
};

/** What one folder holds, as entries in their order: its results and its problems are each sorted. */
function* entriesOf({ folder, manifest }: Shard): Generator<Entry> {
  const results = cursor(join(folder, `${resultsFile}.ndjson`));
  const problems = cursor(join(folder, problemsFile));
  const hasKept = manifest.outputs.some(({ name }) => name === keptFile);
  const kept = hasKept ? cursor(join(folder, keptFile)) : undefined;
  const nextResult = (): Entry | undefined =>
    results.peek() === undefined ? undefined : result(results.take(), kept?.take() ?? "", folder);
  const nextRefusal = (): Entry | undefined => (problems.peek() === undefined ? undefined : refusal(problems.take()));
  try {
    let [good, bad] = [nextResult(), nextRefusal()];
    while (good !== undefined || bad !== undefined) {
      if (bad !== undefined && (good === undefined || byCode(bad.team, good.team) < 0)) {
        yield bad;
        bad = nextRefusal();
      } else if (good !== undefined) {
        yield good;
        good = nextResult();
      }
    }
  } finally {
    for (const one of [results, problems, kept]) one?.close();
  }
}

/** A team that stands in several folders is refused: which of them is right is not ours to say. */
const twice = (entries: readonly Entry[]): Entry => {
  const [first, ...others] = entries;
  if (first === undefined) throw new RangeError("no entry");
  const said = others.flatMap(({ places }) =>
    places.map(({ file, line }) => ({
      ...problem("duplicate-name", ["team"], { name: first.team, thing: "team" }),
      file,
      line,
    })),
  );
  return refused(first.team, first.places, said);
};

/** A shard with its place among those of its input. */
interface Share {
  readonly folder: string;
  readonly index: number;
  readonly of: number;
  /** What all shards of one input have alike: the bytes, wherever each of them found them. */
  readonly input: string;
  /** The same with the names of the files. */
  readonly named: string;
}

const shareIn = ({ folder, manifest: { inputs, options } }: Shard): readonly Share[] => {
  if (options.shard === null) return [];
  const hashes = inputs.map(({ sha256 }) => sha256).sort(byCode);
  const { of } = options.shard;
  return [{ folder, ...options.shard, input: canonicalJson([hashes, of]), named: canonicalJson([inputs, of]) }];
};

/** Shares of one input that are missing, told at the first, or there twice. */
const missingBeside = (first: Share, shares: readonly Share[]): Problem[] => {
  const { folder, of } = first;
  const indexes = shares.map(({ index }) => index);
  const lacking = Array.from({ length: of }, (_, at) => at + 1).filter((index) => !indexes.includes(index));
  const missing = problem("shard-missing", [], { missing: lacking.join(", "), of: `${of}` });
  const twice = shares.filter(
    ({ index, named }, at) => shares.findIndex((one) => one.index === index && one.named === named) < at,
  );
  return [
    ...(lacking.length === 0 ? [] : [{ ...missing, file: folder }]),
    ...twice.map((share) => ({ ...problem("input-twice", []), file: share.folder })),
  ];
};

/** Shards that are missing, or there twice, of each input; and whole batches among shards. */
const missing = (shards: readonly Shard[]): Problem[] => {
  const shares = shards.flatMap(shareIn);
  const firsts = shares.filter(({ input }, at) => shares.findIndex((one) => one.input === input) === at);
  const wholes = shares.length === 0 ? [] : shards.filter(({ manifest }) => manifest.options.shard === null);
  return [
    ...firsts.flatMap((first) =>
      missingBeside(
        first,
        shares.filter(({ input }) => input === first.input),
      ),
    ),
    ...wholes.map(({ folder }) => ({ ...problem("shards-differ", []), file: folder })),
  ];
};

const opened = async (folder: string): Promise<Shard> => {
  at(folder, () => readdirSync(folder));
  const manifest = manifestIn(folder);
  if (manifest === undefined || manifest.options.format !== "ndjson") throw stop(problem("not-whole", []), folder);
  await asWritten(folder, manifest.outputs);
  return { folder, manifest };
};

const checkTogether = (shards: readonly Shard[], { scheme, rank }: MergeOptions, hash: string): void => {
  const [first] = shards;
  if (first === undefined) return;
  const problems = [
    ...shards.slice(1).flatMap(({ folder, manifest }) => together(manifest, first.manifest, folder)),
    ...(first.manifest.scheme.hash === hash
      ? []
      : [{ ...problem("resume-differs", [], { what: "scheme" as const }), file: first.folder }]),
    ...missing(shards),
  ];
  if (problems.length > 0) throw new Stopped(problems);
  if (rank === true && scheme.ranking === undefined) throw stop(problem("ranking-missing", ["ranking"]));
};

/** What was asked of all of them together. Inputs have the names that the first of their shards gave them. */
const headOf = (shards: readonly Shard[], first: Manifest, { format = "ndjson", rank = false }: MergeOptions): Head => {
  const named = shards.filter(({ manifest }) => (manifest.options.shard?.index ?? 1) === 1);
  const inputs = new Map(
    named.flatMap(({ manifest }) => manifest.inputs.map((one) => [`${one.name} ${one.sha256}`, one])),
  );
  return {
    format: first.format,
    semantics: first.semantics,
    scheme: first.scheme,
    question: first.question,
    options: { ...first.options, format, rank, shard: null },
    inputs: [...inputs.values()].sort((a, b) => byCode(a.name, b.name)),
  };
};

/**
 * Puts whole batches together: the shards of one input, or the batches of several. Their bytes are those of one batch over everything.
 * @returns how it ended, as `runBatch` does
 * @example await mergeBatches({ scheme: luojiang, folders: ["out-1", "out-2"], out: "all", rank: true });
 */
export const mergeBatches = async (options: MergeOptions): Promise<Ended> =>
  ending(async (began) => {
    const { scheme, folders, out, rank = false, format = "ndjson", onProgress = () => {} } = options;
    if (format === "parquet") await checkParquet();
    const shards: Shard[] = [];
    for (const folder of folders) shards.push(await opened(folder));
    const [first] = shards;
    if (first === undefined) throw stop(problem("not-whole", []));
    checkTogether(shards, options, planOf(scheme).stamp.hash);
    const work = join(out, workFolder);
    // A merge that was killed is begun anew in its folder.
    if (existsSync(out) && !existsSync(work) && at(out, () => readdirSync(out)).length > 0)
      throw stop(problem("output-exists", []), out);
    at(work, () => makeFolder(work));
    began();
    const head = headOf(shards, first.manifest, options);
    const counts = shards.map(({ manifest }) => manifest.counts);
    const lines = counts.reduce((sum, one) => sum + one.lines, 0);
    const facts = counts.reduce((sum, one) => sum + one.facts, 0);
    const unread = counts.reduce((sum, one) => sum + one.unread, 0);
    const tell = (done: number): void => onProgress({ stage: "merge", done, of: undefined, teams: 0, facts: 0 });
    const entries = merged(shards.map(entriesOf), twice);
    const manifest = await publish(entries, { out, work, head, scheme, keepsRanked: rank, lines, unread, facts, tell });
    rmSync(work, { recursive: true, force: true });
    sweep(out);
    return manifest;
  });
