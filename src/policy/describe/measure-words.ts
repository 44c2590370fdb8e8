/** How facts become a number, as a sentence for every kind of measure: each says what “the value” (计量值) is. */
import { match } from "ts-pattern";
import type { Measure, Status } from "../../model/measures";
import type { Text } from "../../model/text";
import { choiceTitle } from "../../report/measured";
import { percent } from "../../report/numbers";
import { nothing, say } from "../../report/words";
import { namesIn } from "./names";
import { everyText, listText, quotedText, sentence } from "./phrases";

type Of<K extends Measure["kind"]> = Extract<Measure, { kind: K }>;

/** What attendance is called. */
export const statusNames: Readonly<Record<Status, Text>> = {
  resident: say("在岗", "resident"),
  duty: say("公务", "duty"),
  training: say("培训", "training"),
  sick: say("病假", "sick"),
  leave: say("请假", "leave"),
  recalled: say("抽回", "recalled"),
  absent: say("脱岗", "absent"),
};

const levels: Readonly<Record<"annual" | "term", Text>> = {
  annual: say("年度", "annual"),
  term: say("任期", "term"),
};

const dividedBy = (outOf: string): Text =>
  outOf === "1" ? nothing : say(`除以满分${outOf}`, ` divided by the full mark of ${outOf}`);

const count = ({ none }: Of<"count">): Text =>
  sentence(
    say("计量值为记录的次数之和", "the value is the sum of the counts recorded"),
    none === "zero"
      ? say("没有记录的，按0次计", "without a record it is 0")
      : say("没有记录的，按缺记录处理", "without a record it is missing"),
  );

const tally = (): Text =>
  sentence(
    say("计量值为完成数合计除以应完成数合计", "the value is what was done divided by what was due, each in sum"),
    say("应完成数合计为零的，不适用", "with nothing due the item does not apply"),
  );

/** What stands in for a checked value. */
const selfReported = say("没有核定的，用自报数", "without one, the latest self-report");

const target = ({ of, default: usual, prorate }: Of<"target">): Text => {
  const reached =
    of === "count"
      ? say("记录的数量之和", "the sum of the counts recorded")
      : say("最近一次核定的数值", "the latest checked value");
  const goal =
    usual === undefined
      ? say("没有设定目标的，不适用", "without a target that was set the item does not apply")
      : say(`没有另行设定目标的，全年目标按${usual}计`, `where no target was set, it is ${usual} for a year`);
  const parts = prorate
    ? say("目标按天数折算", "the target is taken by the days gone by")
    : say("目标不按天数折算", "the target is not taken by days");
  return sentence(
    say(`计量值为${reached.zh}除以目标`, `the value is ${reached.en} divided by the target`),
    of === "value" ? selfReported : nothing,
    goal,
    parts,
  );
};

const groups: Readonly<Record<Of<"mean">["by"], Text>> = {
  rating: say("各次有效评分的平均数", "the mean of all valid ratings"),
  member: say("每名队员最近一次有效评分的平均数", "the mean of each member's latest valid rating"),
  month: say("各月平均评分的平均数", "the mean of the means of the months' valid ratings"),
  quarter: say("各季度平均评分的平均数", "the mean of the means of the quarters' valid ratings"),
};

const mean = ({ outOf, by }: Of<"mean">): Text => {
  const [divided, group] = [dividedBy(outOf), groups[by]];
  return sentence(say(`计量值为${group.zh}${divided.zh}`, `the value is ${group.en}${divided.en}`));
};

const panel = ({ outOf, trimAbove, trim, minimum }: Of<"panel">): Text => {
  const divided = dividedBy(outOf);
  return sentence(
    say(
      `计量值为各评分人最近一次有效评分的平均数${divided.zh}`,
      `the value is the mean of each rater's latest valid rating${divided.en}`,
    ),
    say(
      `评分人超过${trimAbove}名的，去掉${trim}个最高分和${trim}个最低分`,
      `with more than ${trimAbove} raters the ${trim} highest and the ${trim} lowest are dropped`,
    ),
    say(`评分人不满${minimum}名的，暂不定分`, `under ${minimum} raters the points wait`),
  );
};

const survey = ({ weights, titles = {}, invalid, denominator, minimum }: Of<"survey">): Text => {
  const choices = [...Object.keys(weights), ...invalid, ...Object.keys(titles)];
  const named = [...new Set(choices)].map((id) => ({ id, title: choiceTitle(titles, id) }));
  const name = namesIn(named);
  const list = listText(
    Object.entries(weights).map(([choice, weight]) => {
      const { zh, en } = name(choice);
      return say(`“${zh}”计${weight}`, `“${en}” ${weight}`);
    }),
  );
  const over =
    denominator === "all"
      ? say("全部票数", "by all ballots")
      : say("上列各选项的票数", "by the ballots for these choices");
  const void_ = quotedText(invalid.map(name));
  return sentence(
    say(`每票${list.zh}`, `each ballot counts: ${list.en}`),
    invalid.length === 0 ? nothing : say(`${void_.zh}为无效票`, `${void_.en} are invalid`),
    say(`计量值为各票合计除以${over.zh}`, `the value is the sum divided ${over.en}`),
    say(
      `${denominator === "all" ? "总票数" : "上述票数"}不满${minimum}张的，暂不定分`,
      `under ${minimum} of these ballots the points wait`,
    ),
  );
};

const latest = ({ outOf, tolerance }: Of<"latest">): Text =>
  sentence(
    say(
      `计量值为最近一次核定的数值${dividedBy(outOf).zh}`,
      `the value is the latest checked value${dividedBy(outOf).en}`,
    ),
    selfReported,
    tolerance === undefined
      ? nothing
      : say(
          `自报数与核定数相差超过核定数${percent(tolerance)}的，提示复核，不影响得分`,
          `a self-report that differs by more than ${percent(tolerance)} of the checked value calls for a second check and changes no points`,
        ),
  );

const colours = ({ colours: list, every, skip, changeFrom }: Of<"colours">): Text => {
  const name = namesIn(list);
  const values = listText(list.map(({ id, value }) => say(`“${name(id).zh}”计${value}`, `“${name(id).en}” ${value}`)));
  const part = everyText[every];
  const bad = quotedText(changeFrom.map(name));
  const skipped =
    skip === 0
      ? nothing
      : say(
          `从任期开始的${part.zh}起，头${skip}个${part.zh}不计`,
          `the first ${skip} ${part.en}s from the beginning of the term are left out`,
        );
  const improved =
    changeFrom.length === 0
      ? nothing
      : say(
          `到任时为${bad.zh}、此后比到任时好转的，按最好的颜色计`,
          `where the colour on arrival was ${bad.en}, a better one counts as the best`,
        );
  return sentence(
    say(
      `各${part.zh}最近一次的颜色，由好到差${values.zh}`,
      `of each ${part.en} the latest colour, best first: ${values.en}`,
    ),
    skipped,
    improved,
    say(`计量值为各${part.zh}的平均数`, `the value is the mean of the ${part.en}s`),
  );
};

const attendance = (need: Of<"attendance">): Text => {
  const { days, every, basis, counts, excused, daysOff, mean: by } = need;
  const part = everyText[every];
  const kind = basis === "working-days" ? say("工作日", "working days") : say("日历天数", "calendar days");
  const shorter =
    excused.length === 0
      ? say("不在任职期间的天数", "days outside of service")
      : say(
          `不在任职期间的天数和${quotedText(excused.map((one) => statusNames[one])).zh}的天数`,
          `days outside of service and days of ${quotedText(excused.map((one) => statusNames[one])).en}`,
        );
  const present = quotedText(counts.map((one) => statusNames[one]));
  const off =
    daysOff === "count"
      ? say(`，不是${kind.zh}的日子也计`, ", on any day")
      : say(`，只计${kind.zh}`, `, on ${kind.en} only`);
  return sentence(
    say(
      `每名队员每${part.zh}应驻村${days}天，该${part.zh}的${kind.zh}不足的按实有${kind.zh}`,
      `each member owes ${days} days in every ${part.en}, or all its ${kind.en} where there are fewer`,
    ),
    say(`${shorter.zh}，按比例减少应驻天数`, `${shorter.en} reduce them in proportion`),
    say(
      `${present.zh}计入实驻天数${off.zh}，超过应驻天数的部分不计`,
      `${present.en} count as present${off.en}, up to the days owed`,
    ),
    by === "member-days"
      ? say("计量值为全队实驻天数合计除以应驻天数合计", "the value is all days present divided by all days owed")
      : say(
          `计量值为各队员各${part.zh}实驻天数除以应驻天数所得比值的平均数`,
          `the value is the mean, over members and ${part.en}s, of days present divided by days owed`,
        ),
  );
};

const lateText = (late: string): Text =>
  say(`逾期完成的部分按${percent(late)}计`, `what is done late counts ${percent(late)}`);

const commitments = ({ level, late }: Of<"commitments">): Text =>
  sentence(
    say(
      `计量值为到期的${levels[level].zh}承诺按权重平均的完成程度`,
      `the value is the weighted mean of how far the ${levels[level].en} commitments that are due are kept`,
    ),
    lateText(late),
  );

const published = ({ level, within }: Of<"published">): Text =>
  level === "annual"
    ? sentence(
        say(
          `计量值为当年考核期第一天以后${within}天以内审定并公开的年度承诺件数`,
          `the value is the number of annual commitments approved and published within ${within} days after the first day of the year's period`,
        ),
        say("跨几个年度的，取件数最少的年度", "of several years, the least"),
      )
    : sentence(
        say(
          `计量值为任期第一天以后${within}天以内审定并公开的任期承诺件数`,
          `the value is the number of term commitments approved and published within ${within} days after the first day of the term`,
        ),
      );

const milestones = ({ late }: Of<"milestones">): Text =>
  sentence(
    say(
      "计量值为到期的项目节点按权重平均的完成程度",
      "the value is the weighted mean of how far the project milestones that are due are reached",
    ),
    lateText(late),
    say("没有到期节点的，不适用", "without any due the item does not apply"),
  );

const together = ({ sameMatter, rest }: Of<"notices">): Text => {
  if (sameMatter === "highest") return say("同一事项有几件的，只计最高的一件", "of one matter only the highest counts");
  if (sameMatter === "sum") return say("同一事项有几件的，合并计算", "what concerns one matter is added up");
  const share = rest === undefined ? "0%" : percent(rest);
  return say(
    `同一事项有几件的，最高的一件全计，其余的按${share}计`,
    `of one matter the highest counts in full and the others ${share}`,
  );
};

const notices = (rule: Of<"notices">): Text => {
  const { levels: list, shared, once, besideFindings } = rule;
  const name = namesIn(list);
  const values = listText(list.map(({ id, value }) => say(`${name(id).zh}${value}分`, `${name(id).en} ${value}`)));
  return sentence(
    say(`每件计值：${values.zh}`, `each notice is worth: ${values.en}`),
    together(rule),
    shared ? say("几个单位联名的，平均分配", "what several share is divided among them") : nothing,
    once === "ever"
      ? say(
          "以前的考核期计过的事项，只计高出的部分",
          "a matter that counted in an earlier period counts only for what it exceeds that by",
        )
      : say("只看本考核期", "only this period is looked at"),
    besideFindings === "rest"
      ? say(
          "同一事项已按失职失责扣分的，只计超出的部分",
          "a matter charged as misconduct already counts only for what it exceeds that by",
        )
      : nothing,
    say("计量值为各事项之和", "the value is the sum over matters"),
  );
};

const findings = (): Text =>
  sentence(
    say(
      "计量值为认定的队员、工作队失职失责情形的扣分之和",
      "the value is the sum of what confirmed misconduct of members and the team costs",
    ),
    say("同一事项只计最重的一次", "of one matter only the heaviest"),
    say("有问题正在调查的，暂不定分", "while something is under investigation the points wait"),
  );

/** What a measure takes for its value. */
export const measureText = (measure: Measure): Text =>
  match(measure)
    .returnType<Text>()
    .with({ kind: "count" }, count)
    .with({ kind: "tally" }, tally)
    .with({ kind: "target" }, target)
    .with({ kind: "mean" }, mean)
    .with({ kind: "panel" }, panel)
    .with({ kind: "survey" }, survey)
    .with({ kind: "latest" }, latest)
    .with({ kind: "rank" }, () => sentence(say("计量值为最近一次的名次", "the value is the latest rank")))
    .with({ kind: "colours" }, colours)
    .with({ kind: "attendance" }, attendance)
    .with({ kind: "commitments" }, commitments)
    .with({ kind: "published" }, published)
    .with({ kind: "milestones" }, milestones)
    .with({ kind: "notices" }, notices)
    .with({ kind: "findings" }, findings)
    .exhaustive();
