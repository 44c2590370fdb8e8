/** Stories of who is in the village: replaced, late, sick, pulled back, on overlapping leave. */
import { dayOf, rangeOf } from "../attendance";
import { type Draft, type Plan, records, type Story, told, without } from "../book";
import { addDays, type Day, later, type Period, workingDaysOf } from "../calendar";
import { count, finding, notice, progress, tally } from "./entries";

type Member = Plan["members"][number];

const withMembers =
  (change: (members: readonly Member[]) => readonly Member[]) =>
  (plan: Plan): Plan => {
    const members = change(plan.members);
    return { ...plan, units: [...new Set(members.flatMap(({ unit }) => unit ?? []))], members };
  };

const served = (id: string, service: Member["service"]) => (members: readonly Member[]) =>
  members.map((member) => (member.id === id ? { ...member, service } : member));

const isAttendanceIn =
  (member: string, { from, to }: Period) =>
  (draft: Draft): boolean =>
    draft.kind === "attendance" && draft.member === member && from <= draft.day && draft.day <= to;

/** The last day that the attendance facts of a member reach which begin in a period. */
const lastDayReached = (drafts: readonly Draft[], member: string, period: Period): Day =>
  drafts
    .filter(isAttendanceIn(member, period))
    .map((draft) => ("until" in draft ? draft.until : undefined) ?? draft.day)
    .reduce((last, day) => later(last, day), period.to);

/** Instead of the ordinary attendance of a member in a period: these facts; and presence where an ordinary leave reached beyond it. */
export const spends =
  (member: string, period: Period, ...drafts: readonly Draft[]): Story =>
  (book) => {
    const beyond = { from: addDays(period.to, 1), to: lastDayReached(book.drafts, member, period) };
    return told(
      without(isAttendanceIn(member, period)),
      records(
        ...drafts,
        ...workingDaysOf(beyond).map((day) => dayOf(member, day, "resident", `${book.town.name}组织办`)),
      ),
    )(book);
  };

/** A new first secretary on 1 August 2022, the day after the old one left; a vacancy from 16 November to 8 January. */
export const replaced = withMembers((members) => [
  ...served("m3", [{ from: "2021-08-20", to: "2022-11-15" }])(
    served("m1", [{ from: "2021-08-20", to: "2022-07-31" }])(members),
  ),
  {
    id: "m4",
    name: "田小满",
    role: "leader",
    unit: "区教育和体育局",
    post: "第一书记",
    service: [{ from: "2022-08-01" }],
  },
  { id: "m5", name: "石白露", role: "member", unit: "区财政局", post: "队员2", service: [{ from: "2023-01-09" }] },
]);

/** The commitment that the old first secretary left half done and the new one finished is the team's. */
export const handedOver: Story = told(
  without((draft) => draft.kind === "progress" && draft.commitment === "2022-4"),
  records(
    progress("2022-4", "2022-07-25", "0.5", { by: "松岭镇组织办", paper: "工作交接清单" }),
    progress("2022-4", "2022-10-20", "1", { by: "松岭镇组织办" }),
  ),
);

/** A fourth member from 22 August 2022. */
export const joined = withMembers((members) => [
  ...members,
  { id: "m4", name: "白霜降", role: "member", unit: "区商务局", post: "队员3", service: [{ from: "2022-08-22" }] },
]);

const illness: Period = { from: "2022-03-14", to: "2022-10-21" };

/** More than half a year of approved sick leave. */
export const longIll: Story = spends(
  "m2",
  illness,
  rangeOf("m2", { from: illness.from, to: "2022-06-30" }, "sick", "松岭镇组织办", "手术住院，经批准"),
  rangeOf("m2", { from: "2022-07-01", to: illness.to }, "sick", "松岭镇组织办", "术后康复，经批准续假"),
);

const pulledBack: Period = { from: "2022-04-11", to: "2022-04-29" };

/** The unit pulled a member back for three weeks; that is the unit's dereliction, and so are other bodies' faults theirs. */
export const recalledByUnit: Story = told(
  spends("m3", pulledBack, rangeOf("m3", pulledBack, "recalled", "松岭镇组织办", "派员单位抽回参加本单位专项工作")),
  records(
    finding({ case: "M08", matter: "2022-recall", subject: "unit", state: "confirmed" }, "2022-05-06"),
    count("8.2", "2022-06-15", 4, { body: "town", paper: "村务公开检查（镇级责任）" }),
    tally("9.2", "2022-09-14", 0, 6, { body: "departments", paper: "交办件超期台账（部门责任）" }),
    notice("12.2", "2022-05-20", "2022-recall", "district", { body: "unit" }),
  ),
);

const autumn: Period = { from: "2021-10-18", to: "2021-10-29" };
const office = "望江镇组织办";

/** Leaves that overlap and adjoin, days split in halves, two claims for one half-day: a day counts once, the best claim wins. */
export const overlapping: Story = told(
  spends(
    "m2",
    autumn,
    rangeOf("m2", { from: "2021-10-18", to: "2021-10-21" }, "leave", office, "家庭事务"),
    rangeOf("m2", { from: "2021-10-20", to: "2021-10-22" }, "sick", office, "发热就医"),
    rangeOf("m2", { from: "2021-10-23", to: "2021-10-24" }, "leave", office, "续假"),
    dayOf("m2", "2021-10-21", "duty", office, "am"),
    dayOf("m2", "2021-10-25", "leave", office, "am"),
    dayOf("m2", "2021-10-25", "resident", office, "pm"),
    dayOf("m2", "2021-10-26", "resident", office),
    dayOf("m2", "2021-10-26", "duty", office, "pm"),
    ...["2021-10-27", "2021-10-28", "2021-10-29"].map((day) => dayOf("m2", day, "resident", office)),
  ),
);
