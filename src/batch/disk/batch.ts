/** A batch from its inputs to its output: plan, units, parts, merge. Whatever is done stands on the disk, and a later run goes on from there. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { planOf } from "../../engine/plan";
import { problem } from "../../model/problem";
import { type Scheme, semantics } from "../../model/scheme";
import type { Shard } from "../share";
import { type Ended, ending } from "./ended";
import { at, stop } from "./failure";
import { type Input, type Source, sizeOf, surveyed } from "./inputs";
import type { AskedQuestion, Job, Range, Unit } from "./job";
import { checkSame, type Format, type Head, type Manifest, manifestIn, readOwn, workFolder } from "./manifest";
import { merged } from "./merge";
import { checkParquet } from "./parquet";
import { countsIn, entriesIn, isDone, partPath } from "./part";
import { pool } from "./pool";
import { publish } from "./publish";
import { lostPart, type Spread, spread } from "./spread";
import { asWritten } from "./survey";
import { makeFolder, newFolder, sweep, writeWhole } from "./write";

/** How far a batch is. */
export interface Progress {
  readonly stage: "survey" | "spread" | "evaluate" | "merge";
  /** Bytes of this stage that are done, and all of them; lines of a spread and teams of a merge, whose end is not known, without `of`. */
  readonly done: number;
  readonly of: number | undefined;
  /** Teams and facts that have been evaluated in this run. */
  readonly teams: number;
  readonly facts: number;
}

/** What a batch is asked. */
export interface BatchOptions {
  readonly scheme: Scheme;
  /** NDJSON files, plain or gzip; `-` for standard input; or feeds. */
  readonly inputs: readonly Input[];
  /** The folder to write into; it is made, and must be empty where it is there. */
  readonly out: string;
  readonly question: AskedQuestion;
  /** Go on with what is in the folder. */
  readonly resume?: boolean | undefined;
  /** Rank all teams at the end. */
  readonly rank?: boolean | undefined;
  /** Whole evaluations instead of summaries; as NDJSON only. */
  readonly full?: boolean | undefined;
  /** The lines of a team stand together: plain files are read where they lie, without a copy. */
  readonly grouped?: boolean | undefined;
  /** Stop at the first problem. */
  readonly strict?: boolean | undefined;
  readonly format?: Format | undefined;
  /** Threads that evaluate, this one among them, which is free between two units of work; 1 by default. They change no byte. */
  readonly threads?: number | undefined;
  /** Only the teams of one share; as NDJSON, for `mergeBatches`. */
  readonly shard?: Shard | undefined;
  /** How much of the input one unit of work takes, in bytes; it changes no byte of the output. */
  readonly unitBytes?: number | undefined;
  /** Is called now and then. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** The plan on the disk: what was asked, the folder of its parts, and for grouped files the units that they are cut into. */
interface Plan {
  readonly head: Head;
  readonly parts: string;
  readonly units: readonly Unit[];
}

const planFile = "plan.json";
const spreadFile = "spread.json";

/** Units of grouped files are so large, or larger where there would be too many to merge at once. */
const [usualBytes, mostUnits] = [8 * 1024 * 1024, 256];

const headOf = (options: BatchOptions, sources: readonly Source[]): Head => {
  const { scheme, question, format = "ndjson", full = false, rank = false, grouped = false, shard = null } = options;
  return {
    format: "zhucun-batch/1",
    semantics,
    scheme: { id: scheme.id, version: scheme.version, hash: planOf(scheme).stamp.hash },
    question,
    options: { format, full, rank, grouped, shard },
    inputs: sources.map(({ seen }) => seen),
  };
};

/** Whether something can be ranked at all. */
const isRankable = ({ scheme, question }: BatchOptions): boolean =>
  scheme.ranking !== undefined && question.kind !== "daily";

const checkOptions = async (options: BatchOptions): Promise<void> => {
  const { format = "ndjson", full, rank, shard, scheme, question } = options;
  const exclude = (one: string, other: string) => stop(problem("flags-exclude", [], { one, other }));
  if (full === true && format !== "ndjson") throw exclude("--full", `--format ${format}`);
  if (shard !== undefined && format !== "ndjson") throw exclude("--shard", `--format ${format}`);
  if (shard !== undefined && rank === true) throw exclude("--shard", "--rank");
  if (rank === true && question.kind === "daily") throw exclude("--rank", "--day");
  if (rank === true && scheme.ranking === undefined) throw stop(problem("ranking-missing", ["ranking"]));
  if (format === "parquet") await checkParquet();
};

/** Refuses a folder that holds something else than this batch, or this batch where it is not to go on. */
const checkFolder = ({ out, resume }: BatchOptions): void => {
  const names = existsSync(out) ? at(out, () => readdirSync(out)) : [];
  const isOurs = names.includes(workFolder) || manifestIn(out) !== undefined;
  if (names.length > 0 && (resume !== true || !isOurs)) throw stop(problem("output-exists", []), out);
};

/** Puts stretches together until a unit is full, and hands it on. */
const unitMaker = (size: number, give: (unit: Unit) => void) => {
  const units: Unit[] = [];
  let ranges: Range[] = [];
  let bytes = 0;
  const end = (): readonly Unit[] => {
    if (ranges.length > 0) {
      const unit = { id: `range-${units.length}`, bytes, ranges, bucket: undefined };
      units.push(unit);
      give(unit);
    }
    [ranges, bytes] = [[], 0];
    return units;
  };
  const add = (range: Range): void => {
    const more = range.to - range.from;
    if (bytes + more > size) end();
    ranges.push(range);
    bytes += more;
  };
  return { add, end };
};

/** Progress of one batch: what is told, put together from what its stages tell. */
const progressOf = ({ onProgress = () => {} }: BatchOptions) => {
  let [teams, facts, done, evaluated] = [0, 0, 0, 0];
  let stage: Progress["stage"] = "survey";
  let of: number | undefined;
  const say = (): void => onProgress({ stage, done, of, teams, facts });
  return {
    begin: (next: Progress["stage"], whole: number | undefined): void => {
      [stage, of, done] = [next, whole, next === "evaluate" ? evaluated : 0];
      say();
    },
    add: (bytes: number): void => {
      done += bytes;
      say();
    },
    /** Bytes that are evaluated, in an earlier stage as well. */
    evaluated: (bytes: number): void => {
      evaluated += bytes;
      if (stage === "evaluate") done = evaluated;
      say();
    },
    reach: (count: number): void => {
      done = count;
      say();
    },
    tick: (more: { readonly teams: number; readonly facts: number }): void => {
      teams += more.teams;
      facts += more.facts;
      say();
    },
  };
};
type Telling = ReturnType<typeof progressOf>;

/** A batch whose inputs were looked at. */
interface Planned {
  readonly plan: Plan;
  readonly sources: readonly Source[];
  /** Has a unit evaluated, unless that was done already. */
  readonly give: (unit: Unit) => void;
  readonly threads: ReturnType<typeof pool>;
}

const jobOf = (options: BatchOptions, parts: string): Job => {
  const { scheme, question, full = false, rank = false, strict = false, shard } = options;
  return { scheme, question, full, ranked: isRankable(options) && (rank || shard !== undefined), strict, shard, parts };
};

/**
 * Looks at the inputs and settles what will be done; an earlier plan must be the same. Without an earlier one, what is known of the inputs is
 * evaluated meanwhile: until the plan is on the disk, nobody goes on with it.
 */
const planned = async (options: BatchOptions, work: string, tell: Telling): Promise<Planned> => {
  const { inputs, out, grouped = false } = options;
  const bytes = sizeOf(inputs);
  tell.begin("survey", bytes);
  const before = readOwn<Plan>(join(work, planFile));
  const parts = before?.parts ?? basename(at(work, () => newFolder(work, "parts-")));
  const job = jobOf(options, join(work, parts));
  const threads = pool(job, options.threads ?? 1, { tick: tell.tick, done: (unit) => tell.evaluated(unit.bytes) });
  const give = (unit: Unit): void => {
    if (isDone(job.parts, unit.id)) tell.evaluated(unit.bytes);
    else threads.give(unit);
  };
  return threads.beside(async () => {
    const size = Math.max(options.unitBytes ?? usualBytes, Math.ceil((bytes ?? 0) / mostUnits));
    const made = unitMaker(size, before === undefined ? give : () => {});
    const cuts = grouped ? { every: size, found: made.add } : undefined;
    const sources = await surveyed(inputs, join(work, "input"), { tell: tell.add, cuts });
    const head = headOf(options, sources);
    if (before !== undefined) {
      checkSame(head, before.head, out);
      before.units.forEach(give);
      return { plan: before, sources, give, threads };
    }
    const plan: Plan = { head, parts, units: made.end() };
    rmSync(join(work, spreadFile), { force: true });
    writeWhole(join(work, planFile), [JSON.stringify(plan)]);
    return { plan, sources, give, threads };
  });
};

/** Spreads what was not cut, or takes what an earlier run has spread to its end. */
const spreadOnce = async (
  options: BatchOptions,
  { sources, plan }: Planned,
  work: string,
  tell: Telling,
): Promise<Spread> => {
  const known = readOwn<Spread>(join(work, spreadFile));
  if (known !== undefined) return known;
  const { shard, strict = false } = options;
  const loose = sources.filter(({ from }) => from.kind === "feed" || !from.isCut);
  if (loose.length === 0) return { units: [], unread: 0 };
  tell.begin("spread", undefined);
  const made = await spread(loose, { work, parts: join(work, plan.parts), shard, strict, tell: tell.reach });
  writeWhole(join(work, spreadFile), [JSON.stringify(made)]);
  return made;
};

/** Makes the working folder first: where that cannot be, no large input is read for nothing. Where the inputs are refused, it goes again. */
const inFolder = async <T>(work: string, act: () => Promise<T>): Promise<T> => {
  const made = at(work, () => makeFolder(work));
  try {
    return await act();
  } catch (error) {
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw error;
  }
};

/** Evaluates all that is planned; gives how many files were not read whole, and the parts. */
const evaluated = async (options: BatchOptions, begun: Planned, work: string, tell: Telling) => {
  const { plan, give, threads } = begun;
  const spreads = await threads.beside(() => spreadOnce(options, begun, work, tell));
  spreads.units.forEach(give);
  const units = [...plan.units, ...spreads.units];
  tell.begin(
    "evaluate",
    units.reduce((sum, unit) => sum + unit.bytes, 0),
  );
  await threads.finish();
  const parts = join(work, plan.parts);
  const done = [...units.map(({ id }) => id), ...(isDone(parts, lostPart) ? [lostPart] : [])];
  return { unread: spreads.unread, parts: done.map((id) => partPath(parts, id)) };
};

/** Everything between the first look at the inputs and the manifest. */
const run = async (options: BatchOptions, work: string, began: () => void): Promise<Manifest> => {
  const { scheme, out } = options;
  const tell = progressOf(options);
  const begun = await inFolder(work, () => planned(options, work, tell));
  began();
  const { unread, parts } = await evaluated(options, begun, work, tell);
  tell.begin("merge", undefined);
  const lines = parts.reduce((sum, path) => sum + countsIn(path).lines, 0);
  const keepsRanked = jobOf(options, "").ranked;
  const entries = merged(parts.map(entriesIn));
  return publish(entries, { out, head: begun.plan.head, scheme, keepsRanked, lines, unread, tell: tell.reach });
};

/** A batch that is whole already, its files as they were written: the same inputs and options give nothing new. */
const finished = async (options: BatchOptions, work: string): Promise<Manifest | undefined> => {
  const manifest = manifestIn(options.out);
  if (manifest === undefined || existsSync(join(work, planFile))) return undefined;
  const sources = await surveyed(options.inputs, join(work, "input"), { tell: () => {} });
  checkSame(headOf(options, sources), manifest, options.out);
  await asWritten(options.out, manifest.outputs);
  return manifest;
};

/**
 * Evaluates all teams of some inputs into a folder: `results`, `problems.ndjson`, `manifest.json`, and where it is asked for `ranking.ndjson`.
 * The same inputs and options give the same bytes, whatever the order of the lines, the number of threads, and however often it was killed
 * and resumed. A bad team or line is a line in `problems.ndjson`.
 * @returns how it ended, with the exit code of the command line; a refusal of the disk or of the options is an ending, not an exception
 * @example
 * const { code, manifest } = await runBatch({
 *   scheme: luojiang, inputs: ["facts.ndjson.gz"], out: "2022", question: { kind: "annual", year: 2022 }, threads: 2, rank: true,
 * });
 */
export const runBatch = async (options: BatchOptions): Promise<Ended> => {
  const work = join(options.out, workFolder);
  return ending(async (began) => {
    await checkOptions(options);
    checkFolder(options);
    const before = await finished(options, work);
    const manifest = before ?? (await run(options, work, began));
    // Without its plan, a working folder is nothing to go on with.
    rmSync(join(work, planFile), { force: true });
    rmSync(work, { recursive: true, force: true });
    sweep(options.out);
    return manifest;
  });
};
