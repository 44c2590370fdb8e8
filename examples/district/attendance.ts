/** Attendance of the invented teams: one fact for an ordinary day, one range for a leave, two half-days where a day was split. */
import type { Member } from "../../src/model/ledger";
import type { Status } from "../../src/model/measures";
import { type Draft, noted, type Plan } from "./book";
import { addDays, type Day, daysOf, earlier, isWorkingDay, type Period, piecesOf, weekdayOf } from "./calendar";
import type { Chance } from "./chance";

type MemberPlan = Plan["members"][number];

const papers = {
  resident: "考勤登记表",
  duty: "外出办事报备单",
  training: "培训签到册",
  sick: "病假审批单",
  leave: "请假审批单",
  recalled: "考勤情况说明",
  absent: "到岗抽查记录",
} as const satisfies Record<Status, string>;

const leaveReasons = ["家中老人就医", "子女入学", "回乡祭扫", "家庭事务", "年休假"] as const;
const sickReasons = ["感冒发烧", "住院检查", "腰伤复诊"] as const;

/** The town writes up each week on the following Monday; leave and training are recorded when they are approved. */
const weekAfter = (day: Day): number => ((8 - weekdayOf(day)) % 7) + (weekdayOf(day) === 1 ? 7 : 0);

/** One day, or one half-day, of one member. */
export const dayOf = (member: string, day: Day, status: Status, by: string, slot?: "am" | "pm"): Draft => ({
  kind: "attendance",
  ...noted(day, by, papers[status], weekAfter(day)),
  member,
  status,
  ...(slot === undefined ? {} : { slot }),
});

/** Leave is asked for by its first day; up to three working days the town approves it, more the district committee. */
const papersOf = (span: Period, status: Status): Pick<Extract<Draft, { kind: "attendance" }>, "asked" | "authority"> =>
  status === "leave" || status === "sick"
    ? { asked: span.from, authority: daysOf(span).filter(isWorkingDay).length <= 3 ? "town" : "district-committee" }
    : {};

/** A range of days of one member: leave, training, a longer trip. */
export const rangeOf = (member: string, span: Period, status: Status, by: string, reason: string): Draft => ({
  kind: "attendance",
  ...noted(span.from, by, papers[status], 0),
  member,
  until: span.to,
  status,
  reason,
  ...papersOf(span, status),
});

interface Absence {
  readonly span: Period;
  readonly status: Status;
  readonly reason: string;
}

/** Training for everyone in the first weeks and every March; leave and illness by chance, more of it in a weaker team. */
const absencesOf = (service: Period, strength: number, chance: Chance): Absence[] =>
  piecesOf(service, "month").flatMap((month): Absence[] => {
    const from = addDays(month.from, 2 + chance.below(14));
    const upTo = (days: number): Period => ({ from, to: earlier(addDays(from, days - 1), month.to) });
    const draw = chance.below(100);
    const length = chance.between(1, strength < 75 ? 6 : 3);
    if (from > month.to) return [];
    if (month.from === service.from || month.from.slice(5) === "03-01") {
      return [{ span: upTo(5), status: "training", reason: "驻村干部集中培训" }];
    }
    if (draw >= strength && draw % 3 === 0)
      return [{ span: upTo(length), status: "sick", reason: chance.pick(sickReasons) }];
    if (draw >= strength - 8 && strength < 100) {
      return [{ span: upTo(length), status: "leave", reason: chance.pick(leaveReasons) }];
    }
    return [];
  });

/** A day at work: in the village, now and then half of it or all of it on an errand for the village. */
const workingDay = (member: string, day: Day, by: string, chance: Chance): Draft[] => {
  const draw = chance.below(100);
  if (draw < 3) return [dayOf(member, day, "duty", by)];
  if (draw < 5) return [dayOf(member, day, "resident", by, "am"), dayOf(member, day, "duty", by, "pm")];
  return [dayOf(member, day, "resident", by)];
};

const serviceOf = (service: Period, member: string, strength: number, by: string, chance: Chance): Draft[] => {
  const absences = absencesOf(service, strength, chance);
  const away = new Set(absences.flatMap(({ span }) => daysOf(span)));
  return [
    ...absences.map(({ span, status, reason }) => rangeOf(member, span, status, by, reason)),
    ...daysOf(service).flatMap((day) => {
      if (away.has(day)) return [];
      if (isWorkingDay(day)) return workingDay(member, day, by, chance);
      return chance.happens(4) ? [dayOf(member, day, "resident", by)] : [];
    }),
  ];
};

/** Every working day of every member of a team, and a few days off on which someone stayed. */
export const attendanceOf = (plan: Plan, strength: number, by: string, chance: Chance): Draft[] =>
  plan.members.flatMap(({ id, service }: MemberPlan | Member) =>
    service.flatMap(({ from, to }) => serviceOf({ from, to: to ?? plan.term.to }, id, strength, by, chance)),
  );
