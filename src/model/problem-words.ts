/** Every problem that can be said, by its code: the sentence in both languages and, where one is known, the cure. */
import type { Text } from "./text";

interface Said {
  readonly message: Text;
  readonly cure?: Text | undefined;
}

const say = (zh: string, en: string, cure?: Text): Said => ({ message: { zh, en }, cure });
const cure = (zh: string, en: string): Text => ({ zh, en });

const meant = (near: string | undefined): Text | undefined =>
  near === undefined ? undefined : cure(`是否想写“${near}”？`, `Did you mean \`${near}\`?`);

interface Misspelt {
  readonly name: string;
  readonly near?: string | undefined;
}

/** What a name stands for, in both languages. */
const things = {
  body: cure("责任主体", "body"),
  list: cure("清单", "list"),
  source: cure("来源", "source"),
  grade: cure("等次", "grade"),
  step: cure("处理措施", "step"),
  group: cure("组", "group"),
  item: cure("考核项", "item"),
  category: cure("类别", "category"),
  case: cure("失职失责情形", "misconduct case"),
  event: cure("事项", "event"),
  colour: cure("颜色", "colour"),
  choice: cure("选项", "choice"),
  level: cure("层级", "level"),
  member: cure("队员", "member"),
  commitment: cure("承诺事项", "commitment"),
  milestone: cure("节点", "milestone"),
  fact: cure("台账记录", "fact"),
  team: cure("工作队", "team"),
  subject: cure("对象", "subject"),
  duty: cure("职责", "duty"),
  cap: cure("限档", "cap"),
  target: cure("目标任务", "target"),
} as const;
export type Thing = keyof typeof things;

/** Slips in YAML, told by what a writer can look for. */
const yamlFaults = {
  tab: cure("缩进用了 Tab，请改用空格", "a tab is used to indent; use spaces"),
  indent: cure("缩进没有对齐", "the indentation is not aligned"),
  "missing-character": cure("缺少引号、括号或逗号", "a quote, bracket or comma is missing"),
  unexpected: cure("这里有多余的内容", "there is something here that does not belong"),
  "needs-quotes": cure("这段文字要加引号", "this text needs quotes"),
  escape: cure("双引号内的反斜杠写法不对", "a backslash inside double quotes is wrong"),
  alias: cure("引用（*）无效或过多", "an alias (`*`) is unknown, or there are too many"),
  "several-documents": cure(
    "一个文件只能有一份文档（多了 ---）",
    "one file holds one document (there is a `---` too many)",
  ),
  colon: cure("冒号的位置不对，文字中有冒号的要加引号", "a colon is misplaced; text with a colon needs quotes"),
  other: cure("这里读不懂", "this cannot be read"),
} as const;
export type YamlFault = keyof typeof yamlFaults;

const csvFaults = {
  "stray-quote": cure("引号的位置不对", "a quote is misplaced"),
  "open-quote": cure("这里开始的引号没有配对", "the quote that opens here is never closed"),
} as const;
export type CsvFault = keyof typeof csvFaults;

const readFaults = {
  permission: cure("没有权限", "permission denied"),
  folder: cure("这是一个文件夹", "it is a folder"),
  disk: cure("磁盘出错", "the disk refused"),
} as const;
export type ReadFault = keyof typeof readFaults;

/** All problems. A code is stable: scripts may rely on it. */
export const problemWords = {
  // The form of a document
  "wrong-type": (p: { expected: Text; found: Text }) =>
    say(`这里应为${p.expected.zh}，实际是${p.found.zh}。`, `Expected ${p.expected.en} here, found ${p.found.en}.`),
  "missing-key": (p: { key: string }) => say(`缺少必填的“${p.key}”。`, `The required key \`${p.key}\` is missing.`),
  "unknown-key": (p: Misspelt & { known: string }) =>
    say(
      `不认识“${p.name}”这个键。`,
      `There is no key \`${p.name}\` here.`,
      meant(p.near) ?? cure(`可用的键：${p.known}。`, `Known keys: ${p.known}.`),
    ),
  "forbidden-key": (p: { name: string }) =>
    say(`不允许使用“${p.name}”这个键。`, `The key \`${p.name}\` is not allowed.`),
  "unknown-word": (p: Misspelt & { known: string }) =>
    say(
      `“${p.name}”不是可选的写法。`,
      `\`${p.name}\` is not one of the allowed words.`,
      meant(p.near) ?? cure(`可选：${p.known}。`, `Allowed: ${p.known}.`),
    ),
  "not-a-decimal": (p: { written: string }) =>
    say(
      `“${p.written}”不是可用的数。`,
      `\`${p.written}\` is not a decimal number.`,
      cure(
        "请写成普通小数：小数点前最多 12 位，后最多 6 位，不用科学记数法。",
        "Write a plain decimal: at most 12 digits before and 6 after the point, no exponent.",
      ),
    ),
  "below-zero": () => say("这个数不能小于 0。", "This number must not be below 0."),
  "not-above-zero": () => say("这个数必须大于 0。", "This number must be above 0."),
  "share-above-one": () =>
    say(
      "这个比例超过了 1（即 100%）。",
      "This share is above 1 (100 %).",
      cure("比例写 0 到 1 之间的数，80% 写 0.8。", "Write shares from 0 to 1: 80 % is 0.8."),
    ),
  "out-of-range": (p: { most?: string; least?: string }) =>
    p.most === undefined
      ? say(`应不小于 ${p.least}。`, `Must be at least ${p.least}.`)
      : say(`应不大于 ${p.most}。`, `Must be at most ${p.most}.`),
  empty: () => say("这里不能为空。", "This must not be empty."),
  "too-long": (p: { most: string }) =>
    say(`超过了允许的长度 ${p.most}。`, `Longer than the ${p.most} that are allowed.`),
  "not-an-id": () =>
    say(
      "编号的写法不对。",
      "This is not a usable id.",
      cure(
        "编号用 1 至 64 个字母、汉字、数字或 . _ - # / : @，首位为字母、汉字或数字。",
        "An id has 1 to 64 letters, digits, `. _ - # / : @` and starts with a letter or digit.",
      ),
    ),
  "not-a-day": (p: { written: string }) =>
    say(
      `“${p.written}”不是日期。`,
      `\`${p.written}\` is not a day.`,
      cure("日期写成 2022-06-30 的样子（1900 至 2199 年）。", "Write days like 2022-06-30 (years 1900 to 2199)."),
    ),
  "impossible-day": (p: { written: string }) =>
    say(
      `没有 ${p.written} 这一天。`,
      `The day ${p.written} does not exist.`,
      cure("请核对年月日，月和日各写两位。", "Check year, month and day; write two digits for month and day."),
    ),
  "wrong-form": () => say("写法不符合规定的格式。", "This does not have the required form."),

  // Names
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
      cure("每个编号只能用一次，请改其中一个。", "Every id is used once; rename one of them."),
    ),

  // A scheme
  "period-reversed": (p: { from: string; to: string }) =>
    say(`终止日 ${p.to} 早于起始日 ${p.from}。`, `The last day ${p.to} is before the first day ${p.from}.`),
  "one-assessed-body": (p: { count: string }) =>
    say(
      `应当恰有一个责任主体标为被考核对象（assessed），现有 ${p.count} 个。`,
      `Exactly one body must be marked \`assessed\`; ${p.count} are.`,
    ),
  unsourced: () =>
    say(
      "标为“有来源”（sourced）却没有写来源。",
      "Marked `sourced`, but no source is named.",
      cure("写上 sources，或把 origin 改为 authored。", "Name its sources, or make the origin `authored`."),
    ),
  "authored-path-unknown": (p: { path: string }) =>
    say(
      `authored 所列的“${p.path}”在本条中不存在。`,
      `\`authored\` names \`${p.path}\`, which this entry does not have.`,
    ),
  "points-do-not-add-up": (p: { parts: string; whole: string }) =>
    say(
      `各部分合计 ${p.parts} 分，这里写的是 ${p.whole} 分。`,
      `The parts add up to ${p.parts} points, but ${p.whole} is written here.`,
      cure("请改分值，使两者相等。", "Change the points so that both are equal."),
    ),
  "off-grid": (p: { number: string; digits: string }) =>
    say(
      `${p.number} 的小数位多于本项取舍的 ${p.digits} 位。`,
      `${p.number} has more digits than the ${p.digits} that this item is rounded to.`,
    ),
  "bounds-reversed": (p: { floor: string; cap: string }) =>
    say(`下限 ${p.floor} 高于上限 ${p.cap}。`, `The floor ${p.floor} is above the cap ${p.cap}.`),
  "points-do-not-fit-kind": () =>
    say(
      "加分项、减分项的分值应为 0，上限另写 cap。",
      "A bonus or deduction item has 0 points; its limit is written as `cap`.",
    ),
  "cap-missing": () =>
    say(
      "加分项、减分项必须写明 cap（可写 none）。",
      "A bonus or deduction item must say its `cap` (`none` is allowed).",
    ),
  "method-does-not-fit": (p: { method: string; reason: string; reasonZh: string }) =>
    say(`计分方法 ${p.method} 不能用在这里：${p.reasonZh}。`, `The method ${p.method} does not fit here: ${p.reason}.`),
  "group-mixed": (p: { group: string }) =>
    say(
      `组“${p.group}”的各项不在同一类别，或性质不同。`,
      `The items of group \`${p.group}\` are of more than one category or kind.`,
    ),
  "exactly-one": (p: { keys: string; count: string }) =>
    say(
      `${p.keys} 中应恰好写一个，现写了 ${p.count} 个。`,
      `Exactly one of ${p.keys} must be written; ${p.count} are.`,
    ),
  "tiers-out-of-order": (p: { above: string; here: string }) =>
    say(
      `档次应从高到低：${p.here} 不能排在 ${p.above} 之后。`,
      `Steps go from high to low: ${p.here} cannot stand after ${p.above}.`,
      cure(
        "按数值由大到小排列；数值相同时“超过”（over）在“以上”（from）之前。",
        "Sort them downward; at equal numbers `over` stands before `from`.",
      ),
    ),
  "trim-too-large": () =>
    say(
      "去掉的最高分和最低分合起来多于评委人数的下限。",
      "Trimming would drop more raters than there need be.",
      cure("使 trim 的两倍不大于 trimAbove。", "Keep twice `trim` at or below `trimAbove`."),
    ),
  "rest-does-not-fit": () =>
    say("rest 必须且只能与 first-full 同时写。", "`rest` is written with `first-full`, always and only."),
  "choice-counted-twice": (p: { name: string }) =>
    say(`选项“${p.name}”既计权重又算无效票。`, `The choice \`${p.name}\` has a weight and is invalid as well.`),
  "ladder-gap": (p: { expected: string; found: string }) =>
    say(
      `这里应为第 ${p.expected} 次，写的是第 ${p.found} 次。`,
      `Row ${p.expected} of the ladder is expected here, found ${p.found}.`,
    ),
  "veto-without-limit": () =>
    say("写了一票否决却没有写限到哪一等次（limit）。", "A veto must say the grade that it limits to (`limit`)."),
  "band-hole": (p: { from: string; to: string }) =>
    say(
      `${p.from} 分到 ${p.to} 分之间不属于任何等次。`,
      `Scores from ${p.from} to ${p.to} belong to no grade.`,
      cure("使上一等次的 to 等于下一等次的 from。", "Make the `to` of one grade the `from` of the next."),
    ),
  "band-overlap": (p: { from: string; to: string }) =>
    say(
      `${p.from} 分到 ${p.to} 分之间同时属于两个等次。`,
      `Scores from ${p.from} to ${p.to} belong to two grades.`,
      cure("使上一等次的 to 等于下一等次的 from。", "Make the `to` of one grade the `from` of the next."),
    ),
  "band-empty": (p: { from: string; to: string }) =>
    say(`等次的分数段 ${p.from} 至 ${p.to} 是空的。`, `The band from ${p.from} to ${p.to} holds no score.`),
  "weights-do-not-add-up": (p: { found: string }) =>
    say(
      `年度与期满的权重合计应为 1，现为 ${p.found}。`,
      `The weights of the years and of the term must add up to 1, not ${p.found}.`,
    ),
  "deadline-after-closing": (p: { within: string; closes: string }) =>
    say(
      `期限为期末后 ${p.within} 日，晚于结账的 ${p.closes} 日。`,
      `The deadline of ${p.within} days is after the closing at ${p.closes} days.`,
      cure("缩短期限，或推迟 annual.closes、term.closes。", "Shorten it, or move `annual.closes` and `term.closes`."),
    ),
  "collect-does-not-fit": (p: { measure: string }) =>
    say(
      `计量方式 ${p.measure} 不按月、按季收集台账。`,
      `The measure ${p.measure} has no facts to collect by month or quarter.`,
    ),
  "condition-does-not-fit": (p: { kind: string }) =>
    say(
      `条件 ${p.kind} 只能用在期满考核。`,
      `The condition ${p.kind} is for the term only.`,
      cure("写 in: [term]。", "Write `in: [term]`."),
    ),
  "not-a-survey": (p: { item: string }) => say(`考核项 ${p.item} 不是民意测评。`, `Item ${p.item} is not a survey.`),

  // A ledger
  "overlapping-service": (p: { first: string; second: string }) =>
    say(
      `任职时间重叠：${p.first} 与 ${p.second}。`,
      `Service overlaps: ${p.first} and ${p.second}.`,
      cure("交接日只能算给一个人。", "The day of handover belongs to one person only."),
    ),
  "service-outside-term": (p: { from: string; to: string }) =>
    say(`任职时间超出了驻村期 ${p.from} 至 ${p.to}。`, `Service lies outside the term ${p.from} to ${p.to}.`),
  "year-does-not-fit": () =>
    say("年度承诺必须写 year，任期承诺不写。", "An annual commitment has a `year`, a term commitment has none."),
  "milestones-out-of-order": () =>
    say("节点的日期和比例都应逐个递增。", "Milestones must rise from one to the next, in day and in share."),
  "fact-outside-term": (p: { day: string; from: string; to: string }) =>
    say(
      `${p.day} 不在驻村期 ${p.from} 至 ${p.to} 之内。`,
      `${p.day} is outside the term ${p.from} to ${p.to}.`,
      cure(
        "核对日期；若属于驻村期内某一年，用 for 写明年份。",
        "Check the day; where it belongs to a year of the term, say so with `for`.",
      ),
    ),
  "year-outside-fact": (p: { year: string; day: string }) =>
    say(
      `${p.day} 的记录不能算入 ${p.year} 年。`,
      `A fact of ${p.day} cannot belong to ${p.year}.`,
      cure(
        "for 只能写当年或上一年，且须在驻村期内。",
        "`for` is the year of the day or the one before it, and inside the term.",
      ),
    ),
  "recorded-before-day": (p: { recorded: string; day: string }) =>
    say(`记录日 ${p.recorded} 早于发生日 ${p.day}。`, `Recorded on ${p.recorded}, before it happened on ${p.day}.`),
  "done-above-due": (p: { done: string; due: string }) =>
    say(
      `完成数 ${p.done} 大于应完成数 ${p.due}，比例会超过 100%。`,
      `Done ${p.done} is more than due ${p.due}: more than 100 %.`,
    ),
  "value-above-most": (p: { value: string; most: string }) =>
    say(`评分 ${p.value} 高于满分 ${p.most}。`, `The rating ${p.value} is above the most possible, ${p.most}.`),
  "rank-above-count": (p: { rank: string; of: string }) =>
    say(`名次 ${p.rank} 大于参评数 ${p.of}。`, `Rank ${p.rank} of ${p.of} is impossible.`),
  "member-does-not-fit": () =>
    say("对象为队员的必须写 member，其他对象不写。", "A finding about a member names the `member`; others do not."),
  "reason-missing": () => say("更正必须写明原因（reason）。", "A correction must give its `reason`."),
  "correction-of-nothing": (p: Misspelt) =>
    say(`要更正的记录“${p.name}”不存在。`, `There is no fact \`${p.name}\` to correct.`, meant(p.near)),
  "correction-circle": (p: { names: string }) =>
    say(`更正互相指向，成了一个圈：${p.names}。`, `These corrections go round in a circle: ${p.names}.`),
  "correction-twice": (p: { name: string; other: string }) =>
    say(
      `“${p.name}”已由“${p.other}”更正过。`,
      `\`${p.name}\` is corrected by \`${p.other}\` already.`,
      cure(`请更正“${p.other}”。`, `Correct \`${p.other}\` instead.`),
    ),
  "correction-of-other-kind": (p: { kind: string; other: string }) =>
    say(
      `${p.kind} 记录不能更正 ${p.other} 记录。`,
      `A ${p.kind} fact cannot correct a ${p.other} fact.`,
      cure("先用 withdrawal 撤回，再另记一条。", "Withdraw the one and record the other."),
    ),
  "correction-of-withdrawal": () =>
    say(
      "撤回的记录不能再更正。",
      "A withdrawal cannot be corrected.",
      cure("请把撤回的内容重新记一条。", "Record anew what it took back."),
    ),
  "correction-too-early": (p: { recorded: string; other: string }) =>
    say(
      `更正的记录日 ${p.recorded} 早于原记录的 ${p.other}。`,
      `The correction was recorded on ${p.recorded}, before the fact it corrects (${p.other}).`,
    ),
  "kind-does-not-fit-item": (p: { kind: string; item: string; measure: string }) =>
    say(
      `考核项 ${p.item} 按 ${p.measure} 计量，不读 ${p.kind} 记录。`,
      `Item ${p.item} is measured by ${p.measure} and reads no ${p.kind} facts.`,
    ),
  "not-waivable": (p: { item: string }) =>
    say(`考核项 ${p.item} 不允许申请不适用。`, `Item ${p.item} may not be waived.`),
  "no-holiday-data": (p: { year: string }) =>
    say(
      `没有 ${p.year} 年的节假日数据，无法计算工作日。`,
      `There is no holiday data for ${p.year}, so working days cannot be counted.`,
      cure("请提供自己的工作日历（calendar）。", "Pass a working-day `calendar` of your own."),
    ),

  // A question to the engine
  "year-outside-term": (p: { year: string; from: string; to: string }) =>
    say(
      `${p.year} 年不在驻村期 ${p.from} 至 ${p.to} 之内。`,
      `The year ${p.year} is outside the term ${p.from} to ${p.to}.`,
    ),
  "day-outside-term": (p: { day: string; from: string; to: string }) =>
    say(`${p.day} 不在驻村期 ${p.from} 至 ${p.to} 之内。`, `${p.day} is outside the term ${p.from} to ${p.to}.`),
  "before-period": (p: { asOf: string; from: string }) =>
    say(
      `考核日 ${p.asOf} 早于考核期的第一天 ${p.from}。`,
      `The day ${p.asOf} is before the first day ${p.from} of the period.`,
    ),
  "scheme-not-in-force": (p: { from: string; to: string }) =>
    say(
      `本办法不适用于整个考核期 ${p.from} 至 ${p.to}。`,
      `The scheme is not in force for the whole period ${p.from} to ${p.to}.`,
    ),

  // Files and the command line
  "no-such-file": () =>
    say("没有这个文件或文件夹。", "There is no such file or folder.", cure("请核对路径。", "Check the path.")),
  "cannot-read": (p: { fault: ReadFault }) =>
    say(`无法读取：${readFaults[p.fault].zh}。`, `Cannot be read: ${readFaults[p.fault].en}.`),
  "not-utf8": () =>
    say(
      "文件不是 UTF-8 编码。",
      "The file is not UTF-8.",
      cure("请另存为 UTF-8；Excel 请选“CSV UTF-8”。", "Save it as UTF-8; in Excel choose “CSV UTF-8”."),
    ),
  "line-too-long": (p: { most: string }) =>
    say(
      `这一行超过 ${p.most}，没有读入。`,
      `This line is longer than ${p.most} and was not read.`,
      cure("一条记录写一行，请核对是否漏了换行。", "One fact a line: check for missing line ends."),
    ),
  "file-too-large": (p: { most: string }) =>
    say(
      `文件超过 ${p.most}，没有读入。`,
      `The file is larger than ${p.most} and was not read.`,
      cure(
        "台账记录多的，请移到 facts 文件夹，写成 .ndjson 或 .csv。",
        "Move facts to `.ndjson` or `.csv` files in `facts`.",
      ),
    ),
  "not-yaml": (p: { fault: YamlFault }) =>
    say(`YAML 写法有误：${yamlFaults[p.fault].zh}。`, `This is not valid YAML: ${yamlFaults[p.fault].en}.`),
  "not-json": (p: { found: string }) =>
    say(
      `JSON 写法有误：“${p.found}”不该出现在这里。`,
      `This is not valid JSON: unexpected \`${p.found}\`.`,
      cure(
        "引号、逗号、冒号须用英文符号，最后一项后面不加逗号。",
        "Check quotes and commas; no comma after the last entry.",
      ),
    ),
  "cut-off-json": () =>
    say(
      "JSON 没有写完就断了。",
      "The JSON ends before it is complete.",
      cure("可能是文件没有传完，请重新导出或补全。", "The file may have been cut off; export it again or complete it."),
    ),
  "not-csv": (p: { fault: CsvFault }) =>
    say(
      `CSV 写法有误：${csvFaults[p.fault].zh}。`,
      `This is not valid CSV: ${csvFaults[p.fault].en}.`,
      cure(
        "内容里有引号的，整格用引号括起来，里面的引号写两个。",
        "Put a cell with quotes into quotes, and double the quotes inside.",
      ),
    ),
  "duplicate-key": (p: { name: string }) =>
    say(
      `“${p.name}”写了两次。`,
      `The key \`${p.name}\` is written twice.`,
      cure("请删去其中一个。", "Remove one of them."),
    ),
  "unknown-column": (p: Misspelt) =>
    say(`不认识“${p.name}”这一列。`, `There is no column \`${p.name}\`.`, meant(p.near)),
  "duplicate-column": (p: { name: string }) =>
    say(
      `“${p.name}”这一列出现了两次。`,
      `The column \`${p.name}\` is there twice.`,
      cure("请删去其中一列。", "Remove one of them."),
    ),
  "missing-column": (p: { name: string; zh: string }) =>
    say(`缺少“${p.zh}”（${p.name}）这一列。`, `The column \`${p.name}\` (${p.zh}) is missing.`),
  "wrong-cell-count": (p: { expected: string; found: string }) =>
    say(
      `表头有 ${p.expected} 列，这一行有 ${p.found} 格。`,
      `The header has ${p.expected} columns, this row has ${p.found} cells.`,
      cure("内容里有逗号的，整格用引号括起来。", "Put a cell with a comma into quotes."),
    ),
  "unknown-file": (p: { known: string }) =>
    say(
      "这种文件不能放在这里，没有读入。",
      "This kind of file has no place here and was not read.",
      cure(`可用的格式：${p.known}。`, `Known endings: ${p.known}.`),
    ),
  "not-a-district": () =>
    say(
      "这不是区县台账文件夹。",
      "This is not a district folder.",
      cure("文件夹里应有 district.yaml 和 teams 目录。", "It holds a `district.yaml` and a folder `teams`."),
    ),
  "folder-not-empty": () =>
    say(
      "文件夹里已有别的文件，没有写入。",
      "The folder holds other files; nothing was written.",
      cure("请换一个空文件夹。", "Choose an empty folder."),
    ),
  "no-teams": () => say("没有找到任何工作队的台账。", "There is no team in it."),
  "unknown-command": (p: Misspelt) =>
    say(
      `没有“${p.name}”这个命令。`,
      `There is no command \`${p.name}\`.`,
      meant(p.near) ?? cure("运行 zhucun --help 查看用法。", "See `zhucun --help`."),
    ),
  "unknown-flag": (p: Misspelt) => say(`没有“${p.name}”这个选项。`, `There is no flag \`${p.name}\`.`, meant(p.near)),
  "flag-needs-value": (p: { name: string }) =>
    say(`选项 ${p.name} 后面缺少内容。`, `The flag ${p.name} needs a value.`),
  "flag-takes-no-value": (p: { name: string }) =>
    say(`选项 ${p.name} 后面不带内容。`, `The flag ${p.name} takes no value.`),
  "not-a-year": (p: { written: string }) =>
    say(
      `“${p.written}”不是年份。`,
      `\`${p.written}\` is not a year.`,
      cure("请写四位数字，如 2022。", "Write four digits, such as 2022."),
    ),
  "wrong-arguments": (p: { usage: Text }) =>
    say("参数个数不对。", "Too few or too many arguments.", cure(`用法：${p.usage.zh}`, `Usage: ${p.usage.en}`)),
} satisfies Record<string, (params: never) => Said>;

export type ProblemCode = keyof typeof problemWords;
