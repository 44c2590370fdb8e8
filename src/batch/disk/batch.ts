/** A batch from its inputs to its output: plan, units, parts, merge. Whatever is done stands on the disk, and a later run goes on from there. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { problem } from "../../model/problem";
import { type Ended, ending } from "./ended";
import { at, stop } from "./failure";
import { surveyed } from "./inputs";
import { checkSame, type Manifest, manifestIn, workFolder } from "./manifest";
import { merged } from "./merge";
import { type BatchOptions, checkOptions, headOf, keepsRanked } from "./options";
import { countsIn, entriesIn, isDone, partPath } from "./part";
import { type Planned, planFile, planned, spreadOnce } from "./plan";
import { progressOf, type Telling } from "./progress";
import { publish } from "./publish";
import { lostPart } from "./spread";
import { asWritten } from "./survey";
import { makeFolder, sweep } from "./write";

/** Refuses a folder that holds something else than this batch, or this batch where it is not to go on. */
const checkFolder = ({ out, resume }: BatchOptions): void => {
  const names = existsSync(out) ? at(out, () => readdirSync(out)) : [];
  const isOurs = names.includes(workFolder) || manifestIn(out) !== undefined;
  if (names.length > 0 && (resume !== true || !isOurs)) throw stop(problem("output-exists", []), out);
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
  const tell = progressOf(options.onProgress);
  const begun = await inFolder(work, () => planned(options, work, tell));
  began();
  const { unread, parts } = await evaluated(options, begun, work, tell);
  tell.begin("merge", undefined);
  const lines = parts.reduce((sum, path) => sum + countsIn(path).lines, 0);
  const { head } = begun.plan;
  const kept = keepsRanked(options);
  const entries = merged(parts.map(entriesIn));
  return publish(entries, { out, work, head, scheme, keepsRanked: kept, lines, unread, tell: tell.reach });
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
