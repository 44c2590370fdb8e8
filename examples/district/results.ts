/**
 * The results of 2022 and 2023 in the demonstration district and what became of them: drafted and published for every team, some appealed,
 * some corrected; in 2023 a tie that a panel decided, places that were lost, filled again and added. Every version is worked out by the
 * engine from what was known, published and decided on its day, so that each can be worked out again.
 * Pure: the rows go into `register/results.ndjson`.
 */
import { evaluateAnnual } from "../../src/engine/evaluate";
import { rank } from "../../src/engine/ranking/rank";
import { decisionsOn, standingOn } from "../../src/engine/ranking/results";
import type { Ranking } from "../../src/model/answer/ranking";
import type { Day } from "../../src/model/calendar";
import type { Ledger } from "../../src/model/ledger";
import type { RegisterInput } from "../../src/model/register";
import { parseRegister } from "../../src/model/register-check";
import type { Scheme } from "../../src/model/scheme";
import { district } from "./places";

type Row = NonNullable<RegisterInput["facts"]>[number];
type ResultRow = Extract<Row, { kind: "drafted" }>;

interface Appeal {
  readonly team: string;
  readonly day: Day;
  readonly ground: string;
  readonly review?: { readonly day: Day; readonly outcome: "upheld" | "rejected"; readonly reason: string };
}

interface Correction {
  readonly team: string;
  readonly asOf: Day;
  readonly day: Day;
  readonly published: Day;
  readonly order: string;
  readonly reason: string;
}

/** What was done with the results of one year, and when. */
interface Round {
  readonly period: number;
  /** The day on which the year closes. */
  readonly closing: Day;
  /** The day on which a panel decides between teams that are equal at the cut. */
  readonly decided?: Day;
  readonly drafted: Day;
  readonly published: Day;
  /** Teams whose result was drafted and not published: the district asked again before it would. */
  readonly unpublished: readonly string[];
  readonly appeals: readonly Appeal[];
  /** By day. */
  readonly corrections: readonly Correction[];
}

const rounds: readonly Round[] = [
  {
    period: 2022,
    closing: "2023-01-31",
    drafted: "2023-02-06",
    published: "2023-02-13",
    unpublished: ["liuwan-taoping"],
    appeals: [
      {
        team: "yunxi-tianba",
        day: "2023-02-20",
        ground: "11.1 测评票计票重复",
        review: { day: "2023-03-02", outcome: "upheld", reason: "复核计票，原票数有误，予以更正" },
      },
      {
        team: "shiqiao-zhongba",
        day: "2023-02-16",
        ground: "12.2 通报不应计入",
        review: { day: "2023-02-24", outcome: "rejected", reason: "通报文件明确，维持原结果" },
      },
      {
        team: "liuwan-huangjue",
        day: "2023-02-17",
        ground: "1.2 请假手续已经补办",
        review: { day: "2023-02-27", outcome: "upheld", reason: "手续齐全，应当重新计分" },
      },
      { team: "wangjiang-hongyan", day: "2023-02-22", ground: "3.2 到村时颜色认定有误" },
    ],
    corrections: [
      {
        team: "yunxi-tianba",
        asOf: "2023-01-31",
        day: "2023-03-20",
        published: "2023-03-21",
        order: "示组复〔2023〕1号（虚构）",
        reason: "复核申请成立，按更正后的测评票重新计分",
      },
      {
        team: "shiqiao-dongyue",
        asOf: "2023-03-31",
        day: "2023-04-03",
        published: "2023-04-04",
        order: "示组考〔2023〕7号（虚构）",
        reason: "核查已有结论，补定等次",
      },
    ],
  },
  {
    period: 2023,
    closing: "2023-10-16",
    decided: "2023-10-20",
    drafted: "2023-10-23",
    published: "2023-10-30",
    unpublished: [],
    appeals: [
      {
        team: "songling-maan",
        day: "2023-11-01",
        ground: "11.1 测评票发放户数不足",
        review: { day: "2023-11-10", outcome: "upheld", reason: "发放户数确实不足，补测后合并计算" },
      },
    ],
    corrections: [
      {
        team: "wangjiang-mati",
        asOf: "2023-11-03",
        day: "2023-11-03",
        published: "2023-11-06",
        order: "示组考〔2023〕21号（虚构）",
        reason: "公示期间接群众反映，核实为虚报集体收入",
      },
      {
        team: "qinghe-lianhua",
        asOf: "2023-11-03",
        day: "2023-11-03",
        published: "2023-11-06",
        order: "示组考〔2023〕22号（虚构）",
        reason: "公示期内空出优秀名额，依次递补",
      },
      {
        team: "songling-maan",
        asOf: "2023-11-13",
        day: "2023-11-13",
        published: "2023-11-14",
        order: "示组复〔2023〕2号（虚构）",
        reason: "复核申请成立，按补测后的测评票重新计分",
      },
      {
        team: "liuwan-xindu",
        asOf: "2023-11-13",
        day: "2023-11-13",
        published: "2023-11-14",
        order: "示组考〔2023〕23号（虚构）",
        reason: "公示期满后查实群众诉求长期未办、造成不良影响，重新评定；空出的名额不再递补",
      },
      {
        team: "songling-yingpan",
        asOf: "2023-11-24",
        day: "2023-11-24",
        published: "2023-11-27",
        order: "示组考〔2023〕24号（虚构）",
        reason: "核查已有结论，补定等次",
      },
    ],
  },
];

const source = "考核台账（虚构演示数据）";

/** What is done with a version of a team's result. */
const act = (kind: string, day: Day, which: Pick<ResultRow, "team" | "period" | "version">, by = "区委组织部") => ({
  id: `${kind}:${which.period}:${which.team}:${which.version}`,
  day,
  recorded: day,
  by,
  source,
  ...which,
});

/** The district, and what its register says of the results of the year so far. */
interface Told {
  readonly scheme: Scheme;
  readonly ledgers: readonly Ledger[];
  readonly rows: readonly Row[];
}

/** The ranking of a year: evaluated as of a day, by what was known, published and decided on another. */
const rankingKnown = ({ scheme, ledgers, rows }: Told, period: number, asOf: Day, known: Day): Ranking => {
  const register = { format: "zhucun-register/1", id: district.id, title: { zh: district.zh, en: district.en } };
  const { facts } = parseRegister({ ...register, bodies: [], facts: rows }, { scheme, ledgers });
  const evaluations = ledgers.map((ledger) => evaluateAnnual(scheme, ledger, { year: period, asOf, knownAt: known }));
  const stand = { asOf: known, knownAt: known };
  return rank(scheme, evaluations, {
    decisions: decisionsOn(facts, `${period}`, stand),
    standing: standingOn(scheme, facts, `${period}`, stand),
  });
};

type Result = Pick<ResultRow, "total" | "grade" | "place" | "scheme">;

const isSame = (result: Result, before: Row | undefined): boolean =>
  before?.kind === "drafted" &&
  before.total === result.total &&
  before.grade === result.grade &&
  before.place === result.place;

/** What a version says of each team. */
const resultsOf = ({ teams, scheme }: Ranking): ReadonlyMap<string, Result> => {
  const isPlace = (state: string): boolean => ["granted", "decided", "over-quota"].includes(state);
  return new Map(
    teams.map(({ team, total, grade, places }) => {
      const held = places.find(({ state }) => isPlace(state));
      const decided = { ...(grade === null ? {} : { grade }), ...(held === undefined ? {} : { place: held.place }) };
      return [team, { total, scheme: scheme.hash, ...decided }];
    }),
  );
};

/** A panel decides each tie at the cut; it puts the teams the other way round than the table, where equal teams stand by name. */
const decisionRows = (told: Told, { period, closing, decided }: Round): Row[] => {
  if (decided === undefined) return [];
  const ties = rankingKnown(told, period, closing, decided).pools.flatMap(({ places }) =>
    places.flatMap(({ place, ties: found }) => found.map(({ teams }) => ({ place, teams: [...teams].reverse() }))),
  );
  return ties.map(({ place, teams }, nth) => ({
    kind: "decision",
    id: `decision:${period}:${nth + 1}`,
    day: decided,
    recorded: decided,
    by: "区委考评工作领导小组",
    source: "评审会议纪要（虚构演示数据）",
    period,
    place,
    teams,
  }));
};

const firstVersions = (told: Told, { period, closing, drafted, published, unpublished }: Round): Row[] => {
  const results = resultsOf(rankingKnown(told, period, closing, drafted));
  return told.ledgers.flatMap(({ team }): Row[] => {
    const result = results.get(team);
    if (result === undefined) return [];
    const which = { team, period, version: 1 };
    const draft: Row = {
      kind: "drafted",
      ...act("drafted", drafted, which),
      asOf: closing,
      knownAt: drafted,
      ...result,
    };
    const publication: Row = { kind: "published", ...act("published", published, which) };
    return unpublished.includes(team) ? [draft] : [draft, publication];
  });
};

const appealRows = (period: number, { team, day, ground, review }: Appeal): Row[] => {
  const which = { team, period, version: 1 };
  const appealed: Row = { kind: "appealed", ...act("appealed", day, which, `${team}工作队`), ground };
  if (review === undefined) return [appealed];
  const { outcome, reason } = review;
  return [appealed, { kind: "reviewed", ...act("reviewed", review.day, which), outcome, reason }];
};

/** A correction that would change nothing is none. */
const correctionRows = (told: Told, period: number, correction: Correction): Row[] => {
  const { team, asOf, day, published, order, reason } = correction;
  const result = resultsOf(rankingKnown(told, period, asOf, day)).get(team);
  const first = told.rows.find((row) => row.kind === "drafted" && row.team === team);
  if (result === undefined || isSame(result, first)) return [];
  const which = { team, period, version: 2 };
  return [
    { kind: "corrected", ...act("corrected", day, which), asOf, knownAt: day, ...result, order, reason },
    { kind: "published", ...act("published", published, which) },
  ];
};

/** The acts of one year, each worked out from those before it. */
const roundRows = (scheme: Scheme, ledgers: readonly Ledger[], round: Round): Row[] => {
  const { period, appeals, corrections } = round;
  const steps: ReadonlyArray<(told: Told) => Row[]> = [
    (told) => decisionRows(told, round),
    (told) => firstVersions(told, round),
    () => appeals.flatMap((appeal) => appealRows(period, appeal)),
    ...corrections.map((correction) => (told: Told) => correctionRows(told, period, correction)),
  ];
  const rows: Row[] = [];
  for (const step of steps) rows.push(...step({ scheme, ledgers, rows }));
  return rows;
};

/**
 * The facts of the register about the results of 2022 and 2023.
 * @example resultRows(luojiang, ledgers).map((row) => `${JSON.stringify(row)}\n`).join("")
 */
export const resultRows = (scheme: Scheme, ledgers: readonly Ledger[]): Row[] =>
  rounds.flatMap((round) => roundRows(scheme, ledgers, round));
