/** The problems of form that any document can have: keys, types, values, names. */
import type { Text } from "../text";
import { both, type Misspelt, meant, say } from "./say";

/** What a name stands for, in both languages. */
const things = {
  body: both("责任主体", "body"),
  list: both("清单", "list"),
  source: both("来源", "source"),
  grade: both("等次", "grade"),
  step: both("处理方式", "step"),
  group: both("组", "group"),
  item: both("指标", "item"),
  category: both("类", "category"),
  case: both("失职失责情形", "misconduct case"),
  event: both("事项", "event"),
  colour: both("颜色", "colour"),
  choice: both("选项", "choice"),
  level: both("级别", "level"),
  member: both("队员", "member"),
  commitment: both("承诺事项", "commitment"),
  milestone: both("节点", "milestone"),
  fact: both("台账记录", "fact"),
  team: both("工作队", "team"),
  subject: both("对象", "subject"),
  duty: both("职责", "duty"),
  occasion: both("事由", "occasion"),
  account: both("主体的账", "account"),
  mechanism: both("机制", "mechanism"),
  cap: both("限档", "cap"),
  target: both("目标任务", "target"),
  criterion: both("预警条件", "warning criterion"),
  consequence: both("预警后果", "consequence"),
  place: both("名额", "place"),
  "worked-case": both("测算用例", "worked case"),
  base: both("底账", "base"),
  pool: both("排名范围", "pool"),
  year: both("年度", "year"),
  problem: both("问题", "problem"),
  post: both("岗位", "post"),
  "misconduct-event": both("失职失责事件", "event of misconduct"),
  run: both("连续认定", "case in years in a row"),
} as const;
export type Thing = keyof typeof things;

/** What a thing is called. */
export const thingName = (thing: Thing): Text => things[thing];

const quotes = both("数字用作编号或者文字的，要加引号。", "A number that is meant as text needs quotes.");

export const formWords = {
  "wrong-type": (p: { expected: Text; found: Text; unquoted?: boolean }) =>
    say(
      `这里应填${p.expected.zh}，实际填的是${p.found.zh}。`,
      `Expected ${p.expected.en} here, found ${p.found.en}.`,
      p.unquoted === true ? quotes : undefined,
    ),
  "missing-key": (p: { key: string }) =>
    say(`没有填“${p.key}”，这一项必填。`, `The required key \`${p.key}\` is missing.`),
  "unknown-key": (p: Misspelt & { known: string }) =>
    say(
      `这里没有“${p.name}”这个字段。`,
      `There is no key \`${p.name}\` here.`,
      meant(p.near) ?? both(`可以填的字段：${p.known}。`, `Known keys: ${p.known}.`),
    ),
  "forbidden-key": (p: { name: string }) => say(`字段不能取名“${p.name}”。`, `The key \`${p.name}\` is not allowed.`),
  "duplicate-key": (p: { name: string }) =>
    say(
      `“${p.name}”填了两次。`,
      `The key \`${p.name}\` is written twice.`,
      both("请删去一处。", "Remove one of them."),
    ),
  "unknown-word": (p: Misspelt & { known: string }) =>
    say(
      `这里不能填“${p.name}”。`,
      `\`${p.name}\` is not one of the allowed words.`,
      meant(p.near) ?? both(`可以填：${p.known}。`, `Allowed: ${p.known}.`),
    ),
  "not-a-decimal": (p: { written: string }) =>
    say(
      `“${p.written}”不是规范的数字。`,
      `\`${p.written}\` is not a decimal number.`,
      both(
        "请写普通小数：整数部分不超过 12 位，小数部分不超过 6 位，不用科学记数法。",
        "Write a plain decimal: at most 12 digits before and 6 after the point, no exponent.",
      ),
    ),
  "below-zero": () => say("这个数不能小于 0。", "This number must not be below 0."),
  "not-above-zero": () => say("这个数必须大于 0。", "This number must be above 0."),
  "share-above-one": () =>
    say(
      "这个比例超过了 1（100%）。",
      "This share is above 1 (100 %).",
      both("比例请写 0 到 1 之间的数，例如 80% 写 0.8。", "Write shares from 0 to 1: 80 % is 0.8."),
    ),
  "out-of-range": (p: { most?: string; least?: string }) =>
    p.most === undefined
      ? say(`这个数不能小于 ${p.least}。`, `Must be at least ${p.least}.`)
      : say(`这个数不能大于 ${p.most}。`, `Must be at most ${p.most}.`),
  empty: () => say("这里不能留空。", "This must not be empty."),
  "too-long": (p: { most: string }) =>
    say(`超出了字数或者条数的上限（${p.most}）。`, `Longer than the ${p.most} that are allowed.`),
  "not-an-id": () =>
    say(
      "编号的写法不对。",
      "This is not a usable id.",
      both(
        "编号由 1 至 64 个字母、汉字、数字或者 . _ - # / : @ 组成，第一个须是字母、汉字或者数字。",
        "An id has 1 to 64 letters, digits, `. _ - # / : @` and starts with a letter or digit.",
      ),
    ),
  "not-a-day-of-the-year": (p: { written: string }) =>
    say(
      `“${p.written}”不是每年都有的日子。`,
      `\`${p.written}\` is not a day of every year.`,
      both("请写成月-日，例如 10-01。", "Write month and day, such as 10-01."),
    ),
  "not-a-day": (p: { written: string }) =>
    say(
      `“${p.written}”不是规范的日期。`,
      `\`${p.written}\` is not a day.`,
      both(
        "日期请写成 2022-06-30 这样，年份在 1900 至 2199 之间。",
        "Write days like 2022-06-30 (years 1900 to 2199).",
      ),
    ),
  "impossible-day": (p: { written: string }) =>
    say(
      `没有 ${p.written} 这一天。`,
      `The day ${p.written} does not exist.`,
      both(
        "请核对；年份在 1900 至 2199 之间，月、日都写两位数。",
        "Check it; years are 1900 to 2199, months and days have two digits.",
      ),
    ),
  "wrong-form": () =>
    say(
      "格式不对。",
      "This does not have the required form.",
      both("月日请写成 06-30 这样。", "Month and day are written like 06-30."),
    ),
  "unknown-name": (p: Misspelt & { thing: Thing }) =>
    say(
      `没有编号为“${p.name}”的${things[p.thing].zh}。`,
      `There is no ${things[p.thing].en} \`${p.name}\`.`,
      meant(p.near),
    ),
  "duplicate-name": (p: { name: string; thing: Thing }) =>
    say(
      `${things[p.thing].zh}编号“${p.name}”重复。`,
      `The ${things[p.thing].en} \`${p.name}\` is there twice.`,
      both("一个编号只能用一次，请改掉其中一个。", "Every id is used once; rename one of them."),
    ),
  "period-reversed": (p: { from: string; to: string }) =>
    say(`终止日 ${p.to} 早于起始日 ${p.from}。`, `The last day ${p.to} is before the first day ${p.from}.`),
  "exactly-one": (p: { keys: string; count: string }) =>
    say(
      `${p.keys.replaceAll(", ", "、")} 须写一个，也只能写一个，现在写了 ${p.count} 个。`,
      `Exactly one of ${p.keys} must be written; ${p.count} are.`,
    ),
};
