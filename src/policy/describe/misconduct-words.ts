/** Cases of misconduct: what each costs, what follows from it, and which facts raise a suspicion, each clause in a sentence. */
import { match } from "ts-pattern";
import type { MisconductCase, SuspicionRule, SuspicionRuleOf } from "../../model/misconduct";
import type { Step } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import { subjects } from "../../report/dereliction-words";
import { percent, same } from "../../report/numbers";
import { nothing, say } from "../../report/words";
import { conditionText } from "./condition-words";
import type { Names } from "./names";
import { everyText, listText, phrase, pointsText, sentence, stepsText } from "./phrases";
import { partTitle, type Said, said, titleOf } from "./said";

type Row = Omit<MisconductCase["ladder"][number], "nth">;

const deductText = (deduct: string): Text =>
  same(deduct, "0")
    ? say("不扣分", "nothing is taken off")
    : say(`每次扣${pointsText(deduct).zh}`, `${pointsText(deduct).en} off each time`);

const caseText = ({ subjects: who, deduct, zeroes }: MisconductCase): Text => {
  const list = listText(who.map((subject) => subjects[subject]));
  return sentence(
    phrase(say(`可以对${list.zh}认定`, `can be found of: ${list.en}`), deductText(deduct)),
    zeroes === true ? say("认定中写明指标的，该指标记零分", "an item that the finding names is zero") : nothing,
  );
};

/** The grade that is the highest from there on, and what is done. */
const rowText = ({ limit, veto, spreads, steps }: Row, names: Names): Text[] => {
  const grade = limit === undefined ? undefined : names.grade(limit);
  const most =
    grade === undefined
      ? nothing
      : veto === true
        ? say(`一票否决，等次最高定为${grade.zh}`, `veto: graded at most ${grade.en}`)
        : say(`等次最高定为${grade.zh}`, `graded at most ${grade.en}`);
  const all =
    spreads === true ? say("对队员认定的，全队同受此限", "of a member, it holds for the team as well") : nothing;
  const done = stepsText(steps, names.step);
  const found = [most, all, done].filter(({ zh }) => zh !== "");
  return found.length === 0 ? [say("不另作处理", "nothing else follows")] : found;
};

const ladderText = ({ nth, ...row }: MisconductCase["ladder"][number], names: Names): Text => {
  const [first = nothing, ...rest] = rowText(row, names);
  return sentence(say(`同一对象同一年度第${nth}次认定的，${first.zh}`, `time ${nth} in a year: ${first.en}`), ...rest);
};

const graveText = ({ deduct, ...row }: NonNullable<MisconductCase["grave"]>, names: Names): Text => {
  const off = deduct === undefined ? [] : [deductText(deduct)];
  const [first = nothing, ...rest] = [...off, ...rowText(row, names)];
  return sentence(say(`情节严重的，${first.zh}`, `in its grave form: ${first.en}`), ...rest);
};

const runningText = ({ years, steps, leader }: NonNullable<MisconductCase["running"]>, names: Names): Text => {
  const done = stepsText(steps, names.step);
  return sentence(
    say(`连续${years}个年度以上认定的，${done.zh}`, `found in at least ${years} years in a row, ${done.en}`),
    leader === true ? say("处理对象为队长", "it meets the leader") : nothing,
  );
};

const mirrorText = ({ body, each }: MisconductCase["mirrors"][number], names: Names): Text => {
  const [name, off] = [names.body(body), pointsText(each)];
  return sentence(say(`每认定一次，另扣${name.zh}${off.zh}`, `each finding also takes ${off.en} off: ${name.en}`));
};

const shortSpans = (rule: SuspicionRuleOf<"short-spans">, names: Names): Text => {
  const { item, every, days, below, times } = rule;
  const name = names.item(item);
  const part = every === undefined ? nothing : say(`按${everyText[every].zh}核算`, `by the ${everyText[every].en}`);
  const need = days === undefined ? nothing : say(`每期应驻村${days}天`, `${days} days owed in each`);
  const own = phrase(part, need);
  const instead = own.zh === "" ? nothing : say(`（另${own.zh}）`, ` (here ${own.en})`);
  const of = below === "1" ? nothing : say(`的${partText(below)}`, `${partText(below)} of `);
  return say(
    `队员一年内有${times}期以上${name.zh}的实驻天数${instead.zh}不满应驻天数${of.zh}的`,
    `a member who in a year has at least ${times} ${times === 1 ? "span" : "spans"} of ${name.en}${instead.en} under ${of.en}the days owed`,
  );
};

/** A part of a whole: a percentage, or the fraction as it is written. */
const partText = (part: string): string => (part.includes("/") ? part : percent(part));

const overdue = ({ duties, days, each }: SuspicionRuleOf<"overdue">, names: Names): Text => {
  const list = listText(duties.map(names.duty));
  const one =
    each === "duty"
      ? say("同一项职责一年合为一条", "one for each duty and year")
      : say("每逾期一件列一条", "one for each time");
  return say(
    `职责${list.zh}逾期${days === 0 ? "" : `超过${days}天`}的（${one.zh}）`,
    `duties ${list.en} overdue${days === 0 ? "" : ` by more than ${days} ${days === 1 ? "day" : "days"}`} (${one.en})`,
  );
};

const suspicionText = (rule: SuspicionRule, names: Names): Text => {
  const when = match(rule)
    .returnType<Text>()
    .with({ kind: "short-spans" }, (found) => shortSpans(found, names))
    .with({ kind: "overdue" }, (found) => overdue(found, names))
    .with({ kind: "condition" }, ({ when: condition }) => {
      const { zh, en } = conditionText(condition, names);
      return say(`年度内${zh}的`, `in a year, ${en}`);
    })
    .exhaustive();
  const kind =
    rule.grave === true ? say("列为情节严重的线索", "a suspicion of the grave form") : say("列为线索", "a suspicion");
  return sentence(say(`${when.zh}，${kind.zh}`, `${when.en}: ${kind.en}`));
};

const caseClauses = (one: MisconductCase, at: readonly Step[], names: Names): Said[] => {
  const { ladder, grave, running, mirrors, suspect } = one;
  const name = titleOf(one);
  const part = (steps: readonly Step[], title: Text, text: Text): Said =>
    said([...at, ...steps], partTitle(name, title), text);
  return [
    said(at, name, caseText(one)),
    ...ladder.map((row, index) =>
      part(["ladder", index], say(`第${row.nth}次`, `time ${row.nth}`), ladderText(row, names)),
    ),
    ...(grave === undefined ? [] : [part(["grave"], say("情节严重", "grave form"), graveText(grave, names))]),
    ...(running === undefined
      ? []
      : [part(["running"], say("连续年度", "years in a row"), runningText(running, names))]),
    ...mirrors.map((mirror, index) => {
      const { zh, en } = names.body(mirror.body);
      return part(["mirrors", index], say(`对${zh}的连带`, `what falls on ${en}`), mirrorText(mirror, names));
    }),
    ...suspect.map((rule, index) =>
      part(["suspect", index], say(`线索规则${index + 1}`, `suspicion ${index + 1}`), suspicionText(rule, names)),
    ),
  ];
};

/** Steps, cases of misconduct and events: a sentence for each of their clauses. */
export const misconductClauses = ({ steps, misconduct, events }: Scheme, names: Names): Said[] => [
  ...steps.map(({ id }, at) => {
    const { zh, en } = names.step(id);
    const text = sentence(say(`“${zh}”为处理方式的一种`, `“${en}” is one of the steps that can follow`));
    return said(["steps", at], partTitle(say("处理方式", "Step"), names.step(id)), text);
  }),
  ...misconduct.flatMap((one, at) => caseClauses(one, ["misconduct", at], names)),
  ...events.map(({ id }, at) => {
    const { zh, en } = names.event(id);
    const text = sentence(say(`${zh}为应当登记的事件`, `${en} is an event to be recorded`));
    return said(["events", at], partTitle(say("事件", "Event"), names.event(id)), text);
  }),
];
