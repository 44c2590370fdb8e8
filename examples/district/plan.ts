/** The plans of the invented teams: who serves, what was promised, what was set, which projects are due when. */
import type { Commitment, LedgerInput } from "../../src/model/ledger";
import type { Plan } from "./book";
import { addDays, type Day, dayAtPercent, type Period, piecesOf, yearOf } from "./calendar";
import { type Chance, chanceOf } from "./chance";
import { personOf, type Town, units } from "./places";

/** One team as the roster names it. */
export interface Entry {
  readonly town: Town;
  readonly village: readonly [id: string, name: string];
  /** Number of the team in the district, from 0; it chooses unit and names. */
  readonly nth: number;
  readonly size: number;
  readonly term: Period;
}

type CommitmentPlan = NonNullable<LedgerInput["commitments"]>[number];
type MilestonePlan = NonNullable<LedgerInput["milestones"]>[number];
type Target = NonNullable<LedgerInput["targets"]>[number];

const annualPromises: ReadonlyArray<(n: number) => string> = [
  (n) => `硬化入户道路 ${n * 60} 米`,
  (n) => `安装太阳能路灯 ${n * 4} 盏`,
  (n) => `举办柑橘管护技术培训 ${n} 期`,
  (n) => `整治山坪塘 ${Math.ceil(n / 3)} 口`,
  (n) => `为群众代办事项 ${n * 20} 件`,
  (n) => `改造农户厕所 ${n * 5} 户`,
  (n) => `组织志愿服务 ${n * 2} 次`,
  (n) => `帮助 ${n * 3} 户脱贫户稳定务工`,
  (n) => `协调帮扶资金 ${n * 2} 万元`,
];
const termPromises: ReadonlyArray<(n: number) => string> = [
  (n) => `任期末村集体经济年收入达到 ${n * 3} 万元`,
  (n) => `建成优质果园 ${n * 40} 亩`,
  (n) => `培养村级后备干部 ${Math.ceil(n / 2)} 名`,
];
/** When in its year each of the five annual commitments is due, in percent. */
const annualDues = [42, 58, 72, 86, 94];

const membersOf = ({ nth, size, term }: Entry): Plan["members"] =>
  Array.from({ length: size }, (_, index) => ({
    id: `m${index + 1}`,
    name: personOf(nth * 4 + index),
    role: index === 0 ? ("leader" as const) : ("member" as const),
    unit: units[(nth * 2 + Math.floor(index / 2)) % units.length] ?? units[0],
    post: index === 0 ? "第一书记" : `队员${index}`,
    service: [{ from: term.from }],
  }));

const promised = (titles: typeof annualPromises, first: number, chance: Chance): string =>
  titles[first % titles.length]?.(chance.between(3, 9)) ?? "";

const annualCommitments = (year: Period, chance: Chance): CommitmentPlan[] => {
  const first = chance.below(annualPromises.length);
  const approved: Day = addDays(year.from, chance.between(20, 40));
  return annualDues.map((percent, index) => ({
    id: `${yearOf(year.from)}-${index + 1}`,
    level: "annual" as const,
    year: yearOf(year.from),
    title: promised(annualPromises, first + index, chance),
    ...(index === 0 ? { weight: 2 } : {}),
    due: dayAtPercent(year, percent),
    approved,
    published: addDays(approved, 6),
  }));
};

const termCommitments = (term: Period, chance: Chance): CommitmentPlan[] =>
  termPromises.map((_, index) => ({
    id: `term-${index + 1}`,
    level: "term" as const,
    title: promised(termPromises, index, chance),
    due: dayAtPercent(term, 97),
    approved: addDays(term.from, 35),
    published: addDays(term.from, 41),
    milestones: [
      { due: dayAtPercent(term, 15), share: "0.2" },
      { due: dayAtPercent(term, 50), share: "0.5" },
      { due: dayAtPercent(term, 80), share: "0.8" },
    ] satisfies Commitment["milestones"],
  }));

const projectsOf = (year: Period): MilestonePlan[] =>
  [
    { item: "5.1", steps: ["产业项目论证立项", "产业项目开工", "产业项目投产验收"] },
    { item: "7.1", steps: ["设施项目选址放线", "设施项目竣工验收"] },
  ].flatMap(({ item, steps }) =>
    steps.map((title, index) => ({
      id: `${item}-${yearOf(year.from)}-${index + 1}`,
      item,
      title,
      due: dayAtPercent(year, 30 + index * 30),
      ...(index === steps.length - 1 ? { weight: 2 } : {}),
    })),
  );

/** Households to link and income to reach each year; the growth of income by each year's end and over the whole term. */
const targetsOf = (years: readonly Period[], chance: Chance): Target[] => {
  const income = chance.between(8, 16) * 10000;
  const growth = chance.between(2, 5) * 10000;
  return [
    ...years.flatMap((year, index): Target[] => {
      const share = Math.ceil((monthsIn(year) * 100) / 12);
      return [
        { item: "5.2", year: yearOf(year.from), value: Math.ceil((chance.between(30, 60) * share) / 100) },
        { item: "6.1", year: yearOf(year.from), value: Math.ceil((income * share) / 100) },
        { item: "6.2", year: yearOf(year.from), value: Math.ceil((growth * (index + 1)) / years.length) },
      ];
    }),
    { item: "6.2", value: growth },
  ];
};

const monthsIn = (year: Period): number => piecesOf(year, "month").length;

/** The plan of one team; everything in it can be changed by the team's story. */
export const planOf = (seed: number, entry: Entry): Plan => {
  const { town, village, term } = entry;
  const team = `${town.id}-${village[0]}`;
  const chance = chanceOf(seed, `${team} plan`);
  const years = piecesOf(term, "year");
  const members = membersOf(entry);
  return {
    format: "zhucun-ledger/1",
    team,
    village: village[1],
    town: town.name,
    units: [...new Set(members.flatMap(({ unit }) => unit ?? []))],
    term,
    members,
    targets: targetsOf(years, chance),
    commitments: [...termCommitments(term, chance), ...years.flatMap((year) => annualCommitments(year, chance))],
    milestones: years.flatMap(projectsOf),
  };
};
