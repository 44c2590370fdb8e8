/** Whether a criterion holds on a day, and what it compared: one arm for each kind of trigger. FORMAT.md, section 19. */
import { match } from "ts-pattern";
import type { CriterionFound, CriterionResult, CriterionState, PartLook } from "../../model/answer/warnings";
import type { FactRef } from "../../model/evaluation";
import type { FactOf } from "../../model/ledger";
import type { Measure } from "../../model/measures";
import { compare, type Exact, exactOf, exactText, signOf, subtract } from "../../model/points";
import type { Scheme } from "../../model/scheme";
import type { Criterion, Trigger } from "../../model/warning";
import { askedBy, factsOf, holdsBy } from "../condition";
import type { Gathered } from "../frame";
import type { ScoredItem } from "../item";
import { only, refsOf } from "../outcome";
import { planOf } from "../plan";
import type { Look } from "./look";

type Of<K extends Trigger["kind"]> = Extract<Trigger, { kind: K }>;

interface Tried {
  readonly state: CriterionState;
  readonly found: CriterionFound;
  readonly facts: readonly FactRef[];
}

/** A criterion made ready once for each scheme. */
export type Trial = (look: Look) => CriterionResult;

const stateOf = (holds: boolean): CriterionState => (holds ? "holds" : "clear");

/** How an item is measured; null for a condition that looks at something else. */
const measureOf = (item: string | undefined, scheme: Scheme): Measure["kind"] | null =>
  (item === undefined ? undefined : planOf(scheme).byId.get(item)?.item.measure.kind) ?? null;

const byCondition = ({ when }: Of<"condition">, scheme: Scheme): ((look: Look) => Tried) => {
  if (when.kind === "year-grade") throw new TypeError("a day has no grades of years"); // refused when the scheme was read
  const { compared, holds } = askedBy(when);
  const measure = measureOf(when.kind === "measurement" ? when.item : undefined, scheme);
  return (look) => {
    const { found, facts } = compared(look.standing());
    const value = found === undefined ? null : exactText(found);
    return {
      state: found === undefined ? "no-data" : stateOf(holds(found)),
      found: { kind: "condition", when, measure, value },
      facts,
    };
  };
};

/** So many things, and the facts that tell of them. */
interface Counted {
  readonly count: number;
  readonly facts: readonly FactRef[];
}

const eventsIn = ({ events }: Gathered, name: string | undefined): Counted => {
  const named = [...events].filter(([event]) => name === undefined || event === name);
  const facts = named.flatMap(([, list]) => list);
  return { count: facts.length, facts: inOrder(refsOf(facts)) };
};

const findingsIn = ({ charged }: Gathered, name: string | undefined): Counted => {
  const named = charged.filter((finding) => name === undefined || finding.case === name);
  return { count: named.length, facts: inOrder(refsOf(named.map(({ latest }) => latest))) };
};

const noticesIn = ({ byItem }: Gathered, index: number | undefined): Counted => {
  const notices: readonly FactOf<"notice">[] = only("notice", byItem[index ?? -1] ?? []);
  return { count: new Set(notices.map(({ matter }) => matter)).size, facts: inOrder(refsOf(notices)) };
};

const inOrder = (facts: readonly FactRef[]): FactRef[] =>
  [...facts].sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1));

const byCount = (when: Of<"count">, scheme: Scheme): ((look: Look) => Tried) => {
  const index = when.name === undefined ? undefined : planOf(scheme).byId.get(when.name)?.index;
  const countedIn = (gathered: Gathered): Counted => {
    if (when.of === "event") return eventsIn(gathered, when.name);
    return when.of === "finding" ? findingsIn(gathered, when.name) : noticesIn(gathered, index);
  };
  return (look) => {
    const stretch = look.lastDays(when.days);
    const { count, facts } = countedIn(look.gathered(stretch));
    return { state: stateOf(count >= when.atLeast), found: { ...when, ...stretch, count }, facts };
  };
};

/** The measured value of an item over a part: none where it is zero only because its deadline was missed. */
export const measuredValue = (scored: ScoredItem | undefined): Exact | undefined =>
  scored === undefined || scored.result.state === "missing" ? undefined : scored.value;

/** One step back through the parts: what this part counts as, or null where it has no value. */
type StepBack = (value: Exact) => boolean | null;

type Walk = Of<"running"> | Of<"trend">;

/** Walks back through the parts that have ended until enough of them count in a row or one does not. */
const walkBack = (when: Walk, measure: Measure["kind"] | null, look: Look, step: StepBack): Tried => {
  const parts: PartLook[] = [];
  const facts: FactRef[][] = [];
  let run = 0;
  let valued = 0;
  for (const part of look.ended(when.every)) {
    const scored = look.item(when.item, part, when.every);
    const value = measuredValue(scored);
    const counts = value === undefined ? null : step(value);
    const { from, to } = part;
    parts.unshift({ from, to, value: value === undefined ? null : exactText(value), counts });
    if (value !== undefined) {
      valued++;
      facts.unshift([...factsOf(scored)]);
    }
    if (counts === true) run++;
    if (counts === false || run === when.times) break;
  }
  const enough = when.kind === "trend" ? 2 : 1;
  const state = run === when.times ? "holds" : valued < enough ? "no-data" : "clear";
  return { state, found: { ...when, measure, run, parts }, facts: facts.flat() };
};

const byRunning = (when: Of<"running">, scheme: Scheme): ((look: Look) => Tried) => {
  const [holds, measure] = [holdsBy(when), measureOf(when.item, scheme)];
  return (look) => walkBack(when, measure, look, holds);
};

const byTrend = (when: Of<"trend">, scheme: Scheme): ((look: Look) => Tried) => {
  const [by, measure] = [exactOf(when.by), measureOf(when.item, scheme)];
  return (look) => {
    let next: Exact | undefined;
    return walkBack(when, measure, look, (value) => {
      const after = next;
      next = value;
      if (after === undefined) return null;
      const gone = when.goes === "down" ? subtract(value, after) : subtract(after, value);
      return signOf(gone) > 0 && compare(gone, by) >= 0;
    });
  };
};

/** Makes a criterion ready once, so that trying it on a day only runs it. */
export const trialOf = ({ id, title, colour, when }: Criterion, scheme: Scheme): Trial => {
  const tried = match(when)
    .returnType<(look: Look) => Tried>()
    .with({ kind: "condition" }, (condition) => byCondition(condition, scheme))
    .with({ kind: "count" }, (count) => byCount(count, scheme))
    .with({ kind: "running" }, (running) => byRunning(running, scheme))
    .with({ kind: "trend" }, (trend) => byTrend(trend, scheme))
    .exhaustive();
  return (look) => {
    const { state, found, facts } = tried(look);
    return { id, title, state, colour: colour ?? null, found, facts };
  };
};
