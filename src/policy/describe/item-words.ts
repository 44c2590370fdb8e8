/** Items, categories, groups and the rubric around them, each clause in a sentence. */
import type { Step } from "../../model/problem";
import type { Category, Group, Item, Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import { roundingNames } from "../../report/scored";
import { nothing, say } from "../../report/words";
import { measureText } from "./measure-words";
import { methodText } from "./method-words";
import type { Names } from "./names";
import { capText, everyText, floorText, phrase, pointsText, sentence } from "./phrases";
import { partTitle, type Said, said, titleOf } from "./said";

export const kindNames: Readonly<Record<Item["kind"], Text>> = {
  base: say("基础分", "base"),
  bonus: say("加分", "bonus"),
  deduction: say("减分", "deduction"),
};

export const levelNames: Readonly<Record<Item["level"], Text>> = {
  daily: say("日常", "daily"),
  annual: say("年度", "annual"),
  term: say("任期", "term"),
};

/** What holds where an item names no cap: its points. */
const itsPoints = say("最高为本项分值", "at most its points");

/** What an item is: of which level and kind, and between which bounds. */
export interface ItemParts {
  readonly level: Text;
  readonly points: Text;
  readonly bounds: Text;
  /** What else holds for it, in the order in which it is said. */
  readonly more: readonly Text[];
}

/** The parts that an item's own sentence is made of. */
export const itemParts = (item: Item, names: Names): ItemParts => {
  const [level, kind] = [levelNames[item.level], kindNames[item.kind]];
  const scorer = item.scorer === undefined ? undefined : names.body(item.scorer);
  const group = item.group === undefined ? undefined : names.group(item.group);
  return {
    level: say(`${level.zh}${kind.zh}指标`, `${level.en} ${kind.en} item`),
    points: pointsText(item.points),
    bounds: phrase(floorText(item.floor), capText(item.cap, itsPoints)),
    more: [
      group === undefined
        ? nothing
        : say(`与同组指标合计受${group.zh}组的上下限`, `bounded together with the items of the group ${group.en}`),
      item.waivable ? say("可以经批准不适用", "may be waived as not applicable") : nothing,
      scorer === undefined
        ? nothing
        : say(
            `由${scorer.zh}评定，注明由其他主体评定的评分和数值不计`,
            `scored by: ${scorer.en}; ratings and values that say another scorer do not count`,
          ),
    ],
  };
};

const itemText = (item: Item, category: string, names: Names): Text => {
  const { level, points, bounds, more } = itemParts(item, names);
  const whole = names.category(category);
  const a = /^[aeiou]/.test(level.en) ? "an" : "a";
  return sentence(
    phrase(
      say(
        `${whole.zh}类的${level.zh}，分值${points.zh}`,
        `${a} ${level.en} of the category ${whole.en}, worth ${points.en}`,
      ),
      bounds,
    ),
    ...more,
  );
};

const roundingText = ({ digits, mode }: NonNullable<Item["rounding"]>): Text =>
  say(
    `保留${digits}位小数（${roundingNames[mode].zh}）`,
    `rounded to ${digits} ${digits === 1 ? "digit" : "digits"} (${roundingNames[mode].en})`,
  );

const deadlineText = ({ within, missing }: NonNullable<Item["deadline"]>): Text =>
  missing === "zero"
    ? sentence(
        say(
          `考核期结束后${within}天以内仍没有记录的，记零分`,
          `without a record within ${within} days after the end of the period the item is zero`,
        ),
      )
    : sentence(
        say(
          `记录应当在考核期结束后${within}天以内补齐`,
          `records are owed within ${within} days after the end of the period`,
        ),
        say("到期没有记录的，留待补记，不记零分", "without one the item stays open and is not zero"),
      );

const collectText = ({ every, within }: NonNullable<Item["collect"]>): Text => {
  const part = everyText[every];
  return sentence(
    say(
      `每${part.zh}报送记录，在该${part.zh}结束后${within}天以内报齐`,
      `records are owed for every ${part.en}, within ${within} days after its end`,
    ),
  );
};

const mirrorText = ({ body, each, most }: Item["mirrors"][number], { measure }: Item, names: Names): Text => {
  const [name, cost] = [names.body(body), pointsText(each)];
  const unit = measure.kind === "count" ? say("每次", "for each") : say("计量值每1", "for each 1 of the value");
  return sentence(
    phrase(say(`${unit.zh}另扣${name.zh}${cost.zh}`, `${name.en} loses ${cost.en} ${unit.en}`), capText(most)),
  );
};

const categoryText = ({ points, floor, cap, id }: Category, names: Names): Text => {
  const name = names.category(id);
  return sentence(
    phrase(
      say(`${name.zh}类分值${pointsText(points).zh}`, `the category ${name.en} is worth ${pointsText(points).en}`),
      floorText(floor),
      capText(cap, say("最高为本类参加计分的基础分值", "at most the base points in scope")),
    ),
  );
};

const groupText = ({ id, floor, cap }: Group, names: Names): Text => {
  const name = names.group(id);
  return sentence(
    phrase(
      say(`${name.zh}组各指标得分（减分指标为减分）合计`, `the items of the group ${name.en} in sum`),
      floorText(floor),
      capText(cap),
    ),
  );
};

const roundingOf = (rounding: NonNullable<Item["rounding"]>): Text => {
  const { zh, en } = roundingText(rounding);
  return sentence(say(`本项得分${zh}`, `the item's points are ${en}`));
};

const itemClauses = (item: Item, category: string, at: readonly Step[], names: Names): Said[] => {
  const { id, title, measure, method, rounding, deadline, collect, mirrors } = item;
  const name = titleOf({ id, title });
  const one = (key: string, part: Text, text: Text): Said => said([...at, key], partTitle(name, part), text);
  return [
    said(at, name, itemText(item, category, names)),
    one("measure", say("计量方式", "measure"), measureText(measure)),
    one("method", say("计分方法", "method"), methodText(method, measure.kind)),
    ...(rounding === undefined ? [] : [one("rounding", say("小数取舍", "rounding"), roundingOf(rounding))]),
    ...(deadline === undefined ? [] : [one("deadline", say("补录期限", "deadline"), deadlineText(deadline))]),
    ...(collect === undefined ? [] : [one("collect", say("报送期限", "records owed"), collectText(collect))]),
    ...mirrors.map((mirror, index): Said => {
      const { zh, en } = names.body(mirror.body);
      const part = partTitle(name, say(`对${zh}的连带`, `what falls on ${en}`));
      return said([...at, "mirrors", index], part, mirrorText(mirror, item, names));
    }),
  ];
};

const categoryClauses = (category: Category, at: readonly Step[], names: Names): Said[] => [
  said(at, titleOf(category), categoryText(category, names)),
  ...category.items.flatMap((item, index) => itemClauses(item, category.id, [...at, "items", index], names)),
];

/** The rules for the sums of a rubric. */
const sumClauses = ({ rounding, total, bonus, deduction }: Scheme["rubric"]): Said[] => {
  const rounded = roundingText(rounding);
  const [most, off] = [capText(bonus.cap), capText(deduction.cap)];
  const sum = say("总分为基础分与加分之和减去减分", "the total is base plus bonus less deduction");
  const bounds = phrase(floorText(total.floor), capText(total.cap));
  const unless = say(
    `各项得分${rounded.zh}，指标另有规定的从其规定`,
    `points of items are ${rounded.en}, unless an item says otherwise`,
  );
  return [
    said(["rubric", "rounding"], say("评分细则 小数取舍", "Rubric: rounding"), sentence(unless)),
    said(["rubric", "total"], say("总分", "Total"), sentence(sum, bounds)),
    said(
      ["rubric", "bonus"],
      say("加分合计", "Bonus"),
      sentence(say(`加分合计${most.zh}`, `the bonus is in sum ${most.en}`)),
    ),
    said(
      ["rubric", "deduction"],
      say("减分合计", "Deduction"),
      sentence(say(`减分合计${off.zh}`, `the deduction is in sum ${off.en}`)),
    ),
  ];
};

/** The rubric with its categories and items: a sentence for each of its clauses. */
export const rubricClauses = ({ rubric }: Scheme, names: Names): Said[] => {
  const all = pointsText(rubric.points);
  return [
    said(["rubric"], say("评分细则", "Rubric"), sentence(say(`基础分共${all.zh}`, `there are ${all.en} in all`))),
    ...sumClauses(rubric),
    ...rubric.groups.map((group, index) => said(["rubric", "groups", index], titleOf(group), groupText(group, names))),
    ...rubric.categories.flatMap((category, index) =>
      categoryClauses(category, ["rubric", "categories", index], names),
    ),
  ];
};
