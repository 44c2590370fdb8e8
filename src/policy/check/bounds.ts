/** The least and the most that items, categories and the total of a year can come to: reasoned from the rules, and shown by a ledger that the engine evaluates. */
import type { ExactText } from "../../model/evaluation";
import type { LedgerInput } from "../../model/ledger";
import { compare, type Exact, exactFrom, exactText } from "../../model/points";
import type { Scheme } from "../../model/scheme";
import { emptyLedger, withEvidence } from "../witness/evidence";
import { evidenceAt, extremeLedger, itemOf, type Shown, showing } from "./shown";
import { type Sight, sightOf } from "./sight";
import type { Span } from "./span";

/** One end of what something can come to. */
export interface Bound {
  /** It cannot be less (or more) than this; null where nothing bounds it, or where no bound could be reasoned. */
  readonly proved: ExactText | null;
  /** What a ledger comes to that the engine evaluated: the furthest that was found. Null where no ledger was found that shows it. */
  readonly shown: { readonly points: ExactText; readonly ledger: LedgerInput } | null;
  /** Whether both are the same number: then this is the bound, exactly. */
  readonly exact: boolean;
}

/** What an item, a category or the total can come to in a year. */
export interface Bounds {
  readonly of: "item" | "category" | "bonus" | "deduction" | "total";
  /** Of an item or a category; null for the others. */
  readonly id: string | null;
  readonly least: Bound;
  readonly most: Bound;
}

/** Reads one number of an evaluation; null where there is none. */
type Reading = (shown: Shown) => ExactText | null;

const endOf = (proved: Exact | undefined, end: "least" | "most", read: Reading, ledgers: readonly Shown[]): Bound => {
  let best: { readonly points: ExactText; readonly ledger: LedgerInput } | null = null;
  for (const shown of ledgers) {
    const points = read(shown);
    if (points === null) continue;
    const order = best === null ? 0 : compare(exactFrom(points), exactFrom(best.points));
    if (best === null || (end === "least" ? order < 0 : order > 0)) best = { points, ledger: shown.ledger };
  }
  const written = proved === undefined ? null : exactText(proved);
  return { proved: written, shown: best, exact: written !== null && best?.points === written };
};

const boundsBy = (place: Pick<Bounds, "of" | "id">, span: Span, read: Reading, ledgers: readonly Shown[]): Bounds => ({
  ...place,
  least: endOf(span.least, "least", read, ledgers),
  most: endOf(span.most, "most", read, ledgers),
});

const ledgersFor = (sight: Sight): Shown[] => {
  const empty = emptyLedger(sight.scheme, sight.year);
  return [
    empty,
    extremeLedger(sight, "most", ["base"]),
    extremeLedger(sight, "most", ["base", "bonus"]),
    extremeLedger(sight, "least", ["base"]),
    extremeLedger(sight, "least", ["base", "deduction"]),
    extremeLedger(sight, "least", ["deduction"]),
  ].map((ledger) => showing(sight, ledger));
};

/** Ledgers about one item alone: for items whose facts are read by others, or that stand in each other's way. */
const aloneFor = (sight: Sight, id: string): Shown[] => {
  const curve = sight.byItem.get(id);
  if (curve === undefined) return [];
  return (["least", "most"] as const).flatMap((end) => {
    const evidence = evidenceAt(sight, curve, end);
    if (evidence === undefined) return [];
    return [showing(sight, withEvidence(emptyLedger(sight.scheme, sight.year), evidence))];
  });
};

const isExact = ({ least, most }: Bounds): boolean => least.exact && most.exact;

/** What an item that has points can come to: measured, or set to zero. */
const itemBounds = (sight: Sight, ledgers: readonly Shown[]): Bounds[] =>
  sight.curves.map(({ planned, least, most }) => {
    const { id } = planned.item;
    const read: Reading = ({ evaluation }) => {
      const result = itemOf(evaluation, id);
      return result?.measurement === null || result === undefined ? null : result.points;
    };
    const span = { least: least?.points, most: most?.points };
    const bounds = boundsBy({ of: "item", id }, span, read, ledgers);
    return isExact(bounds) ? bounds : boundsBy({ of: "item", id }, span, read, [...ledgers, ...aloneFor(sight, id)]);
  });

const categoryBounds = (sight: Sight, ledgers: readonly Shown[]): Bounds[] =>
  sight.plan.categories.map(({ category: { id } }, index) =>
    boundsBy(
      { of: "category", id },
      sight.categories[index]?.base ?? { least: undefined, most: undefined },
      ({ evaluation }) => evaluation.categories.find((one) => one.id === id)?.base ?? null,
      ledgers,
    ),
  );

const made = new WeakMap<Scheme, readonly Bounds[]>();

/**
 * The least and the most of every item (where it is measured), of every category's base, of bonus and deduction, and of the total of a year.
 * Each end is reasoned and shown apart; where both meet, it is exact.
 * @example boundsOf(scheme).at(-1) // { of: "total", id: null, least: { proved: "0", shown: {…}, exact: true }, most: { proved: "105", … } }
 */
export const boundsOf = (scheme: Scheme): readonly Bounds[] => {
  const known = made.get(scheme);
  if (known !== undefined) return known;
  const sight = sightOf(scheme);
  const ledgers = ledgersFor(sight);
  const { bonus, deduction, after } = sight.total;
  const whole = (of: "bonus" | "deduction" | "total", span: Span): Bounds =>
    boundsBy({ of, id: null }, span, ({ evaluation }) => evaluation[of], ledgers);
  const bounds = [
    ...itemBounds(sight, ledgers),
    ...categoryBounds(sight, ledgers),
    whole("bonus", bonus.after),
    whole("deduction", deduction.after),
    whole("total", after),
  ];
  made.set(scheme, bounds);
  return bounds;
};
