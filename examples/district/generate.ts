/**
 * The demonstration district: 30 invented resident village work teams over one term, written as the folder that the command line reads.
 * Everything comes from a seed by whole-number arithmetic: the same seed gives the same bytes on every machine.
 */
import type { FactInput, Ledger } from "../../src/model/ledger";
import { parseLedger } from "../../src/model/ledger-check";
import type { Scheme } from "../../src/model/scheme";
import { attendanceOf } from "./attendance";
import { type Book, belongsTo, type Draft, numbered, type Plan } from "./book";
import { chanceOf } from "./chance";
import { circumstancesOf } from "./circumstances";
import { byteOrderMark, csvOf, type File, jsonOf, ndjsonOf, type TeamFact, yamlOf } from "./files";
import { district, type Town } from "./places";
import { planOf } from "./plan";
import { ratingsOf } from "./ratings";
import { registerFiles } from "./register/files";
import { resultRows } from "./results";
import { type Part, roster } from "./roster";
import { workOf } from "./work";

/** A plan and its numbered facts, before they are spread over files. */
interface Written {
  readonly town: string;
  readonly plan: Plan;
  readonly facts: readonly FactInput[];
}

/** The ordinary facts of a team that is so strong in its whole term. */
const ordinaryFacts = (seed: number, plan: Plan, town: Town, strength: number): Draft[] => {
  const team = circumstancesOf(seed, plan, town, strength);
  const attendance = attendanceOf(plan, strength, `${town.name}组织办`, chanceOf(seed, `${plan.team} attendance`));
  return [...attendance, ...workOf(team), ...ratingsOf(team)];
};

/** Whether a fact is about the last year of the term; a promise or project step of an earlier year that is done late is not. */
const isOfLastYear = (draft: Draft): boolean => {
  const due = "commitment" in draft ? draft.commitment : "milestone" in draft ? draft.milestone : undefined;
  const [year] = /20\d\d/.exec(due ?? "") ?? [];
  return Number(year ?? belongsTo(draft)) === 2023;
};

const ledgerOf = (seed: number, part: Part): Written => {
  const ordinary = planOf(seed, part);
  const plan = part.plan?.(ordinary) ?? ordinary;
  const drafts = ordinaryFacts(seed, plan, part.town, part.strength);
  const { lately } = part;
  const book: Book = {
    town: part.town,
    plan,
    drafts:
      lately === undefined
        ? drafts
        : [
            ...drafts.filter((draft) => !isOfLastYear(draft)),
            ...ordinaryFacts(seed, plan, part.town, lately).filter(isOfLastYear),
          ],
  };
  const told = part.story?.(book) ?? book;
  return { town: part.town.id, plan: told.plan, facts: numbered(told.drafts) };
};

/** Where the facts of a ledger are kept. Each town has its own habit, so that every form of file occurs. */
interface Shelf {
  readonly inside: readonly FactInput[];
  readonly rows: ReadonlyArray<readonly [path: string, facts: readonly FactInput[]]>;
}

const isAttendance = ({ kind }: FactInput): boolean => kind === "attendance";
const isOther = (fact: FactInput): boolean => !isAttendance(fact);

const shelves: Readonly<Record<string, (facts: readonly FactInput[]) => Shelf>> = {
  yunxi: (facts) => ({ inside: [], rows: [["yunxi.ndjson", facts]] }),
  songling: (facts) => ({
    inside: [],
    rows: [
      ["songling-attendance.zh-bom.csv", facts.filter(isAttendance)],
      ["songling.ndjson", facts.filter(isOther)],
    ],
  }),
  liuwan: (facts) => ({
    inside: [],
    rows: ["2021", "2022", "2023"].map((year) => [
      `liuwan-${year}.ndjson`,
      facts.filter(({ recorded }) => (recorded < "2022" ? "2021" : recorded.slice(0, 4)) === year),
    ]),
  }),
  shiqiao: (facts) => ({ inside: [], rows: [["shiqiao.csv", facts]] }),
  qinghe: (facts) => ({
    inside: facts.filter(isOther),
    rows: [["qinghe-attendance.zh.csv", facts.filter(isAttendance)]],
  }),
  wangjiang: (facts) => ({
    inside: [],
    rows: [
      ["wangjiang-attendance.ndjson", facts.filter(isAttendance)],
      ["wangjiang.zh.csv", facts.filter(isOther)],
    ],
  }),
};

/** The one team whose whole ledger is a single JSON file. */
const inOneFile = "wangjiang-shizi";

const shelfOf = ({ town, plan, facts }: Written): Shelf =>
  (plan.team === inOneFile ? undefined : shelves[town]?.(facts)) ?? { inside: facts, rows: [] };

const textOf = (path: string, facts: readonly TeamFact[]): string => {
  if (path.endsWith(".ndjson")) return ndjsonOf(facts);
  if (path.endsWith(".zh-bom.csv")) return byteOrderMark + csvOf(facts, "zh");
  return csvOf(facts, path.endsWith(".zh.csv") ? "zh" : "en");
};

const teamFile = (ledger: Written): File => {
  const { team } = ledger.plan;
  const whole = { ...ledger.plan, facts: shelfOf(ledger).inside };
  if (team === inOneFile) return { path: `teams/${team}.json`, text: jsonOf(whole) };
  return { path: `teams/${team}.yaml`, text: yamlOf(whole.facts.length === 0 ? ledger.plan : whole) };
};

const factFiles = (ledgers: readonly Written[]): File[] => {
  const files = new Map<string, TeamFact[]>();
  for (const ledger of ledgers) {
    for (const [path, facts] of shelfOf(ledger).rows) {
      const rows = files.get(path) ?? [];
      for (const fact of facts) rows.push({ team: ledger.plan.team, ...fact });
      files.set(path, rows);
    }
  }
  return [...files].map(([path, rows]) => ({ path: `facts/${path}`, text: textOf(path, rows) }));
};

const districtFile: File = {
  path: "district.yaml",
  text: yamlOf({
    format: "zhucun-district/1",
    id: district.id,
    title: { zh: district.zh, en: district.en },
    scheme: "luojiang",
    invented: true,
  }),
};

/** The files of the district folder, by path. Pure: writing them is `write.ts`. */
export const generate = (seed: number): Array<{ path: string; text: string }> => {
  const ledgers = roster.map((part) => ledgerOf(seed, part));
  const register = registerFiles(
    seed,
    ledgers.map(({ plan }) => plan),
  );
  return [districtFile, ...register, ...ledgers.map(teamFile), ...factFiles(ledgers)].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
};

/** The ledgers of the district, read and checked against a scheme. */
export const ledgersOf = (seed: number, scheme: Scheme): readonly Ledger[] =>
  roster.map((part) => ledgerOf(seed, part)).map(({ plan, facts }) => parseLedger({ ...plan, facts }, { scheme }));

/**
 * What was done with the results of 2022 and 2023, as a file of the register. Each version names the scheme that it was worked out by, so the
 * file belongs to one scheme and is made from it.
 */
export const resultFile = (seed: number, scheme: Scheme): { path: string; text: string } => ({
  path: "register/results.ndjson",
  text: ndjsonOf(resultRows(scheme, ledgersOf(seed, scheme))),
});
