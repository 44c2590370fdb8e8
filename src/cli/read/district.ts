/** A district folder: `district.yaml`, team files in `teams`, files of facts in `facts`. All of it, or all problems of all its files. */
import * as z from "zod";
import type { Ledger } from "../../model/ledger";
import { type Problem, problem } from "../../model/problem";
import { readShape } from "../../model/reading";
import type { Register } from "../../model/register";
import type { Scheme } from "../../model/scheme";
import { text } from "../../model/text";
import { id, many } from "../../model/values";
import { versionProblems } from "../../model/versions";
import type { World } from "../world";
import { readDocument } from "./document";
import { endingOf, unknownFile, within } from "./files";
import { type JoinedLedger, joinLedger, readFacts, readTeams } from "./ledgers";
import { placed } from "./place";
import { readRegister, registerEndings, registerFolder } from "./register";
import { rowEndings } from "./rows";
import { builtIn, type ReadScheme, readScheme } from "./scheme";

const path = z.string().min(1).max(1000);

const districtShape = z.strictObject({
  format: z.literal("zhucun-district/1"),
  id,
  title: text,
  scheme: path,
  /** Earlier versions of the scheme. */
  earlier: many(path).optional(),
  invented: z.literal(true).optional(),
});
export type DistrictHead = Readonly<z.output<typeof districtShape>>;

/** One team with the file that names it. */
export interface Team {
  readonly file: string;
  readonly ledger: Ledger;
}

export interface District {
  readonly head: DistrictHead;
  readonly scheme: Scheme;
  /** The scheme and its earlier versions. */
  readonly versions: readonly Scheme[];
  /** By team id, in the order of its code units. */
  readonly teams: readonly Team[];
  /** The district's bodies and what they did; empty where the folder has no register. */
  readonly register: Register;
}

export type ReadDistrict =
  | { readonly ok: true; readonly district: District }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const headFile = "district.yaml";

/** The endings of team files. */
export const teamEndings: readonly string[] = ["yaml", "yml", "json"];

/** The head of a district, its scheme's path still as written. */
export const readHead = async (world: World, folder: string) => {
  const read = await readDocument(world, within(folder, headFile));
  if (read.document === undefined) return { head: undefined, problems: read.problems };
  const { document } = read;
  const shaped = readShape(districtShape, document.value);
  const found = shaped.ok ? [] : placed(shaped.problems, document.file, document.lines);
  const head: DistrictHead | undefined = shaped.ok ? shaped.value : shaped.partial;
  return { head, problems: [...read.problems, ...found] };
};

const fromHere = (name: string, folder: string): string =>
  Object.hasOwn(builtIn, name) || /^([\\/]|[a-zA-Z]:)/.test(name) ? name : within(folder, name);

/** The scheme that a district names, by its path from the current folder. */
export const schemeOf = (head: DistrictHead, folder: string): string => fromHere(head.scheme, folder);

/** The earlier versions that a district names, and how they go together with its scheme. */
const readEarlier = async (
  world: World,
  folder: string,
  head: DistrictHead | undefined,
  scheme: Scheme | undefined,
) => {
  const read: ReadScheme[] = [];
  for (const name of head?.earlier ?? []) read.push(await readScheme(world, fromHere(name, folder)));
  const versions = [...read.flatMap((one) => one.scheme ?? []), ...(scheme === undefined ? [] : [scheme])];
  const together = versionProblems(versions).map((one) => ({ ...one, file: within(folder, headFile) }));
  return { versions, problems: [...read.flatMap(({ problems }) => problems), ...together] };
};

/** Files that belong to no ledger and disturb nobody. */
const isAside = (name: string): boolean =>
  name.startsWith(".") || /\.md$/i.test(name) || /^(thumbs\.db|desktop\.ini)$/i.test(name);

export const filesIn = async (world: World, folder: string, endings: readonly string[]) => {
  if ((await world.look(folder)) !== "folder") return { files: [], problems: [] };
  const names = (await world.list(folder)).filter((name) => !isAside(name)).sort();
  const paths = names.map((name) => within(folder, name));
  return {
    files: paths.filter((path) => endings.includes(endingOf(path))),
    problems: paths.filter((path) => !endings.includes(endingOf(path))).map((file) => unknownFile(file, endings)),
  };
};

const byTeam = (a: Team, b: Team): number => (a.ledger.team < b.ledger.team ? -1 : 1);
const isRead = (joined: JoinedLedger): joined is Extract<JoinedLedger, { ok: true }> => joined.ok;

/** Without a register nobody but the teams is known. */
const noRegister = ({ id, title }: DistrictHead): Register => ({
  format: "zhucun-register/1",
  id,
  title,
  bodies: [],
  facts: [],
});

/** Reads a district folder; `schemeName` stands in for the scheme that the district names. */
export const readDistrict = async (world: World, folder: string, schemeName?: string): Promise<ReadDistrict> => {
  if ((await world.look(folder)) === "nothing") return refuse(folder, problem("no-such-file", []));
  if ((await world.look(within(folder, headFile))) !== "file") return refuse(folder, problem("not-a-district", []));
  const { head, problems } = await readHead(world, folder);
  const named = schemeName ?? (head && schemeOf(head, folder));
  const scheme = named === undefined ? undefined : await readScheme(world, named);
  const earlier = await readEarlier(world, folder, schemeName === undefined ? head : undefined, scheme?.scheme);
  const teamFiles = await filesIn(world, within(folder, "teams"), teamEndings);
  const factFiles = await filesIn(world, within(folder, "facts"), rowEndings);
  const teams = await readTeams(world, teamFiles.files);
  const facts = await readFacts(world, factFiles.files, teams);
  const joined = [...teams.documents].map(([team, document]) =>
    joinLedger(document, facts.byTeam.get(team), scheme?.scheme),
  );
  const teamsRead = joined.filter(isRead).sort(byTeam);
  const registerFiles = await filesIn(world, within(folder, registerFolder), registerEndings);
  const register = await readRegister(world, folder, registerFiles.files, {
    ...(scheme?.scheme === undefined ? {} : { scheme: scheme.scheme }),
    // Where a team could not be read, its name and its people are not called unknown.
    ...(joined.every(isRead) ? { ledgers: teamsRead.map(({ ledger }) => ledger) } : {}),
  });
  const none = teamFiles.files.length === 0 ? [{ ...problem("no-teams", []), file: within(folder, "teams") }] : [];
  const all = [
    ...problems,
    ...(scheme?.problems ?? []),
    ...earlier.problems,
    ...[teamFiles, factFiles, teams, facts, registerFiles].flatMap((part) => part.problems),
    ...joined.flatMap((one) => (one.ok ? [] : one.problems)),
    ...register.problems,
    ...none,
  ];
  if (head === undefined || scheme?.scheme === undefined || all.length > 0) return { ok: false, problems: all };
  return {
    ok: true,
    district: {
      head,
      scheme: scheme.scheme,
      versions: earlier.versions,
      teams: teamsRead,
      register: register.register ?? noRegister(head),
    },
  };
};

const refuse = (file: string, one: Problem): ReadDistrict => ({ ok: false, problems: [{ ...one, file }] });
