/** From points to a decision: the head, sources, grades, caps, what does not apply, years, the term, each clause in a sentence. */
import type { Cap, Grade, Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import { dayText } from "../../report/days";
import { percent } from "../../report/numbers";
import { nothing, say } from "../../report/words";
import { conditionText } from "./condition-words";
import type { Names } from "./names";
import { asPoints, between, daysText, kindsText, phrase, sentence } from "./phrases";
import { partTitle, type Said, said, titleOf } from "./said";

/** The version of a scheme, and when it is in force. */
export const forceText = ({ version, from, to }: Scheme): Text => {
  const [first, last] = [dayText(from), to === undefined ? undefined : dayText(to)];
  return sentence(
    phrase(
      say(`本办法的版本为${version}`, `version ${version}`),
      say(`自${first.zh}起施行`, `in force from ${first.en}`),
      last === undefined ? nothing : say(`施行到${last.zh}为止`, `to ${last.en}`),
    ),
  );
};

const headText = (scheme: Scheme): Text => {
  const { zh, en } = forceText(scheme);
  return say(`${zh}${scheme.notice.zh}`, `${en} ${scheme.notice.en}`);
};

const gradeText = ({ id, from, to }: Grade, names: Names): Text => {
  const { zh, en } = names.grade(id);
  const band = between(from === undefined ? {} : { atLeast: from }, to === undefined ? {} : { below: to }, asPoints);
  return band.zh === ""
    ? sentence(say(`${zh}不设分数段，只由限档产生`, `${en} has no band and is reached by caps only`))
    : sentence(say(`总分${band.zh}的为${zh}`, `a total of ${band.en} is ${en}`));
};

const capSaid = ({ when, limit, veto, in: kinds }: Cap, names: Names): Text => {
  const [condition, grade, where] = [conditionText(when, names), names.grade(limit), kindsText(kinds)];
  const how = veto === true ? say("一票否决，", "veto: ") : nothing;
  return sentence(
    say(
      `${condition.zh}的，${how.zh}${where.zh}的等次最高定为${grade.zh}`,
      `where ${condition.en}, ${how.en}graded at most ${grade.en} (${where.en})`,
    ),
  );
};

const rescales: Readonly<Record<Scheme["notApplicable"]["rescale"], Text>> = {
  category: say(
    "有指标不适用的，本类得分按适用部分的分值折算；整类不适用的，总分按其余各类的分值折算",
    "what does not apply is made up for inside its category; a whole category, inside the total",
  ),
  total: say("有指标不适用的，总分按适用部分的分值折算", "what does not apply is made up for inside the total"),
  none: say("有指标不适用的，不作折算", "what does not apply is not made up for"),
};

const notApplicableText = ({ rescale, maxShare }: Scheme["notApplicable"]): Text =>
  sentence(
    rescales[rescale],
    say(
      `不适用的分值超过${percent(maxShare)}的，不定等次`,
      `with more than ${percent(maxShare)} of the points not applicable there is no grade`,
    ),
  );

const annualText = ({ minDays, closes, afterClosing }: Scheme["annual"]): Text => {
  const [least, last] = [daysText(minDays, "calendar"), daysText(closes, "calendar")];
  return sentence(
    say(`当年考核期不满${least.zh}的，只计分、不定等次`, `a period under ${least.en} has a score and no grade`),
    say(`考核期结束后${last.zh}以内补录，到期关账`, `the books close ${last.en} after the end of the period`),
    afterClosing === "order"
      ? say("关账以后补记、更正的，须有更正令", "after that a record or correction needs an order")
      : say("关账以后仍可补记、更正", "after that records and corrections are still free"),
  );
};

const termText = ({ annualWeight, termWeight, closes }: Scheme["term"]): Text => {
  const last = daysText(closes, "calendar");
  return sentence(
    say(
      `期满得分为各年度得分按天数加权平均数的${percent(annualWeight)}与全任期考核得分的${percent(termWeight)}之和`,
      `the score of the term is ${percent(annualWeight)} of the mean of the years, weighted by days, plus ${percent(termWeight)} of the score over the whole term`,
    ),
    say(`任期结束后${last.zh}以内补录，到期关账`, `the books close ${last.en} after the end of the term`),
  );
};

const changesText = ({ latest }: NonNullable<Scheme["changes"]>): Text => {
  const [month, day] = latest.split("-").map(Number);
  return sentence(
    say(
      `年中修改本办法，新版本在当年${month}月${day}日以前（含当日）施行的，当年的结果按新版本确定`,
      `a new version that is in force by ${latest} decides the year's result`,
    ),
    say("在此以后施行的，仍按原版本确定", "one that comes later leaves it to the version before"),
  );
};

/** The head of a scheme, and how points become a decision: a sentence for each of these clauses. */
export const decisionClauses = (scheme: Scheme, names: Names): Said[] => {
  const { sources, grades, caps, notApplicable, annual, term, changes } = scheme;
  return [
    said([], say("考核办法", "The scheme"), headText(scheme)),
    ...sources.map((source, at) => {
      const text = sentence(
        say(`《${source.title.zh}》，${source.grade}级来源`, `${source.title.en} (source of grade ${source.grade})`),
      );
      return said(["sources", at], partTitle(say("来源", "Source"), titleOf(source)), text);
    }),
    ...grades.map((grade, at) =>
      said(["grades", at], partTitle(say("等次", "Grade"), names.grade(grade.id)), gradeText(grade, names)),
    ),
    ...caps.map((cap, at) => said(["caps", at], partTitle(say("限档", "Cap"), titleOf(cap)), capSaid(cap, names))),
    said(["notApplicable"], say("不适用", "Not applicable"), notApplicableText(notApplicable)),
    said(["annual"], say("年度考核", "Annual evaluation"), annualText(annual)),
    said(["term"], say("期满考核", "Evaluation of the term"), termText(term)),
    ...(changes === undefined
      ? []
      : [said(["changes"], say("年中修改", "Changes within a year"), changesText(changes))]),
  ];
};
