/** What the comparison has passed through, counted by name, so that equality over nothing is not taken for equality. */
import type { Evaluation, ItemResult, Measurement } from "../../src/model/evaluation";
import { roundingModes } from "../../src/model/points";
import { itemsOf, type Scheme } from "../../src/model/scheme";
import { measureKinds } from "../../src/testing/arbitrary/measure";
import { methodKinds } from "../../src/testing/arbitrary/method";

type Counts = Map<string, number>;

/** Branches inside a measure. */
const ofMeasurement = (measurement: Measurement): string[] => {
  const branch = (name: string, taken: boolean) => (taken ? [name] : []);
  switch (measurement.kind) {
    case "panel":
      return branch("panel trimmed", measurement.dropped.length > 0);
    case "latest":
      return branch("second check", measurement.secondCheck !== null);
    case "colours":
      return branch(
        "colour improved",
        measurement.parts.some(({ improved }) => improved),
      );
    case "commitments":
    case "milestones":
      return measurement.promises.flatMap(({ done, inTime, credited, changes = [], dropped }) => [
        ...branch("credited late", done !== credited && inTime !== done),
        ...changes.map(({ standing }) => `change ${standing}`),
        ...branch("dropped without approval", dropped !== undefined),
      ]);
    case "notices":
      return [
        ...branch(
          "noticed before",
          measurement.matters.some(({ before }) => before !== "0"),
        ),
        ...branch(
          "notice beside a finding",
          measurement.matters.some(({ charged }) => charged !== "0"),
        ),
      ];
    case "findings":
      return branch(
        "finding beside a heavier one",
        measurement.findings.some(({ counts }) => !counts),
      );
    default:
      return [];
  }
};

const ofItem = (item: ItemResult): string[] => [
  `kind ${item.kind}`,
  `state ${item.state}`,
  `rounding ${item.rounding.mode}`,
  `digits ${item.rounding.digits}`,
  ...(item.why === null ? [] : [`why ${item.why}`]),
  ...(item.measurement === null ? [] : [`measured ${item.measurement.kind}`, ...ofMeasurement(item.measurement)]),
  ...(item.applied === null ? [] : [`method ${item.applied.kind}`]),
  ...(item.bound === null ? [] : [`bound ${item.bound}`]),
  ...(item.zeroedBy.length > 0 ? ["zeroed by a finding"] : []),
  ...(item.setAside.length > 0 ? ["set aside"] : []),
];

const ofCaps = ({ caps }: Evaluation, scheme: Scheme): string[] =>
  caps.flatMap(({ id, source, binds, subject, veto }) => {
    const condition = scheme.caps.find((cap) => cap.id === id)?.when.kind;
    return [
      `cap ${source}`,
      ...(condition === undefined ? [] : [`condition ${condition}`]),
      ...(id.endsWith("#grave") ? ["cap grave"] : []),
      ...(subject === null ? [] : [subject === "team" ? "cap on the team" : "cap on a member"]),
      ...(veto ? ["cap veto"] : []),
      ...(binds ? ["cap binds"] : []),
    ];
  });

/** Everything that one evaluation passed through. */
const passed = (evaluation: Evaluation, scheme: Scheme): string[] => [
  evaluation.kind,
  ...(evaluation.kind === "term" && evaluation.items.some(({ why }) => why === "waiver") ? ["term waived"] : []),
  ...evaluation.items.flatMap(ofItem),
  ...ofCaps(evaluation, scheme),
  ...evaluation.adjustments.map(({ scope, rule }) => `adjustment ${scope} ${rule}`),
  `grade ${evaluation.gradeState}`,
  ...evaluation.gradeReasons.map(({ kind }) => `reason ${kind}`),
  ...evaluation.categories.map(({ state }) => `category ${state}`),
  ...evaluation.mirrors.map((mirror) => (mirror.item === undefined ? "mirror of a case" : "mirror of an item")),
  ...evaluation.owed.map(({ overdue }) => (overdue ? "overdue" : "owed")),
  ...(evaluation.corrected.length > 0 ? ["corrected"] : []),
  ...(evaluation.knownAt === null ? [] : ["known at a day"]),
];

/** Adds one evaluation; what a scheme never asked for (an item that is missing) still counts as its measure. */
export const count = (counts: Counts, evaluation: Evaluation, scheme: Scheme): void => {
  const asked = itemsOf(scheme).map(({ measure }) => `measure ${measure.kind}`);
  for (const name of [...passed(evaluation, scheme), ...asked]) counts.set(name, (counts.get(name) ?? 0) + 1);
};

const named = (prefix: string, names: readonly (string | number)[]): string[] =>
  names.map((name) => `${prefix} ${name}`);

/** All that must be passed through. */
const mustReach: readonly string[] = [
  ...["daily", "annual", "term", "known at a day", "corrected", "zeroed by a finding", "set aside"],
  ...["panel trimmed", "second check", "colour improved", "credited late", "noticed before", "term waived"],
  ...["finding beside a heavier one", "notice beside a finding"],
  ...named("change", ["counts", "too-late", "beyond", "too-many", "ended"]),
  "dropped without approval",
  ...named("kind", ["base", "bonus", "deduction"]),
  ...named("measure", measureKinds),
  ...named("measured", measureKinds),
  ...named("method", methodKinds),
  ...named("state", ["measured", "missing", "not-applicable", "pending"]),
  ...named("why", ["waiver", "nothing-due", "no-target", "not-yet-answerable", "excused", "no-valid-rating"]),
  ...named("why", ["too-few-raters", "small-sample", "investigation", "zeroed"]),
  ...named("rounding", roundingModes),
  ...named("digits", [0, 1, 2, 3]),
  ...named("bound", ["floor", "cap"]),
  ...named("adjustment group", ["floor", "cap"]),
  ...named("adjustment category", ["floor", "cap", "rescale"]),
  ...named("adjustment total", ["floor", "cap", "rescale"]),
  ...["adjustment bonus cap", "adjustment deduction cap", "category applicable", "category not-applicable"],
  ...named("condition", ["measurement", "points-share", "choice", "findings", "event", "year-grade"]),
  ...named("cap", ["scheme", "misconduct", "grave", "on the team", "on a member", "veto", "binds"]),
  ...named("grade", ["fixed", "open", "none"]),
  ...named("reason", ["daily", "short-period", "not-applicable", "missing", "pending", "investigation"]),
  ...named("reason", ["year-open", "year-ahead"]),
  ...["mirror of an item", "mirror of a case", "owed", "overdue"],
];

interface Reached {
  readonly comparisons: number;
  readonly reached: ReadonlyMap<string, number>;
}

/** Once for every thousand comparisons is enough; of a short run nothing is asked. */
const leastOf = (comparisons: number): number => (comparisons < 10_000 ? 0 : Math.floor(comparisons / 1000));

/** What was passed through less often than it must be. */
export const reachedTooSeldom = ({ comparisons, reached }: Reached): string[] =>
  mustReach.filter((name) => (reached.get(name) ?? 0) < leastOf(comparisons));

/** The counts, one line each. */
export const inWords = ({ comparisons, reached }: Reached): string =>
  [`${comparisons} comparisons`, ...mustReach.map((name) => `${name}: ${reached.get(name) ?? 0}`)].join("\n");
