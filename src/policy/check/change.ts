/** What an input can do to a ledger: for each kind of change, the ledgers in which one fact says more. */
import { match } from "ts-pattern";
import { type Day, earlier, later, yearOf, yearsOf } from "../../model/calendar";
import type { Fact, FactOf, Ledger } from "../../model/ledger";
import { byCode } from "../../model/names";
import {
  add,
  compare,
  type Decimal,
  divide,
  type Exact,
  exactOf,
  exactText,
  multiply,
  one,
  ratio,
  signOf,
  zero,
} from "../../model/points";
import type { Item } from "../../model/scheme";
import { middle } from "../witness/evidence";
import { asDecimal } from "../witness/mix";
import type { Change, Input } from "./input";
import type { Sight } from "./sight";

/** Where a change is made. */
interface Place {
  readonly sight: Sight;
  readonly input: Input;
  readonly ledger: Ledger;
  readonly item: Item | undefined;
  /** Measured values at which the item's points turn. */
  readonly levels: readonly Exact[];
}

type Changed = readonly Ledger[];

const sorted = (numbers: readonly Exact[]): Exact[] => [...numbers].sort(compare);

/** Above this many ways to do the same, the rest is left out. */
const mostWays = 6;

/** Decimals above one and at most another, from the levels and a little more. */
const raised = (written: Decimal, levels: readonly Exact[], limit?: Exact): Decimal[] => {
  const now = exactOf(written);
  const numbers = [...levels, add(now, one), add(now, ratio(1, 2)), ...(limit === undefined ? [] : [limit])];
  const fitting = numbers.filter(
    (number) => compare(number, now) > 0 && asDecimal(number) && (limit === undefined || compare(number, limit) <= 0),
  );
  return [...new Set(sorted(fitting).map(exactText))].slice(0, 2 * mostWays);
};

const ofKind = <K extends Fact["kind"]>({ ledger, input }: Place, kind: K): FactOf<K>[] =>
  ledger.facts.filter(
    (fact): fact is FactOf<K> =>
      fact.kind === kind && (input.item === null || !("item" in fact) || fact.item === input.item),
  );

/** The same ledger with another fact in the place of one. */
const replaced = (ledger: Ledger, before: Fact, after: Fact): Ledger => ({
  ...ledger,
  facts: ledger.facts.map((fact) => (fact === before ? after : fact)),
});

/** A name that no fact has. */
const freeId = ({ facts }: Ledger): string => {
  const taken = new Set(facts.map(({ id }) => id));
  for (let nth = 1; ; nth++) if (!taken.has(`more-${nth}`)) return `more-${nth}`;
};

const withFact = (ledger: Ledger, fact: Fact): Ledger => ({ ...ledger, facts: [...ledger.facts, fact] });

/** Days on which one more fact is tried: in each year of the term, at its ends, and where the ledger has facts. */
const daysFor = ({ term, facts }: Ledger): Day[] => {
  const inTerm = (day: Day): boolean => day >= term.from && day <= term.to;
  const all = [...yearsOf(term).map(middle), ...facts.slice(0, 3).map(({ day }) => day), term.from, term.to].filter(
    inTerm,
  );
  return [...new Set(all)].slice(0, mostWays);
};

type Without<F> = F extends Fact ? Omit<F, "id" | "day" | "recorded" | "by"> : never;

/** One more fact, on each of some days. */
const more = ({ ledger }: Place, own: Without<Fact>, days = daysFor(ledger)): Changed =>
  days.map((day) => withFact(ledger, { id: freeId(ledger), day, recorded: day, by: "check", ...own } as Fact)); // the parts of one kind make one of that kind

const itemOf = ({ input }: Place): string => input.item ?? "";

const outOfIn = ({ item }: Place): Exact => {
  const measure = item?.measure;
  return measure !== undefined && "outOf" in measure ? exactOf(measure.outOf) : one;
};

/** Levels as numbers of facts that are divided by something. */
const scaled = ({ levels }: Place, by: Exact): Exact[] => levels.map((level) => multiply(level, by));

/** The numbers that targets of the item are. */
const goalsIn = ({ ledger, item }: Place): Exact[] => {
  const set = ledger.targets.filter((target) => target.item === item?.id).map(({ value }) => exactOf(value));
  const usual = item?.measure.kind === "target" ? item.measure.default : undefined;
  return [...set, ...(usual === undefined ? [] : [exactOf(usual)])];
};

const higherCount = (place: Place): Changed => {
  const goals = place.item?.measure.kind === "target" ? goalsIn(place) : [one];
  const levels = goals.flatMap((goal) => scaled(place, goal));
  return ofKind(place, "count").flatMap((fact) =>
    raised(fact.value, levels).map((value) => replaced(place.ledger, fact, { ...fact, value })),
  );
};

const moreCount = (place: Place): Changed =>
  ["1", "0.5"].flatMap((value) => more(place, { kind: "count", item: itemOf(place), value }));

const higherDone = (place: Place): Changed =>
  ofKind(place, "tally").flatMap((fact) => {
    const due = exactOf(fact.due);
    return raised(fact.done, scaled(place, due), due).map((done) => replaced(place.ledger, fact, { ...fact, done }));
  });

const higherDue = (place: Place): Changed =>
  ofKind(place, "tally").flatMap((fact) =>
    raised(fact.due, [multiply(exactOf(fact.due), ratio(2))]).map((due) =>
      replaced(place.ledger, fact, { ...fact, due }),
    ),
  );

const higherGoal = (place: Place): Changed =>
  place.ledger.targets
    .filter(({ item, value }) => item === place.item?.id && signOf(exactOf(value)) > 0)
    .flatMap((target) =>
      raised(target.value, [multiply(exactOf(target.value), ratio(2))]).map((value) => ({
        ...place.ledger,
        targets: place.ledger.targets.map((one) => (one === target ? { ...target, value } : one)),
      })),
    );

const moreRating = (place: Place): Changed => {
  const scorer = place.item?.scorer;
  const member = place.ledger.members[0]?.id;
  return more(place, {
    kind: "rating",
    item: itemOf(place),
    value: exactText(outOfIn(place)),
    rater: "one more",
    valid: true,
    ...(scorer === undefined ? {} : { scorer }),
    ...(member === undefined ? {} : { member }),
  });
};

const higherRating = (place: Place): Changed => {
  const outOf = outOfIn(place);
  return ofKind(place, "rating").flatMap((fact) =>
    raised(fact.value, scaled(place, outOf), outOf).map((value) => replaced(place.ledger, fact, { ...fact, value })),
  );
};

/** The choices of a survey, the heaviest first. */
const choicesIn = ({ item }: Place): { readonly choice: string; readonly weight: Exact }[] =>
  item?.measure.kind === "survey"
    ? Object.entries(item.measure.weights)
        .map(([choice, weight]) => ({ choice, weight: exactOf(weight) }))
        .sort((a, b) => compare(b.weight, a.weight) || byCode(a.choice, b.choice))
    : [];

const moreVotes = (place: Place): Changed => {
  const best = choicesIn(place)[0]?.choice;
  if (best === undefined) return [];
  const fuller = ofKind(place, "ballots").map((fact) =>
    replaced(place.ledger, fact, { ...fact, votes: { ...fact.votes, [best]: (fact.votes[best] ?? 0) + 1 } }),
  );
  return [
    ...fuller,
    ...[1, 20].flatMap((votes) => more(place, { kind: "ballots", item: itemOf(place), votes: { [best]: votes } })),
  ];
};

const betterVotes = (place: Place): Changed => {
  const choices = choicesIn(place);
  return ofKind(place, "ballots").flatMap((fact) =>
    choices.flatMap((worse) =>
      choices.flatMap((better) => {
        const votes = fact.votes[worse.choice] ?? 0;
        if (votes === 0 || compare(better.weight, worse.weight) <= 0) return [];
        const moved = { [worse.choice]: votes - 1, [better.choice]: (fact.votes[better.choice] ?? 0) + 1 };
        return [replaced(place.ledger, fact, { ...fact, votes: { ...fact.votes, ...moved } })];
      }),
    ),
  );
};

const higherValue = (place: Place): Changed => {
  const scales = place.item?.measure.kind === "target" ? goalsIn(place) : [outOfIn(place)];
  const levels = scales.flatMap((scale) => scaled(place, scale));
  return ofKind(place, "value").flatMap((fact) =>
    raised(fact.value, levels).map((value) => replaced(place.ledger, fact, { ...fact, value })),
  );
};

const lowerRank = (place: Place): Changed =>
  ofKind(place, "rank").flatMap((fact) =>
    [1, 2, 3].map((more) => replaced(place.ledger, fact, { ...fact, rank: fact.rank + more, of: undefined })),
  );

const coloursIn = ({ item }: Place): string[] =>
  item?.measure.kind === "colours" ? item.measure.colours.map(({ id }) => id) : [];

const moreColour = (place: Place): Changed => {
  const [best] = coloursIn(place);
  return best === undefined ? [] : more(place, { kind: "colour", item: itemOf(place), colour: best });
};

const betterColour = (place: Place): Changed => {
  const colours = coloursIn(place);
  return ofKind(place, "colour")
    .filter(({ arrival }) => arrival !== true)
    .flatMap((fact) =>
      colours
        .slice(0, Math.max(colours.indexOf(fact.colour), 0))
        .map((colour) => replaced(place.ledger, fact, { ...fact, colour })),
    );
};

const morePresence = (place: Place): Changed =>
  place.ledger.members
    .slice(0, 2)
    .flatMap(({ id }) => [
      ...more(place, { kind: "attendance", member: id, status: "resident" }),
      ...more(place, { kind: "attendance", member: id, status: "resident", slot: "am" }),
    ]);

const pledgesIn = ({ ledger, input }: Place) => ledger.commitments.filter(({ level }) => level === input.name);

const moreProgress = (place: Place): Changed =>
  pledgesIn(place).flatMap(({ id, due }) =>
    more(place, { kind: "progress", commitment: id, done: "1", verified: true }, [
      ...new Set([earlier(due, place.ledger.term.to), ...daysFor(place.ledger)]),
    ]),
  );

const higherProgress = (place: Place): Changed => {
  const own = new Set(pledgesIn(place).map(({ id }) => id));
  return ofKind(place, "progress")
    .filter(({ commitment }) => own.has(commitment))
    .flatMap((fact) =>
      raised(fact.done, place.levels, one).map((done) => replaced(place.ledger, fact, { ...fact, done })),
    );
};

/** Given up without approval, after all else that befell any commitment. */
const abandoned = (place: Place): Changed => {
  const turns = place.ledger.facts.filter(({ kind }) => ["change", "dropped", "handover"].includes(kind));
  const after = turns.map(({ day }) => day).reduce(later, place.ledger.term.from);
  return pledgesIn(place).flatMap(({ id }) =>
    more(place, { kind: "dropped", commitment: id, reason: "-" }, [
      ...new Set([after, ...daysFor(place.ledger).filter((day) => day >= after)]),
    ]),
  );
};

const morePublished = (place: Place): Changed =>
  pledgesIn(place)
    .filter(({ approved, published }) => approved === undefined || published === undefined)
    .map((pledge) => {
      const { term } = place.ledger;
      const day = pledge.year === undefined ? term.from : later(term.from, `${pledge.year}-01-01`);
      const now = { ...pledge, approved: day, published: day };
      return { ...place.ledger, commitments: place.ledger.commitments.map((one) => (one === pledge ? now : one)) };
    });

const plannedIn = ({ ledger, item }: Place) => ledger.milestones.filter((one) => one.item === item?.id);

const moreMilestone = (place: Place): Changed =>
  plannedIn(place).flatMap(({ id, due }) =>
    more(place, { kind: "milestone", milestone: id, done: "1" }, [
      ...new Set([earlier(due, place.ledger.term.to), ...daysFor(place.ledger)]),
    ]),
  );

const higherMilestone = (place: Place): Changed => {
  const own = new Set(plannedIn(place).map(({ id }) => id));
  return ofKind(place, "milestone")
    .filter(({ milestone }) => own.has(milestone))
    .flatMap((fact) =>
      raised(fact.done, place.levels, one).map((done) => replaced(place.ledger, fact, { ...fact, done })),
    );
};

const levelsIn = ({ item }: Place): { readonly id: string; readonly value: Exact }[] =>
  item?.measure.kind === "notices" ? item.measure.levels.map(({ id, value }) => ({ id, value: exactOf(value) })) : [];

const moreNotice = (place: Place): Changed =>
  levelsIn(place).flatMap(({ id }) =>
    more(place, { kind: "notice", item: itemOf(place), matter: "a-matter-of-its-own", level: id, authors: 1 }),
  );

const higherLevel = (place: Place): Changed => {
  const levels = levelsIn(place);
  return ofKind(place, "notice").flatMap((fact) => {
    const now = levels.find(({ id }) => id === fact.level)?.value ?? zero;
    return levels
      .filter(({ value }) => compare(value, now) > 0)
      .map(({ id }) => replaced(place.ledger, fact, { ...fact, level: id }));
  });
};

const fewerAuthors = (place: Place): Changed =>
  ofKind(place, "notice")
    .filter(({ authors }) => authors > 1)
    .map((fact) => replaced(place.ledger, fact, { ...fact, authors: fact.authors - 1 }));

/** The same, as if it had been recorded of an earlier day as well. */
const before = <F extends FactOf<"notice" | "finding">>({ ledger }: Place, fact: F): Changed => {
  const year = yearOf(fact.day);
  const days = [middle(year - 1), `${year - 1}-12-01`, `${year}-01-01`].filter(
    (day) => day >= ledger.term.from && day < fact.day,
  );
  return days.map((day) => {
    const { for: _, ...undated } = fact;
    return withFact(ledger, { ...undated, id: freeId(ledger), day, recorded: day } as Fact); // a fact without its year is one of the same kind
  });
};

/** Whom a finding is about. */
type Who = { readonly subject: "team" } | { readonly subject: "member"; readonly member: string };

const subjectsOf = ({ sight, input, ledger }: Place): Who[] => {
  const rule = sight.scheme.misconduct.find(({ id }) => id === input.name);
  const member = ledger.members[0]?.id;
  return (rule?.subjects ?? []).flatMap((subject): Who[] => {
    if (subject === "team") return [{ subject }];
    return subject === "member" && member !== undefined ? [{ subject, member }] : [];
  });
};

const mattersIn = ({ ledger }: Place): string[] => [
  ...new Set([
    "a-matter-of-its-own",
    ...ledger.facts.flatMap((fact) => (fact.kind === "notice" || fact.kind === "finding" ? [fact.matter] : [])),
  ]),
];

const isKnown = ({ ledger, input }: Place, matter: string, who: Who): boolean =>
  ledger.facts.some(
    (fact) =>
      fact.kind === "finding" &&
      fact.case === input.name &&
      fact.matter === matter &&
      fact.subject === who.subject &&
      fact.member === (who.subject === "member" ? who.member : undefined),
  );

/** One more confirmed finding that the ledger does not know in any state, of a new matter or of one that is in it. */
const moreFinding = (place: Place): Changed => {
  const { scheme } = place.sight;
  const rule = scheme.misconduct.find(({ id }) => id === place.input.name);
  const named =
    rule?.zeroes === true ? [undefined, ...place.sight.plan.items.slice(0, 2).map(({ item }) => item.id)] : [undefined];
  return subjectsOf(place).flatMap((who) =>
    mattersIn(place)
      .filter((matter) => !isKnown(place, matter, who))
      .slice(0, mostWays)
      .flatMap((matter) =>
        named.flatMap((item) =>
          more(place, {
            kind: "finding",
            case: place.input.name ?? "",
            matter,
            state: "confirmed",
            ...who,
            ...(item === undefined ? {} : { item }),
          }),
        ),
      ),
  );
};

const findingsIn = (place: Place): FactOf<"finding">[] =>
  ofKind(place, "finding").filter((fact) => fact.case === place.input.name);

const graveFinding = (place: Place): Changed =>
  findingsIn(place)
    .filter(({ grave }) => grave !== true)
    .map((fact) => replaced(place.ledger, fact, { ...fact, grave: true }));

const waiver = (place: Place): Changed =>
  (["year", "term"] as const).flatMap((over) =>
    more(place, { kind: "waiver", item: itemOf(place), reason: "-", approver: "-", over }),
  );

const waysOf = (place: Place): Changed =>
  match<Change, Changed>(place.input.change)
    .with("more-presence", () => morePresence(place))
    .with("more-count", () => moreCount(place))
    .with("higher-count", () => higherCount(place))
    .with("more-done", () => more(place, { kind: "tally", item: itemOf(place), done: "1", due: "1" }))
    .with("higher-done", () => higherDone(place))
    .with("more-undone", () => more(place, { kind: "tally", item: itemOf(place), done: "0", due: "1" }))
    .with("higher-due", () => higherDue(place))
    .with("higher-goal", () => higherGoal(place))
    .with("more-rating", () => moreRating(place))
    .with("higher-rating", () => higherRating(place))
    .with("more-votes", () => moreVotes(place))
    .with("better-votes", () => betterVotes(place))
    .with("higher-value", () => higherValue(place))
    .with("lower-rank", () => lowerRank(place))
    .with("more-colour", () => moreColour(place))
    .with("better-colour", () => betterColour(place))
    .with("more-progress", () => moreProgress(place))
    .with("higher-progress", () => higherProgress(place))
    .with("abandoned", () => abandoned(place))
    .with("more-published", () => morePublished(place))
    .with("more-milestone", () => moreMilestone(place))
    .with("higher-milestone", () => higherMilestone(place))
    .with("more-notice", () => moreNotice(place))
    .with("higher-level", () => higherLevel(place))
    .with("fewer-authors", () => fewerAuthors(place))
    .with("earlier-notice", () => ofKind(place, "notice").flatMap((fact) => before(place, fact)))
    .with("more-finding", () => moreFinding(place))
    .with("grave-finding", () => graveFinding(place))
    .with("earlier-finding", () => findingsIn(place).flatMap((fact) => before(place, fact)))
    .with("more-event", () => more(place, { kind: "event", event: place.input.name ?? "" }))
    .with("waiver", () => waiver(place))
    .exhaustive();

/** The ledgers that come of one when an input says more. */
export const changedBy = (sight: Sight, input: Input, ledger: Ledger): Changed => {
  const curve = input.item === null ? undefined : sight.byItem.get(input.item);
  const shared = input.item === null ? sight.curves : curve === undefined ? [] : [curve];
  const levels = shared.flatMap((one) => [...one.edges, ...one.stretches.flatMap(({ value }) => value ?? [])]);
  return waysOf({ sight, input, ledger, item: curve?.planned.item, levels: [...levels, divide(one, ratio(2)), one] });
};
