/**
 * Publicodes, used as its documentation says: the rules are parsed once, each team is a situation, and the engine caches what rules share.
 * Strict mode reads a situation in one go, which its source calls the faster way; values are given as nodes, so that no number is parsed.
 * Its numbers are doubles, and `arrondi` rounds halves upward; what is taken is rounded before its sign is turned.
 */
import Engine, { type RawPublicodes, type Situation } from "publicodes";
import type { State } from "../straight-line";
import type { Contestant, Points } from "./contestant";
import { type Inputs, inputsFor } from "./inputs";
import { categories, full, type Item, items, type Rule } from "./rules";
import { versionOf } from "./version";

/** A value or a mechanism in the language of Publicodes. */
type Formula = string | number | { readonly [mechanism: string]: Formula } | readonly Formula[];

const codes: Readonly<Record<State, number>> = { measured: 1, missing: 2, "not-applicable": 3, pending: 4 };

const choose = (cases: readonly (readonly [Formula, Formula])[], otherwise: Formula): Formula => ({
  variations: [...cases.map(([si, alors]) => ({ si, alors })), { sinon: otherwise }],
});
const rounded = (valeur: Formula): Formula => ({ valeur, arrondi: "oui" });

const any = (conditions: readonly Formula[]): Formula => ({ "une de ces conditions": conditions });
const all = (conditions: readonly Formula[]): Formula => ({ "toutes ces conditions": conditions });

const pointsOf = (rule: Rule, n: string, d: string): Formula => {
  switch (rule.kind) {
    case "share":
      return choose([[`${n} >= ${d}`, rule.points]], rounded(`${rule.points} * ${n} / ${d}`));
    case "less":
      return { valeur: rounded(`${rule.points} - ${n} * ${rule.each} / ${d}`), plancher: 0 };
    case "steps":
      return choose(
        rule.steps.map(([tenths, points]) => [`${n} * 10 >= ${d} * ${tenths}`, points] as const),
        0,
      );
    case "gain":
      return { valeur: rounded(`100 * ${n} / ${d}`), plafond: rule.cap };
    case "loss":
      return { produit: [{ valeur: rounded(`100 * ${n} / ${d}`), plafond: rule.cap }, -1] };
  }
};

const nameOf = (id: string): string => id.replace(".", " ");

/** What is asked of an item (its state, n, d, whether falsified) and its points. */
const itemRules = ({ id, rule, closes, pendingCounts }: Item): [string, Formula][] => {
  const name = nameOf(id);
  const counts: Formula = pendingCounts ? any([`état ${name} = 1`, `état ${name} = 4`]) : `état ${name} = 1`;
  const valued: Formula = { "applicable si": counts, valeur: pointsOf(rule, `n ${name}`, `d ${name}`) };
  const zeroed: Formula[] = [
    ...(closes ? [all([`état ${name} = 2`, "clos"])] : []),
    ...(rule.kind !== "loss" ? [all([counts, `falsifié ${name}`])] : []),
  ];
  return [
    [`état ${name}`, 1],
    [`n ${name}`, 0],
    [`d ${name}`, 1],
    [`falsifié ${name}`, "non"],
    [`points ${name}`, zeroed.length === 0 ? valued : choose([[any(zeroed), 0]], valued)],
  ];
};

const inCategory = (category: string): readonly Item[] => items.filter((item) => item.category === category);

/** What of a category does not apply, and its points. */
const categoryRules = ({ id, outOf }: { id: string; outOf: number }): [string, Formula][] => {
  const left = inCategory(id).map((item) => choose([[`état ${nameOf(item.id)} = 3`, item.outOf]], 0));
  const points = { somme: inCategory(id).map((item) => `points ${nameOf(item.id)}`) };
  const scaled = rounded({ valeur: `somme ${id} * ${outOf} / (${outOf} - reste ${id})` });
  return [
    [`reste ${id}`, { somme: left }],
    [`somme ${id}`, points],
    [`catégorie ${id}`, choose([[`reste ${id} = ${outOf}`, 0]], { valeur: scaled, plafond: outOf })],
  ];
};

const totalRules: [string, Formula][] = [
  ["hors", { somme: categories.map(({ id, outOf }) => choose([[`reste ${id} = ${outOf}`, outOf]], 0)) }],
  ["somme", { somme: categories.map(({ id }) => `catégorie ${id}`) }],
  ["base", choose([[`hors = ${full}`, 0]], rounded(`somme * ${full} / (${full} - hors)`))],
  ["total", { somme: ["base", ...inCategory("C12").map(({ id }) => `points ${nameOf(id)}`)], plancher: 0 }],
];

const rules: Readonly<Record<string, Formula>> = Object.fromEntries([
  ["clos", "oui"],
  ...items.flatMap(itemRules),
  ...categories.flatMap(categoryRules),
  ...totalRules,
]);

/** A number as a node of the rules' tree: nothing is left to parse. */
const number = (nodeValue: number) =>
  ({ nodeKind: "constant", type: "number", nodeValue, missingVariables: {}, isNullable: false }) as const;

const situationOf = ({ items: given, closed, falsified }: Inputs): Situation<string> => {
  const situation: Situation<string> = { clos: closed ? "oui" : "non" };
  items.forEach(({ id }, place) => {
    const one = given[place];
    if (one === undefined) return;
    const name = nameOf(id);
    if (one.state !== "measured") situation[`état ${name}`] = number(codes[one.state]);
    if (one.state !== "measured" && one.state !== "pending") return;
    situation[`n ${name}`] = number(one.n);
    situation[`d ${name}`] = number(one.d);
    if (falsified.includes(id)) situation[`falsifié ${name}`] = "oui";
  });
  return situation;
};

const asked: readonly string[] = ["total", ...items.map(({ id }) => `points ${nameOf(id)}`)];

/** What does not apply has the value null. */
const numberIn = (value: unknown): number | null => (typeof value === "number" ? value : null);
const pointsFrom = ([total, ...points]: readonly unknown[]): Points => ({
  items: points.map(numberIn),
  total: numberIn(total) ?? Number.NaN,
});

const adapt = (teams: readonly Inputs[]): readonly Situation<string>[] => teams.map(situationOf);

/** Opens the contestant. */
export const publicodes = (): Contestant<readonly Situation<string>[], readonly (readonly unknown[])[]> => {
  // The rules are values and mechanisms by name, which is all that this type of the package says.
  const engine = new Engine(rules as RawPublicodes<string>, { strict: true, warn: false });
  return {
    name: "publicodes",
    version: versionOf("publicodes"),
    kind: "rule engine",
    way: "rules parsed once, a situation per team",
    readsLedgers: false,
    most: 100,
    prepare: (ledgers) => adapt(inputsFor(ledgers)),
    adapt,
    score: (situations) =>
      situations.map((situation) => {
        engine.setSituation(situation);
        return asked.map((rule) => engine.evaluate(rule).nodeValue);
      }),
    read: (teams) => teams.map(pointsFrom),
    close: () => undefined,
  };
};
