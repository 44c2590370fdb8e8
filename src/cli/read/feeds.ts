/** Inputs of a batch that are no NDJSON files: CSV files of facts, plain or gzip, and folders of districts; row by row, each with where it stands. */
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Feed, FeedRow, Input } from "../../batch/disk/index";
import { planOf } from "../../engine/plan";
import type { Ledger } from "../../model/ledger";
import { type Problem, problem } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import { teamColumn } from "../columns";
import type { World } from "../world";
import { csvFeed } from "./csv-feed";
import { filesIn, headFile, readHead, schemeOf, teamEndings } from "./district";
import { type Document, textAt } from "./document";
import { endingOf, isUnread, unknownFile, unreadable, within } from "./files";
import { joinLedger, type Loose, readFacts, readTeams } from "./ledgers";
import { rowEndings } from "./rows";
import { readScheme } from "./scheme";

const packed = /\.gz$/i;

/** What was packed in a file; the reader of the bytes is told where it is no gzip or ends early. */
const unpacked = (bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> =>
  // Who iterates is told as well.
  pipeline(Readable.from(bytes), createGunzip(), () => {});

const lost = (one: Problem, file: string) => ({ file: one.file ?? file, line: one.line ?? 1, problem: one });

/** A ledger as lines: its head, then its facts. */
function* ledgerRows({ facts, ...head }: Ledger, file: string): Generator<FeedRow> {
  const { team } = head;
  yield { file, line: 1, team, value: head };
  for (const fact of facts) yield { file, line: 1, team, value: { ...fact } };
}

/** What comes of a team's file: its ledger, or all that is wrong with it. */
function* teamRows(document: Document, loose: Loose | undefined, scheme: Scheme): Generator<FeedRow> {
  const { file } = document;
  const joined = joinLedger(document, loose, scheme);
  if (joined.ok) return yield* ledgerRows(joined.ledger, file);
  const team = textAt(document.value, teamColumn);
  for (const one of joined.problems) yield { ...lost(one, file), ...(team === undefined ? {} : { team }) };
}

const dataFiles = async (world: World, folder: string) => ({
  teams: await filesIn(world, within(folder, "teams"), teamEndings),
  facts: await filesIn(world, within(folder, "facts"), rowEndings),
});

/** A district, read as all commands read it; but what is wrong with one team stops no other. */
async function* districtRows(world: World, folder: string, scheme: Scheme): AsyncGenerator<Iterable<FeedRow>> {
  const { teams: teamFiles, facts: factFiles } = await dataFiles(world, folder);
  const head = await readHead(world, folder);
  const teams = await readTeams(world, teamFiles.files);
  const facts = await readFacts(world, factFiles.files, teams);
  const twice = new Set(teams.twice.map((one) => one.problem));
  const loose = [head, teamFiles, factFiles, teams, facts].flatMap(({ problems }) => problems);
  yield loose.flatMap((one) => (twice.has(one) ? [] : [{ ...lost(one, folder), unread: isUnread(one) }]));
  yield teams.twice.map(({ team, problem: one }) => ({ ...lost(one, folder), team }));
  for (const [team, document] of teams.documents) yield teamRows(document, facts.byTeam.get(team), scheme);
}

const isDistrict = async (world: World, folder: string): Promise<boolean> =>
  (await world.look(within(folder, headFile))) === "file";

/** A folder that is a district, or the districts in it. */
const districtsIn = async (world: World, folder: string): Promise<string[]> => {
  if (await isDistrict(world, folder)) return [folder];
  const inside = [...(await world.list(folder))].sort().map((name) => within(folder, name));
  const found: string[] = [];
  for (const one of inside) if (await isDistrict(world, one)) found.push(one);
  return found;
};

/**
 * The scheme that the districts among some paths name, which must be the same for all; undefined where there is no district. One batch has
 * one scheme in one version.
 */
export const schemeNamed = async (
  world: World,
  paths: readonly string[],
): Promise<{ readonly name: string | undefined; readonly problems: readonly Problem[] }> => {
  const problems: Problem[] = [];
  let first: { readonly name: string; readonly hash: string | undefined } | undefined;
  const look = async (folder: string): Promise<void> => {
    const { head } = await readHead(world, folder);
    if (head === undefined) return;
    const wrong = (code: "districts-differ" | "earlier-versions") =>
      problems.push({ ...problem(code, []), file: within(folder, headFile) });
    const name = schemeOf(head, folder);
    const { scheme } = await readScheme(world, name);
    const hash = scheme && planOf(scheme).stamp.hash;
    first ??= { name, hash };
    if (hash !== first.hash) wrong("districts-differ");
    if (head.earlier !== undefined && head.earlier.length > 0) wrong("earlier-versions");
  };
  for (const path of paths) {
    try {
      const isFolder = path !== "-" && (await world.look(path)) === "folder";
      for (const folder of isFolder ? await districtsIn(world, path) : []) await look(folder);
    } catch (error) {
      problems.push(unreadable(path, error));
    }
  }
  return { name: first?.name, problems };
};

const districtsFeed = async (world: World, folder: string, scheme: Scheme): Promise<Feed | Problem> => {
  const districts = await districtsIn(world, folder);
  if (districts.length === 0) return { ...problem("not-a-district", []), file: folder };
  const files: string[] = [];
  for (const one of districts) {
    const { teams, facts } = await dataFiles(world, one);
    files.push(within(one, headFile), ...teams.files, ...facts.files);
  }
  const rows = async function* (): AsyncGenerator<Iterable<FeedRow>> {
    for (const one of districts) yield* districtRows(world, one, scheme);
  };
  return { name: folder, files, rows };
};

/** Tables that are neither lines nor CSV. */
const spreadsheets: ReadonlySet<string> = new Set(["xlsx", "xls", "ods", "et"]);

const inputOf = async (world: World, path: string, scheme: Scheme): Promise<Input | Problem> => {
  if (path === "-") return path;
  const standing = await world.look(path);
  if (standing === "nothing") return { ...problem("no-such-file", []), file: path };
  if (standing === "folder") return districtsFeed(world, path, scheme);
  const ending = endingOf(path.replace(packed, ""));
  if (spreadsheets.has(ending)) return unknownFile(path, [...rowEndings, "gz"]);
  if (ending !== "csv") return path;
  const bytes = () => (packed.test(path) ? unpacked(world.read(path)) : world.read(path));
  return { name: path, files: [path], rows: () => csvFeed(bytes(), path) };
};

const isProblem = (one: Input | Problem): one is Problem => typeof one !== "string" && "code" in one;
const isInput = (one: Input | Problem): one is Input => !isProblem(one);

/** The inputs that paths name, or all that is wrong with the paths. */
export const inputsOf = async (
  world: World,
  paths: readonly string[],
  scheme: Scheme,
): Promise<{ readonly inputs: readonly Input[]; readonly problems: readonly Problem[] }> => {
  const found: (Input | Problem)[] = [];
  for (const path of paths) {
    try {
      found.push(await inputOf(world, path, scheme));
    } catch (error) {
      found.push(unreadable(path, error));
    }
  }
  return { inputs: found.filter(isInput), problems: found.filter(isProblem) };
};
