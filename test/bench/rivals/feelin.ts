/**
 * feelin, FEEL in JavaScript, used as its documentation says: `evaluate` reads the expression and the context. It has no way to keep an expression
 * parsed, so one expression goes over all teams (`for team in teams return {...}`) and is parsed once for them all.
 * Lists in one small context cost less than a context of many entries. Its numbers are doubles; FEEL's `round half up` rounds halves away from zero.
 */
import { evaluate } from "feelin";
import type { Contestant } from "./contestant";
import { type Inputs, inputsFor } from "./inputs";
import { categories, full, type Item, items, type Rule } from "./rules";
import { versionOf } from "./version";

const pointsOf = (rule: Rule, n: string, d: string): string => {
  switch (rule.kind) {
    case "share":
      return `if ${n} >= ${d} then ${rule.points} else round half up(${rule.points} * ${n} / ${d}, 0)`;
    case "less":
      return `max(0, round half up(${rule.points} - ${n} * ${rule.each} / ${d}, 0))`;
    case "steps":
      return rule.steps.reduceRight(
        (rest, [tenths, points]) => `if ${n} * 10 >= ${d} * ${tenths} then ${points} else ${rest}`,
        "0",
      );
    case "gain":
      return `min(${rule.cap}, round half up(100 * ${n} / ${d}, 0))`;
    case "loss":
      return `0 - min(${rule.cap}, round half up(100 * ${n} / ${d}, 0))`;
  }
};

const nameOf = (id: string): string => id.replace(".", "_");

const itemFormula = ({ id, rule, closes, pendingCounts }: Item): string => {
  const [state, n, d] = [`team.s${nameOf(id)}`, `team.n${nameOf(id)}`, `team.d${nameOf(id)}`];
  const counts = pendingCounts ? `${state} = "measured" or ${state} = "pending"` : `${state} = "measured"`;
  const zeroed = rule.kind !== "loss" ? `if list contains(team.falsified, "${id}") then 0 else ` : "";
  const otherwise = closes ? `if ${state} = "missing" and team.closed then 0 else null` : "null";
  return `if ${counts} then (${zeroed}${pointsOf(rule, n, d)}) else ${otherwise}`;
};

const sumOf = (terms: readonly string[]): string => terms.join(" + ");
const inCategory = (category: string): readonly Item[] => items.filter((item) => item.category === category);
const pointsIn = (category: string): string => {
  const points = inCategory(category).map((item) => `points[${items.indexOf(item) + 1}]`);
  return sumOf(points.map((one) => `(if ${one} = null then 0 else ${one})`));
};

const leftIn = (category: string): string =>
  sumOf(
    inCategory(category).map(({ id, outOf }) => `(if team.s${nameOf(id)} = "not-applicable" then ${outOf} else 0)`),
  );
const scaled = ({ id, outOf }: { id: string; outOf: number }, place: number): string => {
  const left = `left[${place + 1}]`;
  return `if ${left} = ${outOf} then 0 else min(${outOf}, round half up((${pointsIn(id)}) * ${outOf} / (${outOf} - ${left}), 0))`;
};
const unscaled = categories.map(({ outOf }, place) => `(if left[${place + 1}] = ${outOf} then ${outOf} else 0)`);

const entries = [
  `points: [${items.map(itemFormula).join(", ")}]`,
  `left: [${categories.map(({ id }) => leftIn(id)).join(", ")}]`,
  `unscaled: ${sumOf(unscaled)}`,
  `base: if unscaled = ${full} then 0 else round half up(sum([${categories.map(scaled).join(", ")}]) * ${full} / (${full} - unscaled), 0)`,
  `total: max(0, base + ${pointsIn("C12")})`,
];
const expression = `for team in teams return { ${entries.join(", ")} }`;

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

interface Scored {
  readonly points: readonly (number | null)[];
  readonly total: number;
}
const adapt = (teams: readonly Inputs[]): Record<string, unknown> => ({ teams: teams.map(contextOf) });

/** Opens the contestant. */
export const feelin = (): Contestant<Record<string, unknown>, readonly Scored[]> => ({
  name: "feelin",
  version: versionOf("feelin"),
  kind: "rule engine",
  way: "one expression over all teams, parsed once",
  readsLedgers: false,
  prepare: (ledgers) => adapt(inputsFor(ledgers)),
  adapt,
  score: (context) => {
    const { value, warnings } = evaluate(expression, context);
    if (warnings[0] !== undefined) throw new Error(warnings[0].message);
    return value as readonly Scored[]; // what the expression returns; the check reads it
  },
  read: (scored) => scored.map(({ points, total }) => ({ items: points, total })),
  close: () => undefined,
});
