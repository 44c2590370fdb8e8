/** Whether a member can be graded, and what holds the grade down: own misconduct, and the team's grade. FORMAT.md, section 17. */
import type { LeaveSum, MemberLimit, MemberPlaces, MemberReason, MemberResult } from "../../model/answer/members";
import { compare, exactFrom, ratio } from "../../model/points";
import type { ServingRules } from "../../model/serving";
import { ownCapsOf } from "../caps";
import type { Finding } from "../frame";
import { refsOf } from "../outcome";
import { type Plan, rankIn } from "../plan";

/** What a member's standing rests on. */
export interface MemberCase {
  readonly plan: Plan;
  readonly rules: ServingRules;
  readonly charged: readonly Finding[];
  readonly investigated: readonly Finding[];
  readonly team: { readonly grade: string | null; readonly gradeState: string };
}

type Standing = Pick<MemberResult, "state" | "reasons" | "limits" | "limit">;

const noneReasons = (days: number, { noGrade }: LeaveSum, least: number): MemberReason[] => [
  ...(days < least ? [{ kind: "short-service", days, least } as const] : []),
  ...(compare(exactFrom(noGrade.days), ratio(noGrade.above)) > 0
    ? [{ kind: "long-leave", days: noGrade.days, above: noGrade.above } as const]
    : []),
];

const openReasons = (member: string, days: number, { rules, investigated, team }: MemberCase): MemberReason[] => {
  const own = investigated.filter((one) => one.member === member);
  const isBound = rules.caps.some(({ minDays }) => days >= minDays);
  return [
    ...(own.length > 0 ? [{ kind: "investigation", facts: refsOf(own.map(({ latest }) => latest)) } as const] : []),
    ...(team.gradeState === "open" && isBound ? [{ kind: "team-open" } as const] : []),
  ];
};

const limitsOf = (member: string, days: number, { plan, rules, charged, team }: MemberCase): MemberLimit[] => {
  const own = ownCapsOf(member, charged, plan).map(({ id, limit, veto, title, facts }) => ({
    source: "misconduct" as const,
    id,
    limit,
    veto,
    title,
    facts,
  }));
  const { grade } = team;
  const byTeam = rules.caps
    .filter((cap) => grade !== null && rankIn(plan, grade) <= rankIn(plan, cap.team) && days >= cap.minDays)
    .map(({ team: name, limit }) => ({ source: "team" as const, team: name, limit }));
  return [...own, ...byTeam];
};

const lowest = (limits: readonly MemberLimit[], plan: Plan): string | null =>
  limits
    .map(({ limit }) => limit)
    .reduce<string | null>(
      (low, limit) => (low === null || rankIn(plan, limit) < rankIn(plan, low) ? limit : low),
      null,
    );

/** How a member stands who serves so many days of the period. */
export const standingOf = (member: string, days: number, leave: LeaveSum, seen: MemberCase): Standing => {
  const none = noneReasons(days, leave, seen.rules.minDays);
  const open = openReasons(member, days, seen);
  const limits = limitsOf(member, days, seen);
  return {
    state: none.length > 0 ? "none" : open.length > 0 ? "open" : "gradable",
    reasons: [...none, ...open],
    limits,
    limit: lowest(limits, seen.plan),
  };
};

/** The places that the team's grade gives: one for every started group, whoever is proposed. */
export const placesOf = (
  members: readonly MemberResult[],
  { plan, rules, team: { grade } }: MemberCase,
): MemberPlaces[] => {
  const graded = members.filter(({ state }) => state !== "none");
  return rules.places
    .filter((rule) => grade !== null && rankIn(plan, grade) >= rankIn(plan, rule.team))
    .map((rule) => ({
      grade: rule.grade,
      oneIn: rule.oneIn,
      members: graded.length,
      places: Math.ceil(graded.length / rule.oneIn),
      eligible: graded
        .filter(
          ({ state, limit }) =>
            state === "gradable" && (limit === null || rankIn(plan, limit) >= rankIn(plan, rule.grade)),
        )
        .map(({ id }) => id),
    }));
};
