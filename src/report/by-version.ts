/** An item whose rule changed within the period: what each version gave, and the sum that puts it together. */
import type { ItemResult, Measurement, VersionPart } from "../model/evaluation";
import { exactFrom, exactText, negate, signOf, subtract } from "../model/points";
import type { Text } from "../model/text";
import { periodText } from "./days";
import { measuredText } from "./measured";
import { equals, plus, sumText, typed } from "./numbers";
import { appliedText, settledText } from "./scored";
import { join, nothing, say, sentences } from "./words";

type ByVersion = Extract<Measurement, { kind: "by-version" }>;

const partText = ({ version, from, to, points, outOf, measurement, applied }: VersionPart): Text => {
  const found = measurement === null ? nothing : measuredText(measurement);
  const rule = measurement === null || applied === null ? nothing : appliedText(applied, measurement, outOf, points);
  const when = periodText({ from, to });
  const head = say(`${when.zh}（版本 ${version}）：`, `${when.en} (version ${version}): `);
  const said = sentences(found, rule);
  return say(`${head.zh}${said.zh}`, `${head.en}${said.en}`);
};

const loss = ({ points, outOf }: VersionPart): string => exactText(subtract(exactFrom(outOf), exactFrom(points)));

/** `10 − 0.5 − 1 = 8.5`; what a version gives beyond its points is added. */
const lossSum = (parts: readonly VersionPart[], outOf: string, raw: string): string => {
  const terms = parts.map((part) => {
    const amount = exactFrom(loss(part));
    return signOf(amount) < 0 ? `+ ${typed(exactText(negate(amount)))}` : `− ${typed(exactText(amount))}`;
  });
  return `${outOf} ${terms.join(" ")} ${equals(raw)}`;
};

const meanSum = (parts: readonly VersionPart[], outOf: string, raw: string): string => {
  const shares = parts.filter((part) => signOf(exactFrom(part.outOf)) > 0);
  const weighed = shares.map((part) => `${part.days} × ${typed(part.points)} ÷ ${part.outOf}`);
  return `${outOf} × (${weighed.join(" + ")}) ÷ ${sumText(shares.map(({ days }) => days))} ${equals(raw)}`;
};

const togetherText = ({ how, parts }: ByVersion, outOf: string, raw: string): Text => {
  switch (how) {
    case "sum": {
      const added = parts.map(({ points }) => points);
      const sum = parts.length === 1 ? raw : `${plus(added)} ${equals(raw)}`;
      return say(`各段相加：${sum}。`, `Added up: ${sum}.`);
    }
    case "loss":
      return say(
        `满分减去各段所扣：${lossSum(parts, outOf, raw)}。`,
        `All points without what each part takes off: ${lossSum(parts, outOf, raw)}.`,
      );
    case "mean":
      return say(`按各段天数平均：${meanSum(parts, outOf, raw)}。`, `The mean by days: ${meanSum(parts, outOf, raw)}.`);
  }
};

/** What the versions of a scheme gave for an item, part by part, and together. */
export const byVersionText = (item: ItemResult, measurement: ByVersion): Text => {
  const { raw, outOf } = item;
  const parts = measurement.parts.map(partText);
  return sentences(
    say(
      "考核期内办法有修改，按各版本分段计算。",
      "The scheme changed within the period; each part is scored by its own version.",
    ),
    join(parts, "", " "),
    raw === null ? nothing : togetherText(measurement, outOf, raw),
    settledText(item),
  );
};
