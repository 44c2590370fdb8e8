/**
 * @gorules/zen-engine, used as its documentation says: a decision model of JSON, compiled once (`ZenDecisionContent`, `createDecision`) and then
 * evaluated. One expression node computes every item, category and total; it is asked once for all teams (`executionMode: "loop"`), which
 * costs less than asking once a team. Its numbers are decimals, and its `round` rounds halves away from zero.
 */
import { ZenDecisionContent, ZenEngine } from "@gorules/zen-engine";
import type { Contestant, Points } from "./contestant";
import { type Inputs, inputsFor } from "./inputs";
import { categories, full, type Item, items, type Rule } from "./rules";
import { versionOf } from "./version";

const nameOf = (id: string): string => id.replace(".", "_");

const pointsOf = (rule: Rule, n: string, d: string): string => {
  switch (rule.kind) {
    case "share":
      return `${n} >= ${d} ? ${rule.points} : round(${rule.points} * ${n} / ${d})`;
    case "less":
      return `max([0, round(${rule.points} - ${n} * ${rule.each} / ${d})])`;
    case "steps":
      return rule.steps.reduceRight(
        (rest, [tenths, points]) => `${n} * 10 >= ${d} * ${tenths} ? ${points} : ${rest}`,
        "0",
      );
    case "gain":
      return `min([${rule.cap}, round(100 * ${n} / ${d})])`;
    case "loss":
      return `-min([${rule.cap}, round(100 * ${n} / ${d})])`;
  }
};

const itemExpression = ({ id, rule, closes, pendingCounts }: Item): string => {
  const [state, n, d] = ["s", "n", "d"].map((what) => `${what}${nameOf(id)}`) as [string, string, string]; // three in, three out
  const counts = pendingCounts ? `${state} in ["measured", "pending"]` : `${state} == "measured"`;
  const zeroed = rule.kind !== "loss" ? `"${id}" in falsified ? 0 : ` : "";
  const otherwise = closes ? `${state} == "missing" and closed ? 0 : null` : "null";
  return `${counts} ? (${zeroed}(${pointsOf(rule, n, d)})) : (${otherwise})`;
};

const sumOf = (terms: readonly string[]): string => terms.join(" + ");
const pointsIn = (category: string): string =>
  sumOf(items.filter((item) => item.category === category).map(({ id }) => `($.p${nameOf(id)} ?? 0)`));
const leftIn = (category: string): string =>
  sumOf(
    items
      .filter((item) => item.category === category)
      .map(({ id, outOf }) => `(s${nameOf(id)} == "not-applicable" ? ${outOf} : 0)`),
  );

const expressions: readonly { readonly key: string; readonly value: string }[] = [
  ...items.map((item) => ({ key: `p${nameOf(item.id)}`, value: itemExpression(item) })),
  ...categories.flatMap(({ id, outOf }) => [
    { key: `left${id}`, value: leftIn(id) },
    {
      key: `c${id}`,
      value: `$.left${id} == ${outOf} ? 0 : min([round((${pointsIn(id)}) * ${outOf} / (${outOf} - $.left${id})), ${outOf}])`,
    },
  ]),
  { key: "unscaled", value: sumOf(categories.map(({ id, outOf }) => `($.left${id} == ${outOf} ? ${outOf} : 0)`)) },
  { key: "sum", value: sumOf(categories.map(({ id }) => `$.c${id}`)) },
  { key: "base", value: `$.unscaled == ${full} ? 0 : round($.sum * ${full} / (${full} - $.unscaled))` },
  { key: "total", value: `max([0, $.base + ${pointsIn("C12")}])` },
];

const model = {
  contentType: "application/vnd.gorules.decision",
  nodes: [
    { id: "in", name: "teams", type: "inputNode", content: {} },
    {
      id: "score",
      name: "score",
      type: "expressionNode",
      content: {
        expressions: expressions.map(({ key, value }) => ({ id: key, key, value })),
        passThrough: false,
        inputField: "teams",
        outputPath: "teams",
        executionMode: "loop",
      },
    },
    { id: "out", name: "scored", type: "outputNode", content: {} },
  ],
  edges: [
    { id: "e1", sourceId: "in", targetId: "score", type: "edge" },
    { id: "e2", sourceId: "score", targetId: "out", type: "edge" },
  ],
};

const contextOf = ({ items: given, closed, falsified }: Inputs): Record<string, unknown> => {
  const context: Record<string, unknown> = { closed, falsified };
  items.forEach(({ id }, place) => {
    const one = given[place];
    context[`s${nameOf(id)}`] = one?.state;
    context[`n${nameOf(id)}`] = one?.n;
    context[`d${nameOf(id)}`] = one?.d;
  });
  return context;
};

const pointsFrom = (team: Answered[number]): Points => ({
  items: items.map(({ id }) => team[`p${nameOf(id)}`] ?? null),
  total: team["total"] ?? Number.NaN,
});

interface Asked {
  readonly teams: readonly Readonly<Record<string, unknown>>[];
}
type Answered = readonly Readonly<Record<string, number | null>>[];

const adapt = (teams: readonly Inputs[]): Asked => ({ teams: teams.map(contextOf) });

/** Opens the contestant. */
export const zenEngine = (): Contestant<Asked, Answered> => {
  const engine = new ZenEngine();
  const decision = engine.createDecision(new ZenDecisionContent(model));
  return {
    name: "@gorules/zen-engine",
    version: versionOf("@gorules/zen-engine"),
    kind: "rule engine",
    way: "expression node, compiled once, all teams in one loop",
    readsLedgers: false,
    prepare: (ledgers) => adapt(inputsFor(ledgers)),
    adapt,
    score: async (asked) => (await decision.evaluate(asked)).result.teams,
    read: (answered) => answered.map(pointsFrom),
    close: () => engine.dispose(),
  };
};
