/** Reads source files for the law of the house: who imports whom, and what a room must not use. */
import { dirname, join, normalize } from "node:path/posix";

/** A source file: its path inside `src`, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** What each room may import beside itself and its packages. A room not named here does not exist. */
const rooms: Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[] }> = {
  model: { rooms: ["model"], packages: ["zod"] },
  engine: { rooms: ["engine", "model"], packages: ["ts-pattern"] },
  report: { rooms: ["report", "model"], packages: ["ts-pattern", "string-width", "cli-table3"] },
  cli: { rooms: ["cli", "report", "engine", "model"], packages: [] },
};

/** Packages that only one file of a room may use. */
const onlyIn: Record<string, string> = {
  "date-fns": "model/calendar.ts",
  "@date-fns/utc": "model/calendar.ts",
  "chinese-days": "model/calendar.ts",
  immer: "model/change.ts",
};

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " ")).replace(/(^|\s)\/\/.*$/gm, "$1");

const importsOf = (text: string): string[] =>
  [
    ...withoutComments(text).matchAll(
      /(?:import|export)\s[^;]*?from\s+"([^"]+)"|import\(\s*"([^"]+)"\s*\)|^import\s+"([^"]+)"/gm,
    ),
  ].map(([, from, dynamic, bare]) => from ?? dynamic ?? bare ?? "");

const roomOf = (path: string): string => path.split("/")[0] ?? "";
const packageOf = (name: string): string =>
  name.startsWith("@") ? name.split("/").slice(0, 2).join("/") : (name.split("/")[0] ?? "");
const targetOf = (path: string, name: string): string => normalize(join(dirname(path), name));

const packageFaults = (path: string, name: string): string[] => {
  const home = onlyIn[packageOf(name)];
  if (home !== undefined) return home === path ? [] : [`${path} uses ${packageOf(name)}, which belongs to ${home}`];
  if (roomOf(path) === "cli") return [];
  if (name.startsWith("node:")) return [`${path} uses ${name}`];
  return rooms[roomOf(path)]?.packages.includes(packageOf(name)) ? [] : [`${path} uses the package ${name}`];
};

const importFaults = ({ path, text }: Source): string[] =>
  importsOf(text).flatMap((name) => {
    if (!name.startsWith(".")) return packageFaults(path, name);
    const target = targetOf(path, name);
    if (target === "index") return [`${path} imports the front door`];
    if (target.startsWith("..")) return roomOf(path) === "cli" ? [] : [`${path} imports ${target}, outside src`];
    return rooms[roomOf(path)]?.rooms.includes(roomOf(target)) ? [] : [`${path} imports ${target}`];
  });

const forbidden: readonly (readonly [string, RegExp])[] = [
  ["the clock", /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/],
  ["chance", /\bMath\.random\b|\bcrypto\./],
  ["the console", /\bconsole\./],
  ["the process", /\bprocess\.|\bglobalThis\./],
  ["code made from text", /\beval\(|\bnew Function\b/],
];

const withoutStrings = (text: string): string =>
  withoutComments(text).replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, '""');

const purityFaults = ({ path, text }: Source): string[] =>
  roomOf(path) === "cli"
    ? []
    : forbidden.flatMap(([what, form]) => (form.test(withoutStrings(text)) ? [`${path} uses ${what}`] : []));

/** A cast needs its reason in a comment on its line or the line above. */
const castFaults = ({ path, text }: Source): string[] => {
  const bare = withoutStrings(text).split("\n");
  const written = text.split("\n");
  return bare.flatMap((line, index) => {
    const casts =
      /\bas (?!const\b)[A-Za-z({[]/.test(line) &&
      !/^\s*import\b|^\s*export (type )?\{|^\s*(type )?\w+ as \w+,?$/.test(line);
    const reasoned = /\/\/|\*\//.test(written[index - 1] ?? "") || /\/\//.test(written[index] ?? "");
    return casts && !reasoned ? [`${path}:${index + 1} casts without a reason`] : [];
  });
};

const anyFaults = ({ path, text }: Source): string[] =>
  /[:<,|&]\s*any\b|\bas any\b/.test(withoutStrings(text)) ? [`${path} uses any`] : [];

const nameFaults = ({ path }: Source): string[] =>
  /(^|\/)(utils?|types?|helpers?|common|misc)(\/|\.ts$)/.test(path) ? [`${path} has a name that says nothing`] : [];

const opening = ({ path, text }: Source): string[] =>
  text.startsWith("/**") ? [] : [`${path} does not say what it owns`];

/** Files that import each other in a circle, by the path around. */
const circleFaults = (sources: readonly Source[]): string[] => {
  const known = new Set(sources.map(({ path }) => path));
  const next = new Map(
    sources.map(({ path, text }) => [
      path,
      importsOf(text)
        .filter((name) => name.startsWith("."))
        .map((name) => `${targetOf(path, name)}.ts`)
        .filter((target) => known.has(target)),
    ]),
  );
  const done = new Set<string>();
  const faults: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      faults.push(`circle: ${[...trail.slice(trail.indexOf(path)), path].join(" → ")}`);
      return;
    }
    if (done.has(path)) return;
    for (const target of next.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const { path } of sources) visit(path, []);
  return faults;
};

/** Everything in which the sources break the law of the house. */
export const faultsOf = (sources: readonly Source[]): string[] => {
  const inRooms = sources.filter(({ path }) => path !== "index.ts");
  return [
    ...inRooms.flatMap((source) => [
      ...(roomOf(source.path) in rooms ? [] : [`${source.path} is in no room`]),
      ...importFaults(source),
      ...purityFaults(source),
      ...castFaults(source),
      ...anyFaults(source),
      ...nameFaults(source),
    ]),
    ...sources.flatMap(opening),
    ...circleFaults(sources),
  ];
};
