/** What cases ought to try of caps and misconduct: whether each holds, where its condition turns, whether it binds; every row of every ladder. */

import { askedIn } from "../../engine/condition";
import { bandOf } from "../../engine/grade";
import { reachesTeam, rungsReached, severest } from "../../engine/ladder";
import { type Exact, exactOf, exactText, signOf } from "../../model/points";
import type { Cap, Scheme } from "../../model/scheme";
import { aim, type Candidate, type Row, type TeamSubject, type Unreachable } from "./aim";
import { heldBy, notHeldBy, rangeIn } from "./conditions";
import { aimsAround, whyNoValue } from "./item-aims";
import type { KeyAt } from "./places";
import { totalEnds } from "./sum-aims";

const rankOf = (grade: string, { grades }: Scheme): number => grades.findIndex(({ id }) => id === grade);

/** The places of the lowest and the highest grade that a total can give. */
const naturalRanks = (scheme: Scheme): readonly [number, number] => {
  const rankAt = (total: Exact): number => rankOf(bandOf(scheme, total) ?? "", scheme);
  const [low, high] = totalEnds(scheme);
  return [rankAt(low), rankAt(high)];
};

/** Why a limit can never hold a grade down, and why it never does nothing. */
const whyNotBinding = (limit: string, scheme: Scheme): Unreachable | null =>
  naturalRanks(scheme)[1] > rankOf(limit, scheme) ? null : { kind: "limits-nothing", limit };
const whyAlwaysBinding = (limit: string, scheme: Scheme): Unreachable | null =>
  naturalRanks(scheme)[0] <= rankOf(limit, scheme) ? null : { kind: "always-binds", limit };

const stateAims = (cap: Cap, key: string, scheme: Scheme, holds: Unreachable | null, clear: Unreachable | null) => [
  ...cap.in.map((kind) => aim(key, { kind: "cap-in", cap: cap.id, in: kind }, holds)),
  aim(key, { kind: "cap", cap: cap.id, state: "clear" }, clear),
  aim(key, { kind: "cap", cap: cap.id, state: "binds" }, holds ?? whyNotBinding(cap.limit, scheme)),
  aim(key, { kind: "cap", cap: cap.id, state: "slack" }, holds ?? whyAlwaysBinding(cap.limit, scheme)),
];

const yearGradeAims = (cap: Cap, atMost: string, key: string, scheme: Scheme): readonly Candidate[] => {
  const isTop = rankOf(atMost, scheme) >= naturalRanks(scheme)[1];
  const none: Unreachable = { kind: "limits-nothing", limit: atMost };
  return [
    ...stateAims(cap, key, scheme, null, isTop ? none : null),
    aim(key, { kind: "year-grade", cap: cap.id, side: "at" }),
    aim(key, { kind: "year-grade", cap: cap.id, side: "above" }, isTop ? none : null),
  ];
};

const capAims = (cap: Cap, key: string, scheme: Scheme): readonly Candidate[] => {
  const { when } = cap;
  if (when.kind === "year-grade") return yearGradeAims(cap, when.atMost, key, scheme);
  const range = rangeIn(when, scheme);
  const nothing: Unreachable = { kind: "nothing-to-compare" };
  const at = askedIn(when).number;
  const turns =
    range &&
    aimsAround(range, at, (side, step, why) =>
      aim(key, { kind: "compared", by: { cap: cap.id }, at: exactText(at), side, step }, why),
    );
  const [holds, clear] = [heldBy(when), notHeldBy(when)].map((stretch) =>
    range === undefined ? nothing : whyNoValue(range, stretch),
  );
  return [...stateAims(cap, key, scheme, holds ?? null, clear ?? null), ...(turns ?? [])];
};

type Case = Scheme["misconduct"][number];

const teamSubjects = ({ subjects }: Case): readonly TeamSubject[] =>
  (["team", "member"] as const).filter((subject) => subjects.includes(subject));

/** Why the limit of a row is never the one that counts. */
const whyNotSeen = (one: Case, subject: TeamSubject, row: Row, scheme: Scheme): Unreachable | null => {
  if (row === "grave") return null;
  const reached = rungsReached(one, row).filter((rung) => reachesTeam(rung, subject));
  const worst = severest(reached, (grade) => rankOf(grade, scheme));
  return worst === undefined || worst.nth === row ? null : { kind: "hidden-row", row: worst.nth };
};

const rowAims = (one: Case, row: Row, limiting: Parameters<typeof reachesTeam>[0], key: string, scheme: Scheme) =>
  teamSubjects(one).flatMap((subject): readonly Candidate[] => [
    aim(key, { kind: "row", case: one.id, subject, row }),
    ...(reachesTeam(limiting, subject)
      ? [
          aim(
            key,
            { kind: "row-binds", case: one.id, subject, row },
            whyNotSeen(one, subject, row, scheme) ?? whyNotBinding(limiting.limit ?? "", scheme),
          ),
        ]
      : []),
  ]);

const caseAims = (one: Case, index: number, scheme: Scheme, keyAt: KeyAt): readonly Candidate[] => {
  const at = (...part: readonly (string | number)[]) => keyAt("misconduct", index, ...part);
  if (teamSubjects(one).length === 0) return [];
  return [
    ...one.ladder.flatMap((row, place) => rowAims(one, row.nth, row, at("ladder", place), scheme)),
    ...(one.ladder.length === 0 ? rowAims(one, 1, {}, at(), scheme) : []),
    ...(one.grave === undefined ? [] : rowAims(one, "grave", one.grave, at("grave"), scheme)),
    ...one.mirrors.flatMap(({ body, each }, place) =>
      signOf(exactOf(each)) === 0 ? [] : [aim(at("mirrors", place), { kind: "case-mirror", case: one.id, body })],
    ),
  ];
};

/** Grades to which some cap or row can bring a team down. */
const limits = (scheme: Scheme): ReadonlySet<string> =>
  new Set([
    ...scheme.caps.map(({ limit }) => limit),
    ...scheme.misconduct.flatMap((one) =>
      [...one.ladder, ...(one.grave === undefined ? [] : [one.grave])].flatMap((row) =>
        teamSubjects(one).some((subject) => reachesTeam(row, subject)) ? [row.limit ?? ""] : [],
      ),
    ),
  ]);

const givenAims = (scheme: Scheme, keyAt: KeyAt): readonly Candidate[] => {
  const given = limits(scheme);
  return scheme.grades.flatMap(({ id: grade, from, to }, index) => {
    const isBand = from !== undefined || to !== undefined;
    if (!given.has(grade) && isBand) return [];
    const why: Unreachable | null = given.has(grade) ? whyNotBinding(grade, scheme) : { kind: "no-cap-so-low", grade };
    return [aim(keyAt("grades", index), { kind: "given", grade }, why)];
  });
};

/** The aims of caps, of misconduct, and of the grades that they bring teams down to. */
export const capAndConductAims = (scheme: Scheme, keyAt: KeyAt): readonly Candidate[] => [
  ...scheme.caps.flatMap((cap, index) => capAims(cap, keyAt("caps", index), scheme)),
  ...scheme.misconduct.flatMap((one, index) => caseAims(one, index, scheme, keyAt)),
  ...givenAims(scheme, keyAt),
];
