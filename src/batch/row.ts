/** The summary of an evaluation that stands in one line: what a list of teams shows. */
import type { Evaluation, GradeState } from "../model/evaluation";
import type { Decimal } from "../model/points";
import { itemsOf, type Scheme } from "../model/scheme";

/** One team in a line. Points are decimal texts; null where there are none yet or nothing applies. */
export interface Row {
  readonly team: string;
  readonly village: string;
  readonly town: string;
  readonly total: Decimal;
  readonly base: Decimal;
  readonly bonus: Decimal;
  readonly deduction: Decimal;
  readonly naturalGrade: string | null;
  readonly grade: string | null;
  readonly gradeState: GradeState;
  readonly categories: Readonly<Record<string, Decimal | null>>;
  readonly items: Readonly<Record<string, Decimal | null>>;
}

type Pointed = { readonly id: string; readonly points: Decimal | null };

const pointsOf = (all: readonly Pointed[]): Record<string, Decimal | null> =>
  Object.fromEntries(all.map(({ id, points }) => [id, points]));

export const rowOf = (evaluation: Evaluation): Row => {
  const { team, village, town, total, base, bonus, deduction, naturalGrade, grade, gradeState } = evaluation;
  const [categories, items] = [pointsOf(evaluation.categories), pointsOf(evaluation.items)];
  return {
    team,
    village,
    town,
    total,
    base,
    bonus,
    deduction,
    naturalGrade,
    grade,
    gradeState,
    categories,
    items,
  };
};

/** A column of a table of rows. */
export interface RowColumn {
  readonly name: string;
  readonly kind: "text" | "points";
  readonly read: (row: Row) => string | null;
}

const texts = ["team", "village", "town"] as const;
const sums = ["total", "base", "bonus", "deduction"] as const;
const grades = ["naturalGrade", "grade", "gradeState"] as const;

/** The columns of a scheme's rows: a category as `category.1`, an item as `item.1.1`. */
export const columnsOf = (scheme: Scheme): readonly RowColumn[] => [
  ...texts.map((name): RowColumn => ({ name, kind: "text", read: (row) => row[name] })),
  ...sums.map((name): RowColumn => ({ name, kind: "points", read: (row) => row[name] })),
  ...grades.map((name): RowColumn => ({ name, kind: "text", read: (row) => row[name] })),
  ...scheme.rubric.categories.map(
    ({ id }): RowColumn => ({ name: `category.${id}`, kind: "points", read: (row) => row.categories[id] ?? null }),
  ),
  ...itemsOf(scheme).map(
    ({ id }): RowColumn => ({ name: `item.${id}`, kind: "points", read: (row) => row.items[id] ?? null }),
  ),
];
