/** The problems of warnings: in a scheme's section on them, and of the questions that are asked about them. */
import { measureName } from "./kinds";
import { both, say } from "./say";

export const warningWords = {
  "no-warnings": () =>
    say(
      "考核办法没有写预警（warnings），不能预警。",
      "The scheme has no section `warnings`, so it warns of nothing.",
      both(
        "请在办法里写上 warnings，或者用 --scheme 指定写了预警的办法。",
        "Write one, or name another scheme with `--scheme`.",
      ),
    ),
  "warns-of-nothing": (p: { colour: string }) =>
    say(
      `颜色“${p.colour}”排在第一位，表示没有预警，不能用在这里。`,
      `The colour \`${p.colour}\` stands first and means no warning; nothing can give it.`,
      both("颜色由轻到重排列，请写后面的颜色。", "Colours stand from mild to severe; write one that comes after it."),
    ),
  "warning-counts-out-of-order": () =>
    say(
      "这里的条数和颜色，应当都比上一行高。",
      "Number and colour must both rise from one row to the next.",
      both("请按由少到多、由轻到重排列。", "Write the rows from few to many and from mild to severe."),
    ),
  "count-never-reached": (p: { atLeast: string; criteria: string }) =>
    say(
      `预警条件一共 ${p.criteria} 条，永远到不了 ${p.atLeast} 条。`,
      `There are ${p.criteria} criteria; ${p.atLeast} of them can never hold.`,
    ),
  "criterion-without-effect": (p: { criterion: string }) =>
    say(
      `预警条件“${p.criterion}”没有写颜色（colour），又没有按条数定颜色（counts），成立了也没有结果。`,
      `The criterion \`${p.criterion}\` has no \`colour\`, and without \`counts\` it changes nothing.`,
    ),
  "not-by-part": (p: { item: string; measure: string }) =>
    say(
      `指标 ${p.item} 的计量方式是${measureName(p.measure).zh}，目标是按年定的，不能逐月、逐季比较。`,
      `Item ${p.item} is measured by ${measureName(p.measure).en} against a year's goal; it cannot be compared by month or quarter.`,
      both("请改用 condition，比较当天的情况。", "Use a `condition` on the standing of the day instead."),
    ),
  "condition-of-years": (p: { kind: string }) =>
    say(
      `条件 ${p.kind} 看的是各年度的等次，不能用来判断某一天的情况。`,
      `The condition ${p.kind} asks for the grades of years; a day has none.`,
    ),
};
