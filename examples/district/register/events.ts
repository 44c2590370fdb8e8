/** What happens once: arrivals, vacancies, dispatched problems, rotation, exemptions, findings about bodies; each with what was done about it. */
import type { Plan } from "../book";
import { addDays, type Day, nextWorkingDay } from "../calendar";
import { bodies, unitNamed } from "./bodies";
import { findingsOfBodies } from "./dereliction";
import type { Draft } from "./habits";

const mark = "（虚构演示数据）";

interface Occasion {
  readonly id: string;
  readonly duty: string;
  readonly body: string;
  readonly day: Day;
  readonly title: string;
  readonly team?: string;
  readonly member?: string;
  readonly within?: number;
  /** The day on which it was answered, if it ever was. */
  readonly answered?: Day | undefined;
}

const nameOf = (id: string, plans: readonly Plan[]): string =>
  bodies.find((one) => one.id === id)?.name ?? `${plans.find(({ team }) => team === id)?.village ?? ""}驻村工作队`;

const occasion = ({ answered, title, ...one }: Occasion, plans: readonly Plan[]): Draft[] => [
  { kind: "occasion", ...one, title, recorded: addDays(one.day, 1), by: "区委组织部", source: `交办单${mark}` },
  ...(answered === undefined
    ? []
    : [
        {
          kind: "performed" as const,
          duty: one.duty,
          body: one.body,
          day: answered,
          recorded: addDays(answered, 1),
          by: nameOf(one.body, plans),
          source: `办结回单${mark}`,
          answers: one.id,
          ...(one.team === undefined ? {} : { team: one.team }),
        },
      ]),
];

const arrivals = (plans: readonly Plan[]): Occasion[] =>
  plans.map(({ team, village, town, term }): Occasion => {
    const body = bodies.find((one) => one.body === "town" && one.name === town)?.id ?? "";
    const late: Readonly<Record<string, Day | undefined>> = {
      "shiqiao-beidou": addDays(term.from, 26),
      "shiqiao-zhongba": undefined,
    };
    const answered = Object.hasOwn(late, team) ? late[team] : addDays(term.from, 6);
    return {
      id: `arrival:${team}`,
      duty: "TC-S1",
      body,
      day: term.from,
      title: `${village}工作队到村`,
      team,
      answered,
    };
  });

/** How many working days after the term's last day the books were handed over. */
const handedOver = (plan: Plan, days: number): Day => {
  let day = plan.term.to;
  for (let left = days; left > 0; left--) day = nextWorkingDay(day);
  return day;
};

const rotations = (plans: readonly Plan[]): Occasion[] =>
  plans.map((plan): Occasion => {
    const { team, village, term } = plan;
    const days: Readonly<Record<string, number | undefined>> = { "liuwan-huangjue": 8, "wangjiang-tieta": undefined };
    const taken = Object.hasOwn(days, team) ? days[team] : 3;
    return {
      id: `rotation:${team}`,
      duty: "WT-S1",
      body: team,
      day: term.to,
      title: `${village}工作队轮换离任`,
      answered: taken === undefined ? undefined : handedOver(plan, taken),
    };
  });

const vacancies: readonly Occasion[] = [
  {
    id: "vacancy:gaoping-1",
    duty: "DC-R2",
    body: "committee",
    day: "2022-08-01",
    title: "高坪村第一书记离任",
    team: "songling-gaoping",
    answered: "2022-08-01",
  },
  {
    id: "vacancy:gaoping-2",
    duty: "DC-R2",
    body: "committee",
    day: "2022-11-16",
    title: "高坪村队员出缺",
    team: "songling-gaoping",
    answered: "2023-01-09",
  },
];

const problem = (nth: number, body: string, day: Day, title: string, answered?: Day, within?: number): Occasion => ({
  id: `problem:${nth}`,
  duty: "DD-R2",
  body,
  day,
  title,
  ...(answered === undefined ? {} : { answered }),
  ...(within === undefined ? {} : { within }),
});

const problems: readonly Occasion[] = [
  problem(1, "dd-transport", "2021-11-08", "青石村断头路", "2021-11-26"),
  problem(2, "dd-agriculture", "2021-12-06", "竹山村柑橘冻害", "2021-12-20"),
  problem(3, "dd-finance", "2022-02-14", "第一批工作经费未到账", "2022-03-04"),
  problem(4, "dd-transport", "2022-03-21", "北斗村桥面破损", "2022-05-10"),
  problem(5, "dd-health", "2022-04-11", "沙河村卫生室缺药", "2022-04-28"),
  problem(6, "dd-transport", "2022-06-06", "中坝村校车绕行"),
  problem(7, "dd-agriculture", "2022-07-11", "水库村渠道淤堵", "2022-07-29"),
  problem(8, "dd-transport", "2022-09-05", "红岩村边坡落石", "2022-09-08", 3),
  problem(9, "dd-finance", "2022-10-17", "生活补助标准不一", "2022-11-04"),
  problem(10, "dd-health", "2023-02-13", "冷水村队员体检安排", "2023-03-03"),
  problem(11, "dd-transport", "2023-03-13", "马蹄村公路养护", "2023-03-31"),
  problem(12, "dd-agriculture", "2023-06-19", "桂花村抗旱水源", "2023-07-05"),
  problem(13, "dd-transport", "2023-06-26", "双井村便民桥选址"),
];

const exemptions: readonly Draft[] = [
  {
    kind: "exemption",
    id: "exemption:shuiku",
    duty: "TC-C1",
    body: "qinghe",
    team: "qinghe-shuiku",
    day: "2022-07-01",
    recorded: "2022-07-02",
    by: "区委组织部",
    from: "2022-07-01",
    to: "2022-08-31",
    approver: "区委组织部",
    reason: "汛期道路中断，改为电话抽查",
  },
];

const findings = (plans: readonly Plan[]): Draft[] => {
  const maan = plans.find(({ team }) => team === "songling-maan");
  const unit = unitNamed(maan?.members.find(({ id }) => id === "m3")?.unit);
  const common = { kind: "finding" as const, recorded: "2022-05-16", by: "区委组织部", source: `认定书${mark}` };
  return [
    {
      ...common,
      id: "finding:recall",
      case: "M08",
      matter: "2022-recall",
      subject: "unit",
      body: unit,
      day: "2022-05-06",
      state: "confirmed",
    },
    {
      ...common,
      id: "finding:shiqiao",
      case: "M10",
      matter: "shiqiao-attendance",
      subject: "town",
      body: "shiqiao",
      day: "2022-10-12",
      recorded: "2022-10-20",
      state: "confirmed",
    },
    {
      ...common,
      id: "finding:evaded",
      case: "M11",
      matter: "problem:6",
      subject: "department",
      body: "dd-transport",
      day: "2022-07-11",
      recorded: "2022-07-12",
      state: "suspected",
    },
    {
      ...common,
      id: "finding:evaded-2",
      case: "M11",
      matter: "problem:6",
      subject: "department",
      body: "dd-transport",
      day: "2022-08-05",
      recorded: "2022-08-08",
      state: "confirmed",
    },
  ];
};

/** A record that was wrong, and its correction; another that was taken back. */
const corrections: readonly Draft[] = [
  {
    kind: "performed",
    id: "inspection:wrong",
    duty: "DC-C2",
    body: "committee",
    day: "2022-12-28",
    recorded: "2022-12-30",
    by: "区委组织部",
    times: 2,
  },
  {
    kind: "performed",
    id: "inspection:right",
    duty: "DC-C2",
    body: "committee",
    day: "2022-12-28",
    recorded: "2023-01-06",
    by: "区委组织部",
    corrects: "inspection:wrong",
    reason: "两组同日暗访，只算一轮",
  },
];

/** Everything that happens once. */
export const events = (plans: readonly Plan[]): Draft[] => [
  ...[...arrivals(plans), ...vacancies, ...problems, ...rotations(plans)].flatMap((one) => occasion(one, plans)),
  ...exemptions,
  ...findings(plans),
  ...findingsOfBodies,
  ...corrections,
];
