/** Small ledgers in which an input can go wrong: an item at one of its values, two notices of one matter, a panel that is trimmed, and the like. */
import type { FactInput, LedgerInput } from "../../model/ledger";
import { type Exact, exactOf, exactText, multiply, one, zero } from "../../model/points";
import type { Item } from "../../model/scheme";
import { type Evidence, emptyLedger, member, middle, withEvidence } from "../witness/evidence";
import { evidenceOf } from "../witness/measuring";
import { valuesToTry } from "../witness/values";
import type { Curve } from "./curve";
import type { Input } from "./input";
import { evidenceAt, extremeLedger } from "./shown";
import type { Sight } from "./sight";

/** What the scenes of an input stand on. */
interface Setting {
  readonly sight: Sight;
  readonly input: Input;
}

type Own<F> = F extends FactInput ? Omit<F, "id" | "recorded" | "by"> : never;

const evidence = (facts: readonly Own<FactInput>[]): Evidence => ({
  facts: facts.map((fact, index) => ({ id: `s${index + 1}`, recorded: fact.day, by: "check", ...fact }) as FactInput), // the parts of one kind make one of that kind
});

/** An item at each of the values that are worth trying. */
const atValues = ({ scheme, year }: Sight, { planned, stretches }: Curve): Evidence[] => {
  const { id } = planned.item;
  const values = [
    ...valuesToTry(scheme, id, year),
    ...stretches.flatMap(({ value }) => (value ? [exactText(value)] : [])),
  ];
  return [...new Set(values)].slice(0, 14).flatMap((value) => evidenceOf(scheme, id, value, year) ?? []);
};

/** As many raters as are not trimmed yet, the last of them high. */
const panels = ({ year }: Sight, item: Item): Evidence[] => {
  const { measure, scorer } = item;
  if (measure.kind !== "panel") return [];
  const rate = (value: Exact, rater: number): Own<FactInput> => ({
    kind: "rating",
    day: middle(year),
    item: item.id,
    value: exactText(multiply(value, exactOf(measure.outOf))),
    rater: `r${rater + 1}`,
    ...(scorer === undefined ? {} : { scorer }),
  });
  const count = Math.max(measure.trimAbove, measure.minimum);
  return [1, 2].map((high) =>
    evidence(Array.from({ length: count }, (_, rater) => rate(rater >= count - high ? one : zero, rater))),
  );
};

/** Each colour once, alone and after each arrival. */
const coloured = ({ year }: Sight, item: Item): Evidence[] => {
  const { measure } = item;
  if (measure.kind !== "colours") return [];
  const day = `${year}-12-15`;
  return measure.colours.flatMap(({ id: colour }) => {
    const own: Own<FactInput> = { kind: "colour", day, item: item.id, colour };
    const arrivals = measure.changeFrom.map(
      (arrival): Own<FactInput> => ({
        kind: "colour",
        day: `${year}-01-01`,
        item: item.id,
        colour: arrival,
        arrival: true,
      }),
    );
    return [evidence([own]), ...arrivals.map((arrival) => evidence([arrival, own]))];
  });
};

/** A notice of each level, this year, and the same matter in the next. */
const noticed = ({ year }: Sight, item: Item): Evidence[] => {
  const { measure } = item;
  if (measure.kind !== "notices") return [];
  const own = (day: string, level: string, authors = 1): Own<FactInput> => ({
    kind: "notice",
    day,
    item: item.id,
    matter: "p",
    level,
    authors,
  });
  const [now, later] = [middle(year), middle(year + 1)];
  return measure.levels.flatMap(({ id: level }) => [
    evidence([own(now, level)]),
    evidence([own(later, level)]),
    ...measure.levels.map((other) => evidence([own(now, level, 2), own(later, other.id)])),
  ]);
};

const tallied = ({ year }: Sight, item: Item): Evidence[] => {
  const day = middle(year);
  return item.measure.kind === "tally"
    ? [
        evidence([{ kind: "tally", day, item: item.id, done: 0, due: 0 }]),
        evidence([{ kind: "tally", day, item: item.id, done: 1, due: 2 }]),
      ]
    : [];
};

const surveyed = ({ year }: Sight, item: Item): Evidence[] => {
  const { measure } = item;
  if (measure.kind !== "survey") return [];
  const votes = Math.max(measure.minimum, 2);
  return [...Object.keys(measure.weights), ...measure.invalid].map((choice) =>
    evidence([{ kind: "ballots", day: middle(year), item: item.id, votes: { [choice]: votes } }]),
  );
};

const statuses = ["leave", "sick", "recalled", "absent", "duty", "training"] as const;

const present = ({ year }: Sight): Evidence[] =>
  statuses.map((status) => evidence([{ kind: "attendance", day: middle(year), member, status }]));

const ofItem = (sight: Sight, curve: Curve): Evidence[] => {
  const { item } = curve.planned;
  return [
    ...atValues(sight, curve),
    ...panels(sight, item),
    ...coloured(sight, item),
    ...noticed(sight, item),
    ...tallied(sight, item),
    ...surveyed(sight, item),
  ];
};

/** Findings of a case, one and as many as its ladder has rows: of the team, or of its member. */
const charged = ({ scheme, year }: Sight, name: string, matters: readonly string[]): Own<FactInput>[] => {
  const subjects = scheme.misconduct.find(({ id }) => id === name)?.subjects ?? [];
  const who = subjects.includes("team") ? ({ subject: "team" } as const) : ({ subject: "member", member } as const);
  return matters.map((matter) => ({
    kind: "finding",
    day: middle(year),
    case: name,
    matter,
    state: "confirmed",
    ...who,
  }));
};

/** The evidence that brings an item of findings to its cap. */
const atLimit = (sight: Sight): Evidence[] =>
  sight.curves
    .filter(({ planned }) => planned.item.measure.kind === "findings")
    .flatMap((curve) => evidenceAt(sight, curve, "least") ?? []);

/** Criticisms that give way to findings, beside findings that cost no more. */
const besideNotices = (sight: Sight): Evidence[] =>
  sight.curves.flatMap(({ planned: { item } }) => {
    const { measure } = item;
    if (measure.kind !== "notices" || measure.besideFindings !== "rest") return [];
    return measure.levels.map(({ id: level }) =>
      evidence([{ kind: "notice", day: middle(sight.year), item: item.id, matter: "p", level, authors: 1 }]),
    );
  });

const conduct = (sight: Sight, name: string): Evidence[][] => {
  const later = (facts: readonly Own<FactInput>[]) => facts.map((fact) => ({ ...fact, day: middle(sight.year + 1) }));
  const one = charged(sight, name, ["p"]);
  const notices = besideNotices(sight);
  return [
    [],
    [evidence(one)],
    [evidence(later(one))],
    [evidence(later(charged(sight, name, ["p", "q"])))],
    ...notices.map((notice) => [notice]),
    ...atLimit(sight).flatMap((limit) =>
      notices.flatMap((notice) => [
        [limit, notice],
        [limit, notice, evidence(one)],
      ]),
    ),
  ];
};

const pledged = ({ year }: Sight, level: "annual" | "term"): Evidence[] => {
  const own = (id: string, weight: number) => ({
    id,
    level,
    ...(level === "annual" ? { year } : {}),
    title: id,
    due: middle(year),
    weight,
  });
  return [
    { facts: [], commitments: [own("a", 1)] },
    { facts: [], commitments: [own("a", 1), own("b", 3)] },
  ];
};

/** What is put into a ledger before an input says more. */
const settings = ({ sight, input }: Setting): readonly (readonly Evidence[])[] => {
  const curve = input.item === null ? undefined : sight.byItem.get(input.item);
  if (curve !== undefined) return [[], ...ofItem(sight, curve).map((one) => [one])];
  switch (input.change) {
    case "more-presence":
      return [[], ...present(sight).map((one) => [one])];
    case "more-progress":
    case "higher-progress":
    case "abandoned":
    case "more-published":
      return pledged(sight, input.name === "term" ? "term" : "annual").map((one) => [one]);
    default:
      return conduct(sight, input.name ?? "");
  }
};

/** Facts, and all that is not about an item. */
const without = (ledger: LedgerInput, item: string | null): LedgerInput =>
  item === null
    ? ledger
    : {
        ...ledger,
        facts: (ledger.facts ?? []).filter((fact) => !("item" in fact) || fact.item !== item),
        targets: (ledger.targets ?? []).filter((target) => target.item !== item),
        milestones: (ledger.milestones ?? []).filter((milestone) => milestone.item !== item),
      };

/** The small ledgers in which an input is tried, those with fewest facts first: about nothing else, and about a team that did all else. */
export const scenesFor = (sight: Sight, input: Input): readonly LedgerInput[] => {
  const found = settings({ sight, input });
  const { scheme, year } = sight;
  const empty = emptyLedger(scheme, year);
  const full = extremeLedger(sight, "most", ["base"]);
  // What moves to an earlier year leaves the later one: its grade is fixed only where all is known of it.
  const bases =
    input.item === null
      ? [empty, full, extremeLedger(sight, "most", ["base"], year + 1)]
      : [empty, without(full, input.item)];
  return bases.flatMap((base) => found.map((one) => withEvidence(base, ...one)));
};
