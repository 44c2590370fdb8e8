/** What must hold for each fact: inside itself, against its ledger's term and people, and against the scheme's names. */
import { type Period, yearOf, yearsOf } from "./calendar";
import { orderProblems } from "./closing-check";
import type { PlacedFact } from "./correction-check";
import { type Fact, type FactKind, type FactOf, forYear, type Ledger } from "./ledger";
import type { Measure } from "./measures";
import { idsOf, unknownName } from "./names";
import { changeProblems } from "./pledge-check";
import { compare, type Exact, exactOf } from "./points";
import { type Problem, problem, type Thing } from "./problem";
import { type Item, itemsOf, type Scheme } from "./scheme";
import { leaveFactProblems } from "./serving-check";

/** Most facts have no problem, and their checks make nothing. */
const none: readonly Problem[] = [];
type Found = readonly Problem[];

const both = (a: Found, b: Found): Found => (a.length === 0 ? b : b.length === 0 ? a : [...a, ...b]);

/** Problems of one fact, their paths from the top of the ledger. */
const inFact = (index: number, problems: Found): Found =>
  problems.map((one) => ({ ...one, path: ["facts", index, ...one.path] }));

const withinTerm = (fact: Fact, { from, to }: Period): boolean => {
  const { day } = fact;
  switch (fact.kind) {
    case "withdrawal":
      return true;
    case "colour":
      return day <= to && (day >= from || fact.arrival === true);
    case "attendance":
      return day >= from && (fact.until ?? day) <= to;
    default:
      return day >= from && day <= to;
  }
};

const outside = (day: string, key: string, { from, to }: Period): Problem =>
  problem("fact-outside-term", [key], { day, from, to });

const yearProblems = (year: number, fact: Fact, term: Period): Found => {
  const of = yearOf(fact.day);
  const fits = (year === of || year === of - 1) && yearsOf(term).includes(year);
  return both(
    fits ? none : [problem("year-outside-fact", ["for"], { year: `${year}`, day: fact.day })],
    fact.day < term.from ? [outside(fact.day, "day", term)] : none,
  );
};

const dayProblems = (fact: Fact, term: Period): Found => {
  if (withinTerm(fact, term)) return none;
  return fact.kind === "attendance" && fact.day >= term.from
    ? [outside(fact.until ?? fact.day, fact.until ? "until" : "day", term)]
    : [outside(fact.day, "day", term)];
};

const timeProblems = (fact: Fact, { term }: Ledger): Found => {
  const { day, recorded } = fact;
  const year = forYear(fact);
  return both(
    year === undefined ? dayProblems(fact, term) : yearProblems(year, fact, term),
    recorded < day ? [problem("recorded-before-day", ["recorded"], { recorded, day })] : none,
  );
};

/** A waiver is for an item or for a commitment. */
const eitherProblems = ({ item, commitment }: FactOf<"waiver">): Found =>
  (item === undefined) !== (commitment === undefined)
    ? none
    : [problem("exactly-one", [], { keys: "item, commitment", count: item === undefined ? "0" : "2" })];

/** What a fact must hold to inside itself. */
const ownProblems = (fact: Fact): Found => {
  switch (fact.kind) {
    case "attendance":
      return both(
        fact.until !== undefined && fact.until < fact.day
          ? [problem("period-reversed", ["until"], { from: fact.day, to: fact.until })]
          : none,
        leaveFactProblems(fact),
      );
    case "tally":
      return fact.done !== fact.due && compare(exactOf(fact.done), exactOf(fact.due)) > 0
        ? [problem("done-above-due", ["done"], { done: fact.done, due: fact.due })]
        : none;
    case "rank":
      return fact.of !== undefined && fact.rank > fact.of
        ? [problem("rank-above-count", ["rank"], { rank: `${fact.rank}`, of: `${fact.of}` })]
        : none;
    case "finding":
      return (fact.subject === "member") === (fact.member !== undefined)
        ? none
        : [problem("member-does-not-fit", ["member"])];
    case "change":
      return changeProblems(fact, []);
    case "handover":
      return fact.from === fact.to ? [problem("handover-to-oneself", ["to"], { member: fact.to })] : none;
    case "waiver":
      return eitherProblems(fact);
    default:
      return none;
  }
};

/** Says a name that is not among the known ones; see `namesOnce`. */
type Unknown = (key: string, name: string | undefined, known: ReadonlySet<string>, thing: Thing) => Found;

/**
 * Names that are known by a scheme are gathered once for each scheme, but how many names were suggested is counted for each check: so no
 * ledger's problems depend on those of another.
 */
const namesOnce = (): Unknown => {
  const copies = new Map<ReadonlySet<string>, ReadonlySet<string>>();
  const copyOf = (known: ReadonlySet<string>): ReadonlySet<string> => {
    const copy = copies.get(known) ?? new Set(known);
    copies.set(known, copy);
    return copy;
  };
  return (key, name, known, thing) =>
    name === undefined || known.has(name) ? none : unknownName(name, copyOf(known), thing, [key]);
};

interface Names {
  readonly members: ReadonlySet<string>;
  readonly commitments: ReadonlySet<string>;
  readonly milestones: ReadonlySet<string>;
}

const ledgerNameProblems = (fact: Fact, names: Names, unknown: Unknown): Found => {
  switch (fact.kind) {
    case "attendance":
    case "rating":
    case "finding":
      return unknown("member", fact.member, names.members, "member");
    case "progress":
    case "change":
    case "dropped":
    case "waiver":
      return unknown("commitment", fact.commitment, names.commitments, "commitment");
    case "handover":
      return both(
        unknown("commitment", fact.commitment, names.commitments, "commitment"),
        both(unknown("from", fact.from, names.members, "member"), unknown("to", fact.to, names.members, "member")),
      );
    case "milestone":
      return unknown("milestone", fact.milestone, names.milestones, "milestone");
    default:
      return none;
  }
};

/** Which kind of fact each measure reads by item. */
const reads: Partial<Record<Measure["kind"], FactKind>> = {
  count: "count",
  tally: "tally",
  mean: "rating",
  panel: "rating",
  survey: "ballots",
  latest: "value",
  rank: "rank",
  colours: "colour",
  notices: "notice",
};

const readBy = (measure: Measure): FactKind | undefined =>
  measure.kind === "target" ? measure.of : reads[measure.kind];

/** What an item demands of its facts. */
interface ItemRules {
  readonly item: Item;
  readonly reads: FactKind | undefined;
  /** The most that a rating may be. */
  readonly most: { readonly written: string; readonly exact: Exact } | undefined;
  /** The choices, colours or levels that it knows. */
  readonly words: ReadonlySet<string>;
}

interface Rules {
  readonly items: ReadonlyMap<string, ItemRules>;
  readonly itemIds: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  readonly cases: ReadonlyMap<string, ReadonlySet<string>>;
  readonly caseIds: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
}

const wordsOf = (measure: Measure): readonly string[] => {
  switch (measure.kind) {
    case "survey":
      return [...Object.keys(measure.weights), ...measure.invalid];
    case "colours":
      return measure.colours.map(({ id }) => id);
    case "notices":
      return measure.levels.map(({ id }) => id);
    default:
      return [];
  }
};

const itemRulesOf = (item: Item): ItemRules => {
  const { measure } = item;
  const most = "outOf" in measure ? { written: measure.outOf, exact: exactOf(measure.outOf) } : undefined;
  return { item, reads: readBy(measure), most, words: new Set(wordsOf(measure)) };
};

const makeRules = (scheme: Scheme): Rules => {
  const items = new Map(itemsOf(scheme).map((item) => [item.id, itemRulesOf(item)]));
  const cases = new Map(scheme.misconduct.map(({ id, subjects }) => [id, new Set<string>(subjects)]));
  return {
    items,
    itemIds: new Set(items.keys()),
    bodies: idsOf(scheme.bodies),
    cases,
    caseIds: new Set(cases.keys()),
    events: idsOf(scheme.events),
  };
};

const rulesByScheme = new WeakMap<Scheme, Rules>();

/** What facts must hold to by a scheme. Schemes never change: it is worked out once. */
export const rulesOf = (scheme: Scheme): Rules => {
  const rules = rulesByScheme.get(scheme) ?? makeRules(scheme);
  rulesByScheme.set(scheme, rules);
  return rules;
};

type ItemFact = Extract<Fact, { item: string }>;

/** What one item's measure demands of a fact beyond its kind. */
const measureProblems = (fact: ItemFact, { most, words }: ItemRules): Found => {
  switch (fact.kind) {
    case "rating":
      return most !== undefined && compare(exactOf(fact.value), most.exact) > 0
        ? [problem("value-above-most", ["value"], { value: fact.value, most: most.written })]
        : none;
    case "ballots": {
      const unknown = Object.keys(fact.votes).filter((choice) => !words.has(choice));
      if (unknown.length === 0) return none;
      const known = new Set(words);
      return unknown.flatMap((choice) => unknownName(choice, known, "choice", ["votes", choice]));
    }
    case "colour":
      return words.has(fact.colour) ? none : unknownName(fact.colour, new Set(words), "colour", ["colour"]);
    case "notice":
      return words.has(fact.level) ? none : unknownName(fact.level, new Set(words), "level", ["level"]);
    default:
      return none;
  }
};

const itemFactProblems = (fact: ItemFact, rules: Rules, unknown: Unknown): Found => {
  const of = rules.items.get(fact.item);
  if (of === undefined) return unknown("item", fact.item, rules.itemIds, "item");
  if (of.reads === fact.kind) return measureProblems(fact, of);
  const { id: item, measure } = of.item;
  return [problem("kind-does-not-fit-item", ["kind"], { kind: fact.kind, item, measure: measure.kind })];
};

const waiverProblems = ({ item: name }: FactOf<"waiver">, rules: Rules, unknown: Unknown): Found => {
  if (name === undefined) return none;
  const of = rules.items.get(name);
  if (of === undefined) return unknown("item", name, rules.itemIds, "item");
  return of.item.waivable ? none : [problem("not-waivable", ["item"], { item: name })];
};

const findingProblems = (fact: FactOf<"finding">, rules: Rules, unknown: Unknown): Found => [
  ...unknown("case", fact.case, rules.caseIds, "case"),
  ...unknown("item", fact.item, rules.itemIds, "item"),
  ...unknown("subject", fact.subject, rules.cases.get(fact.case) ?? new Set([fact.subject]), "subject"),
];

const ruleProblems = (fact: Fact, rules: Rules, unknown: Unknown): Found => {
  switch (fact.kind) {
    case "waiver":
      return waiverProblems(fact, rules, unknown);
    case "finding":
      return findingProblems(fact, rules, unknown);
    case "event":
      return unknown("event", fact.event, rules.events, "event");
    case "attendance":
      return unknown("authority", fact.authority, rules.bodies, "body");
    case "progress":
    case "milestone":
    case "change":
    case "dropped":
    case "handover":
    case "withdrawal":
      return none;
    default:
      return itemFactProblems(fact, rules, unknown);
  }
};

const schemeNameProblems = (fact: Fact, rules: Rules, unknown: Unknown): Found => {
  const isScored = fact.kind === "rating" || fact.kind === "value";
  const body = unknown("body", fact.body, rules.bodies, "body");
  const scorer = isScored ? unknown("scorer", fact.scorer, rules.bodies, "body") : none;
  return both(both(body, scorer), ruleProblems(fact, rules, unknown));
};

const duplicateProblems = (facts: readonly PlacedFact[]): Problem[] => {
  const seen = new Set<string>();
  const twice = facts.filter(({ fact: { id } }) => seen.size === seen.add(id).size);
  return twice.map(({ fact, index }) =>
    problem("duplicate-name", ["facts", index, "id"], { name: fact.id, thing: "fact" }),
  );
};

/** All problems of the facts of a ledger; without a scheme, only those that need none. */
export const factsProblems = (ledger: Ledger, facts: readonly PlacedFact[], scheme: Scheme | undefined): Problem[] => {
  const names: Names = {
    members: idsOf(ledger.members),
    commitments: idsOf(ledger.commitments),
    milestones: idsOf(ledger.milestones),
  };
  const rules = scheme === undefined ? undefined : rulesOf(scheme);
  const unknown = namesOnce();
  const problems = duplicateProblems(facts);
  for (const { fact, index } of facts) {
    const inside = both(ownProblems(fact), timeProblems(fact, ledger));
    const named = ledgerNameProblems(fact, names, unknown);
    const ruled = rules === undefined ? none : schemeNameProblems(fact, rules, unknown);
    const found = both(both(inside, named), ruled);
    if (found.length > 0) problems.push(...inFact(index, found));
  }
  if (scheme !== undefined) problems.push(...orderProblems(ledger, facts, scheme));
  return problems;
};
