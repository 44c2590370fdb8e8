/** The commands and flags of the command line: their names, what they take, and how they are called. */
import type { Text } from "../model/text";

/** Every flag; those of type `string` take a value. */
export const flags = {
  year: { type: "string", short: undefined },
  day: { type: "string", short: undefined },
  term: { type: "boolean", short: undefined },
  scheme: { type: "string", short: undefined },
  "known-at": { type: "string", short: undefined },
  "as-of": { type: "string", short: undefined },
  team: { type: "string", short: undefined },
  members: { type: "boolean", short: undefined },
  cases: { type: "string", short: undefined },
  junit: { type: "string", short: undefined },
  threshold: { type: "string", short: undefined },
  write: { type: "string", short: undefined },
  watch: { type: "boolean", short: undefined },
  district: { type: "string", short: undefined },
  gate: { type: "string", short: undefined },
  from: { type: "string", short: undefined },
  to: { type: "string", short: undefined },
  out: { type: "string", short: undefined },
  threads: { type: "string", short: undefined },
  shard: { type: "string", short: undefined },
  format: { type: "string", short: undefined },
  rank: { type: "boolean", short: undefined },
  full: { type: "boolean", short: undefined },
  grouped: { type: "boolean", short: undefined },
  resume: { type: "boolean", short: undefined },
  strict: { type: "boolean", short: undefined },
  json: { type: "boolean", short: undefined },
  lang: { type: "string", short: undefined },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;
export type Flag = keyof typeof flags;

const everywhere: readonly Flag[] = ["lang", "help", "version"];
const asked: readonly Flag[] = ["year", "day", "term", "scheme", "known-at", "as-of"];

interface Use {
  /** How many words it takes, at least and at most. */
  readonly least: number;
  readonly most: number;
  readonly flags: readonly Flag[];
  readonly usage: Text;
}

const usage = (zh: string, en: string): Text => ({ zh: `zhucun ${zh}`, en: `zhucun ${en}` });

const askedInChinese = "(--year <年> | --day <年-月-日> | --term) [--scheme <路径>] [--as-of <日>] [--known-at <日>]";
const askedInEnglish =
  "(--year <YYYY> | --day <YYYY-MM-DD> | --term) [--scheme <path>] [--as-of <day>] [--known-at <day>]";

export const commands = {
  check: {
    least: 1,
    most: 1,
    flags: ["scheme", "json", ...everywhere],
    usage: usage("check <路径> [--scheme <路径>] [--json]", "check <path> [--scheme <path>] [--json]"),
  },
  describe: {
    least: 1,
    most: 1,
    flags: ["json", ...everywhere],
    usage: usage("describe <考核办法> [--json]", "describe <scheme> [--json]"),
  },
  evaluate: {
    least: 1,
    most: 1,
    flags: ["team", "json", ...asked, ...everywhere],
    usage: usage(
      `evaluate <区县文件夹> ${askedInChinese} [--team <编号>] [--json]`,
      `evaluate <district> ${askedInEnglish} [--team <id>] [--json]`,
    ),
  },
  explain: {
    least: 2,
    most: 2,
    flags: ["members", "json", ...asked, ...everywhere],
    usage: usage(
      `explain <区县文件夹> <工作队> ${askedInChinese} [--members] [--json]`,
      `explain <district> <team> ${askedInEnglish} [--members] [--json]`,
    ),
  },
  duties: {
    least: 1,
    most: 1,
    flags: ["day", "scheme", "known-at", "json", ...everywhere],
    usage: usage(
      "duties <区县文件夹> --day <年-月-日> [--scheme <路径>] [--known-at <日>] [--json]",
      "duties <district> --day <YYYY-MM-DD> [--scheme <path>] [--known-at <day>] [--json]",
    ),
  },
  rank: {
    least: 1,
    most: 1,
    flags: ["year", "term", "scheme", "known-at", "as-of", "json", ...everywhere],
    usage: usage(
      "rank <区县文件夹> (--year <年> | --term) [--scheme <路径>] [--as-of <日>] [--known-at <日>] [--json]",
      "rank <district> (--year <YYYY> | --term) [--scheme <path>] [--as-of <day>] [--known-at <day>] [--json]",
    ),
  },
  warnings: {
    least: 1,
    most: 1,
    flags: ["day", "scheme", "known-at", "json", ...everywhere],
    usage: usage(
      "warnings <区县文件夹> --day <年-月-日> [--scheme <路径>] [--known-at <日>] [--json]",
      "warnings <district> --day <YYYY-MM-DD> [--scheme <path>] [--known-at <day>] [--json]",
    ),
  },
  commitments: {
    least: 1,
    most: 2,
    flags: ["day", "scheme", "known-at", "json", ...everywhere],
    usage: usage(
      "commitments <区县文件夹> [工作队] [--day <年-月-日>] [--scheme <路径>] [--known-at <日>] [--json]",
      "commitments <district> [team] [--day <YYYY-MM-DD>] [--scheme <path>] [--known-at <day>] [--json]",
    ),
  },
  test: {
    least: 1,
    most: 1,
    flags: ["cases", "watch", "junit", "json", ...everywhere],
    usage: usage(
      "test <考核办法> [--cases <路径>] [--watch] [--junit <文件>] [--json]",
      "test <scheme> [--cases <path>] [--watch] [--junit <file>] [--json]",
    ),
  },
  coverage: {
    least: 1,
    most: 1,
    flags: ["cases", "threshold", "write", "json", ...everywhere],
    usage: usage(
      "coverage <考核办法> [--cases <路径>] [--threshold <0 到 1>] [--write <文件>] [--json]",
      "coverage <scheme> [--cases <path>] [--threshold <0 to 1>] [--write <file>] [--json]",
    ),
  },
  mutate: {
    least: 1,
    most: 1,
    flags: ["cases", "write", "json", ...everywhere],
    usage: usage(
      "mutate <考核办法> [--cases <路径>] [--write <文件>] [--json]",
      "mutate <scheme> [--cases <path>] [--write <file>] [--json]",
    ),
  },
  compare: {
    least: 2,
    most: 2,
    flags: ["district", "gate", "team", "json", ...asked, ...everywhere],
    usage: usage(
      "compare <原办法> <新办法> [--district <区县文件夹> (--year <年> | --day <年-月-日> | --term) [--team <编号>]] [--gate <门槛>] [--json]",
      "compare <old> <new> [--district <folder> (--year <YYYY> | --day <YYYY-MM-DD> | --term) [--team <id>]] [--gate <gate>] [--json]",
    ),
  },
  why: {
    least: 2,
    most: 2,
    flags: ["from", "to", "scheme", "known-at", "json", ...everywhere],
    usage: usage(
      "why <区县文件夹> <工作队> --from <年> --to <年> [--scheme <路径>] [--known-at <日>] [--json]",
      "why <district> <team> --from <YYYY> --to <YYYY> [--scheme <path>] [--known-at <day>] [--json]",
    ),
  },
  batch: {
    least: 1,
    most: Number.POSITIVE_INFINITY,
    flags: [
      ...(["out", "threads", "shard", "format", "rank", "full", "grouped", "resume", "strict", "json"] as const),
      ...asked,
      ...everywhere,
    ],
    usage: usage(
      `batch <输入…> --out <文件夹> ${askedInChinese} [--rank] [--format ndjson|csv|parquet] [--full] [--grouped] [--threads <数>] [--shard <第几/共几>] [--strict] [--resume] [--json]`,
      `batch <input…> --out <folder> ${askedInEnglish} [--rank] [--format ndjson|csv|parquet] [--full] [--grouped] [--threads <n>] [--shard <i/n>] [--strict] [--resume] [--json]`,
    ),
  },
  merge: {
    least: 1,
    most: Number.POSITIVE_INFINITY,
    flags: ["out", "format", "rank", "scheme", "json", ...everywhere],
    usage: usage(
      "merge <文件夹…> --out <文件夹> [--rank] [--format ndjson|csv|parquet] [--scheme <路径>] [--json]",
      "merge <folder…> --out <folder> [--rank] [--format ndjson|csv|parquet] [--scheme <path>] [--json]",
    ),
  },
  new: {
    least: 2,
    most: 2,
    flags: everywhere,
    usage: usage("new scheme <文件夹>", "new scheme <folder>"),
  },
  demo: { least: 0, most: 1, flags: everywhere, usage: usage("demo [文件夹]", "demo [folder]") },
} as const satisfies Record<string, Use>;
export type CommandName = keyof typeof commands;
