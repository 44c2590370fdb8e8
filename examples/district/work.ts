/** Facts of the ordinary work: what was checked every month or quarter, what was counted, what the projects and promises reached. */
import { type Draft, noted } from "./book";
import { addDays, type Day, dayAtPercent, type Period, piecesOf, yearOf } from "./calendar";
import type { Chance } from "./chance";
import type { Circumstances } from "./circumstances";

/** Something that an office writes down for every month, quarter or year. */
interface Routine {
  readonly item: string;
  readonly every: "month" | "quarter" | "year";
  readonly office: (town: string) => string;
  readonly paper: string;
  /** How much there is to do each time, from and to; without it, faults are counted. */
  readonly due?: readonly [number, number];
}

const townOffice = (town: string): string => `${town}组织办`;
const ruralOffice = (town: string): string => `${town}农业综合办`;
const serviceOffice = (town: string): string => `${town}便民服务中心`;
const safetyOffice = (town: string): string => `${town}社会治理办`;
const organisation = (): string => "区委组织部";

const routines: readonly Routine[] = [
  { item: "1.2", every: "quarter", office: townOffice, paper: "请销假台账核查" },
  { item: "1.3", every: "month", office: townOffice, paper: "到岗抽查记录", due: [2, 4] },
  { item: "1.4", every: "month", office: townOffice, paper: "日志月报收件登记", due: [4, 4] },
  { item: "2.1", every: "year", office: organisation, paper: "培训签到册", due: [6, 12] },
  { item: "3.1", every: "quarter", office: townOffice, paper: "组织生活纪实检查" },
  { item: "4.1", every: "quarter", office: ruralOffice, paper: "入户走访登记", due: [30, 60] },
  { item: "4.2", every: "quarter", office: ruralOffice, paper: "监测对象帮扶台账", due: [1, 5] },
  { item: "4.3", every: "year", office: ruralOffice, paper: "惠农政策落实抽查" },
  { item: "6.3", every: "year", office: ruralOffice, paper: "三资管理检查" },
  { item: "8.1", every: "quarter", office: safetyOffice, paper: "矛盾纠纷调解台账", due: [0, 4] },
  { item: "8.2", every: "quarter", office: safetyOffice, paper: "村务公开检查" },
  { item: "9.2", every: "quarter", office: serviceOffice, paper: "群众诉求办理台账", due: [3, 9] },
  { item: "9.3", every: "quarter", office: serviceOffice, paper: "关爱走访登记", due: [4, 12] },
];

const successes = (due: number, skill: number, chance: Chance): number =>
  Array.from({ length: due }).filter(() => chance.happens(skill)).length;

const routineFacts = (routine: Routine, { plan, town, skill, chance }: Circumstances): Draft[] => {
  const { item, due } = routine;
  const draws = chance(item);
  return piecesOf(plan.term, routine.every).map((piece): Draft => {
    const common = { item, ...noted(piece.to, routine.office(town.name), routine.paper, draws.between(2, 8)) };
    if (due === undefined) return { kind: "count", ...common, value: successes(2, 100 - skill(item), draws) };
    const toDo = draws.between(...due);
    return { kind: "tally", ...common, done: successes(toDo, skill(item), draws), due: toDo };
  });
};

/** Single good deeds that are counted towards a number: sessions held, people trained, matters done. */
const deeds = [
  { item: "2.3", every: "quarter", office: townOffice, paper: "政策宣讲记录" },
  { item: "3.3", every: "year", office: organisation, paper: "后备力量培养备案" },
  { item: "9.1", every: "quarter", office: serviceOffice, paper: "民生实事核验单" },
] as const satisfies readonly Routine[];

const deedFacts = ({ plan, town, skill, chance }: Circumstances): Draft[] =>
  deeds.flatMap(({ item, every, office, paper }) => {
    const draws = chance(item);
    return piecesOf(plan.term, every).flatMap((piece): Draft[] =>
      (every === "year" ? [40, 80] : [60]).map((percent) => ({
        kind: "count",
        item,
        ...noted(dayAtPercent(piece, percent), office(town.name), paper, 3),
        value: draws.happens(skill(item) + 4) ? 1 : 0,
      })),
    );
  });

/** What came in each quarter towards a number that was set for the year. */
const yieldFacts = (item: string, paper: string, { plan, town, skill, chance }: Circumstances): Draft[] =>
  piecesOf(plan.term, "year").flatMap((year) => {
    const goal = Number(
      plan.targets?.find((target) => target.item === item && target.year === yearOf(year.from))?.value ?? 0,
    );
    const quarters = piecesOf(year, "quarter");
    return quarters.map((quarter): Draft => {
      const percent = skill(item) + (skill(item) === 100 ? 0 : chance(`${item} ${quarter.from}`).between(-6, 14));
      const value = Math.ceil((goal * percent) / (100 * quarters.length));
      return { kind: "count", item, ...noted(dayAtPercent(quarter, 92), ruralOffice(town.name), paper, 5), value };
    });
  });

/** The growth of income: the village reports it, some days later the district checks it. */
const growthFacts = ({ plan, town, skill, chance }: Circumstances): Draft[] =>
  piecesOf(plan.term, "year").flatMap((year): Draft[] => {
    const goal = Number(
      plan.targets?.find((target) => target.item === "6.2" && target.year === yearOf(year.from))?.value ?? 0,
    );
    const percent = Math.min(110, skill("6.2") + (skill("6.2") === 100 ? 0 : chance("6.2").between(-5, 15)));
    const checked = Math.ceil((goal * percent) / 100);
    return [
      {
        kind: "value",
        item: "6.2",
        ...noted(addDays(year.to, -9), `${town.name}财政所`, "村级集体收入自报表"),
        value: checked + 1200,
        claim: "self",
      },
      { kind: "value", item: "6.2", ...noted(addDays(year.to, -4), "区农业农村局", "集体收入核定表"), value: checked },
    ];
  });

/** How a promise or project step ends: in time, late, or only in part (at least so many percent). */
const outcomes = (
  due: Day,
  skill: number,
  draws: Chance,
  least = 40,
): ReadonlyArray<readonly [day: Day, done: string]> => {
  const draw = draws.below(100);
  if (draw < skill) return [[addDays(due, -draws.between(1, 12)), "1"]];
  const part = `0.${draws.between(least, 95)}`;
  const sofar = [addDays(due, -3), part] as const;
  return draw < (skill + 100) / 2 ? [sofar, [addDays(due, draws.between(8, 30)), "1"]] : [sofar];
};

const progressFacts = ({ plan, town, skill, chance }: Circumstances): Draft[] =>
  (plan.commitments ?? []).flatMap(({ id, level, due, milestones }): Draft[] => {
    const draws = chance(id);
    const steps = (milestones ?? []).map((step) => [addDays(step.due, -2), String(step.share)] as const);
    return [...steps, ...outcomes(due, skill(level), draws, level === "term" ? 80 : 40)].map(([day, done]) => ({
      kind: "progress",
      ...noted(day, townOffice(town.name), "践诺台账", 4),
      commitment: id,
      done,
    }));
  });

const projectFacts = ({ plan, town, skill, chance }: Circumstances): Draft[] =>
  (plan.milestones ?? []).flatMap(({ id, item, due }): Draft[] =>
    outcomes(due, skill(item), chance(id)).map(([day, done]) => ({
      kind: "milestone",
      ...noted(day, ruralOffice(town.name), "项目进度月报", 6),
      milestone: id,
      done,
    })),
  );

const inTerm =
  ({ from, to }: Period) =>
  ({ day }: Draft): boolean =>
    from <= day && day <= to;

/** All facts of the ordinary work of one team, in its term. */
export const workOf = (team: Circumstances): Draft[] =>
  [
    ...routines.flatMap((routine) => routineFacts(routine, team)),
    ...deedFacts(team),
    ...yieldFacts("5.2", "联农带农名册", team),
    ...yieldFacts("6.1", "村集体收入台账", team),
    ...growthFacts(team),
    ...progressFacts(team),
    ...projectFacts(team),
  ].filter(inTerm(team.plan.term));
