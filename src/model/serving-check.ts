/** What must hold inside the rules for single members, and what a fact of leave must hold to. FORMAT.md, sections 5 and 17. */
import type { FactOf } from "./ledger";
import { idsOf, unknownName } from "./names";
import { type Problem, problem, type Step } from "./problem";
import { itemsOf, type Scheme } from "./scheme";
import { leaveStatuses, type ServingRules } from "./serving";

type Place = readonly Step[];
type Approver = ServingRules["leave"]["approvers"][number];

/** Whether a row of the table leaves lengths to nobody, or takes those of the row above. */
const rowProblems = ({ upTo }: Approver, above: Approver | undefined, isLast: boolean, place: Place): Problem[] => {
  if (isLast && upTo !== undefined) return [problem("approvers-open", [...place, "upTo"], { days: `${upTo}` })];
  if (!isLast && upTo === undefined) return [problem("approvers-closed", place)];
  const before = above?.upTo;
  if (upTo === undefined || before === undefined || upTo > before) return [];
  return [problem("approvers-overlap", [...place, "upTo"], { above: `${before}`, here: `${upTo}` })];
};

const approverProblems = (approvers: readonly Approver[], bodies: ReadonlySet<string>, place: Place): Problem[] =>
  approvers.flatMap((approver, index) => {
    const here = [...place, index];
    const again = approvers.findIndex(({ body }) => body === approver.body) < index;
    return [
      ...rowProblems(approver, approvers[index - 1], index === approvers.length - 1, here),
      ...unknownName(approver.body, bodies, "body", [...here, "body"]),
      ...(again ? [problem("duplicate-name", [...here, "body"], { name: approver.body, thing: "body" })] : []),
    ];
  });

const attendanceProblems = (scheme: Scheme, name: string): Problem[] => {
  const items = itemsOf(scheme);
  const place = ["members", "attendance"];
  const item = items.find(({ id }) => id === name);
  if (item === undefined) return unknownName(name, idsOf(items), "item", place);
  return item.measure.kind === "attendance" ? [] : [problem("not-attendance", place, { item: name })];
};

/** All problems of the rules for single members. */
export const servingProblems = (scheme: Scheme): Problem[] => {
  const { members } = scheme;
  if (members === undefined) return [];
  const [bodies, grades] = [idsOf(scheme.bodies), idsOf(scheme.grades)];
  const grade = (name: string, ...place: Place) => unknownName(name, grades, "grade", ["members", ...place]);
  return [
    ...attendanceProblems(scheme, members.attendance),
    ...approverProblems(members.leave.approvers, bodies, ["members", "leave", "approvers"]),
    ...unknownName(members.vacancy.body, bodies, "body", ["members", "vacancy", "body"]),
    ...members.caps.flatMap(({ team, limit }, index) => [
      ...grade(team, "caps", index, "team"),
      ...grade(limit, "caps", index, "limit"),
    ]),
    ...members.places.flatMap((one, index) => [
      ...grade(one.team, "places", index, "team"),
      ...grade(one.grade, "places", index, "grade"),
    ]),
  ];
};

const leaveKeys = ["asked", "authority", "statutory"] as const;

/** Most facts of attendance are no leave. */
const none: readonly Problem[] = [];

/** What a fact of attendance must hold to where it says how leave was asked for and approved; paths begin at the fact. */
export const leaveFactProblems = (fact: FactOf<"attendance">): readonly Problem[] => {
  if (fact.asked === undefined && fact.authority === undefined && fact.statutory === undefined) return none;
  const isLeave = leaveStatuses.some((status) => status === fact.status);
  const written = isLeave ? [] : leaveKeys.filter((key) => fact[key] !== undefined);
  return [
    ...written.map((key) => problem("not-leave", [key], { key, status: fact.status })),
    ...(fact.asked !== undefined && fact.asked > fact.recorded
      ? [problem("asked-after-recorded", ["asked"], { asked: fact.asked, recorded: fact.recorded })]
      : []),
  ];
};
