/** Changes of what stands around the rubric: days, bands, caps, what does not apply, how a year and a term close. */
import { bandProblems } from "../../../model/bands";
import { exactOf, exactText, ratio, subtract } from "../../../model/points";
import { type Cap, itemsOf, type Scheme } from "../../../model/scheme";
import { neighbours } from "../../neighbours";
import { type Change, dropped, eachOf, eachRemoved, otherWords, under } from "../change";
import { costs, daysMoved, shares, stepped, wholes } from "../step";
import { conditionChanges, gradeSteps } from "./condition";

type Grades = Scheme["grades"];

/** The edge between two bands one step of the total up and down: the one ends where the other begins. */
const edge = (scheme: Scheme, lower: number, upper: number): Change<Grades>[] => {
  const { grades, rubric } = scheme;
  const from = grades[upper]?.from;
  if (from === undefined) return [];
  return stepped(from, ratio(1, 10 ** rubric.rounding.digits))
    .map(
      ({ operator, value: to }): Change<Grades> => ({
        operator,
        at: [upper, "from"],
        from,
        to,
        also: [[lower, "to"]],
        value: grades.map((grade, at) =>
          at === upper ? { ...grade, from: to } : at === lower ? { ...grade, to } : grade,
        ),
      }),
    )
    .filter(({ value }) => bandProblems(value, rubric.total.floor).length === 0);
};

const edges = (scheme: Scheme): Change<Grades>[] => {
  const bands = scheme.grades.flatMap(({ from, to }, at) => (from === undefined && to === undefined ? [] : [at]));
  return neighbours(bands).flatMap(([lower, upper]) => edge(scheme, lower, upper));
};

/** A cap that asks for years' grades is only for terms. */
const isFit = ({ when, in: kinds }: Cap): boolean => when.kind !== "year-grade" || !kinds.includes("annual");

const kindsOf = <K extends string>(all: readonly K[], written: readonly K[]): Change<readonly K[]>[] => [
  ...eachRemoved(written, 1),
  ...all
    .filter((kind) => !written.includes(kind))
    .map((kind) => ({
      operator: "added" as const,
      at: [written.length],
      from: undefined,
      to: kind,
      also: [],
      value: [...written, kind],
    })),
];

const capChanges = (cap: Cap, scheme: Scheme): Change<Cap>[] =>
  [
    ...under(cap, "when", (when) => conditionChanges(when, scheme)),
    ...under(cap, "limit", gradeSteps(scheme)),
    ...dropped(cap, "veto"),
    ...under(cap, "in", (kinds) => kindsOf(["annual", "term"] as const, kinds)),
  ].filter(({ value }) => isFit(value));

/** Deadlines of items must have passed when the books close. */
const closesAfter = ({ rubric, ...scheme }: Scheme): number =>
  Math.max(
    0,
    ...itemsOf({ ...scheme, rubric }).flatMap(({ deadline, collect }) => [
      deadline === undefined ? 0 : deadline.within + 1,
      collect?.within ?? 0,
    ]),
  );

const weights = (scheme: Scheme): Change<Scheme>[] =>
  shares(scheme.term.annualWeight).map(({ operator, value }) => ({
    operator,
    at: ["term", "annualWeight"],
    from: scheme.term.annualWeight,
    to: value,
    also: [["term", "termWeight"]],
    value: {
      ...scheme,
      term: { ...scheme.term, annualWeight: value, termWeight: exactText(subtract(ratio(1), exactOf(value))) },
    },
  }));

/** The day `MM-DD` moved within a year that has no 29th of February. */
export const dayOfYearMoved = (written: string): Change<string>[] =>
  daysMoved(`2023-${written}`)
    .filter(({ value }) => value.startsWith("2023-"))
    .map((change) => ({ ...change, from: written, to: change.value.slice(5), value: change.value.slice(5) }));

const inOrder = ({ from, to }: Scheme): boolean => to === undefined || from <= to;

const framed = (scheme: Scheme): Change<Scheme>[] =>
  [...under(scheme, "from", daysMoved), ...under(scheme, "to", daysMoved), ...dropped(scheme, "to")].filter(
    ({ value }) => inOrder(value),
  );

const closing = (scheme: Scheme): Change<Scheme>[] => {
  const least = closesAfter(scheme);
  return [
    ...under(scheme, "annual", (annual) => [
      ...under(annual, "minDays", (days) => wholes(days, 0, 366)),
      ...under(annual, "closes", (days) => wholes(days, least, 1000)),
      ...under(annual, "afterClosing", (rule) => otherWords(["order", "free"], rule)),
    ]),
    ...under(scheme, "term", (term) => under(term, "closes", (days) => wholes(days, least, 1000))),
    ...weights(scheme),
    ...under(scheme, "changes", (changes) => under(changes, "latest", dayOfYearMoved)),
    ...dropped(scheme, "changes"),
  ];
};

type Serving = NonNullable<Scheme["members"]>;

const leaveChanges = (leave: Serving["leave"]): Change<Serving["leave"]>[] => [
  ...under(leave, "grace", (grace) => wholes(grace, 0, 365)),
  ...under(leave, "statuses", (statuses) => eachRemoved(statuses, 1)),
  ...under(leave, "most", (most) => wholes(most, 0, 366)),
  ...under(leave, "noGrade", (noGrade) => under(noGrade, "above", (above) => wholes(above, 0, 366))),
];

const vacancyChanges = (vacancy: Serving["vacancy"]): Change<Serving["vacancy"]>[] => [
  ...under(vacancy, "grace", (grace) => wholes(grace, 0, 365)),
  ...under(vacancy, "each", costs),
];

/** The rules for members. Who approves leave, and on which days it is counted, stays. */
const serving = (scheme: Scheme): Change<Scheme>[] =>
  under(scheme, "members", (members) => [
    ...under(members, "minDays", (days) => wholes(days, 0, 366)),
    ...under(members, "leave", leaveChanges),
    ...under(members, "vacancy", vacancyChanges),
    ...under(members, "caps", (caps) => [
      ...eachOf(caps, (cap) => under(cap, "minDays", (days) => wholes(days, 0, 366))),
      ...eachRemoved(caps),
    ]),
    ...under(members, "places", (places) => [
      ...eachOf(places, (place) => under(place, "oneIn", (oneIn) => wholes(oneIn, 1, 100))),
      ...eachRemoved(places),
    ]),
  ]);

const pledging = (scheme: Scheme): Change<Scheme>[] => [
  ...under(scheme, "commitments", (commitments) =>
    under(commitments, "changes", (changes) => under(changes, "oneIn", (oneIn) => wholes(oneIn, 1, 1_000_000))),
  ),
  ...dropped(scheme, "commitments"),
];

/** All changes of what stands around the rubric. */
export const standingChanges = (scheme: Scheme): Change<Scheme>[] => [
  ...framed(scheme),
  ...under(scheme, "grades", () => edges(scheme)),
  ...under(scheme, "caps", (caps) => [...eachOf(caps, (cap) => capChanges(cap, scheme)), ...eachRemoved(caps)]),
  ...under(scheme, "notApplicable", (rule) => [
    ...under(rule, "rescale", (rescale) => otherWords(["category", "total", "none"], rescale)),
    ...under(rule, "maxShare", shares),
  ]),
  ...closing(scheme),
  ...pledging(scheme),
  ...serving(scheme),
];
