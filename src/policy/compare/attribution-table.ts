/** An attribution as a table: a row for each part of the difference, and below it why the grade moves. */
import { compare, exactFrom, negate, signOf } from "../../model/points";
import type { Language, Text } from "../../model/text";
import type { Row, Table, Tone } from "../../report/table";
import { nothing, say } from "../../report/words";
import type { Attribution, ItemChange, TotalPart } from "./attribution";
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
const bySize = (parts: readonly TotalPart[]): TotalPart[] =>
  [...parts].sort((a, b) => compare(sizeOf(b.points), sizeOf(a.points)));

/** `1.2 请销假手续 计分方法` beside its item needs only its last part. */
const within = (cause: Text, place: Text): Text => {
  const cut = (text: string, before: string): string =>
    before !== "" && text.startsWith(before) ? text.slice(before.length).replace(/^[:：\s]+/, "") : text;
  const [zh, en] = [cut(cause.zh, place.zh), cut(cause.en, place.en)];
  return zh === "" || en === "" ? say("指标本身", "the item itself") : say(zh, en);
};

type Side = ItemChange["from"];

const pointsOf = (side: Side): Text => {
  if (side === null) return say("没有这一项", "no such item");
  if (side.points === null) return states[side.state];
  const points = side.points.replace("-", "−");
  return say(`${points} 分`, points);
};

const states: Readonly<Record<NonNullable<Side>["state"], Text>> = {
  measured: say("没有得分", "no points"),
  missing: say("没有记录", "nothing recorded"),
  "not-applicable": say("不适用", "not applicable"),
  pending: say("暂不能定分", "not fixed yet"),
};

/** What the item came to on both sides, below the first of its rows. */
const itemText = ({ from, to }: ItemChange): Text => {
  const [was, is] = [pointsOf(from), pointsOf(to)];
  const out = to ?? from;
  const of = out === null ? nothing : say(`（满分 ${out.outOf} 分）`, ` of ${out.outOf}`);
  return say(`${was.zh} → ${is.zh}${of.zh}`, `${was.en} → ${is.en}${of.en}`);
};

/** Facts of two periods are all different ones; only within one period do they tell something. */
const isOnePeriod = ({ before, after }: Attribution): boolean =>
  before.period.from === after.period.from && before.period.to === after.period.to;

const rowOf = (
  part: TotalPart,
  attribution: Attribution,
  isFirst: boolean,
  titleOf: TitleOf,
  language: Language,
): Row => {
  const place = placeText(part, titleOf);
  const facts = isOnePeriod(attribution) ? factsText(part) : nothing;
  const item = attribution.items.find(({ id, year }) => id === part.item && year === part.year);
  const notes = [isFirst && item !== undefined ? itemText(item) : nothing, facts].map((text) => text[language]);
  const name = part.item === null ? say("", "") : titleOf(`items/${part.item}`);
  const cause = within(causeText(part.cause, titleOf), name);
  return {
    cells: [onScreen(place)[language], onScreen(cause)[language], signed(part.points)],
    notes: notes.filter((note) => note !== ""),
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
  const sorted = bySize(parts);
  const sum = say(`各项相加：${signed(difference)} 分。`, `In sum ${signed(difference)} points.`);
  return {
    title: headText(attribution)[language],
    about: [],
    columns: [
      { title: columns.item[language], side: "left" },
      { title: columns.cause[language], side: "left" },
      { title: columns.points[language], side: "right" },
    ],
    rows: sorted.map((part, at) => {
      const isFirst = sorted.findIndex(({ item, year }) => item === part.item && year === part.year) === at;
      return rowOf(part, attribution, isFirst, titleOf, language);
    }),
    foot: [sum[language], ...gradeLines(attribution).map((line) => line[language])],
  };
};
