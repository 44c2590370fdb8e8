/** The members of a team in a year: what a case can expect of them, and the answer in the same form. */
import * as z from "zod";
import type { LeaveResult, MemberResult, MembersEvaluation, Vacancy } from "../../../model/answer/members";
import type { Frozen } from "../../../model/frozen";
import type { Ledger } from "../../../model/ledger";
import { byCode } from "../../../model/names";
import type { Problem } from "../../../model/problem";
import type { Scheme } from "../../../model/scheme";
import { day, decimal, id, whole } from "../../../model/values";
import { foundFor, type Named } from "../found-for";
import { listedIn, namesIn } from "../known";
import { byName, each, exact, gradeStates, ids, named, names, orShort } from "../written";

const states = each<MemberResult["state"]>()(["gradable", "open", "none"]);

const attendance = z.strictObject({
  needed: exact.optional(),
  present: exact.optional(),
  credited: exact.optional(),
});

/** All leave of the year; `noGrade`: its days on the count that decides whether there is a grade. */
const leave = z.strictObject({
  days: exact.optional(),
  counted: exact.optional(),
  most: whole(0).optional(),
  replace: z.boolean().optional(),
  noGrade: exact.optional(),
});

/** One leave; `late`: its papers that came too late. */
const oneLeave = z.strictObject({
  to: day.optional(),
  days: exact.optional(),
  lost: exact.optional(),
  required: id.optional(),
  faults: ids.optional(),
  missing: ids.optional(),
  late: ids.optional(),
});

const member = z.strictObject({
  state: z.enum(states).optional(),
  days: whole(0).optional(),
  gone: whole(0).optional(),
  attendance: attendance.nullable().optional(),
  leave: orShort("days", exact, leave).optional(),
  /** By their first day. */
  leaves: byName(orShort("days", exact, oneLeave)).optional(),
  /** Why there is no grade, or none yet: exactly these kinds of reason. */
  reasons: ids.optional(),
  /** What holds the grade down: exactly these rows of misconduct, and `team` for the team's grade. */
  limits: ids.optional(),
  limit: named.nullable().optional(),
});

const places = z.strictObject({
  places: whole(0).optional(),
  members: whole(0).optional(),
  eligible: ids.optional(),
});

const vacancy = z.strictObject({
  from: day.optional(),
  to: day.nullable().optional(),
  days: whole(0).optional(),
  beyond: whole(0).optional(),
  since: day.nullable().optional(),
  body: id.optional(),
  amount: decimal.optional(),
});

/** Of members. `grade` and `gradeState` are the team's. */
export const ofMembers = {
  asOf: day.optional(),
  grade: named.nullable().optional(),
  gradeState: z.enum(gradeStates).optional(),
  members: byName(orShort("state", z.enum(states), member)).optional(),
  /** By the grade that members may be proposed for. */
  places: byName(orShort("places", whole(0), places)).optional(),
  /** A list: exactly these posts stood vacant. By post; `post#2` is the second vacancy of a post. */
  vacancies: z.union([names, byName(orShort("days", whole(0), vacancy))]).optional(),
};

const shape = z.strictObject(ofMembers);
type Expected = Frozen<z.output<typeof shape>>;

const leaveIn = ({ to, days, lost, required, faults, missing, papers }: LeaveResult): unknown => ({
  to,
  days,
  lost,
  required,
  faults: [...faults].sort(byCode),
  missing: [...missing].sort(byCode),
  late: papers
    .filter(({ late }) => late)
    .map((paper) => paper.id)
    .sort(byCode),
});

const attendanceIn = ({ attendance: days }: MemberResult): unknown =>
  days && { needed: days.needed, present: days.present, credited: days.credited };

const memberIn = (one: MemberResult, expected: NonNullable<Expected["members"]>[string] | undefined): unknown => ({
  ...one,
  attendance: attendanceIn(one),
  leave: { ...one.leave, noGrade: one.leave.noGrade.days },
  leaves: foundFor(expected?.leaves, (first) => {
    const found = one.leaves.find(({ from }) => from === first);
    return found && leaveIn(found);
  }),
  reasons: one.reasons.map(({ kind }) => kind).sort(byCode),
  limits: one.limits.map((limit) => (limit.source === "team" ? limit.source : limit.id)).sort(byCode),
});

/** A rule that the team's grade does not reach gives no places. */
const noPlaces = { places: 0, members: null, eligible: [] };

const placesIn = ({ places: all }: MembersEvaluation, grade: string): unknown => {
  const found = all.find((one) => one.grade === grade);
  return found === undefined ? noPlaces : { ...found, eligible: [...found.eligible].sort(byCode) };
};

/** Vacancies by post; the second of a post has `#2` behind it. */
const vacanciesBy = ({ vacancies }: MembersEvaluation): ReadonlyMap<string, Vacancy> =>
  new Map(
    vacancies.map((one, index) => {
      const nth = vacancies.slice(0, index).filter(({ post }) => post === one.post).length + 1;
      return [nth === 1 ? one.post : `${one.post}#${nth}`, one];
    }),
  );

/** Of members. */
export const inMembers = (found: MembersEvaluation, expect: Expected): Named => {
  const vacancies = vacanciesBy(found);
  return {
    ...found.teamGrade,
    asOf: found.asOf,
    members: foundFor(expect.members, (name) => {
      const one = found.members.find((each) => each.id === name);
      return one && memberIn(one, expect.members?.[name]);
    }),
    places: foundFor(expect.places, (grade) => placesIn(found, grade)),
    vacancies: Array.isArray(expect.vacancies)
      ? [...vacancies.keys()].sort(byCode)
      : foundFor(expect.vacancies, (post) => vacancies.get(post)),
  };
};

/** Every vacancy that posts could ever have: one after each stretch of service. */
const vacancyNames = ({ members }: Ledger): string[] => {
  const stretches = new Map<string, number>();
  for (const { post, service } of members)
    if (post !== undefined) stretches.set(post, (stretches.get(post) ?? 0) + service.length);
  return [...stretches].flatMap(([post, count]) =>
    Array.from({ length: count }, (_, index) => (index === 0 ? post : `${post}#${index + 1}`)),
  );
};

/** Names that neither the scheme nor the team has. */
export const beyondMembers = (
  expect: Expected,
  { scheme, teams: [ledger] }: { readonly scheme: Scheme; readonly teams: readonly Ledger[] },
): Problem[] =>
  ledger === undefined
    ? []
    : [
        ...namesIn(
          expect.members,
          ledger.members.map((one) => one.id),
          "member",
          ["members"],
        ),
        ...namesIn(
          expect.places,
          (scheme.members?.places ?? []).map(({ grade }) => grade),
          "grade",
          ["places"],
        ),
        ...listedIn(expect.vacancies, vacancyNames(ledger), "post", ["vacancies"]),
      ];
