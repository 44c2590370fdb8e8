/** The arguments of the command line into a command, or all that is wrong with them. */
import { parseArgs } from "node:util";
import type { Format, Shard } from "../batch/disk/index";
import type { Question } from "../engine/evaluate";
import { type Day, isDay, looksLikeDay } from "../model/calendar";
import { nearest } from "../model/nearest";
import { canonicalDecimal, compare, exactOf, one, signOf } from "../model/points";
import { type Problem, problem } from "../model/problem";
import type { Language } from "../model/text";
import { batchFlags, batchProblems } from "./batch-arguments";
import { type CommandName, commands, type Flag, flags } from "./commands";

/** A command that has been understood. */
export type Command =
  | { readonly name: "help" | "version" }
  | { readonly name: "check"; readonly path: string; readonly scheme?: string; readonly json: boolean }
  | { readonly name: "describe"; readonly scheme: string; readonly json: boolean }
  | {
      readonly name: "evaluate";
      readonly district: string;
      readonly question: Question;
      readonly scheme?: string;
      readonly team?: string;
      readonly json: boolean;
    }
  | {
      readonly name: "explain";
      readonly district: string;
      readonly question: Question;
      readonly scheme?: string;
      readonly team: string;
      /** The team's members as well. */
      readonly members: boolean;
      readonly json: boolean;
    }
  | Standing
  | {
      readonly name: "rank";
      readonly district: string;
      readonly question: Question;
      readonly scheme?: string;
      readonly json: boolean;
    }
  | {
      readonly name: "test";
      /** A scheme, or the folder that it lies in. */
      readonly path: string;
      /** A file or folder of cases, where it is not the folder `cases` beside the scheme. */
      readonly cases?: string;
      readonly watch: boolean;
      readonly junit?: string;
      readonly json: boolean;
    }
  | {
      readonly name: "coverage";
      /** A scheme, or the folder that it lies in. */
      readonly path: string;
      readonly cases?: string;
      /** The share of what can be tried that the cases must try, 0 to 1. */
      readonly threshold: string;
      /** Where cases for what is untried are written. */
      readonly write?: string;
      readonly json: boolean;
    }
  | {
      readonly name: "mutate";
      /** A scheme, or the folder that it lies in. */
      readonly path: string;
      /** A file or folder of cases, where it is not the folder `cases` beside the scheme. */
      readonly cases?: string;
      /** Where to write the cases that would notice what none noticed. */
      readonly write?: string;
      readonly json: boolean;
    }
  | Compare
  | {
      readonly name: "why";
      readonly district: string;
      readonly team: string;
      readonly from: number;
      readonly to: number;
      readonly knownAt?: Day;
      readonly scheme?: string;
      readonly json: boolean;
    }
  | Batch
  | Merge
  | { readonly name: "new"; readonly folder: string }
  | { readonly name: "demo"; readonly folder: string };

/** A command that compares two schemes, or two stored lists of evaluations; with a district, whom the change moves. */
export interface Compare {
  readonly name: "compare";
  readonly before: string;
  readonly after: string;
  /** The district and the question to its teams. */
  readonly on?: { readonly district: string; readonly question: Question };
  readonly team?: string;
  readonly gate?: string;
  /** The scheme that ranks stored evaluations. */
  readonly scheme?: string;
  readonly json: boolean;
}

/** What `batch` and `merge` are told alike. */
interface Output {
  readonly out: string;
  readonly format: Format;
  readonly rank: boolean;
  /** The first scheme, where it is left out. */
  readonly scheme?: string;
  readonly json: boolean;
}

/** A command that evaluates all teams of some inputs into a folder. */
export interface Batch extends Output {
  readonly name: "batch";
  readonly inputs: readonly string[];
  readonly question: Question;
  readonly threads: number;
  readonly shard: Shard | undefined;
  readonly full: boolean;
  readonly grouped: boolean;
  readonly resume: boolean;
  readonly strict: boolean;
}

/** A command that puts batches together. */
export interface Merge extends Output {
  readonly name: "merge";
  readonly folders: readonly string[];
}

/** A command that tells how a district stands on a day; without a day, today. */
export interface Standing {
  readonly name: "duties" | "warnings" | "commitments";
  readonly district: string;
  readonly day?: Day;
  readonly knownAt?: Day;
  readonly team?: string;
  readonly scheme?: string;
  readonly json: boolean;
}

/** What the arguments say. */
export interface Understood {
  readonly command: Command | undefined;
  /** Undefined where the locale decides. */
  readonly language: Language | undefined;
  readonly problems: readonly Problem[];
}

type Values = Readonly<Partial<Record<Flag, string | true>>>;

interface Scanned {
  readonly values: Values;
  readonly words: readonly string[];
  readonly problems: readonly Problem[];
}

const isFlag = (name: string): name is Flag => Object.hasOwn(flags, name);
const long = (name: string): string => `--${name}`;

const unknownFlag = (written: string, allowed: readonly Flag[]): Problem => {
  const near = nearest(written.replace(/^-+/, ""), allowed);
  return problem("unknown-flag", [], { name: written, near: near && long(near) });
};

const options = Object.fromEntries(
  Object.entries(flags).map(([name, { type, short }]) => [name, short === undefined ? { type } : { type, short }]),
);

const tokensOf = (args: readonly string[]) =>
  parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true }).tokens;

/** Which of two values was meant is not ours to say. */
const flagsTwice = (parts: readonly Scanned[]): Problem[] => {
  const names = parts.flatMap(({ values }) => Object.keys(values));
  const twice = new Set(names.filter((name, at) => names.indexOf(name) < at));
  return [...twice].map((name) => problem("flag-twice", [], { name: long(name) }));
};

const together = (...parts: readonly Scanned[]): Scanned => ({
  values: Object.assign({}, ...parts.map(({ values }) => values)),
  words: parts.flatMap(({ words }) => words),
  problems: [...parts.flatMap(({ problems }) => problems), ...flagsTwice(parts)],
});

type Token = ReturnType<typeof tokensOf>[number];

const scanToken = (token: Token, allowed: readonly Flag[]): Scanned => {
  if (token.kind === "positional") return { ...nothing, words: [token.value] };
  if (token.kind !== "option") return nothing;
  const { name, rawName, value } = token;
  if (!isFlag(name) || !allowed.includes(name)) return { ...nothing, problems: [unknownFlag(rawName, allowed)] };
  if (flags[name].type === "string") {
    return value === undefined || value === "" ? wantsValue(name) : { ...nothing, values: { [name]: value } };
  }
  const problems = value === undefined ? [] : [problem("flag-takes-no-value", [], { name: long(name) })];
  return { ...nothing, values: { [name]: true }, problems };
};

const nothing: Scanned = { values: {}, words: [], problems: [] };

const wantsValue = (flag: Flag): Scanned => ({
  ...nothing,
  problems: [problem("flag-needs-value", [], { name: long(flag) })],
});

/** Whether a flag took the flag behind it for its value. */
const tookFlag = (token: Token): boolean =>
  token.kind === "option" && token.inlineValue === false && token.value?.startsWith("-") === true;

/** Reads flags and words; a flag that is not known, or not to this command, is told with the nearest one that is. */
const scan = (args: readonly string[], allowed: readonly Flag[]): Scanned => {
  const tokens = tokensOf(args);
  const greedy = tokens.find(tookFlag);
  if (greedy?.kind !== "option" || !isFlag(greedy.name)) {
    return together(...tokens.map((token) => scanToken(token, allowed)));
  }
  const [before, after] = [args.slice(0, greedy.index), args.slice(greedy.index + 1)];
  return together(scan(before, allowed), wantsValue(greedy.name), scan(after, allowed));
};

const textOf = (values: Values, flag: Flag): string | undefined => {
  const value = values[flag];
  return typeof value === "string" ? value : undefined;
};

/** A flag that is there, under its own name. */
const optional = <F extends "cases" | "junit" | "write">(
  values: Values,
  flag: F,
): { readonly [name in F]?: string } => {
  const text = textOf(values, flag);
  // The one key is the flag.
  return text === undefined ? {} : ({ [flag]: text } as { readonly [name in F]?: string });
};

const dayProblems = (values: Values): Problem[] =>
  (["day", "as-of", "known-at"] as const).flatMap((flag) => {
    const written = textOf(values, flag);
    if (written === undefined || isDay(written)) return [];
    return [problem(looksLikeDay(written) ? "impossible-day" : "not-a-day", [long(flag)], { written })];
  });

/** A threshold is a share. */
const thresholdProblems = (values: Values): Problem[] => {
  const written = textOf(values, "threshold");
  if (written === undefined) return [];
  const read = canonicalDecimal(written);
  if (read === undefined) return [problem("not-a-decimal", ["--threshold"], { written })];
  if (signOf(exactOf(read)) < 0) return [problem("below-zero", ["--threshold"])];
  return compare(exactOf(read), one) > 0 ? [problem("share-above-one", ["--threshold"])] : [];
};

type Asking = "year" | "day" | "term";

/** The periods of which a command wants exactly one. */
const periodsOf: Partial<Record<CommandName, readonly Asking[]>> = {
  evaluate: ["year", "day", "term"],
  batch: ["year", "day", "term"],
  explain: ["year", "day", "term"],
  rank: ["year", "term"],
  duties: ["day"],
  warnings: ["day"],
};

/** What is wrong with a question; `clear` where nothing else is, so that a period that is not there is really missing. */
const questionProblems = (values: Values, periods: readonly Asking[], clear: boolean): Problem[] => {
  const asked = periods.filter((flag) => values[flag] !== undefined);
  const year = textOf(values, "year");
  const keys = periods.map(long).join(", ");
  return [
    ...(asked.length === 1 || (asked.length === 0 && !clear)
      ? []
      : [problem("exactly-one", [], { keys, count: `${asked.length}` })]),
    ...(year === undefined || /^\d{4}$/.test(year) ? [] : [problem("not-a-year", ["--year"], { written: year })]),
    ...(values["day"] !== undefined && values["as-of"] !== undefined
      ? [problem("exactly-one", [], { keys: "--day, --as-of", count: "2" })]
      : []),
    ...(values["members"] !== undefined && asked.length === 1 && year === undefined
      ? [problem("members-by-year", ["--members"])]
      : []),
    ...dayProblems(values),
  ];
};

/** Of a comparison: a question needs teams, and teams need a question. */
const compareProblems = (values: Values, clear: boolean): Problem[] => {
  if (values["district"] !== undefined) return questionProblems(values, ["year", "day", "term"], clear);
  const alone = (["year", "day", "term", "as-of", "known-at", "team"] as const).filter(
    (flag) => values[flag] !== undefined,
  );
  return [
    ...alone.map((flag) => problem("needs-district", [long(flag)], { flag: long(flag) })),
    ...dayProblems(values),
  ];
};

/** Of two years of a team: both are needed. */
const yearsProblems = (values: Values, clear: boolean): Problem[] => [
  ...(["from", "to"] as const).flatMap((flag) => {
    const written = textOf(values, flag);
    if (written === undefined) return clear ? [problem("missing-flag", [], { name: long(flag) })] : [];
    return /^\d{4}$/.test(written) ? [] : [problem("not-a-year", [long(flag)], { written })];
  }),
  ...dayProblems(values),
];

const periodProblems = (name: CommandName, values: Values, clear: boolean): Problem[] => {
  if (name === "merge") return [];
  if (name === "compare") return compareProblems(values, clear);
  if (name === "why") return yearsProblems(values, clear);
  const periods = periodsOf[name];
  return periods === undefined ? dayProblems(values) : questionProblems(values, periods, clear);
};

/** What a command asks of its flags beside their being known. */
const ownProblems = (name: CommandName, values: Values, clear: boolean): Problem[] => [
  ...(name === "batch" || name === "merge" ? batchProblems((flag) => textOf(values, flag), clear) : []),
  ...periodProblems(name, values, clear),
];

const questionOf = (values: Values): Question => {
  const [year, day, asOf, knownAt] = (["year", "day", "as-of", "known-at"] as const).map((flag) =>
    textOf(values, flag),
  );
  const known = knownAt === undefined ? {} : { knownAt };
  const standing = asOf === undefined ? known : { ...known, asOf };
  if (day !== undefined) return { kind: "daily", asOf: day, ...known };
  return year === undefined ? { kind: "term", ...standing } : { kind: "annual", year: Number(year), ...standing };
};

const standingOf = (values: Values): { readonly day?: Day; readonly knownAt?: Day } => {
  const [day, knownAt] = [textOf(values, "day"), textOf(values, "known-at")];
  return { ...(day === undefined ? {} : { day }), ...(knownAt === undefined ? {} : { knownAt }) };
};

const compareOf = (before: string, after: string, values: Values): Omit<Compare, "json"> => {
  const [district, team, gate] = (["district", "team", "gate"] as const).map((flag) => textOf(values, flag));
  return {
    name: "compare",
    before,
    after,
    ...(district === undefined ? {} : { on: { district, question: questionOf(values) } }),
    ...(team === undefined ? {} : { team }),
    ...(gate === undefined ? {} : { gate }),
  };
};

const yearsOf = (values: Values) => {
  const { knownAt } = standingOf(values);
  const years = { from: Number(textOf(values, "from")), to: Number(textOf(values, "to")) };
  return knownAt === undefined ? years : { ...years, knownAt };
};

const batchOf = (inputs: readonly string[], values: Values): Omit<Batch, "json"> => {
  const isSet = (flag: Flag): boolean => values[flag] === true;
  return {
    ...{ name: "batch", inputs, question: questionOf(values), ...batchFlags((flag) => textOf(values, flag)) },
    ...{ rank: isSet("rank"), full: isSet("full"), grouped: isSet("grouped") },
    ...{ resume: isSet("resume"), strict: isSet("strict") },
  };
};

const mergeOf = (folders: readonly string[], values: Values): Omit<Merge, "json"> => {
  const { out, format } = batchFlags((flag) => textOf(values, flag));
  return { name: "merge", folders, out, format, rank: values["rank"] === true };
};

const isLanguage = (written: string): written is Language => written === "zh" || written === "en";

const languageProblems = (written: string | undefined): Problem[] => {
  if (written === undefined || isLanguage(written)) return [];
  const near = nearest(written.slice(0, 2), ["zh", "en"]);
  return [problem("unknown-word", ["--lang"], { name: written, near, known: "zh, en" })];
};

const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name);

const commandOf = (name: CommandName, words: readonly string[], values: Values): Command => {
  const [first = "", second = ""] = words;
  const scheme = textOf(values, "scheme");
  const named = scheme === undefined ? {} : { scheme };
  const shared = { ...named, json: values["json"] === true };
  const team = textOf(values, "team");
  switch (name) {
    case "check":
      return { name, path: first, ...shared };
    case "describe":
      return { name, scheme: first, json: shared.json };
    case "evaluate":
      return {
        name,
        district: first,
        question: questionOf(values),
        ...shared,
        ...(team === undefined ? {} : { team }),
      };
    case "explain":
      return {
        name,
        district: first,
        team: second,
        question: questionOf(values),
        members: values["members"] === true,
        ...shared,
      };
    case "rank":
      return { name, district: first, question: questionOf(values), ...shared };
    case "duties":
    case "warnings":
    case "commitments":
      return { name, district: first, ...shared, ...standingOf(values), ...(second === "" ? {} : { team: second }) };
    case "test":
      return {
        name,
        path: first,
        json: shared.json,
        watch: values["watch"] === true,
        ...optional(values, "cases"),
        ...optional(values, "junit"),
      };
    case "mutate":
      return { name, path: first, json: shared.json, ...optional(values, "cases"), ...optional(values, "write") };
    case "compare":
      return { ...compareOf(first, second, values), ...shared };
    case "why":
      return { name, district: first, team: second, ...yearsOf(values), ...shared };
    case "coverage":
      return {
        name,
        path: first,
        json: shared.json,
        threshold: textOf(values, "threshold") ?? "0",
        ...optional(values, "cases"),
        ...optional(values, "write"),
      };
    case "batch":
      return { ...batchOf(words, values), ...shared };
    case "merge":
      return { ...mergeOf(words, values), ...shared };
    case "new":
      return { name, folder: second };
    case "demo":
      return { name, folder: first === "" ? "zhucun-demo" : first };
  }
};

const countProblems = (name: CommandName, words: readonly string[]): Problem[] => {
  const { least, most, usage } = commands[name];
  return words.length >= least && words.length <= most ? [] : [problem("wrong-arguments", [], { usage })];
};

/** What can be started anew: only a scheme. */
const beginningProblems = ([what = "scheme"]: readonly string[]): Problem[] =>
  what === "scheme"
    ? []
    : [problem("unknown-word", ["new"], { name: what, near: nearest(what, ["scheme"]), known: "scheme" })];

const unknownCommand = (name: string): Problem =>
  problem("unknown-command", [], { name, near: nearest(name, Object.keys(commands)) });

const everyFlag = Object.keys(flags).filter(isFlag);

const wantsOnly = ({ values, words }: Scanned): Command | undefined => {
  if (values["version"] === true) return { name: "version" };
  return values["help"] === true || words.length === 0 ? { name: "help" } : undefined;
};

/** Understands arguments: the command, or all problems at once. */
export const understand = (args: readonly string[]): Understood => {
  const [named] = scan(args, everyFlag).words;
  const name = named !== undefined && isCommand(named) ? named : undefined;
  const scanned = scan(args, name === undefined ? everyFlag : commands[name].flags);
  const written = textOf(scanned.values, "lang");
  const language = written !== undefined && isLanguage(written) ? written : undefined;
  const words = scanned.words.slice(1);
  const only = wantsOnly(scanned);
  // A flag that is not understood takes its value with it: what then seems to be missing need not be.
  const clear = only === undefined && scanned.problems.length === 0;
  const problems = [
    ...scanned.problems,
    ...languageProblems(written),
    ...thresholdProblems(scanned.values),
    ...(only === undefined && named !== undefined && name === undefined ? [unknownCommand(named)] : []),
    ...(clear && name !== undefined ? countProblems(name, words) : []),
    ...(clear && name === "new" ? beginningProblems(words) : []),
    ...(only === undefined && name !== undefined ? ownProblems(name, scanned.values, clear) : []),
  ];
  if (problems.length > 0) return { command: undefined, language, problems };
  return { command: only ?? (name && commandOf(name, words, scanned.values)), language, problems };
};
