/** Mistakes that staff make in a scheme, each made once in a copy of the first scheme, and which tools must report it. */
import type { Text } from "../../../src/model/text";
import { drop, type Edit, move, set, swap } from "./edit";

/** One mistake. */
export interface Defect {
  readonly id: string;
  /** What went wrong. */
  readonly says: Text;
  readonly edits: readonly Edit[];
}

const defect = (id: string, zh: string, en: string, ...edits: readonly Edit[]): Defect => ({
  id,
  says: { zh, en },
  edits,
});

const sums: readonly Defect[] = [
  defect(
    "item-points",
    "1.2 的分值从 2 误写成 3，本类加起来不再是 10 分",
    "Item 1.2 is given 3 points for 2, so its category no longer adds up",
    set("items/1.2/points", 3),
  ),
  defect(
    "category-digits",
    "C3 的 12 分写成了 21 分",
    "The 12 points of C3 are written 21",
    set("categories/C3/points", 21),
  ),
  defect(
    "item-lost",
    "删了 3.3，分值没有分给别的指标",
    "Item 3.3 is deleted and its points go nowhere",
    drop("items/3.3"),
  ),
  defect(
    "points-shifted",
    "2.1 多写了 1 分、2.2 少写了 1 分，合计没变",
    "Item 2.1 has a point too many and 2.2 one too few; the sum is the same",
    set("items/2.1/points", 3),
    set("items/2.2/points", 1),
  ),
  defect(
    "wrong-category",
    "8.3 放进了为民服务类，分值跟着改了",
    "Item 8.3 stands under service, and the sums were changed with it",
    move("items/8.3", "categories/C9/items/+"),
    set("categories/C8/points", 6),
    set("categories/C9/points", 9),
  ),
  defect(
    "same-id",
    "9.3 的编号误写成 9.2，两项同号",
    "Item 9.3 is numbered 9.2, which is taken",
    set("items/9.3/id", "9.2"),
  ),
  defect("key-typo", "points 误写成 ponits", "The key points is misspelt", set("items/4.1/ponits", 3)),
  defect(
    "comma-decimal",
    "小数点写成了逗号：0,5",
    "A decimal is written with a comma: 0,5",
    set("items/3.1/method/each", "0,5"),
  ),
];

const rubric: readonly Defect[] = [
  defect(
    "rounding-even",
    "四舍五入写成了银行家舍入",
    "Halves go to the even digit instead of up",
    set("rubric/rounding/mode", "half-even"),
  ),
  defect("rounding-digits", "保留两位小数写成保留一位", "One digit is kept for two", set("rubric/rounding/digits", 1)),
  defect("total-floor", "漏了总分不低于零的保底", "The floor of the total is gone", set("rubric/total/floor", "none")),
  defect(
    "total-cap",
    "总分封顶 100，加分对满分队不再有用",
    "The total is capped at 100, so that a bonus is nothing to the best",
    set("rubric/total/cap", 100),
  ),
  defect(
    "bonus-cap",
    "加分合计最多 5 分写成 15 分",
    "All bonus is capped at 15 instead of 5",
    set("rubric/bonus/cap", 15),
  ),
  defect(
    "deduction-cap",
    "减分合计最多 16 分写成 6 分，扣满以后再犯不再扣",
    "All deductions stop at 6 instead of 16, so that more faults cost no more",
    set("rubric/deduction/cap", 6),
  ),
  defect(
    "deduction-positive",
    "通报减分写成了基础分指标",
    "The deduction for criticism is written as a base item",
    set("items/12.2/kind", "base"),
  ),
];

const methods: readonly Defect[] = [
  defect(
    "fault-tenfold",
    "1.2 每次扣 0.5 分写成 5 分",
    "A faulty leave costs 5 instead of 0.5",
    set("items/1.2/method/each", 5),
  ),
  defect(
    "fault-tenth",
    "8.2 每漏一项扣 0.5 分写成 0.05 分",
    "An omission costs 0.05 instead of 0.5",
    set("items/8.2/method/each", 0.05),
  ),
  defect(
    "fault-free",
    "3.1 缺一次不扣分，成了白送的 3 分",
    "A meeting left out costs nothing: 3 points for no evidence",
    set("items/3.1/method/each", 0),
  ),
  defect(
    "fault-allowance",
    "4.3 凭空多了“前 2 次不扣”",
    "Two errors are free, which nobody decided",
    set("items/4.3/method/free", 2),
  ),
  defect(
    "tiers-order",
    "5.2 的两档写颠倒了",
    "Two tiers of 5.2 are the wrong way round",
    swap("items/5.2/method/steps/1", "items/5.2/method/steps/2"),
  ),
  defect(
    "tier-points-swapped",
    "5.2 两档的分值对调了，完成多的得分少",
    "The points of two tiers are swapped, so that more gives less",
    swap("items/5.2/method/steps/2/points", "items/5.2/method/steps/3/points"),
  ),
  defect(
    "tier-above-item",
    "5.2 第二档 2.4 分写成 4.2 分，超过本项 3 分",
    "A tier gives 4.2 points of an item of 3",
    set("items/5.2/method/steps/2/points", 4.2),
  ),
  defect(
    "tier-exclusive",
    "5.2 “完成目标得满分”写成了“超过目标”",
    "Full marks of 5.2 need more than the target instead of the target",
    drop("items/5.2/method/steps/1/from"),
    set("items/5.2/method/steps/1/over", 1),
  ),
  defect(
    "tier-else",
    "5.2 达不到六成的也给 2 分，比六成的还多",
    "Below three fifths 5.2 gives 2 points, more than above",
    set("items/5.2/method/else", 2),
  ),
  defect("tier-hole", "6.2 漏了八成那一档", "Item 6.2 lost the tier of four fifths", drop("items/6.2/method/steps/2")),
  defect(
    "tier-percent",
    "6.2 的 1 误写成 100（百分数）",
    "The target of 6.2 is written 100, as per cent",
    set("items/6.2/method/steps/1/from", 100),
  ),
  defect(
    "all-exclusive",
    "7.3 “参与了”写成“超过 1”，谁也得不到",
    "Item 7.3 asks for more than 1 of 1, which nobody has",
    drop("items/7.3/method/from"),
    set("items/7.3/method/over", 1),
    set("items/7.3/basis/authored/method.from", "method.over"),
  ),
  defect(
    "all-five",
    "10.1 至少 4 件写成至少 5 件",
    "Item 10.1 asks for five commitments instead of four",
    set("items/10.1/method/from", 5),
  ),
  defect(
    "full-early",
    "11.1 满意度 90% 就得满分",
    "Item 11.1 gives full marks at 90 %",
    set("items/11.1/method/full", 0.9),
  ),
  defect(
    "full-never",
    "4.1 满分的比例写成 10 倍，谁也得不满",
    "Item 4.1 gives full marks only at ten times what is due",
    set("items/4.1/method/full", 10),
  ),
  defect(
    "bonus-per-unit",
    "12.1 每级折算 1 分写成 0.1 分",
    "A notice gives a tenth of its points",
    set("items/12.1/method/each", 0.1),
  ),
  defect(
    "finding-cap",
    "12.3 封顶写回 10 分，认定反而能让总分变高",
    "Item 12.3 is capped at 10 again, so that a finding can raise the total",
    set("items/12.3/cap", 10),
  ),
  defect(
    "item-cap",
    "1.3 多写了最多 2 分，满分 3 分得不到",
    "Item 1.3 is capped at 2 of its 3 points",
    set("items/1.3/cap", 2),
  ),
];

const measures: readonly Defect[] = [
  defect(
    "days-mistyped",
    "每月应驻 20 天写成 2 天",
    "Two resident days a month are needed instead of twenty",
    set("items/1.1/measure/days", 2),
  ),
  defect(
    "leave-excused",
    "事假也按比例减少应驻天数",
    "Private leave lowers the days needed",
    set("items/1.1/measure/excused", ["sick", "recalled", "leave"]),
  ),
  defect(
    "leave-counts",
    "事假当天也算驻村",
    "A day of private leave counts as resident",
    set("items/1.1/measure/counts", ["resident", "duty", "training", "leave"]),
  ),
  defect(
    "resident-lost",
    "计入的天数里漏了“驻村”本身",
    "Being resident itself no longer counts",
    set("items/1.1/measure/counts", ["duty", "training"]),
  ),
  defect(
    "weekend-ignored",
    "周末在村不再计入",
    "Weekends in the village no longer count",
    set("items/1.1/measure/daysOff", "ignore"),
  ),
  defect(
    "survey-denominator",
    "满意度的分母从总票数改成了有效票",
    "The survey divides by the valid ballots instead of all",
    set("items/11.1/measure/denominator", "valid"),
  ),
  defect(
    "survey-weight",
    "“比较满意”的 0.8 写成 8",
    "Fairly satisfied weighs 8 instead of 0.8",
    set("items/11.1/measure/weights/fairly", 8),
  ),
  defect(
    "survey-swapped",
    "“基本满意”和“不满意”的权重对调",
    "The weights of basically satisfied and dissatisfied are swapped",
    swap("items/10.4/measure/weights/basically", "items/10.4/measure/weights/dissatisfied"),
  ),
  defect(
    "survey-minimum",
    "不满 10 票不作数写成不满 1 票",
    "One ballot is enough instead of ten",
    set("items/11.1/measure/minimum", 1),
  ),
  defect(
    "panel-trim",
    "六人评议去掉三高三低，一个不剩",
    "Of six ratings three at each end are dropped, and none is left",
    set("items/3.4/measure/trim", 3),
  ),
  defect(
    "mean-scale",
    "测试百分制写成十分制",
    "The test is out of 10 instead of 100",
    set("items/2.2/measure/outOf", 10),
  ),
  defect(
    "colour-values",
    "蓝色和黄色的得分对调",
    "The values of blue and yellow are swapped",
    swap("items/3.2/measure/colours/blue/value", "items/3.2/measure/colours/yellow/value"),
  ),
  defect(
    "colour-skip",
    "漏了到任头两个季度不计",
    "The first two quarters count, which they must not",
    drop("items/3.2/measure/skip"),
  ),
  defect(
    "bonus-repeated",
    "往年计过的表彰今年又能计",
    "A commendation counts again in every year",
    set("items/12.1/measure/once", "window"),
  ),
  defect(
    "bonus-summed",
    "同一事项逐级表彰都加分",
    "One matter is rewarded at every level",
    set("items/12.1/measure/sameMatter", "sum"),
  ),
  defect(
    "bonus-levels",
    "国家级 3 分写成 0.3 分，不如区级",
    "A national notice gives 0.3, less than one of the district",
    set("items/12.1/measure/levels/national/value", 0.3),
  ),
  defect(
    "twice-charged",
    "同一事项既通报又认定，扣两次",
    "A matter that is criticised and established costs twice",
    set("items/12.2/measure/besideFindings", "count"),
  ),
  defect(
    "read-twice",
    "任期践诺误看年度承诺，同一批承诺得两次分",
    "Item 10.3 reads the annual commitments, which then give points twice",
    set("items/10.3/measure/level", "annual"),
  ),
  defect(
    "late-free",
    "逾期完成的承诺照算十成",
    "Commitments kept late count in full",
    set("items/10.2/measure/late", 1),
  ),
  defect(
    "goal-mistyped",
    "民生实事每年 4 件写成 14 件",
    "Fourteen matters a year instead of four",
    set("items/9.1/measure/default", 14),
  ),
  defect(
    "prorate-lost",
    "政策宣讲漏了按天数折算，半年的队要完成全年的量",
    "A team of half a year must meet the target of a whole one",
    drop("items/2.3/measure/prorate"),
  ),
  defect(
    "publish-early",
    "承诺公开 90 天以内写成 9 天以内",
    "Commitments must be published within 9 days instead of 90",
    set("items/10.1/measure/within", 9),
  ),
];

const deadlines: readonly Defect[] = [
  defect("waiver-lost", "5.2 漏了“经批准不适用”", "Item 5.2 can no longer be waived", drop("items/5.2/waivable")),
  defect(
    "waiver-added",
    "4.1 走访排查也可以批准不适用",
    "Household visits can be waived",
    set("items/4.1/waivable", true),
  ),
  defect(
    "unproved-open",
    "日志月报没有举证的不再记零，一直待补",
    "Diaries that are not shown stay open instead of zero",
    set("items/1.4/deadline/missing", "open"),
  ),
  defect(
    "unrecorded-zero",
    "镇里没有抽查，工作队记零分",
    "Where the town made no spot check the team gets zero",
    set("items/1.3/deadline/missing", "zero"),
  ),
  defect(
    "deadline-early",
    "举证期限 30 天写成 0 天",
    "Evidence is due on the last day instead of 30 days later",
    set("items/9.3/deadline/within", 0),
  ),
  defect("own-scorer", "帮带村干部由工作队自己打分", "The team rates itself in 3.4", set("items/3.4/scorer", "team")),
  defect(
    "unknown-scorer",
    "打分主体写成了不存在的“县直部门”",
    "The scorer is a body that there is not",
    set("items/7.2/scorer", "county"),
  ),
];

const grades: readonly Defect[] = [
  defect(
    "band-hole",
    "良好写成 85 分以上，80 至 85 分没有等次",
    "Good begins at 85, so that 80 to 85 has no grade",
    set("grades/good/from", 85),
  ),
  defect(
    "band-overlap",
    "良好写到 95 分，与优秀重叠",
    "Good ends at 95 and overlaps with excellent",
    set("grades/good/to", 95),
  ),
  defect(
    "band-moved",
    "优秀 90 分写成 95 分，良好的上限也跟着改了",
    "Excellent begins at 95 instead of 90, and good ends there",
    set("grades/excellent/from", 95),
    set("grades/good/to", 95),
  ),
  defect(
    "grades-order",
    "不合格和基本合格的先后写颠倒了",
    "Unqualified and basically qualified are the wrong way round",
    swap("grades/1", "grades/2"),
  ),
  defect(
    "band-top",
    "优秀写了 100 分封顶，加分的队没有等次",
    "Excellent ends at 100, so that a team with a bonus has no grade",
    set("grades/excellent/to", 100),
  ),
];

const caps: readonly Defect[] = [
  defect(
    "cap-inclusive",
    "“不满90%”写成了“90%以下”，正好九成的也被限档",
    "Below 90 % became at most 90 %, so that exactly 90 % is limited",
    drop("caps/satisfaction-90/when/below"),
    set("caps/satisfaction-90/when/atMost", 0.9),
    set("caps/satisfaction-90/basis/authored/when.below", "when.atMost"),
  ),
  defect("cap-decimal", "0.9 误写成 0.09", "0.9 is written 0.09", set("caps/satisfaction-90/when/below", 0.09)),
  defect(
    "veto-half",
    "“超过半数”写成了“半数以上”，正好一半也被否决",
    "More than half became half or more",
    drop("caps/mostly-dissatisfied/when/above"),
    set("caps/mostly-dissatisfied/when/atLeast", 0.5),
  ),
  defect(
    "veto-word",
    "过半不满意的限档漏了一票否决",
    "The veto of a dissatisfied majority is only a limit",
    drop("caps/mostly-dissatisfied/veto"),
  ),
  defect(
    "cap-weaker",
    "60% 的限档写得和 80% 的一样，成了空话",
    "The cap at 60 % has the limit of that at 80 %, and says nothing",
    set("caps/commitments-60/limit", "good"),
  ),
  defect(
    "cap-reversed",
    "“不满80%”写成“80%以上”，做得好的被限档",
    "Below 80 % became 80 % or more: who does well is limited",
    drop("caps/commitments-80/when/below"),
    set("caps/commitments-80/when/atLeast", 0.8),
    set("caps/commitments-80/basis/authored/when.below", "when.atLeast"),
  ),
  defect(
    "cap-item",
    "限档引用的指标号 11.4 不存在",
    "A cap names item 11.4, which there is not",
    set("caps/satisfaction-90/when/item", "11.4"),
  ),
  defect(
    "cap-dropped",
    "新增村级债务的否决整条漏了",
    "The veto of new village debt is left out",
    drop("caps/new-village-debt"),
  ),
  defect(
    "cap-always",
    "连续两次不在岗至少 1 次写成至少 0 次，人人限档",
    "At least one event became at least none: everybody is limited",
    set("caps/absent-two-checks/when/atLeast", 0),
  ),
  defect(
    "cap-period",
    "任期承诺的限档写成年度用",
    "The cap on term commitments is that of years",
    set("caps/term-commitments-80/in", ["annual"]),
  ),
  defect(
    "cap-top",
    "限档写成最高只能优秀，什么也没限",
    "The limit is the highest grade, which limits nothing",
    set("caps/new-village-debt/limit", "excellent"),
  ),
];

const periods: readonly Defect[] = [
  defect(
    "weights-sum",
    "期满的两个权重加起来是 1.1",
    "The weights of the term sum to 1.1",
    set("term/annualWeight", 0.7),
  ),
  defect(
    "weights-swapped",
    "期满的 60% 和 40% 写颠倒了",
    "60 % and 40 % of the term are swapped",
    swap("term/annualWeight", "term/termWeight"),
  ),
  defect(
    "share-tenth",
    "不适用超过 20% 写成超过 2%",
    "No grade above 2 % that do not apply, instead of 20 %",
    set("notApplicable/maxShare", 0.02),
  ),
  defect(
    "rescale-gone",
    "不适用的分值不再折算",
    "What does not apply is no longer rescaled",
    set("notApplicable/rescale", "none"),
  ),
  defect(
    "year-short",
    "不满 183 天不定等次写成不满 138 天",
    "The 183 days are written 138",
    set("annual/minDays", 138),
  ),
  defect("books-open", "漏了关账以后须有更正令", "After closing no order is needed", drop("annual/afterClosing")),
  defect("from-year", "施行日期写错一年", "The scheme begins a year late", set("from", "2022-01-01")),
  defect(
    "changes-oneIn",
    "变更不超过三分之一写成可以全部变更",
    "All commitments may be changed instead of a third",
    set("commitments/changes/oneIn", 1),
  ),
];

const misconduct: readonly Defect[] = [
  defect("ladder-gap", "M01 漏了第二次的处理", "The second time of M01 is left out", drop("misconduct/M01/ladder/2")),
  defect(
    "ladder-veto",
    "M01 第三次漏了一票否决",
    "The third time of M01 is no veto",
    drop("misconduct/M01/ladder/3/veto"),
  ),
  defect(
    "grave-cheaper",
    "M05 情节严重扣 3 分写成 0.3 分，比一般的还轻",
    "The grave form of M05 costs 0.3, less than the plain one",
    set("misconduct/M05/grave/deduct", 0.3),
  ),
  defect(
    "bought-off",
    "M07 既不限档也不否决了，5 分加分就能抵回来",
    "M07 neither limits nor vetoes, and a bonus buys it off",
    set("misconduct/M07/ladder", [{ nth: 1, steps: ["L3"] }]),
    drop("misconduct/M07/grave"),
    drop("misconduct/M07/basis/authored/grave"),
  ),
  defect("deduct-tenth", "M03 扣 3 分写成 0.3 分", "M03 costs 0.3 instead of 3", set("misconduct/M03/deduct", 0.3)),
  defect(
    "costs-twice",
    "M04 又扣 7 分，没兑现的承诺扣了两次",
    "M04 costs 7 as well: what was not kept counts twice",
    set("misconduct/M04/deduct", 7),
  ),
  defect("zeroes-lost", "M03 漏了所涉指标记零", "M03 no longer sets its item to zero", drop("misconduct/M03/zeroes")),
  defect(
    "mirror-tenfold",
    "队员脱岗连带镇党委 0.1 分写成 1 分",
    "The town answers with 1 point instead of 0.1",
    set("misconduct/M01/mirrors/town/each", 1),
  ),
  defect(
    "suspect-fraction",
    "三分之二写成二分之三",
    "Two thirds became three halves",
    set("misconduct/M02/suspect/2/below", "3/2"),
  ),
  defect(
    "blamed-team",
    "单位抽回队员，认定对象写成工作队",
    "What the unit did is found of the team",
    set("misconduct/M08/subjects", ["team"]),
  ),
  defect(
    "unknown-limit",
    "M07 的等次写成不存在的“basic”",
    "M07 limits to a grade that there is not",
    set("misconduct/M07/ladder/1/limit", "basic"),
  ),
  defect(
    "unknown-step",
    "M10 的处理方式写成不存在的 L9",
    "M10 names a step that there is not",
    set("misconduct/M10/grave/steps", ["L9"]),
  ),
];

const duties: readonly Defect[] = [
  defect(
    "duty-body",
    "职责写给了不存在的主体",
    "A duty is that of a body that there is not",
    set("duties/TC-S2/body", "village"),
  ),
  defect(
    "duty-period",
    "每月抽查写成每年抽查",
    "Spot checks once a year instead of once a month",
    set("duties/TC-C1/cadence/period", "year"),
  ),
  defect(
    "duty-unread",
    "WT-R5 漏了由 1.1 的考勤显示，没有谁看这项职责",
    "WT-R5 is no longer shown by item 1.1: nobody reads it",
    drop("duties/WT-R5/shownBy"),
  ),
  defect(
    "duty-unbroken",
    "SU-R1 漏了由 M08 认定违反",
    "SU-R1 is broken by nothing any more",
    drop("duties/SU-R1/brokenBy"),
  ),
  defect(
    "duty-date",
    "3 月 31 日以前写成 2 月 31 日",
    "By 31 February instead of 31 March",
    set("duties/DC-S1/cadence/by", "02-31"),
  ),
  defect(
    "late-dearer",
    "过期完成扣 0.5 分，比一直不办的 0.1 分还重",
    "Doing a duty late costs more than never doing it",
    set("accounts/town/late", 0.5),
  ),
  defect("account-lost", "镇党委的账整个漏了", "The account of the town is left out", drop("accounts/town")),
];

const ranking: readonly Defect[] = [
  defect(
    "quota-above-one",
    "优秀名额 30% 写成 1.2",
    "The share of places is 1.2",
    set("ranking/places/excellent-30/rate", 1.2),
  ),
  defect(
    "quota-tenth",
    "优秀名额 30% 写成 3%",
    "The share of places is 3 % instead of 30 %",
    set("ranking/places/excellent-30/rate", 0.03),
  ),
  defect(
    "tie-worse",
    "同分时扣分多的排在前面",
    "Of equal totals the one with more deductions comes first",
    set("ranking/ties/3/first", "highest"),
  ),
  defect(
    "ties-order",
    "同分先比群众满意度、再比年度践诺",
    "Satisfaction decides before commitments",
    swap("ranking/ties/1", "ranking/ties/2"),
  ),
  defect(
    "otherwise-same",
    "没有名额的仍评优秀",
    "Who has no place keeps the grade",
    set("ranking/places/excellent-30/otherwise", "excellent"),
  ),
  defect("tie-lost", "同分不再比群众满意度", "Of equal totals satisfaction no longer decides", drop("ranking/ties/2")),
  defect(
    "appeal-short",
    "复核申请 10 天写成 1 天",
    "An appeal must come within one day instead of ten",
    set("ranking/appeal/within", 1),
  ),
];

const members: readonly Defect[] = [
  defect(
    "approver-self",
    "3 天以内的假由工作队自己批",
    "The team approves its own leave",
    set("members/leave/approvers/1/body", "team"),
  ),
  defect(
    "approver-open",
    "批假的最后一档写了上限，更长的假没有人批",
    "Leave beyond 10 days has nobody to approve it",
    set("members/leave/approvers/2/upTo", 10),
  ),
  defect(
    "leave-no-grade",
    "超过 183 天不定等次写成超过 18 天",
    "More than 18 days of leave give no grade, instead of 183",
    set("members/leave/noGrade/above", 18),
  ),
  defect(
    "vacancy-body",
    "岗位空缺扣到工作队头上",
    "A vacant post is charged to the team",
    set("members/vacancy/body", "team"),
  ),
  defect(
    "member-cap",
    "队不合格，队员最高写成优秀，等于不连带",
    "Members of an unqualified team may be excellent",
    set("members/caps/1/limit", "excellent"),
  ),
];

const warnings: readonly Defect[] = [
  defect(
    "warning-never",
    "诉求办结率不满 70% 写成不满 0%，永远不会成立",
    "Requests below 0 % instead of 70 %, which can never hold",
    set("warnings/criteria/requests/when/when/below", 0),
  ),
  defect(
    "warning-always",
    "驻村不满八成写成不满 8 倍，总是成立",
    "Below 8 instead of 0.8, which always holds",
    set("warnings/criteria/attendance/when/below", 8),
  ),
  defect(
    "warning-counts",
    "两条为黄写成四条为黄，比红还严",
    "Four criteria give yellow, three give red",
    set("warnings/counts/2/atLeast", 4),
  ),
  defect(
    "warning-up",
    "评价连续上升才预警",
    "The rating raises a warning when it rises",
    set("warnings/criteria/ratings/when/goes", "up"),
  ),
  defect(
    "warning-case",
    "M06 的预警误写成 M05",
    "The warning of M06 looks at M05",
    set("warnings/criteria/misuse/when/name", "M05"),
  ),
  defect(
    "warning-colours",
    "黄色和红色的先后写颠倒了",
    "Yellow and red are the wrong way round",
    swap("warnings/colours/3", "warnings/colours/4"),
  ),
  defect(
    "warning-in-year",
    "一年两次黄色写成一年 20 次，一年只留四次颜色",
    "Yellow twenty times in a year, of which only four are kept",
    set("warnings/consequences/yellow-in-year/inYear", 20),
  ),
];

const texts: readonly Defect[] = [
  defect(
    "title-swapped",
    "1.2 和 1.3 的标题对调了",
    "The titles of items 1.2 and 1.3 are swapped",
    swap("items/1.2/title", "items/1.3/title"),
  ),
  defect(
    "language-swapped",
    "2.3 的中文标题和英文标题写反了",
    "The Chinese and the English title of 2.3 are swapped",
    swap("items/2.3/title/zh", "items/2.3/title/en"),
  ),
  defect(
    "title-number",
    "限档标题写 80%，条件是 90%",
    "The title of a cap says 80 %, its condition 90 %",
    set("caps/satisfaction-90/title/zh", "群众满意度不满80%的，不得评为优秀"),
  ),
  defect(
    "source-unknown",
    "依据的编号 S999 不存在",
    "A basis names source S999, which there is not",
    set("items/1.3/basis/sources", ["S999"]),
  ),
  defect(
    "accepted-lost",
    "6.2 的断崖意见漏了保留的理由",
    "The cliff of 6.2 is no longer accepted in writing",
    drop("accepted/cliff items~6.2~method"),
  ),
];

/** All of them, in the order of the scheme. */
export const defects: readonly Defect[] = [
  ...sums,
  ...rubric,
  ...methods,
  ...measures,
  ...deadlines,
  ...grades,
  ...caps,
  ...periods,
  ...misconduct,
  ...duties,
  ...ranking,
  ...members,
  ...warnings,
  ...texts,
];
