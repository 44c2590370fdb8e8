/** Whether the engine and the straight line say the same: every item, every category, the totals, the grade. */
import type { Evaluation } from "zhucun";
import type { Score } from "./straight-line";

/** Hundredths as the engine writes them. */
const text = (hundredths: number | null): string | null => (hundredths === null ? null : String(hundredths / 100));

const capText = ({ id, limit }: { id: string; limit: string }): string => `${id} ${limit}`;
const limits = ["unqualified", "basically-qualified", "qualified", "good", "excellent"];

/** What differs, each as a short line; nothing where all is equal. */
export const differences = (evaluation: Evaluation, score: Score): string[] => {
  const found: string[] = [];
  const compare = (what: string, engine: unknown, straight: unknown): void => {
    const [left, right] = [JSON.stringify(engine), JSON.stringify(straight)];
    if (left !== right) found.push(`${what}: ${left} against ${right}`);
  };
  compare("items", evaluation.items.length, score.lines.length);
  evaluation.items.forEach((item, index) => {
    const line = score.lines[index];
    compare(item.id, [item.id, item.state, item.points], [line?.id, line?.state, text(line?.points ?? null)]);
  });
  evaluation.categories.forEach(({ id, points }, index) => {
    compare(id, points, text(score.categories[index]?.points ?? null));
  });
  compare("total", evaluation.total, text(score.total));
  compare("base", evaluation.base, text(score.base));
  compare("bonus", evaluation.bonus, text(score.bonus));
  compare("deduction", evaluation.deduction, text(score.deduction));
  compare("state", evaluation.gradeState, score.gradeState);
  compare("natural", evaluation.naturalGrade, score.naturalGrade);
  compare("grade", evaluation.grade, score.grade);
  const caps = score.caps.map(({ id, limit }) => capText({ id, limit: limits[limit] ?? "" }));
  compare("caps", evaluation.caps.map(capText), caps);
  return found;
};
