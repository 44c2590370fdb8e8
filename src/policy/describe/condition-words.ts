/** When something holds: the conditions of caps, places, suspicions and warnings as the first half of a sentence. */
import { match } from "ts-pattern";
import type { Comparison, Condition } from "../../model/condition";
import type { Text } from "../../model/text";
import { choiceTitle } from "../../report/measured";
import { say } from "../../report/words";
import type { Names } from "./names";
import { asPercent, asTimes, comparisonText, shownBy } from "./phrases";

type Of<K extends Condition["kind"]> = Extract<Condition, { kind: K }>;

/** `11.1“群众满意度”的计量值不满90%`: the measured value of an item against a number. */
export const measuredText = (item: string, comparison: Comparison, names: Names): Text => {
  const [name, than] = [names.item(item), comparisonText(comparison, shownBy(names.measure(item)?.kind))];
  return say(`${name.zh}的计量值${than.zh}`, `the value of ${name.en} is ${than.en}`);
};

const share = ({ item, category, ...comparison }: Of<"points-share">, names: Names): Text => {
  const than = comparisonText(comparison, asPercent);
  const whole = item === undefined ? names.category(category ?? "") : names.item(item);
  const kind = item === undefined ? say("类", "the category ") : say("", "");
  return say(`${whole.zh}${kind.zh}的得分率${than.zh}`, `the share of points in ${kind.en}${whole.en} is ${than.en}`);
};

const choice = ({ item, choice: id, ...comparison }: Of<"choice">, names: Names): Text => {
  const measure = names.measure(item);
  const title = choiceTitle(measure?.kind === "survey" ? measure.titles : undefined, id);
  const [name, than] = [names.item(item), comparisonText(comparison, asPercent)];
  return say(`${name.zh}中“${title.zh}”的比例${than.zh}`, `the share of “${title.en}” in ${name.en} is ${than.en}`);
};

const findings = ({ case: id, ...comparison }: Of<"findings">, names: Names): Text => {
  const than = comparisonText(comparison, asTimes);
  if (id === undefined) return say(`认定失职失责${than.zh}`, `the number of findings is ${than.en}`);
  const name = names.misconduct(id);
  return say(`认定${name.zh}${than.zh}`, `the number of findings of ${name.en} is ${than.en}`);
};

const event = ({ event: id, ...comparison }: Of<"event">, names: Names): Text => {
  const [name, than] = [names.event(id), comparisonText(comparison, asTimes)];
  return say(`发生${name.zh}${than.zh}`, `the number of events ${name.en} is ${than.en}`);
};

const yearGrade = ({ atMost }: Of<"year-grade">, names: Names): Text => {
  const grade = names.grade(atMost);
  return say(`任期内有年度等次为${grade.zh}以下`, `a year of the term is graded at most ${grade.en}`);
};

/** A condition without a full stop. */
export const conditionText = (condition: Condition, names: Names): Text =>
  match(condition)
    .returnType<Text>()
    .with({ kind: "measurement" }, ({ item, ...comparison }) => measuredText(item, comparison, names))
    .with({ kind: "points-share" }, (when) => share(when, names))
    .with({ kind: "choice" }, (when) => choice(when, names))
    .with({ kind: "findings" }, (when) => findings(when, names))
    .with({ kind: "event" }, (when) => event(when, names))
    .with({ kind: "year-grade" }, (when) => yearGrade(when, names))
    .exhaustive();
