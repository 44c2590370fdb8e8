/** What moves for one team between two standings. Nothing that differs is left out, and nothing that is the same is listed. */
import type { PlaceState } from "../../model/answer/ranking";
import type { GradeState, ItemState } from "../../model/evaluation";
import { type Decimal, exactFrom, exactText, subtract } from "../../model/points";
import type { Compared, Standing } from "./standing";

/** The two sides of something. */
export interface Shift<T> {
  readonly from: T;
  readonly to: T;
}

/** Points and state of an item or category. */
export interface Part<State extends string> {
  readonly points: Decimal | null;
  readonly state: State;
}

/** An item or category whose points or state differ; null on the side that does not have it. */
export interface PartMove<State extends string> extends Shift<Part<State> | null> {
  readonly id: string;
}

/** A grade, or why there is none: `open` or `none`. */
export interface FinalGrade {
  readonly grade: string | null;
  readonly state: GradeState;
}

/** Items and categories that move. */
export interface PartMoves {
  readonly items: readonly PartMove<ItemState>[];
  readonly categories: readonly PartMove<"applicable" | "not-applicable">[];
}

/** All that differs for one team; null or empty where the two sides are the same. */
export interface Moves extends PartMoves {
  /** With the difference, after less before. */
  readonly total: (Shift<Decimal> & { readonly by: Decimal }) | null;
  readonly naturalGrade: Shift<string | null> | null;
  /** The final grade, after places where the field is ranked, and whether it is fixed. */
  readonly grade: Shift<FinalGrade> | null;
  readonly rank: Shift<number | null> | null;
  readonly places: readonly (Shift<PlaceState | null> & { readonly place: string })[];
}

const shift = <T extends string | number | null>(from: T, to: T): Shift<T> | null =>
  from === to ? null : { from, to };

type Named<State extends string> = Part<State> & { readonly id: string };

/** Most often both sides have the same parts in the same order; then nothing is looked up. */
const differ = <State extends string>(before: readonly Named<State>[], after: readonly Named<State>[]): boolean =>
  before.length !== after.length ||
  before.some((from, at) => {
    const to = after[at];
    return to === undefined || to.id !== from.id || to.points !== from.points || to.state !== from.state;
  });

const partMoves = <State extends string>(
  before: readonly Named<State>[],
  after: readonly Named<State>[],
): PartMove<State>[] => {
  if (!differ(before, after)) return [];
  const partIn = (parts: readonly Named<State>[]) =>
    new Map(parts.map(({ id, points, state }) => [id, { points, state }] as const));
  const [old, now] = [partIn(before), partIn(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
    const [from, to] = [old.get(id) ?? null, now.get(id) ?? null];
    return from?.points === to?.points && from?.state === to?.state ? [] : [{ id, from, to }];
  });
};

/** Items and categories that move between two evaluations. */
export const partMovesOf = (before: Compared, after: Compared): PartMoves => ({
  items: partMoves(before.items, after.items),
  categories: partMoves(before.categories, after.categories),
});

const placeMoves = (before: Standing["places"], after: Standing["places"]): Moves["places"] => {
  const names = [...new Set([...before, ...after].map(({ place }) => place))];
  const stateIn = (places: Standing["places"], name: string): PlaceState | null =>
    places.find(({ place }) => place === name)?.state ?? null;
  return names.flatMap((place) => {
    const moved = shift(stateIn(before, place), stateIn(after, place));
    return moved === null ? [] : [{ place, ...moved }];
  });
};

const totalMove = (from: Decimal, to: Decimal): Moves["total"] =>
  from === to ? null : { from, to, by: exactText(subtract(exactFrom(to), exactFrom(from))) };

/** What a standing ends in. */
export const finalOf = ({ grade, gradeState }: Standing): FinalGrade => ({ grade, state: gradeState });

const gradeMove = (before: Standing, after: Standing): Moves["grade"] =>
  before.grade === after.grade && before.gradeState === after.gradeState
    ? null
    : { from: finalOf(before), to: finalOf(after) };

/** All that differs for a team, or null where nothing does. */
export const movesOf = (before: Standing, after: Standing, parts: PartMoves): Moves | null => {
  const moves: Moves = {
    ...parts,
    total: totalMove(before.total, after.total),
    naturalGrade: shift(before.naturalGrade, after.naturalGrade),
    grade: gradeMove(before, after),
    rank: shift(before.rank, after.rank),
    places: placeMoves(before.places, after.places),
  };
  const { items, categories, total, naturalGrade, grade, rank, places } = moves;
  const same =
    [items, categories, places].every(({ length }) => length === 0) &&
    [total, naturalGrade, grade, rank].every((one) => one === null);
  return same ? null : moves;
};

/** By how much the totals differ. */
export const totalsApart = (moves: Moves | null): Decimal => moves?.total?.by ?? "0";
