/** A scheme with rules for members, ledgers of people who come, go and take leave, and the question about them. */
import { evaluateMembers, type MembersQuestion } from "../src/engine/members/evaluate-members";
import type { MemberResult, MembersEvaluation } from "../src/model/answer/members";
import type { FactInput, Ledger, LedgerInput } from "../src/model/ledger";
import type { Scheme, SchemeInput } from "../src/model/scheme";
import { basis, fact, item, ledgerOf, type SchemeChanges, schemeWith } from "./small-district";

export type Rules = NonNullable<SchemeInput["members"]>;

/** Working days; up to 3 days by the town, more by the unit; 2 days of grace. */
export const rules = (
  more: Partial<Omit<Rules, "leave">> & { readonly leave?: Partial<Rules["leave"]> } = {},
): Rules => {
  const { leave = {}, ...rest } = more;
  return {
    attendance: "i",
    minDays: 183,
    leave: {
      statuses: ["leave", "sick"],
      count: "working",
      most: 30,
      noGrade: { above: 183, count: "calendar" },
      approvers: [{ upTo: 3, body: "town" }, { body: "unit" }],
      grace: 2,
      basis,
      ...leave,
    },
    vacancy: { grace: 15, count: "working", body: "unit", each: 0.1, basis },
    basis,
    ...rest,
  };
};

/** One item: 20 days a month, leave and sickness excused. */
export const presenceItem = item({
  measure: {
    kind: "attendance",
    days: 20,
    every: "month",
    basis: "working-days",
    counts: ["resident"],
    excused: ["leave", "sick"],
    daysOff: "count",
    mean: "member-days",
  },
  method: { kind: "proportional" },
});

export const servingScheme = (members: Rules = rules(), more: SchemeChanges = {}): Scheme =>
  schemeWith([presenceItem], { ...more, members });

/** Leave of m1 from one day to another, asked for on its first day and approved by the town. */
export const leave = (from: string, to = from, more: Readonly<Record<string, unknown>> = {}): FactInput =>
  fact("attendance", from, { member: "m1", status: "leave", until: to, asked: from, authority: "town", ...more });

export const away = (
  status: string,
  from: string,
  to = from,
  more: Readonly<Record<string, unknown>> = {},
): FactInput => fact("attendance", from, { member: "m1", status, until: to, ...more });

type Members = NonNullable<LedgerInput["members"]>;
type Served = readonly [from: string, to?: string];

/** A member who serves from one day to another, or several times. */
export const member = (id: string, served: readonly Served[] = [["2021-08-01"]], post?: string): Members[number] => ({
  id,
  name: id,
  role: "member",
  ...(post === undefined ? {} : { post }),
  service: served.map(([from, to]) => (to === undefined ? { from } : { from, to })),
});

export interface Asked extends Partial<MembersQuestion> {
  readonly scheme?: Scheme;
  readonly members?: Members;
}

export const ledgerWith = (facts: readonly FactInput[], members?: Members): Ledger =>
  ledgerOf(facts, members === undefined ? {} : { members });

/** The members in 2022. */
export const membersIn = (facts: readonly FactInput[], asked: Asked = {}): MembersEvaluation => {
  const { scheme = servingScheme(), members, ...question } = asked;
  return evaluateMembers(scheme, ledgerWith(facts, members), { year: 2022, ...question });
};

/** The first member, or the one named. */
export const memberIn = ({ members }: MembersEvaluation, id = "m1"): MemberResult => {
  const found = members.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no member ${id}`);
  return found;
};
