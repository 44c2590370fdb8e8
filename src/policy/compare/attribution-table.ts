/** An attribution as a table: a row for each part of the difference, and below it why the grade moves. */
import { compare, exactFrom, negate, signOf } from "../../model/points";
import type { Language, Text } from "../../model/text";
import type { Row, Table, Tone } from "../../report/table";
import { say } from "../../report/words";
import type { Attribution, TotalPart } from "./attribution";
import {
  causeText,
  factsText,
  gradeLines,
  headText,
  onScreen,
  placeText,
  signed,
  type TitleOf,
} from "./attribution-words";

const columns = {
  item: say("指标", "Item"),
  cause: say("原因", "Why"),
  points: say("分", "Points"),
};

const toneOf = ({ points }: TotalPart): Tone => (signOf(exactFrom(points)) < 0 ? "worst" : "best");

const sizeOf = (points: string) => {
  const exact = exactFrom(points);
  return signOf(exact) < 0 ? negate(exact) : exact;
};

/** What moves most first; parts of one size stay in their order. */
const byItem = (parts: readonly TotalPart[]): TotalPart[] =>
  [...parts].sort((a, b) => compare(sizeOf(b.points), sizeOf(a.points)));

/** `1.2 请销假手续 计分方法` beside its item needs only its last part. */
const within = (cause: Text, place: Text): Text => {
  const cut = (text: string, before: string): string =>
    before !== "" && text.startsWith(before) ? text.slice(before.length).replace(/^[:：\s]+/, "") : text;
  const [zh, en] = [cut(cause.zh, place.zh), cut(cause.en, place.en)];
  return zh === "" || en === "" ? say("指标本身", "the item itself") : say(zh, en);
};

const rowOf = (part: TotalPart, titleOf: TitleOf, language: Language): Row => {
  const [place, facts] = [placeText(part, titleOf), factsText(part)];
  const name = part.item === null ? say("", "") : titleOf(`items/${part.item}`);
  const cause = within(causeText(part.cause, titleOf), name);
  return {
    cells: [onScreen(place)[language], onScreen(cause)[language], signed(part.points)],
    notes: facts[language] === "" ? [] : [facts[language]],
    tone: toneOf(part),
  };
};

/**
 * Why two evaluations of a team differ, as a table.
 * @param titleOf what clauses are called: `titlesIn(after, before)`
 * @example attributionTable(attribute(before, after), titlesIn(scheme), "zh").rows
 */
export const attributionTable = (attribution: Attribution, titleOf: TitleOf, language: Language): Table => {
  const { difference, parts } = attribution;
  const sum = say(`各项相加：${signed(difference)} 分。`, `In sum ${signed(difference)} points.`);
  return {
    title: headText(attribution)[language],
    about: [],
    columns: [
      { title: columns.item[language], side: "left" },
      { title: columns.cause[language], side: "left" },
      { title: columns.points[language], side: "right" },
    ],
    rows: byItem(parts).map((part) => rowOf(part, titleOf, language)),
    foot: [sum[language], ...gradeLines(attribution).map((line) => line[language])],
  };
};
