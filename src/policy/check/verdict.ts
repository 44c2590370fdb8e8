/** Of every input: proved harmless, refuted by a pair of ledgers, or unknown; and the remarks that come of it. */
import type { Text } from "../../model/text";
import type { Obstacle } from "./effect";
import { type Input, inputsOf } from "./input";
import { obstaclesOf } from "./prove";
import { type Pair, refutationOf } from "./refute";
import { type Remark, remark } from "./remark";
import type { Sight } from "./sight";
import { obstacleWords, whenWords } from "./words";

/** What is known of an input. */
export interface InputVerdict extends Input {
  readonly verdict: "proved" | "refuted" | "unknown";
  /** What kept it from being proved; empty where it is. */
  readonly obstacles: readonly Obstacle[];
  /** Two ledgers in which it goes the wrong way; null where it is not refuted. */
  readonly pair: Pair | null;
}

const verdictOf = (sight: Sight, input: Input): InputVerdict => {
  const obstacles = obstaclesOf(sight, input);
  if (obstacles.length === 0) return { ...input, verdict: "proved", obstacles, pair: null };
  const pair = refutationOf(sight, input);
  return pair === undefined
    ? { ...input, verdict: "unknown", obstacles, pair: null }
    : { ...input, verdict: "refuted", obstacles, pair };
};

/** What is known of every input of a scheme. */
export const verdictsOf = (sight: Sight): readonly InputVerdict[] =>
  inputsOf(sight).map((input) => verdictOf(sight, input));

const codes = { good: "good-lowers", bad: "fault-raises", unclear: "direction-mixed" } as const;

const gradeText = ({ scheme }: Sight, id: string): Text =>
  scheme.grades.find((grade) => grade.id === id)?.title ?? { zh: id, en: id };

/** A remark for every input that is not proved. */
export const verdictRemarks = (sight: Sight, verdicts: readonly InputVerdict[]): Remark[] =>
  verdicts.flatMap(({ verdict, at, change, meant, pair, obstacles }) => {
    const name = at.split("/")[1] ?? at;
    if (verdict === "proved") return [];
    if (pair === null)
      return [
        {
          ...remark("direction-unknown", at, { name, change, why: obstacles.map((one) => obstacleWords[one]) }),
          change,
        },
      ];
    const { year, of } = pair.wrong;
    const [before, after] = [pair.wrong.before, pair.wrong.after].map((told) =>
      of === "grade" ? gradeText(sight, told) : { zh: told, en: told },
    );
    const said = { name, change, when: whenWords(year), of, before: before ?? nothing, after: after ?? nothing };
    return [{ ...remark(codes[meant], at, said, [pair.before, pair.after]), change }];
  });

const nothing: Text = { zh: "", en: "" };
