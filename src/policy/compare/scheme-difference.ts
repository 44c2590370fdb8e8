/** What a difference of two schemes holds. Data, and its sentence; it survives JSON. */
import type { Step } from "../../model/problem";
import type { Text } from "../../model/text";
import type { ClauseKind } from "../clause";

/** One value inside a clause; undefined on the side that does not write it. Steps into a list with names are the names. */
export interface ValueChange {
  readonly path: readonly Step[];
  readonly from: unknown;
  readonly to: unknown;
}

/**
 * What became of a clause. `moved` is an item in another category that is otherwise the same; `reordered` are entries of a list
 * that stand in another order, where the rest of them is told by clauses of their own.
 */
export type DifferenceKind = "added" | "removed" | "changed" | "moved" | "reordered";

/** One clause that differs. */
export interface SchemeDifference {
  readonly difference: DifferenceKind;
  readonly key: string;
  readonly kind: ClauseKind;
  readonly item: string | null;
  readonly values: readonly ValueChange[];
  /** Whether any result can depend on it: titles, sources and notes change none. */
  readonly scores: boolean;
  readonly says: Text;
}
