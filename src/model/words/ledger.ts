/** The problems of a ledger: service, plans, facts, corrections; and of the questions that are asked about it. */
import { kindName } from "./kinds";
import { both, type Misspelt, meant, say } from "./say";

export const ledgerWords = {
  "overlapping-service": (p: { first: string; second: string }) =>
    say(
      `任职时间重叠：${p.first} 和 ${p.second}。`,
      `Service overlaps: ${p.first} and ${p.second}.`,
      both("交接那一天只能算给一个人。", "The day of handover belongs to one person only."),
    ),
  "service-outside-term": (p: { from: string; to: string }) =>
    say(`任职时间超出了驻村期（${p.from} 至 ${p.to}）。`, `Service lies outside the term ${p.from} to ${p.to}.`),
  "year-does-not-fit": () =>
    say("年度承诺须写年份（year），任期承诺不写。", "An annual commitment has a `year`, a term commitment has none."),
  "milestones-out-of-order": () =>
    say(
      "各节点的日期应一个比一个晚，比例应一个比一个大。",
      "Milestones must rise from one to the next, in day and in share.",
    ),
  "fact-outside-term": (p: { day: string; from: string; to: string }) =>
    say(
      `${p.day} 不在驻村期（${p.from} 至 ${p.to}）之内。`,
      `${p.day} is outside the term ${p.from} to ${p.to}.`,
      both(
        "请核对日期；期满以后补记的，用 for 写明所属年度。",
        "Check the day; where it belongs to a year of the term, say so with `for`.",
      ),
    ),
  "year-outside-fact": (p: { year: string; day: string }) =>
    say(
      `${p.day} 的记录不能算到 ${p.year} 年。`,
      `A fact of ${p.day} cannot belong to ${p.year}.`,
      both(
        "所属年度（for）只能是当年或者上一年，并且在驻村期内。",
        "`for` is the year of the day or the one before it, and inside the term.",
      ),
    ),
  "recorded-before-day": (p: { recorded: string; day: string }) =>
    say(`登记日期 ${p.recorded} 早于发生日期 ${p.day}。`, `Recorded on ${p.recorded}, before it happened on ${p.day}.`),
  "done-above-due": (p: { done: string; due: string }) =>
    say(
      `完成数 ${p.done} 大于应完成数 ${p.due}，完成率会超过 100%。`,
      `Done ${p.done} is more than due ${p.due}: more than 100 %.`,
    ),
  "value-above-most": (p: { value: string; most: string }) =>
    say(`评分 ${p.value} 高于满分 ${p.most}。`, `The rating ${p.value} is above the most possible, ${p.most}.`),
  "rank-above-count": (p: { rank: string; of: string }) =>
    say(`名次写的是第 ${p.rank}，参评的只有 ${p.of} 个。`, `Rank ${p.rank} of ${p.of} is impossible.`),
  "member-does-not-fit": () =>
    say(
      "对象是队员的，须写明是哪名队员（member）；对象不是队员的，不写。",
      "A finding about a member names the `member`; others do not.",
    ),
  "reason-missing": () => say("更正须写明理由（reason）。", "A correction must give its `reason`."),
  "correction-of-nothing": (p: Misspelt) =>
    say(`要更正的记录“${p.name}”不存在。`, `There is no fact \`${p.name}\` to correct.`, meant(p.near)),
  "correction-circle": (p: { names: string }) =>
    say(
      `几条更正互相指来指去，绕成了一圈：${p.names}。`,
      `These corrections go round in a circle: ${p.names}.`,
      both("更正只能指向先登记的记录。", "A correction names a fact that was recorded before it."),
    ),
  "correction-twice": (p: { name: string; other: string }) =>
    say(
      `记录“${p.name}”已经由“${p.other}”更正过。`,
      `\`${p.name}\` is corrected by \`${p.other}\` already.`,
      both(`还要改的，请更正“${p.other}”。`, `Correct \`${p.other}\` instead.`),
    ),
  "correction-of-other-kind": (p: { kind: string; other: string }) =>
    say(
      `不能用${kindName(p.kind).zh}更正${kindName(p.other).zh}。`,
      `${kindName(p.kind).en} cannot correct ${kindName(p.other).en}.`,
      both("请先撤回（withdrawal）原来那条，再另记一条。", "Withdraw the one and record the other."),
    ),
  "correction-of-withdrawal": () =>
    say(
      "撤回不能再更正。",
      "A withdrawal cannot be corrected.",
      both("请把撤回的内容重新记一条。", "Record anew what it took back."),
    ),
  "correction-too-early": (p: { recorded: string; other: string }) =>
    say(
      `更正的登记日期 ${p.recorded} 早于原记录的登记日期 ${p.other}。`,
      `The correction was recorded on ${p.recorded}, before the fact it corrects (${p.other}).`,
    ),
  "order-missing": (p: { year: string; closing: string }) =>
    say(
      `${p.year} 年度已于 ${p.closing} 关账，此后补记、更正须有更正令。`,
      `The year ${p.year} closed on ${p.closing}; what is recorded for it later needs a correction order.`,
      both("请把更正令的文号写在 order 里。", "Name the order in `order`."),
    ),
  "no-holiday-data": (p: { year: string }) =>
    say(
      `没有 ${p.year} 年的放假安排，算不出工作日。`,
      `There is no holiday data for ${p.year}, so working days cannot be counted.`,
      both(
        "请在放假安排公布、软件更新以后再算；由程序调用的，可以自带日历（calendar）。",
        "Wait for an update with that year, or, from a program, pass a `calendar` of your own.",
      ),
    ),
  "year-outside-term": (p: { year: string; from: string; to: string }) =>
    say(
      `${p.year} 年不在驻村期（${p.from} 至 ${p.to}）之内。`,
      `The year ${p.year} is outside the term ${p.from} to ${p.to}.`,
    ),
  "day-outside-term": (p: { day: string; from: string; to: string }) =>
    say(`${p.day} 不在驻村期（${p.from} 至 ${p.to}）之内。`, `${p.day} is outside the term ${p.from} to ${p.to}.`),
  "before-period": (p: { asOf: string; from: string }) =>
    say(
      `考核日 ${p.asOf} 早于考核期的第一天 ${p.from}。`,
      `The day ${p.asOf} is before the first day ${p.from} of the period.`,
    ),
  "versions-of-different-schemes": (p: { first: string; other: string }) =>
    say(
      `“${p.first}”和“${p.other}”不是同一份考核办法的版本。`,
      `\`${p.first}\` and \`${p.other}\` are not versions of one scheme.`,
    ),
  "versions-collide": (p: { version: string; other: string; from: string }) =>
    say(
      `版本“${p.other}”和“${p.version}”分不清先后（${p.from} 起施行）。`,
      `The versions \`${p.other}\` and \`${p.version}\` (from ${p.from}) cannot be told apart.`,
      both("各版本的版本号（version）和起始日（from）都应不同。", "Each version has its own `version` and `from`."),
    ),
  "scheme-not-in-force": (p: { from: string; to: string }) =>
    say(
      `考核期（${p.from} 至 ${p.to}）不全在考核办法的有效期内。`,
      `The scheme is not in force for the whole period ${p.from} to ${p.to}.`,
      both("请用 --scheme 指定当时有效的办法。", "Name the scheme of that time with `--scheme`."),
    ),
};
