/** Ranking: pools, places, ties, publicity and appeals, each clause in a sentence. */
import { match } from "ts-pattern";
import type { PlaceRule, RankingRules, TieBreak } from "../../model/places";
import type { Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import { percent } from "../../report/numbers";
import { join, nothing, say } from "../../report/words";
import { conditionText } from "./condition-words";
import type { Names } from "./names";
import { daysText, kindsText, sentence } from "./phrases";
import { partTitle, type Said, said } from "./said";

const pools: Readonly<Record<RankingRules["pools"], Text>> = {
  district: say(
    "全区的工作队一起排名，总分高的在前",
    "all teams of the district are ranked together, the highest total first",
  ),
  town: say("各镇的工作队分别排名，总分高的在前", "the teams of each town are ranked apart, the highest total first"),
};

const placeText = ({ grade, rate, atLeast, conditions, otherwise, in: kinds }: PlaceRule, names: Names): Text => {
  const [best, less, where] = [names.grade(grade), names.grade(otherwise), kindsText(kinds)];
  const asked = join(
    conditions.map((when) => conditionText(when, names)),
    "，并且",
    " and ",
  );
  const least = atLeast === 0 ? nothing : say(`，但不少于${atLeast}个`, `, but not under ${atLeast}`);
  return sentence(
    say(
      `${where.zh}的${best.zh}名额为参评队数的${percent(rate)}，不足一个的舍去${least.zh}`,
      `places for ${best.en} (${where.en}): ${percent(rate)} of the teams assessed, rounded down${least.en}`,
    ),
    conditions.length === 0 ? nothing : say(`取得名额的条件还有：${asked.zh}`, `a place also asks that ${asked.en}`),
    say(`够得上${best.zh}而没有取得名额的，定为${less.zh}`, `who would be ${best.en} and gets no place is ${less.en}`),
  );
};

const firsts: Readonly<Record<TieBreak["first"], Text>> = {
  highest: say("高的在前", "the highest first"),
  lowest: say("低的在前", "the lowest first"),
};

const tieText = (tie: TieBreak, names: Names): Text => {
  const what = match(tie)
    .returnType<Text>()
    .with({ kind: "base" }, () => say("基础分", "base"))
    .with({ kind: "bonus" }, () => say("加分", "bonus"))
    .with({ kind: "deduction" }, () => say("减分", "deduction"))
    .with({ kind: "category" }, ({ category }) => {
      const { zh, en } = names.category(category);
      return say(`${zh}类得分`, `points of the category ${en}`);
    })
    .with({ kind: "item" }, ({ item, of }) => {
      const { zh, en } = names.item(item);
      return of === "points" ? say(`${zh}的得分`, `points of ${en}`) : say(`${zh}的计量值`, `value of ${en}`);
    })
    .exhaustive();
  const first = firsts[tie.first];
  return say(`${what.zh}${first.zh}`, `${what.en}, ${first.en}`);
};

const tiesText = (ties: RankingRules["ties"], names: Names): Text => {
  if (ties.length === 0) return sentence(say("总分相同的，名次相同", "teams of equal total have the same rank"));
  const chain = join(
    ties.map((tie) => tieText(tie, names)),
    "、",
    "; ",
  );
  return sentence(
    say(`总分相同的，依次比较：${chain.zh}`, `teams of equal total are told apart by, in this order: ${chain.en}`),
    say("仍然相同的，名次相同", "those still equal have the same rank"),
  );
};

const publicityText = ({ days, count }: RankingRules["publicity"]): Text => {
  const time = daysText(days, count);
  return sentence(
    say(`结果公示${time.zh}，公布当日不计`, `results are public for ${time.en}, their own day not counted`),
  );
};

const appealText = ({ within, answer, count }: RankingRules["appeal"]): Text => {
  const [time, reply] = [daysText(within, count), daysText(answer, count)];
  return sentence(
    say(`对结果有异议的，公布后${time.zh}以内可以申请复核`, `an appeal is made within ${time.en} after publication`),
    say(`申请后${reply.zh}以内答复，当日不计`, `it is answered within ${reply.en}, the day itself not counted`),
  );
};

/** The rules of ranking: a sentence for each of their clauses. */
export const rankingClauses = ({ ranking }: Scheme, names: Names): Said[] => {
  if (ranking === undefined) return [];
  const { places, ties, publicity, appeal } = ranking;
  return [
    said(["ranking"], say("排名", "Ranking"), sentence(pools[ranking.pools])),
    ...places.map((place, at) =>
      said(["ranking", "places", at], partTitle(say("名额", "Places"), place.title), placeText(place, names)),
    ),
    said(["ranking", "ties"], say("同分排序", "Ties"), tiesText(ties, names)),
    said(["ranking", "publicity"], say("公示", "Publicity"), publicityText(publicity)),
    said(["ranking", "appeal"], say("复核", "Appeal"), appealText(appeal)),
  ];
};
