/** Changes of cases of misconduct: what they cost, whom they limit, what they do to other bodies. What only a person acts on (steps, suspicions, years in a row) changes no points and no grade, and stays. */
import type { MisconductCase } from "../../../model/misconduct";
import type { Scheme } from "../../../model/scheme";
import { type Change, dropped, eachOf, eachRemoved, under } from "../change";
import { costs } from "../step";
import { gradeSteps } from "./condition";
import { otherBodies } from "./item";

type Row = MisconductCase["ladder"][number];
type Grave = NonNullable<MisconductCase["grave"]>;
type Limiting = Pick<Row, "limit" | "spreads" | "veto">;

/** Without a limit there is nothing to spread and no veto. */
const limitRemoved = (row: Limiting): Change<Limiting>[] => {
  const { limit, spreads: _spreads, veto: _veto, ...rest } = row;
  if (limit === undefined) return [];
  return [{ operator: "removed", at: ["limit"], from: limit, to: undefined, also: [], value: rest }];
};

/** A member's limit that reaches the team, where it did not. */
const spreadsAdded = (row: Limiting, reaches: boolean): Change<Limiting>[] =>
  row.limit === undefined || row.spreads === true || !reaches
    ? []
    : [
        {
          operator: "added",
          at: ["spreads"],
          from: undefined,
          to: true,
          also: [],
          value: { ...row, spreads: true },
        },
      ];

const limiting = <R extends Row | Grave>(row: R, of: MisconductCase, scheme: Scheme): Change<R>[] => {
  const rule: Limiting = row;
  const changes = [
    ...under(rule, "limit", gradeSteps(scheme)),
    ...limitRemoved(rule),
    ...dropped(rule, "spreads"),
    ...dropped(rule, "veto"),
    ...spreadsAdded(rule, of.subjects.includes("member")),
  ];
  return changes as Change<R>[]; // a row with other limits is a row
};

/** What two neighbouring rows bring, in each other's place: the numbers of times stay where they are. */
const rowsMoved = (ladder: readonly Row[]): Change<readonly Row[]>[] =>
  ladder.slice(1).flatMap((lower, index) => {
    const upper = ladder[index];
    if (upper === undefined) return [];
    const moved = ladder.map((row) =>
      row === upper ? { ...lower, nth: upper.nth } : row === lower ? { ...upper, nth: lower.nth } : row,
    );
    return [{ operator: "moved", at: [index], from: upper.nth, to: lower.nth, also: [[index + 1]], value: moved }];
  });

/** The last row left out: the ladder ends earlier. */
const lastRemoved = (ladder: readonly Row[]): Change<readonly Row[]>[] => eachRemoved(ladder).slice(-1);

/** Whether a team's own evaluation sees the limits of a case. */
const concernsTeam = ({ subjects }: MisconductCase): boolean =>
  subjects.includes("team") || subjects.includes("member");

const limits = (of: MisconductCase, scheme: Scheme): Change<MisconductCase>[] =>
  concernsTeam(of)
    ? [
        ...under(of, "ladder", (ladder) => [
          ...eachOf(ladder, (row) => limiting(row, of, scheme)),
          ...rowsMoved(ladder),
          ...lastRemoved(ladder),
        ]),
        ...under(of, "grave", (grave) => limiting(grave, of, scheme)),
        ...dropped(of, "zeroes"),
      ]
    : [];

const caseChanges = (of: MisconductCase, scheme: Scheme): Change<MisconductCase>[] => [
  ...under(of, "deduct", costs),
  ...limits(of, scheme),
  ...under(of, "grave", (grave) => [...under(grave, "deduct", costs), ...dropped(grave, "deduct")]),
  ...dropped(of, "grave"),
  ...under(of, "mirrors", (mirrors) => [
    ...eachOf(mirrors, (mirror) => [...under(mirror, "each", costs), ...under(mirror, "body", otherBodies(scheme))]),
    ...eachRemoved(mirrors),
  ]),
];

/** All changes of misconduct. */
export const misconductChanges = (scheme: Scheme): Change<Scheme>[] =>
  under(scheme, "misconduct", (cases) => eachOf(cases, (of) => caseChanges(of, scheme)));
