/** What is done again and again: for each duty how often, for whom, and when in its part of the year. Everything else is chance. */
import type { RegisterInput } from "../../../src/model/register";
import type { Plan } from "../book";
import { addDays, type Day, dayAtPercent, earlier, later, type Period, piecesOf, yearOf } from "../calendar";
import { type Chance, chanceOf } from "../chance";
import { bodies, type Kind } from "./bodies";

export type Entry = NonNullable<RegisterInput["facts"]>[number];
export type Draft = Entry extends infer E
  ? E extends unknown
    ? Omit<E, "id"> & { readonly id?: string }
    : never
  : never;

/** A real body that has habits, or a team. */
interface Doer {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind | "team";
  readonly reliable: number;
  readonly plans: readonly Plan[];
}

interface Habit {
  readonly duty: string;
  readonly kind: Doer["kind"];
  readonly every: "month" | "quarter" | "half-year" | "year";
  readonly times?: number;
  readonly per?: "village" | "member";
  /** When in its part, in percent of its days; more than 100 is after its end. */
  readonly at: number;
  readonly paper: string;
}

const habit = (duty: string, every: Habit["every"], at: number, paper: string, more: Partial<Habit> = {}): Habit => {
  const kinds: Readonly<Record<string, Doer["kind"]>> = {
    DC: "district-committee",
    DD: "departments",
    SU: "unit",
    TC: "town",
    WT: "team",
  };
  return { duty, every, at, paper, kind: kinds[duty.slice(0, 2)] ?? "team", ...more };
};

const habits: readonly Habit[] = [
  habit("DC-R1", "year", 35, "常委会会议纪要"),
  habit("DC-R3", "year", 97, "年度等次审定会议纪要"),
  habit("DC-S1", "year", 15, "预算批复"),
  habit("DC-S2", "year", 40, "培训签到册", { per: "member" }),
  habit("DC-C1", "quarter", 60, "联席会商会议纪要"),
  habit("DC-C2", "quarter", 75, "暗访情况报告"),
  habit("DC-C3", "half-year", 80, "履职情况通报"),
  habit("DD-R1", "year", 20, "业务指导清单"),
  habit("DD-S1", "quarter", 70, "拨付凭证"),
  habit("DD-S2", "year", 50, "专家进村记录", { per: "village", times: 2 }),
  habit("DD-S3", "year", 30, "项目研究会议纪要", { per: "village" }),
  habit("DD-C1", "half-year", 55, "业务督导记录"),
  habit("DD-C2", "quarter", 85, "办理结果反馈"),
  habit("SU-R2", "year", 45, "党组会议纪要", { times: 2 }),
  habit("SU-R3", "half-year", 70, "听取汇报记录", { per: "member" }),
  habit("SU-S1", "year", 25, "体检报告和保单", { per: "member" }),
  habit("SU-S2", "month", 85, "补助发放表", { per: "member" }),
  habit("SU-S3", "year", 30, "经费下达通知", { per: "member" }),
  habit("SU-C1", "year", 50, "到村调研记录", { per: "village", times: 2 }),
  habit("SU-C2", "half-year", 60, "会商记录"),
  habit("TC-R1", "month", 120, "考勤汇总公示"),
  habit("TC-R2", "month", 50, "驻村例会记录"),
  habit("TC-R3", "quarter", 104, "承诺季度评价表"),
  habit("TC-S2", "half-year", 65, "谈心谈话记录", { per: "member" }),
  habit("TC-C1", "month", 55, "到岗抽查记录", { per: "village" }),
  habit("TC-C2", "quarter", 80, "村级班子研判表", { per: "village" }),
  habit("WT-R1", "year", 12, "党建工作计划"),
  habit("WT-R2", "year", 12, "产业工作计划"),
  habit("WT-R3", "year", 12, "治理工作计划"),
  habit("WT-R4", "year", 60, "办实事台账", { times: 4 }),
  habit("WT-C1", "month", 90, "月报"),
];

/** The parts of a stretch of time; a half year is two quarters. */
const partsOf = (period: Period, every: Habit["every"]): Period[] => {
  if (every !== "half-year") return piecesOf(period, every);
  const halves = new Map<string, Period>();
  for (const { from, to } of piecesOf(period, "quarter")) {
    const half = `${yearOf(from)} ${from.slice(5, 7) < "07" ? 1 : 2}`;
    halves.set(half, { from: halves.get(half)?.from ?? from, to });
  }
  return [...halves.values()];
};

const hullOf = (plans: readonly Plan[]): Period =>
  plans.reduce<Period>(
    (all, { term }) => ({ from: earlier(all.from, term.from), to: later(all.to, term.to) }),
    plans[0]?.term ?? { from: "2021-08-20", to: "2023-09-15" },
  );

type Person = { readonly team: string; readonly member: string };

/** The members of some teams who serve on a day; of a unit, those that it sent. */
const servingOn = (day: Day, { kind, name, plans }: Doer): Person[] =>
  plans.flatMap(({ team, members, term }) =>
    members
      .filter(({ unit }) => kind !== "unit" || unit === name)
      .filter(({ service }) => service.some(({ from, to = term.to }) => from <= day && day <= to))
      .map(({ id }) => ({ team, member: id })),
  );

/** When something is done: mostly on its day or a few later, sometimes in the next part of the year, sometimes never. */
const dayFor = (
  part: Period,
  { at }: Habit,
  reliable: number,
  chance: Chance,
): { day: Day; late: boolean } | undefined => {
  const shift = chance.between(-2, 2);
  const luck = chance.below(100);
  const delay = chance.between(16, 40);
  if (luck < reliable) return { day: later(part.from, addDays(dayAtPercent(part, at), shift)), late: false };
  return luck < reliable + (100 - reliable) / 2 ? { day: addDays(part.to, delay), late: true } : undefined;
};

const lastDay: Day = "2023-11-30";

const entryOf = (one: Habit, doer: Doer, part: Period, day: Day, late: boolean, whom: object): Draft[] => {
  if (day > lastDay) return [];
  const after = late || day > part.to;
  return [
    {
      kind: "performed",
      duty: one.duty,
      body: doer.id,
      day,
      recorded: addDays(day, 2),
      by: doer.kind === "team" ? `${doer.name}驻村工作队` : doer.name,
      source: `${one.paper}（虚构演示数据）`,
      ...(after ? { part: part.to } : {}),
      ...whom,
    },
  ];
};

const forMembers = (one: Habit, doer: Doer, chance: Chance): Draft[] =>
  partsOf(hullOf(doer.plans), one.every).flatMap((part) => {
    const when = dayFor(part, one, doer.reliable, chance);
    if (when === undefined) return [];
    const serving = servingOn(when.late ? part.to : when.day, doer);
    const people = serving.filter(() => chance.happens(Math.min(100, doer.reliable + 3)));
    return people.length === 0 ? [] : entryOf(one, doer, part, when.day, when.late, { people });
  });

const onDays = (one: Habit, doer: Doer, period: Period, whom: object, chance: Chance): Draft[] =>
  partsOf(period, one.every).flatMap((part) =>
    Array.from({ length: one.times ?? 1 }, (_, nth) => {
      const at = one.times === undefined ? one.at : Math.floor((one.at * (nth + 1) * 2) / (one.times + 1));
      const when = dayFor(part, { ...one, at }, doer.reliable, chance);
      return when === undefined ? [] : entryOf(one, doer, part, when.day, when.late, whom);
    }).flat(),
  );

const doneBy = (one: Habit, doer: Doer, seed: number): Draft[] => {
  const chance = (of: string): Chance => chanceOf(seed, `register ${one.duty} ${doer.id} ${of}`);
  if (one.per === "member") return forMembers(one, doer, chance("people"));
  if (one.per === undefined) return onDays(one, doer, hullOf(doer.plans), {}, chance("body"));
  return doer.plans.flatMap(({ team, term }) => onDays(one, doer, term, { team }, chance(team)));
};

const plansFor = (kind: Kind, name: string, plans: readonly Plan[]): readonly Plan[] => {
  if (kind === "town") return plans.filter(({ town }) => town === name);
  return kind === "unit" ? plans.filter(({ units }) => units.includes(name)) : plans;
};

/** What all bodies and teams do by habit. */
export const habitual = (seed: number, plans: readonly Plan[]): Draft[] => {
  const doers: Doer[] = [
    ...bodies.map(({ id, name, body, reliable }) => ({
      id,
      name,
      kind: body,
      reliable,
      plans: plansFor(body, name, plans),
    })),
    ...plans.map((plan) => ({ id: plan.team, name: plan.village, kind: "team" as const, reliable: 96, plans: [plan] })),
  ];
  return doers
    .filter((doer) => doer.plans.length > 0)
    .flatMap((doer) => habits.filter(({ kind }) => kind === doer.kind).flatMap((one) => doneBy(one, doer, seed)));
};
