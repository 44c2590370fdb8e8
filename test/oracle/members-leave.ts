/** Owns leave (section 17): papers that are merged, how long a leave is, who approves it, the sums of a year. */
import { contains, daysOf, earlier, later, nextDay } from "./day.js";
import type { Setting } from "./facts.js";
import { compare, exactText, type Fraction, fraction, whole } from "./fraction.js";
import { winningStatus, writtenFactsOf } from "./measure-attendance.js";
import { type Fact, type Ledger, type Member, type MemberRules, required } from "./shapes.js";
import { asHeld, isPaper, isTooLate } from "./too-late.js";

const halves = ["am", "pm"];

/** One half of one day as text: the morning is before the afternoon. */
const halfDay = (day: string, half: string): string => `${day} ${half}`;

interface Paper {
  readonly fact: Fact;
  readonly first: string;
  readonly last: string;
}

interface Leave {
  readonly first: string;
  readonly last: string;
  readonly papers: readonly Paper[];
}

/** A half-day with what was claimed for it. */
interface Slot {
  readonly at: string;
  readonly day: string;
  readonly half: string;
  readonly isWorking: boolean;
  readonly written: string | null;
  readonly held: string | null;
}

type Status = "written" | "held";

interface Person {
  readonly member: Member;
  readonly slots: readonly Slot[];
  readonly papers: readonly Paper[];
}

export const isServed = (ledger: Ledger, member: Member, day: string): boolean =>
  member.service.some((served) => contains({ from: served.from, to: served.to ?? ledger.term.to }, day));

/** The served half-days of the whole term. */
const slotsOf = (setting: Setting, member: Member): Slot[] => {
  const facts = writtenFactsOf(setting, member);
  const held = facts.map((fact) => asHeld(setting, fact));
  const slots: Slot[] = [];
  for (const day of daysOf(setting.ledger.term)) {
    if (!isServed(setting.ledger, member, day)) continue;
    for (const half of halves) {
      slots.push({
        at: halfDay(day, half),
        day,
        half,
        isWorking: setting.isWorkingDay(day),
        written: winningStatus(facts, day, half),
        held: winningStatus(held, day, half),
      });
    }
  }
  return slots;
};

const claimsSlot = (fact: Fact, slot: Slot): boolean =>
  contains({ from: fact.day, to: fact.until ?? fact.day }, slot.day) &&
  (fact.slot === undefined || fact.slot === slot.half);

export const personOf = (setting: Setting, member: Member): Person => {
  const slots = slotsOf(setting, member);
  const papers: Paper[] = [];
  for (const fact of writtenFactsOf(setting, member)) {
    const claimed = isPaper(setting, fact) ? slots.filter((slot) => claimsSlot(fact, slot)) : [];
    const [first, last] = [claimed[0], claimed.at(-1)];
    if (first !== undefined && last !== undefined) papers.push({ fact, first: first.at, last: last.at });
  }
  return { member, slots, papers };
};

const dayOf = (at: string): string => at.slice(0, 10);

/** Whether half a working day lies after the one half-day and before the other. */
const isWorkBetween = (setting: Setting, before: string, after: string): boolean => {
  for (let day = dayOf(before); day <= dayOf(after); day = nextDay(day)) {
    for (const half of halves) {
      const at = halfDay(day, half);
      if (before < at && at < after && setting.isWorkingDay(day)) return true;
    }
  }
  return false;
};

/** Puts two leaves together, over and over, until none can be. */
const merge = (setting: Setting, papers: readonly Paper[]): Leave[] => {
  let leaves: Leave[] = papers.map((paper) => ({ first: paper.first, last: paper.last, papers: [paper] }));
  const isOne = (a: Leave, b: Leave): boolean =>
    (a.first <= b.last && b.first <= a.last) ||
    (a.last < b.first ? !isWorkBetween(setting, a.last, b.first) : !isWorkBetween(setting, b.last, a.first));
  for (;;) {
    const one = leaves.find((a) => leaves.some((b) => b !== a && isOne(a, b)));
    const other = leaves.find((b) => one !== undefined && b !== one && isOne(one, b));
    if (one === undefined || other === undefined) break;
    const joined = {
      first: earlier(one.first, other.first),
      last: later(one.last, other.last),
      papers: [...one.papers, ...other.papers],
    };
    leaves = [joined, ...leaves.filter((each) => each !== one && each !== other)];
  }
  return leaves.sort((a, b) => (a.first < b.first ? -1 : 1));
};

const half = (count: number): Fraction => fraction(BigInt(count), 2n);

const isInLength = (slot: Slot, status: Status, count: string, rules: MemberRules): boolean => {
  if (count === "working" && !slot.isWorking) return false;
  const found = slot[status];
  return found === null ? !slot.isWorking : rules.leave.statuses.includes(found);
};

/** The length from one half-day to another, in half-days. */
const lengthOf = (
  slots: readonly Slot[],
  { first, last }: { readonly first: string; readonly last: string },
  status: Status,
  count: string,
  rules: MemberRules,
): number =>
  slots.filter((slot) => first <= slot.at && slot.at <= last && isInLength(slot, status, count, rules)).length;

const rowOf = (halfDays: number, { leave }: MemberRules): number =>
  leave.approvers.findIndex(({ upTo }) => upTo === undefined || compare(half(halfDays), whole(upTo)) <= 0);

const bodyOf = (halfDays: number, rules: MemberRules): string =>
  required(rules.leave.approvers[rowOf(halfDays, rules)], "approver").body;

const inPaperOrder = (a: Paper, b: Paper): number => {
  const [left, right] = [a, b].map(({ first, fact }) => [first, fact.day, fact.recorded, fact.id].join("\n"));
  return (left ?? "") < (right ?? "") ? -1 : 1;
};

const showLeave = (setting: Setting, { slots }: Person, leave: Leave, rules: MemberRules) => {
  const { count, approvers } = rules.leave;
  const days = lengthOf(slots, leave, "written", count, rules);
  const papers = [...leave.papers].sort(inPaperOrder).map(({ fact, last }) => {
    const row = rowOf(lengthOf(slots, { first: leave.first, last }, "written", count, rules), rules);
    return {
      row,
      id: fact.id,
      day: fact.day,
      to: fact.until ?? fact.day,
      status: fact.status,
      statutory: fact.statutory === true,
      asked: fact.asked ?? null,
      late: isTooLate(setting, fact),
      authority: fact.authority ?? null,
      required: required(approvers[row], "approver").body,
    };
  });
  const isTooLow = papers.some(
    ({ authority, row }) => authority !== null && approvers.findIndex(({ body }) => body === authority) < row,
  );
  return {
    from: dayOf(leave.first),
    to: dayOf(leave.last),
    days: exactText(half(days)),
    lost: exactText(half(days - lengthOf(slots, leave, "held", count, rules))),
    required: bodyOf(days, rules),
    faults: [...(isTooLow ? ["approved-too-low"] : []), ...(papers.some(({ late }) => late) ? ["asked-late"] : [])],
    missing: [
      ...(papers.some(({ authority }) => authority === null) ? ["authority"] : []),
      ...(papers.some(({ asked }) => asked === null) ? ["asked"] : []),
    ],
    papers: papers.map(({ row: _, ...paper }) => paper),
  };
};

export const leavesOf = (setting: Setting, person: Person, rules: MemberRules) => {
  const { from, to } = setting.window;
  return merge(setting, person.papers)
    .filter((leave) => leave.first <= halfDay(to, "pm") && leave.last >= halfDay(from, "am"))
    .filter((leave) => lengthOf(person.slots, leave, "written", "calendar", rules) > 0)
    .map((leave) => showLeave(setting, person, leave, rules));
};

export const showSums = (setting: Setting, { slots, papers }: Person, rules: MemberRules) => {
  const { count, most, noGrade } = rules.leave;
  const good = papers.filter(({ fact }) => !isTooLate(setting, fact));
  const total = (counted: readonly Paper[], on: string, among: readonly Slot[]): number => {
    const inWindow = among.filter(({ day }) => contains(setting.window, day));
    let halfDays = 0;
    for (const leave of merge(setting, counted)) halfDays += lengthOf(inWindow, leave, "held", on, rules);
    return halfDays;
  };
  const statutory = good.filter(({ fact }) => fact.statutory === true);
  const ordinary = good.filter(({ fact }) => fact.statutory !== true);
  // A day off that nobody claims is not claimed by a statutory paper either.
  const others = slots.filter((slot) => !statutory.some(({ fact }) => claimsSlot(fact, slot)));
  const counted = half(total(ordinary, count, others));
  return {
    count,
    days: exactText(half(total(good, count, slots))),
    counted: exactText(counted),
    most,
    replace: compare(counted, whole(most)) > 0,
    noGrade: {
      count: noGrade.count,
      days: exactText(half(total(good, noGrade.count, slots))),
      above: noGrade.above,
    },
  };
};
