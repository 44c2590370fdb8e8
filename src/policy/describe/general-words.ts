/** What holds for every scheme: the meaning of the words that its sentences are made of. No number of a scheme stands here. */
import { say } from "../../report/words";

export const generalWords = {
  words: say(
    "本办法所称“以上”“以下”“以内”“以前”，包括本数；所称“不满”“超过”“以后”，不包括本数。自某日起计算期限的，当日不计入。",
    "“At least” and “at most” and “within” include the number; “under” and “more than” do not. Where days are counted from a day, the day itself is not counted.",
  ),
  days: say(
    "本办法所称天，是指日历天；写明工作日的，按国家公布的工作日计算。所称年、季度、月，是指日历上的年、季度、月。",
    "Days are calendar days; working days are those of the published calendar. Years, quarters and months are those of the calendar.",
  ),
  terms: say(
    "本办法所称计量值，是指按规定的计量方式从台账记录得出的数；分值，是指一项指标的满分；得分，是指按规定的计分方法由计量值算出、并受上下限约束的分数。减分指标算出的分数，从总分中减去。",
    "The value is the number that a measure finds in the records; an item's points are its full mark; its score is what its method makes of the value, between its bounds. What a deduction item comes to is taken off the total.",
  ),
  exact: say(
    "计算按精确数进行，只在本办法规定的地方取舍小数。数量不是整数的，“每次”“每件”按比例计算。",
    "Numbers are exact and rounded only where this scheme says so. “For each” is taken in proportion where a number is not whole.",
  ),
  states: say(
    "没有记录的指标为缺记录：除本办法另有规定以外，不计分，等次待补齐记录以后再定。按规定不适用的指标不参加计分。问题正在核查、评分人数或者票数不够等暂不能定分的，待能够确定以后补定。",
    "An item without a record is missing: unless the scheme says otherwise it has no points, and the grade waits for the record. What does not apply takes no part. Where points cannot be fixed yet, for an investigation or too few raters or ballots, they wait.",
  ),
  levels: say(
    "日常考核只计日常指标，不定等次；年度考核、期满考核计全部指标，并定等次。",
    "A daily evaluation takes the daily items and gives no grade; those of a year and of the term take all items and give one.",
  ),
  grading: say(
    "等次按总分确定；限档、一票否决、失职失责的等次限制同时成立的，取最低的等次，分数照算。",
    "The total gives the grade; of all limits that hold the lowest counts, and points are computed all the same.",
  ),
  misconduct: say(
    "失职失责须经认定。同一情形的次数，按同一对象、同一年度分别计算；超过所列次数的，按最后一次处理。对队员的等次限制只限本人，写明全队同受此限的除外；对工作队的等次限制限全队。线索只供核实，不定性、不扣分。",
    "Misconduct has to be established. Times are counted by subject and year; beyond the last one listed, the last holds. A limit from a member's misconduct is the member's own unless it says that it holds for the team; one from the team's is the team's. A suspicion is only to be looked into and costs nothing.",
  ),
  warnings: say(
    "预警只作提醒，不扣分、不限等次。颜色由轻到重排列，同时够得上几种颜色的，取最重的。",
    "A warning takes no points and limits no grade. Colours are listed mildest first; of several the worst holds.",
  ),
} as const;
