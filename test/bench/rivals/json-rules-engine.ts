/**
 * json-rules-engine, used as its documentation says: one engine for the whole run, rules added once as JSON, each team's values given as
 * runtime facts to `run`. Constant facts without a path and rules of one priority are the fast case: nothing is cached or looked up by JSONPath.
 * Its rules decide; they cannot reckon. So a rule says by its event how an item is scored, and the host computes the points from the event,
 * as its documentation leaves it to the host, and adds them up.
 */
import { Engine, type Event, type RuleProperties } from "json-rules-engine";
import type { Contestant, Points } from "./contestant";
import { type Inputs, inputsFor, placeOf } from "./inputs";
import { pointsBy, totalOf } from "./plain";
import { type Item, items } from "./rules";
import { versionOf } from "./version";

const when = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });

/** The rules of one item. Steps are conditions on the ratio, which a double compares with tenths exactly at these sizes. */
const rulesOf = ({ id, rule, closes, pendingCounts }: Item): RuleProperties[] => {
  const valued = pendingCounts
    ? when(`${id} state`, "in", ["measured", "pending"])
    : when(`${id} state`, "equal", "measured");
  const rules: RuleProperties[] = [];
  if (rule.kind === "steps") {
    rule.steps.forEach(([tenths, points], step) => {
      const above = step === 0 ? undefined : rule.steps[step - 1]?.[0];
      const upTo = above === undefined ? [] : [when(`${id} ratio`, "lessThan", above / 10)];
      const reached = when(`${id} ratio`, "greaterThanInclusive", tenths / 10);
      rules.push({ conditions: { all: [valued, reached, ...upTo] }, event: { type: "fixed", params: { id, points } } });
    });
    const lowest = (rule.steps.at(-1)?.[0] ?? 0) / 10;
    const short = when(`${id} ratio`, "lessThan", lowest);
    rules.push({ conditions: { all: [valued, short] }, event: { type: "fixed", params: { id, points: 0 } } });
  } else rules.push({ conditions: { all: [valued] }, event: { type: "reckoned", params: { id, rule } } });
  if (closes) {
    const missing = [when(`${id} state`, "equal", "missing"), when("closed", "equal", true)];
    rules.push({ conditions: { all: missing }, event: { type: "fixed", params: { id, points: 0 } } });
  }
  return rules;
};

const zeroed: RuleProperties = {
  conditions: { all: [when("falsified", "greaterThan", 0)] },
  event: { type: "falsified" },
};

/** A team's inputs and the flat facts that are made of them. */
interface Prepared {
  readonly inputs: Inputs;
  readonly facts: Record<string, unknown>;
}

const factsOf = (inputs: Inputs): Record<string, unknown> => {
  const facts: Record<string, unknown> = { closed: inputs.closed, falsified: inputs.falsified.length };
  items.forEach(({ id, rule }, place) => {
    const given = inputs.items[place];
    facts[`${id} state`] = given?.state;
    if (rule.kind === "steps" && given !== undefined) facts[`${id} ratio`] = given.n / given.d;
  });
  return facts;
};

const pointsFrom = (events: readonly Event[], inputs: Inputs): Points => {
  const points: (number | null)[] = items.map(() => null);
  let falsified = false;
  for (const { type, params } of events) {
    if (type === "falsified") falsified = true;
    const place = placeOf.get(params?.["id"]);
    if (place === undefined) continue;
    const given = inputs.items[place];
    points[place] = type === "fixed" ? params?.["points"] : pointsBy(params?.["rule"], given?.n ?? 0, given?.d ?? 1);
  }
  if (falsified) {
    for (const id of inputs.falsified) {
      const place = placeOf.get(id) ?? -1;
      if ((points[place] ?? 0) > 0) points[place] = 0;
    }
  }
  return { items: points, total: totalOf(points, inputs) };
};

const adapt = (teams: readonly Inputs[]): readonly Prepared[] =>
  teams.map((inputs) => ({ inputs, facts: factsOf(inputs) }));

/** Opens the contestant. */
export const jsonRulesEngine = (): Contestant<readonly Prepared[], readonly Points[]> => {
  const engine = new Engine([...items.flatMap(rulesOf), zeroed]);
  return {
    name: "json-rules-engine",
    version: versionOf("json-rules-engine"),
    kind: "rule engine",
    way: "rules decide, the host reckons; one engine, constant facts",
    readsLedgers: false,
    prepare: (ledgers) => adapt(inputsFor(ledgers)),
    adapt,
    score: async (teams) => {
      const scored: Points[] = [];
      for (const { inputs, facts } of teams) scored.push(pointsFrom((await engine.run(facts)).events, inputs));
      return scored;
    },
    read: (points) => points,
    close: () => engine.stop(),
  };
};
