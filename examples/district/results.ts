/**
 * The results of 2022 in the demonstration district and what became of them: drafted and published for every team, some appealed,
 * some corrected. Every version is worked out by the engine from what was known on its day, so that each can be worked out again.
 * Pure: the rows go into `register/results.ndjson`.
 */
import { evaluateAnnual } from "../../src/engine/evaluate";
import { rank } from "../../src/engine/ranking/rank";
import type { Day } from "../../src/model/calendar";
import type { Ledger } from "../../src/model/ledger";
import type { RegisterInput } from "../../src/model/register";
import type { Scheme } from "../../src/model/scheme";

type Row = NonNullable<RegisterInput["facts"]>[number];
type ResultRow = Extract<Row, { kind: "drafted" }>;

const period = 2022;
/** The day on which the year closes. */
const closing = "2023-01-31";
const source = "考核台账（虚构演示数据）";

const common = (id: string, day: Day, by = "区委组织部") => ({ id, day, recorded: day, by, source });

/** What a version says of each team: evaluated and ranked with what was known by a day. */
const resultsKnown = (
  scheme: Scheme,
  ledgers: readonly Ledger[],
  asOf: Day,
  knownAt: Day,
): ReadonlyMap<string, Pick<ResultRow, "total" | "grade" | "place" | "scheme">> => {
  const ranking = rank(
    scheme,
    ledgers.map((ledger) => evaluateAnnual(scheme, ledger, { year: period, asOf, knownAt })),
  );
  const isPlace = (state: string): boolean => ["granted", "decided", "over-quota"].includes(state);
  return new Map(
    ranking.teams.map(({ team, total, grade, places }) => {
      const held = places.find(({ state }) => isPlace(state));
      const decided = { ...(grade === null ? {} : { grade }), ...(held === undefined ? {} : { place: held.place }) };
      return [team, { total, scheme: ranking.scheme.hash, ...decided }];
    }),
  );
};

const [draftedOn, publishedOn] = ["2023-02-06", "2023-02-13"];

/** The team whose result was drafted and not published: the district asked again before it would. */
const notPublished = "liuwan-taoping";

const firstVersions = (scheme: Scheme, ledgers: readonly Ledger[]): Row[] => {
  const results = resultsKnown(scheme, ledgers, closing, draftedOn);
  return ledgers.flatMap(({ team }): Row[] => {
    const result = results.get(team);
    if (result === undefined) return [];
    const which = { team, period, version: 1 };
    const drafted: Row = {
      kind: "drafted",
      ...common(`draft-${team}`, draftedOn),
      ...which,
      asOf: closing,
      knownAt: draftedOn,
      ...result,
    };
    const published: Row = { kind: "published", ...common(`publish-${team}`, publishedOn), ...which };
    return team === notPublished ? [drafted] : [drafted, published];
  });
};

interface Appeal {
  readonly team: string;
  readonly day: Day;
  readonly ground: string;
  readonly review?: { readonly day: Day; readonly outcome: "upheld" | "rejected"; readonly reason: string };
}

const appeals: readonly Appeal[] = [
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
];

const appealRows = ({ team, day, ground, review }: Appeal): Row[] => {
  const which = { team, period, version: 1 };
  return [
    { kind: "appealed", ...common(`appeal-${team}`, day, `${team}工作队`), ...which, ground },
    ...(review === undefined
      ? []
      : [
          {
            kind: "reviewed" as const,
            ...common(`review-${team}`, review.day),
            ...which,
            outcome: review.outcome,
            reason: review.reason,
          },
        ]),
  ];
};

interface Correction {
  readonly team: string;
  readonly asOf: Day;
  readonly day: Day;
  readonly published: Day;
  readonly order: string;
  readonly reason: string;
}

const corrections: readonly Correction[] = [
  {
    team: "yunxi-tianba",
    asOf: closing,
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
];

const correctionRows = (
  scheme: Scheme,
  ledgers: readonly Ledger[],
  { team, asOf, day, published, order, reason }: Correction,
): Row[] => {
  const result = resultsKnown(scheme, ledgers, asOf, day).get(team);
  if (result === undefined) return [];
  const which = { team, period, version: 2 };
  return [
    { kind: "corrected", ...common(`correct-${team}`, day), ...which, asOf, knownAt: day, ...result, order, reason },
    { kind: "published", ...common(`publish-${team}-2`, published), ...which },
  ];
};

/**
 * The facts of the register about the results of 2022.
 * @example resultRows(luojiang, ledgers).map((row) => `${JSON.stringify(row)}\n`).join("")
 */
export const resultRows = (scheme: Scheme, ledgers: readonly Ledger[]): Row[] => [
  ...firstVersions(scheme, ledgers),
  ...appeals.flatMap(appealRows),
  ...corrections.flatMap((correction) => correctionRows(scheme, ledgers, correction)),
];
