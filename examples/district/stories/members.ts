/** Stories of single members: leave with and without its papers, a post vacant for a few days, an investigation of one person. */
import type { FactInput } from "../../../src/model/ledger";
import { dayOf, rangeOf } from "../attendance";
import { type Draft, type Plan, records, type Story, told } from "../book";
import { type Period, workingDaysOf } from "../calendar";
import { finding } from "./entries";
import { spends } from "./presence";

const office = "松岭镇组织办";
const august: Period = { from: "2022-08-01", to: "2022-08-31" };

type Papers = Partial<
  Pick<Extract<FactInput, { kind: "attendance" }>, "asked" | "authority" | "statutory" | "recorded">
>;

/** August 2022 of one member: in the village on every working day that a leave leaves. */
const augustBut = (member: string, { from, to }: Period, leave: Draft): Story => {
  const days = workingDaysOf(august).filter((day) => day < from || day > to);
  return spends(member, august, leave, ...days.map((day) => dayOf(member, day, "resident", office)));
};

const leaveOf = (member: string, span: Period, reason: string, papers: Papers): Story =>
  augustBut(member, span, { ...rangeOf(member, span, "leave", office, reason), ...papers });

/** Asked for on the fourth working day: two days of absence. */
const askedLate = leaveOf("m1", { from: "2022-08-09", to: "2022-08-10" }, "家庭事务，事后补办", {
  asked: "2022-08-15",
  recorded: "2022-08-15",
});

/** Three days that the law grants. */
const married = leaveOf("m2", { from: "2022-08-22", to: "2022-08-24" }, "婚假", { statutory: true });

/** Nobody wrote down when it was asked for and who approved it. */
const unpapered = augustBut("m3", { from: "2022-08-17", to: "2022-08-17" }, dayOf("m3", "2022-08-17", "leave", office));

/** What one member is said to have done is looked into, and comes to nothing after the term. */
const lookedInto: Story = records(
  finding({ case: "M05", matter: "2023-visit", subject: "member", member: "m1", state: "investigating" }, "2023-08-22"),
  finding({ case: "M05", matter: "2023-visit", subject: "member", member: "m1", state: "dismissed" }, "2023-11-20", {
    for: 2023,
  }),
);

export const ownPapers: Story = told(askedLate, married, unpapered, lookedInto);

/** The last member was lent to another village for a week: the post stood vacant, but not for long. */
export const lentOut = (plan: Plan): Plan => ({
  ...plan,
  members: plan.members.map((member) =>
    member.id === "m4"
      ? { ...member, service: [{ from: plan.term.from, to: "2022-10-07" }, { from: "2022-10-17" }] }
      : member,
  ),
});
