/** What must hold for each fact: inside itself, against its ledger's term and people, and against the scheme's names. */
import { type Period, yearOf, yearsOf } from "./calendar";
import { orderProblems } from "./closing-check";
import type { PlacedFact } from "./correction-check";
import type { Fact, FactKind, FactOf, Ledger } from "./ledger";
import type { Measure } from "./measures";
import { unknownName } from "./names";
import { changeProblems, handoverProblems } from "./pledge-check";
import { compare, exactOf } from "./points";
import { type Problem, problem, type Step } from "./problem";
import type { Item, Scheme } from "./scheme";
import { leaveFactProblems } from "./serving-check";

type Place = readonly Step[];

const withinTerm = (fact: Fact, term: Period): boolean => {
  if (fact.kind === "withdrawal") return true;
  if (fact.kind === "colour" && fact.arrival === true) return fact.day <= term.to;
  const last = fact.kind === "attendance" ? (fact.until ?? fact.day) : fact.day;
  return fact.day >= term.from && last <= term.to;
};

const yearProblems = (year: number, fact: Fact, term: Period, place: Place): Problem[] => {
  const of = yearOf(fact.day);
  const fits = (year === of || year === of - 1) && yearsOf(term).includes(year);
  return fits ? [] : [problem("year-outside-fact", [...place, "for"], { year: `${year}`, day: fact.day })];
};

const timeProblems = (fact: Fact, { term }: Ledger, place: Place): Problem[] => {
  const year = "for" in fact ? fact.for : undefined;
  const outside = (day: string, key: string) =>
    problem("fact-outside-term", [...place, key], { day, from: term.from, to: term.to });
  const dated =
    year !== undefined
      ? [...yearProblems(year, fact, term, place), ...(fact.day < term.from ? [outside(fact.day, "day")] : [])]
      : withinTerm(fact, term)
        ? []
        : [
            fact.kind === "attendance" && fact.day >= term.from
              ? outside(fact.until ?? fact.day, fact.until ? "until" : "day")
              : outside(fact.day, "day"),
          ];
  return [
    ...dated,
    ...(fact.recorded < fact.day
      ? [problem("recorded-before-day", [...place, "recorded"], { recorded: fact.recorded, day: fact.day })]
      : []),
  ];
};

/** What a fact must hold to inside itself. */
const ownProblems = (fact: Fact, place: Place): Problem[] => {
  switch (fact.kind) {
    case "attendance":
      return [
        ...(fact.until !== undefined && fact.until < fact.day
          ? [problem("period-reversed", [...place, "until"], { from: fact.day, to: fact.until })]
          : []),
        ...leaveFactProblems(fact, place),
      ];
    case "tally":
      return compare(exactOf(fact.done), exactOf(fact.due)) > 0
        ? [problem("done-above-due", [...place, "done"], { done: fact.done, due: fact.due })]
        : [];
    case "rank":
      return fact.of !== undefined && fact.rank > fact.of
        ? [problem("rank-above-count", [...place, "rank"], { rank: `${fact.rank}`, of: `${fact.of}` })]
        : [];
    case "finding":
      return (fact.subject === "member") === (fact.member !== undefined)
        ? []
        : [problem("member-does-not-fit", [...place, "member"])];
    case "change":
      return changeProblems(fact, place);
    case "handover":
      return fact.from === fact.to ? [problem("handover-to-oneself", [...place, "to"], { member: fact.to })] : [];
    case "waiver":
      return (fact.item === undefined) !== (fact.commitment === undefined)
        ? []
        : [problem("exactly-one", place, { keys: "item, commitment", count: fact.item === undefined ? "0" : "2" })];
    default:
      return [];
  }
};

interface Names {
  readonly members: ReadonlySet<string>;
  readonly commitments: ReadonlySet<string>;
  readonly milestones: ReadonlySet<string>;
}

const ledgerNameProblems = (fact: Fact, names: Names, place: Place): Problem[] => [
  ...("member" in fact ? unknownName(fact.member, names.members, "member", [...place, "member"]) : []),
  ...("commitment" in fact
    ? unknownName(fact.commitment, names.commitments, "commitment", [...place, "commitment"])
    : []),
  ...(fact.kind === "handover" ? handoverProblems(fact, names.members, place) : []),
  ...("milestone" in fact ? unknownName(fact.milestone, names.milestones, "milestone", [...place, "milestone"]) : []),
];

/** Which kind of fact each measure reads by item. */
const reads: Partial<Record<Measure["kind"], readonly FactKind[]>> = {
  count: ["count"],
  tally: ["tally"],
  mean: ["rating"],
  panel: ["rating"],
  survey: ["ballots"],
  latest: ["value"],
  rank: ["rank"],
  colours: ["colour"],
  notices: ["notice"],
};

const readsKind = (measure: Measure, kind: FactKind): boolean =>
  measure.kind === "target" ? kind === measure.of : (reads[measure.kind] ?? []).includes(kind);

interface Rules {
  readonly items: ReadonlyMap<string, Item>;
  readonly itemIds: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  readonly cases: ReadonlyMap<string, ReadonlySet<string>>;
  readonly caseIds: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
}

const rulesOf = (scheme: Scheme): Rules => {
  const items = new Map(
    scheme.rubric.categories.flatMap((category) => category.items.map((item) => [item.id, item] as const)),
  );
  const cases = new Map(scheme.misconduct.map(({ id, subjects }) => [id, new Set<string>(subjects)]));
  return {
    items,
    itemIds: new Set(items.keys()),
    bodies: new Set(scheme.bodies.map(({ id }) => id)),
    cases,
    caseIds: new Set(cases.keys()),
    events: new Set(scheme.events.map(({ id }) => id)),
  };
};

type ItemFact = Extract<Fact, { item: string }>;

/** What one item's measure demands of a fact beyond its kind. */
const measureProblems = (fact: ItemFact, measure: Measure, place: Place): Problem[] => {
  if (fact.kind === "rating" && "outOf" in measure && compare(exactOf(fact.value), exactOf(measure.outOf)) > 0) {
    return [problem("value-above-most", [...place, "value"], { value: fact.value, most: measure.outOf })];
  }
  if (fact.kind === "ballots" && measure.kind === "survey") {
    const known = new Set([...Object.keys(measure.weights), ...measure.invalid]);
    return Object.keys(fact.votes).flatMap((choice) =>
      unknownName(choice, known, "choice", [...place, "votes", choice]),
    );
  }
  if (fact.kind === "colour" && measure.kind === "colours") {
    return unknownName(fact.colour, new Set(measure.colours.map(({ id }) => id)), "colour", [...place, "colour"]);
  }
  if (fact.kind === "notice" && measure.kind === "notices") {
    return unknownName(fact.level, new Set(measure.levels.map(({ id }) => id)), "level", [...place, "level"]);
  }
  return [];
};

const itemFactProblems = (fact: ItemFact, rules: Rules, place: Place): Problem[] => {
  const item = rules.items.get(fact.item);
  if (item === undefined) return unknownName(fact.item, rules.itemIds, "item", [...place, "item"]);
  if (!readsKind(item.measure, fact.kind)) {
    return [
      problem("kind-does-not-fit-item", [...place, "kind"], {
        kind: fact.kind,
        item: item.id,
        measure: item.measure.kind,
      }),
    ];
  }
  return measureProblems(fact, item.measure, place);
};

const waiverProblems = ({ item: name }: FactOf<"waiver">, rules: Rules, place: Place): Problem[] => {
  if (name === undefined) return [];
  const item = rules.items.get(name);
  if (item === undefined) return unknownName(name, rules.itemIds, "item", [...place, "item"]);
  return item.waivable ? [] : [problem("not-waivable", [...place, "item"], { item: name })];
};

const findingProblems = (fact: FactOf<"finding">, rules: Rules, place: Place): Problem[] => [
  ...unknownName(fact.case, rules.caseIds, "case", [...place, "case"]),
  ...unknownName(fact.item, rules.itemIds, "item", [...place, "item"]),
  ...unknownName(fact.subject, rules.cases.get(fact.case) ?? new Set([fact.subject]), "subject", [...place, "subject"]),
];

const schemeNameProblems = (fact: Fact, rules: Rules, place: Place): Problem[] => {
  const own = (): Problem[] => {
    switch (fact.kind) {
      case "waiver":
        return waiverProblems(fact, rules, place);
      case "finding":
        return findingProblems(fact, rules, place);
      case "event":
        return unknownName(fact.event, rules.events, "event", [...place, "event"]);
      case "attendance":
        return unknownName(fact.authority, rules.bodies, "body", [...place, "authority"]);
      case "progress":
      case "milestone":
      case "change":
      case "dropped":
      case "handover":
      case "withdrawal":
        return [];
      default:
        return itemFactProblems(fact, rules, place);
    }
  };
  return [
    ...unknownName(fact.body, rules.bodies, "body", [...place, "body"]),
    ...("scorer" in fact ? unknownName(fact.scorer, rules.bodies, "body", [...place, "scorer"]) : []),
    ...own(),
  ];
};

const duplicateProblems = (facts: readonly PlacedFact[]): Problem[] => {
  const seen = new Set<string>();
  return facts.flatMap(({ fact, index }) => {
    if (seen.has(fact.id)) return [problem("duplicate-name", ["facts", index, "id"], { name: fact.id, thing: "fact" })];
    seen.add(fact.id);
    return [];
  });
};

/** All problems of the facts of a ledger; without a scheme, only those that need none. */
export const factsProblems = (ledger: Ledger, facts: readonly PlacedFact[], scheme: Scheme | undefined): Problem[] => {
  const names: Names = {
    members: new Set(ledger.members.map(({ id }) => id)),
    commitments: new Set(ledger.commitments.map(({ id }) => id)),
    milestones: new Set(ledger.milestones.map(({ id }) => id)),
  };
  const rules = scheme === undefined ? undefined : rulesOf(scheme);
  const each = facts.flatMap(({ fact, index }) => {
    const place = ["facts", index];
    return [
      ...ownProblems(fact, place),
      ...timeProblems(fact, ledger, place),
      ...ledgerNameProblems(fact, names, place),
      ...(rules === undefined ? [] : schemeNameProblems(fact, rules, place)),
    ];
  });
  const late = scheme === undefined ? [] : orderProblems(ledger, facts, scheme);
  return [...duplicateProblems(facts), ...each, ...late];
};
