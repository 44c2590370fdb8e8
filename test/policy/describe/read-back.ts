/** Reads sentences back into rules, in both languages. It was written from the sentences alone and asks nothing of their makers: what it returns is what a reader would understand. */

/** A rule as it is read: like the scheme's, without titles. */
export type Read = Readonly<Record<string, unknown>>;

export type Tongue = "zh" | "en";

const scale = 10n ** 8n;

/** A decimal as hundred-millionths. */
export const fixed = (text: string): bigint => {
  const [whole = "0", rest = ""] = text.replace("-", "").split(".");
  const size = BigInt(whole + rest.padEnd(8, "0"));
  return text.startsWith("-") ? -size : size;
};

/** Hundred-millionths as a decimal. */
export const unfixed = (number: bigint): string => {
  const size = number < 0n ? -number : number;
  const rest = `${size % scale}`.padStart(8, "0").replace(/0+$/, "");
  return `${number < 0n ? "-" : ""}${size / scale}${rest === "" ? "" : `.${rest}`}`;
};

const quantity = String.raw`-?\d+(?:\.\d+)?`;
/** A number with the unit that its measure gives it. */
const amount = `${quantity}(?:%|次|件|分| points?)?`;

/** `80%` is 0.8, `2次` is 2, `10个百分点` is 0.1. */
export const numberIn = (said: string): string => {
  const [digits = ""] = said.match(quantity) ?? [];
  const isShare = /%|个百分点|percentage points/.test(said);
  return unfixed(isShare ? fixed(digits) / 100n : fixed(digits));
};

export class Unread extends Error {}

/** The groups of a pattern that must match the whole text. */
const whole = (pattern: string, text: string): (string | undefined)[] | undefined =>
  text.match(new RegExp(`^(?:${pattern})$`, "u"))?.slice(1);

type Reading = readonly [pattern: string, read: (...found: string[]) => Read];

/** The one pattern that matches; two that do would be two meanings of one sentence. */
const readBy = (readings: readonly Reading[], text: string): Read => {
  const found = readings.flatMap(([pattern, read]) => {
    const groups = whole(pattern, text);
    return groups === undefined ? [] : [read(...groups.map((group) => group ?? ""))];
  });
  const [one] = found;
  if (one === undefined || found.length > 1) throw new Unread(`${found.length} readings of: ${text}`);
  return one;
};

/** What is written, or nothing. */
const maybe = (key: string, said: string): Read => (said === "" ? {} : { [key]: numberIn(said) });
const flag = (key: string, said: string): Read => (said === "" ? {} : { [key]: true });

// ── comparisons ──────────────────────────────────────────────────────────────────────────────────────────

const comparisonForms: Readonly<Record<Tongue, readonly Reading[]>> = {
  zh: [
    [`不满(${amount})`, (x) => ({ below: numberIn(x) })],
    [`(${amount})以下`, (x) => ({ atMost: numberIn(x) })],
    [`(${amount})以上`, (x) => ({ atLeast: numberIn(x) })],
    [`超过(${amount})`, (x) => ({ above: numberIn(x) })],
  ],
  en: [
    [`under (${amount})`, (x) => ({ below: numberIn(x) })],
    [`at most (${amount})`, (x) => ({ atMost: numberIn(x) })],
    [`at least (${amount})`, (x) => ({ atLeast: numberIn(x) })],
    [`more than (${amount})`, (x) => ({ above: numberIn(x) })],
  ],
};

const comparisonIn = (said: string, tongue: Tongue): Read => readBy(comparisonForms[tongue], said);

/** A stretch: one comparison, or a lower and an upper one. */
export const stretchIn = (said: string, tongue: Tongue): Read[] =>
  said.split(tongue === "zh" ? "、" : " and ").map((part) => comparisonIn(part, tongue));

const edgeIn = (said: Read): Read =>
  "above" in said ? { over: said["above"] } : { from: said["atLeast"] ?? "not an edge" };

const below = (edge: Read): string =>
  JSON.stringify("over" in edge ? { atMost: edge["over"] } : { below: edge["from"] });

// ── methods ──────────────────────────────────────────────────────────────────────────────────────────────

/** One row of a list of steps as it is read: a stretch and what it gives. */
export interface TierRow {
  readonly range: readonly Read[];
  readonly points: string;
}

const tierLists: Readonly<Record<Tongue, readonly [string, string, string]>> = {
  zh: ["按计量值分档计分，(.+)。", "，", `(.+)的计(${amount})`],
  en: ["By steps of the value: (.+)\\.", "; ", `(.+): (${amount})`],
};

/** The rows of a list of steps, each by itself. */
export const tierRowsIn = (said: string, tongue: Tongue): TierRow[] => {
  const [pattern, separator, row] = tierLists[tongue];
  const [list = ""] = whole(pattern, said) ?? [];
  return rows(list, separator, row).map(([range, points]) => ({
    range: stretchIn(range, tongue),
    points: numberIn(points),
  }));
};

/** Rows `range → points`; every row must begin where the one before it ends. */
const tiersIn = (rows: readonly (readonly [string, string])[], tongue: Tongue): Read => {
  const ranges = rows.map(([range]) => stretchIn(range, tongue));
  const steps = rows.slice(0, -1).map(([, points], index) => ({
    ...edgeIn(ranges[index]?.[0] ?? {}),
    points: numberIn(points),
  }));
  for (const [index, range] of ranges.entries()) {
    const upper = index === 0 ? undefined : below(steps[index - 1] ?? {});
    const said = index === ranges.length - 1 ? range[0] : range[1];
    if ((said === undefined ? undefined : JSON.stringify(said)) !== upper)
      throw new Unread(`a hole at row ${index + 1}`);
  }
  return { kind: "tiers", steps, else: numberIn(rows.at(-1)?.[1] ?? "") };
};

const rows = (list: string, separator: string, pattern: string): [string, string][] =>
  list.split(separator).map((row) => {
    const [range, points] = whole(pattern, row) ?? [];
    if (range === undefined || points === undefined) throw new Unread(`no row: ${row}`);
    return [range, points];
  });

const ranks = (list: readonly (readonly [string, string])[], rest: string): Read => {
  if (list.some(([rank], index) => rank !== `${index + 1}`)) throw new Unread("ranks out of order");
  return { kind: "by-rank", points: list.map(([, points]) => numberIn(points)), else: numberIn(rest) };
};

const free = (said: string): Read => ({ free: said === "" ? "0" : numberIn(said) });

const allIn = (yes: string, no: string, tongue: Tongue): Read => {
  const edge = edgeIn(comparisonIn(yes, tongue));
  if (JSON.stringify(comparisonIn(no, tongue)) !== below(edge)) throw new Unread("a hole");
  return { kind: "all-or-nothing", ...edge };
};

const one = {
  zh: "(?:每次|每件|计量值每(?:1|100%|1分))",
  en: "(?:for each time|for each of them|for each (?:1|100%|1 point) of the value)",
};
const apart = `${quantity}(?:个百分点| percentage points|次|件|分| points?)?`;

const methodForms: Readonly<Record<Tongue, readonly Reading[]>> = {
  zh: [
    [
      `从分值中扣分，(?:计量值超过(${amount})的部分，)?${one.zh}扣(${amount})。`,
      (x, each) => ({ kind: "per-occurrence", each: numberIn(each), ...free(x) }),
    ],
    [
      `(?:计量值超过(${amount})的部分，)?${one.zh}计(${amount})。`,
      (x, each) => ({ kind: "per-unit", each: numberIn(each), ...free(x) }),
    ],
    [
      `按比例计分，得分为分值乘以计量值(?:，再除以(${amount}))?。`,
      (x) => ({ kind: "proportional", full: x === "" ? "1" : numberIn(x) }),
    ],
    ["按计量值分档计分，(.+)。", (list) => tiersIn(rows(list, "，", `(.+)的计(${amount})`), "zh")],
    [
      `从分值中扣分，计量值比(${amount})每低(${apart})扣(${amount})；不足一档(按一档计|不计)。`,
      (from, each, costs, begun) => ({
        kind: "steps",
        from: numberIn(from),
        each: numberIn(each),
        costs: numberIn(costs),
        begun: begun === "不计" ? "free" : "costs",
      }),
    ],
    ["计量值(.+)的得全部分值；(.+)的不得分。", (yes, no) => allIn(yes, no, "zh")],
    [
      `按名次计分，(.+)，其他名次计(${amount})。`,
      (list, rest) => ranks(rows(list, "，", `第(\\d+)名计(${amount})`), rest),
    ],
  ],
  en: [
    [
      `(${amount}) off the item's points ${one.en}(?: beyond a value of (${amount}))?\\.`,
      (each, x) => ({ kind: "per-occurrence", each: numberIn(each), ...free(x) }),
    ],
    [
      `(${amount}) ${one.en}(?: beyond a value of (${amount}))?\\.`,
      (each, x) => ({ kind: "per-unit", each: numberIn(each), ...free(x) }),
    ],
    [
      `In proportion: the item's points times the value(?:, divided by (${amount}))?\\.`,
      (x) => ({ kind: "proportional", full: x === "" ? "1" : numberIn(x) }),
    ],
    ["By steps of the value: (.+)\\.", (list) => tiersIn(rows(list, "; ", `(.+): (${amount})`), "en")],
    [
      `(${amount}) off the item's points for each (${apart}) under (${amount}); (a begun step counts|only whole steps count)\\.`,
      (costs, each, from, begun) => ({
        kind: "steps",
        from: numberIn(from),
        each: numberIn(each),
        costs: numberIn(costs),
        begun: begun === "a begun step counts" ? "costs" : "free",
      }),
    ],
    ["With a value of (.+) all of the item's points; (.+): none\\.", (yes, no) => allIn(yes, no, "en")],
    [
      `By rank: (.+); any other: (${amount})\\.`,
      (list, rest) => ranks(rows(list, "; ", `rank (\\d+): (${amount})`), rest),
    ],
  ],
};

/** The method that a sentence says. */
export const methodIn = (said: string, tongue: Tongue): Read => readBy(methodForms[tongue], said);

// ── measures ─────────────────────────────────────────────────────────────────────────────────────────────

const statusWords: Readonly<Record<string, string>> = {
  在岗: "resident",
  公务: "duty",
  培训: "training",
  病假: "sick",
  请假: "leave",
  抽回: "recalled",
  脱岗: "absent",
};

const quotedIn = (said: string): string[] => [...said.matchAll(/“([^”]+)”/gu)].map(([, name]) => name ?? "");
const statusesIn = (said: string): string[] => quotedIn(said).map((name) => statusWords[name] ?? name);

const pairs = (list: string, separator: string, pattern: string): { id: string; value: string }[] =>
  rows(list, separator, pattern).map(([id, value]) => ({ id, value: numberIn(value) }));

const weightsIn = (list: string, separator: string, pattern: string): Read =>
  Object.fromEntries(pairs(list, separator, pattern).map(({ id, value }) => [id, value]));

const outOf = (said: string): string => (said === "" ? "1" : numberIn(said));
const parts: Readonly<Record<string, string>> = {
  月: "month",
  季度: "quarter",
  年: "year",
  month: "month",
  quarter: "quarter",
  year: "year",
};

const q = `(${quantity})`;
const full = { zh: `(?:除以满分${q})?`, en: `(?: divided by the full mark of ${q})?` };
const late = { zh: `逾期完成的部分按(${amount})计`, en: `what is done late counts (${amount})` };

const meansBy: Readonly<Record<string, string>> = {
  各次有效评分的平均数: "rating",
  每名队员最近一次有效评分的平均数: "member",
  各月平均评分的平均数: "month",
  各季度平均评分的平均数: "quarter",
  "the mean of all valid ratings": "rating",
  "the mean of each member's latest valid rating": "member",
  "the mean of the means of the months' valid ratings": "month",
  "the mean of the means of the quarters' valid ratings": "quarter",
};
const meanWords = (of: (word: string) => boolean): string => `(${Object.keys(meansBy).filter(of).join("|")})`;

const matters: Readonly<Record<string, string>> = {
  只计最高的一件: "highest",
  合并计算: "sum",
};

const measureForms: Readonly<Record<Tongue, readonly Reading[]>> = {
  zh: [
    [
      "计量值为记录的次数之和；没有记录的，按(0次计|缺记录处理)。",
      (none) => ({ kind: "count", none: none === "0次计" ? "zero" : "missing" }),
    ],
    ["计量值为完成数合计除以应完成数合计；应完成数合计为零的，不适用。", () => ({ kind: "tally" })],
    [
      `计量值为(?:(记录的数量之和)除以目标|最近一次核定的数值除以目标；没有核定的，用自报数)；没有(?:设定目标的，不适用|另行设定目标的，全年目标按${q}计)；目标(不?)按天数折算。`,
      (counted, usual, not) => ({
        kind: "target",
        of: counted === "" ? "value" : "count",
        ...maybe("default", usual),
        prorate: not === "",
      }),
    ],
    [
      `计量值为${meanWords((word) => /^\p{Script=Han}/u.test(word))}${full.zh}。`,
      (by, mark) => ({ kind: "mean", by: meansBy[by], outOf: outOf(mark) }),
    ],
    [
      `计量值为各评分人最近一次有效评分的平均数${full.zh}；评分人超过(\\d+)名的，去掉(\\d+)个最高分和\\d+个最低分；评分人不满(\\d+)名的，暂不定分。`,
      (mark, above, trim, minimum) => ({
        kind: "panel",
        outOf: outOf(mark),
        trimAbove: Number(above),
        trim: Number(trim),
        minimum: Number(minimum),
      }),
    ],
    [
      "每票(.+?)；(?:((?:“[^”]+”)+)为无效票；)?计量值为各票合计除以(全部票数|上列各选项的票数)；(?:总票数|上述票数)不满(\\d+)张的，暂不定分。",
      (list, invalid, over, minimum) => ({
        kind: "survey",
        weights: weightsIn(list, "、", `“(.+)”计${q}`),
        invalid: quotedIn(invalid),
        denominator: over === "全部票数" ? "all" : "valid",
        minimum: Number(minimum),
      }),
    ],
    [
      `计量值为最近一次核定的数值${full.zh}；没有核定的，用自报数(?:；自报数与核定数相差超过核定数(${amount})的，提示复核，不影响得分)?。`,
      (mark, tolerance) => ({ kind: "latest", outOf: outOf(mark), ...maybe("tolerance", tolerance) }),
    ],
    ["计量值为最近一次的名次。", () => ({ kind: "rank" })],
    [
      "各(月|季度)最近一次的颜色，由好到差(.+?)；(?:从任期开始的(?:月|季度)起，头(\\d+)个(?:月|季度)不计；)?(?:到任时为(.+)、此后比到任时好转的，按最好的颜色计；)?计量值为各(?:月|季度)的平均数。",
      (every, list, skip, from) => ({
        kind: "colours",
        every: parts[every],
        colours: pairs(list, "、", `“(.+)”计${q}`),
        skip: skip === "" ? 0 : Number(skip),
        changeFrom: quotedIn(from),
      }),
    ],
    [
      `每名队员每(月|季度|年)应驻村${q}天，该(?:月|季度|年)的(工作日|日历天数)不足的按实有(?:工作日|日历天数)；不在任职期间的天数(?:和(.+)的天数)?，按比例减少应驻天数；(.+)计入实驻天数，(不是\\S+?的日子也计|只计\\S+?)，超过应驻天数的部分不计；计量值为(全队实驻天数合计除以应驻天数合计|各队员各(?:月|季度|年)实驻天数除以应驻天数所得比值的平均数)。`,
      (every, days, basis, excused, counts, off, mean) => ({
        kind: "attendance",
        every: parts[every],
        days: numberIn(days),
        basis: basis === "工作日" ? "working-days" : "calendar-days",
        excused: statusesIn(excused),
        counts: statusesIn(counts),
        daysOff: off.startsWith("只计") ? "ignore" : "count",
        mean: mean.startsWith("全队") ? "member-days" : "member-spans",
      }),
    ],
    [
      `计量值为到期的(年度|任期)承诺按权重平均的完成程度；${late.zh}。`,
      (level, share) => ({ kind: "commitments", level: level === "年度" ? "annual" : "term", late: numberIn(share) }),
    ],
    [
      "计量值为当年考核期第一天以后(\\d+)天以内审定并公开的年度承诺件数；跨几个年度的，取件数最少的年度。",
      (within) => ({ kind: "published", level: "annual", within: Number(within) }),
    ],
    [
      "计量值为任期第一天以后(\\d+)天以内审定并公开的任期承诺件数。",
      (within) => ({ kind: "published", level: "term", within: Number(within) }),
    ],
    [
      `计量值为到期的项目节点按权重平均的完成程度；${late.zh}；没有到期节点的，不适用。`,
      (share) => ({ kind: "milestones", late: numberIn(share) }),
    ],
    [
      `每件计值：(.+?)；同一事项有几件的，(只计最高的一件|合并计算|最高的一件全计，其余的按(${amount})计)；(几个单位联名的，平均分配；)?(以前的考核期计过的事项，只计高出的部分|只看本考核期)；(同一事项已按失职失责扣分的，只计超出的部分；)?计量值为各事项之和。`,
      (list, same, rest, shared, once, beside) => ({
        kind: "notices",
        levels: pairs(list, "、", `(\\D+)${q}分`),
        sameMatter: matters[same] ?? "first-full",
        ...maybe("rest", rest),
        shared: shared !== "",
        once: once.startsWith("只看") ? "window" : "ever",
        besideFindings: beside === "" ? "count" : "rest",
      }),
    ],
    [
      "计量值为认定的队员、工作队失职失责情形的扣分之和；同一事项只计最重的一次；有问题正在调查的，暂不定分。",
      () => ({ kind: "findings" }),
    ],
  ],
  en: [
    [
      "The value is the sum of the counts recorded; without a record it is (0|missing)\\.",
      (none) => ({ kind: "count", none: none === "0" ? "zero" : "missing" }),
    ],
    [
      "The value is what was done divided by what was due, each in sum; with nothing due the item does not apply\\.",
      () => ({ kind: "tally" }),
    ],
    [
      `The value is the (?:(sum of the counts recorded) divided by the target|latest checked value divided by the target; without one, the latest self-report); (?:without a target that was set the item does not apply|where no target was set, it is ${q} for a year); the target is (not )?taken by (?:the )?days(?: gone by)?\\.`,
      (counted, usual, not) => ({
        kind: "target",
        of: counted === "" ? "value" : "count",
        ...maybe("default", usual),
        prorate: not === "",
      }),
    ],
    [
      `The value is ${meanWords((word) => word.startsWith("the"))}${full.en}\\.`,
      (by, mark) => ({ kind: "mean", by: meansBy[by], outOf: outOf(mark) }),
    ],
    [
      `The value is the mean of each rater's latest valid rating${full.en}; with more than (\\d+) raters the (\\d+) highest and the \\d+ lowest are dropped; under (\\d+) raters the points wait\\.`,
      (mark, above, trim, minimum) => ({
        kind: "panel",
        outOf: outOf(mark),
        trimAbove: Number(above),
        trim: Number(trim),
        minimum: Number(minimum),
      }),
    ],
    [
      "Each ballot counts: (.+?); (?:(“[^;]+) are invalid; )?the value is the sum divided by (all ballots|the ballots for these choices); under (\\d+) of these ballots the points wait\\.",
      (list, invalid, over, minimum) => ({
        kind: "survey",
        weights: weightsIn(list, ", ", `“(.+)” ${q}`),
        invalid: quotedIn(invalid),
        denominator: over === "all ballots" ? "all" : "valid",
        minimum: Number(minimum),
      }),
    ],
    [
      `The value is the latest checked value${full.en}; without one, the latest self-report(?:; a self-report that differs by more than (${amount}) of the checked value calls for a second check and changes no points)?\\.`,
      (mark, tolerance) => ({ kind: "latest", outOf: outOf(mark), ...maybe("tolerance", tolerance) }),
    ],
    ["The value is the latest rank\\.", () => ({ kind: "rank" })],
    [
      "Of each (month|quarter) the latest colour, best first: (.+?); (?:the first (\\d+) (?:month|quarter)s? from the beginning of the term are left out; )?(?:where the colour on arrival was (.+), a better one counts as the best; )?the value is the mean of the (?:month|quarter)s\\.",
      (every, list, skip, from) => ({
        kind: "colours",
        every: parts[every],
        colours: pairs(list, ", ", `“(.+)” ${q}`),
        skip: skip === "" ? 0 : Number(skip),
        changeFrom: quotedIn(from),
      }),
    ],
    [
      `Each member owes ${q} days in every (month|quarter|year), or all its (working days|calendar days) where there are fewer; days outside of service(?: and days of (.+?))? reduce them in proportion; (.+) count as present, on (any day|working days only|calendar days only), up to the days owed; the value is (all days present divided by all days owed|the mean, over members and (?:month|quarter|year)s, of days present divided by days owed)\\.`,
      (days, every, basis, excused, counts, off, mean) => ({
        kind: "attendance",
        every: parts[every],
        days: numberIn(days),
        basis: basis === "working days" ? "working-days" : "calendar-days",
        excused: statusesIn(excused),
        counts: statusesIn(counts),
        daysOff: off === "any day" ? "count" : "ignore",
        mean: mean.startsWith("all") ? "member-days" : "member-spans",
      }),
    ],
    [
      `The value is the weighted mean of how far the (annual|term) commitments that are due are kept; ${late.en}\\.`,
      (level, share) => ({ kind: "commitments", level, late: numberIn(share) }),
    ],
    [
      "The value is the number of annual commitments approved and published within (\\d+) days after the first day of the year's period; of several years, the least\\.",
      (within) => ({ kind: "published", level: "annual", within: Number(within) }),
    ],
    [
      "The value is the number of term commitments approved and published within (\\d+) days after the first day of the term\\.",
      (within) => ({ kind: "published", level: "term", within: Number(within) }),
    ],
    [
      `The value is the weighted mean of how far the project milestones that are due are reached; ${late.en}; without any due the item does not apply\\.`,
      (share) => ({ kind: "milestones", late: numberIn(share) }),
    ],
    [
      `Each notice is worth: (.+?); (of one matter only the highest counts|what concerns one matter is added up|of one matter the highest counts in full and the others (${amount})); (what several share is divided among them; )?(a matter that counted in an earlier period counts only for what it exceeds that by|only this period is looked at); (a matter charged as misconduct already counts only for what it exceeds that by; )?the value is the sum over matters\\.`,
      (list, same, rest, shared, once, beside) => ({
        kind: "notices",
        levels: pairs(list, ", ", `(\\D+) ${q}`),
        sameMatter: rest !== "" ? "first-full" : same.startsWith("what") ? "sum" : "highest",
        ...maybe("rest", rest),
        shared: shared !== "",
        once: once.startsWith("only") ? "window" : "ever",
        besideFindings: beside === "" ? "count" : "rest",
      }),
    ],
    [
      "The value is the sum of what confirmed misconduct of members and the team costs; of one matter only the heaviest; while something is under investigation the points wait\\.",
      () => ({ kind: "findings" }),
    ],
  ],
};

/** The measure that a sentence says. */
export const measureIn = (said: string, tongue: Tongue): Read => readBy(measureForms[tongue], said);

// ── bands and caps ───────────────────────────────────────────────────────────────────────────────────────

const bandOf = (said: string, tongue: Tongue): Read => {
  const ends = stretchIn(said, tongue);
  const from = ends.find((end) => "atLeast" in end)?.["atLeast"];
  const to = ends.find((end) => "below" in end)?.["below"];
  if (ends.length !== (from === undefined ? 0 : 1) + (to === undefined ? 0 : 1)) throw new Unread(`no band: ${said}`);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
};

const bandForms: Readonly<Record<Tongue, readonly Reading[]>> = {
  zh: [
    ["总分(.+)的为(\\S+)。", (band, id) => ({ id, ...bandOf(band, "zh") })],
    ["(\\S+)不设分数段，只由限档产生。", (id) => ({ id })],
  ],
  en: [
    ["A total of (.+) is (\\S+)\\.", (band, id) => ({ id, ...bandOf(band, "en") })],
    ["(\\S+) has no band and is reached by caps only\\.", (id) => ({ id: id.toLowerCase() })],
  ],
};

/** The band of a grade that a sentence says. */
export const bandIn = (said: string, tongue: Tongue): Read => readBy(bandForms[tongue], said);

const compared = (kind: string, more: Read, said: string, tongue: Tongue): Read => ({
  kind,
  ...more,
  ...comparisonIn(said, tongue),
});

const item = "(\\S+?)“[^”]*”";
const item_ = "(\\S+?) “[^”]*”";

const conditionForms: Readonly<Record<Tongue, readonly Reading[]>> = {
  zh: [
    [`${item}的计量值(.+)`, (id, than) => compared("measurement", { item: id }, than, "zh")],
    [`${item}的得分率(.+)`, (id, than) => compared("points-share", { item: id }, than, "zh")],
    ["“([^”]+)”类的得分率(.+)", (id, than) => compared("points-share", { category: id }, than, "zh")],
    [`${item}中“([^”]+)”的比例(.+)`, (id, choice, than) => compared("choice", { item: id, choice }, than, "zh")],
    [`认定${item}(.+)`, (id, than) => compared("findings", { case: id }, than, "zh")],
    ["认定失职失责(.+)", (than) => compared("findings", {}, than, "zh")],
    ["发生“([^”]+)”(.+)", (id, than) => compared("event", { event: id }, than, "zh")],
    ["任期内有年度等次为(\\S+)以下", (grade) => ({ kind: "year-grade", atMost: grade })],
  ],
  en: [
    [`the value of ${item_} is (.+)`, (id, than) => compared("measurement", { item: id }, than, "en")],
    [`the share of points in ${item_} is (.+)`, (id, than) => compared("points-share", { item: id }, than, "en")],
    [
      "the share of points in the category “([^”]+)” is (.+)",
      (id, than) => compared("points-share", { category: id }, than, "en"),
    ],
    [
      `the share of “([^”]+)” in ${item_} is (.+)`,
      (choice, id, than) => compared("choice", { item: id, choice }, than, "en"),
    ],
    [`the number of findings of ${item_} is (.+)`, (id, than) => compared("findings", { case: id }, than, "en")],
    ["the number of findings is (.+)", (than) => compared("findings", {}, than, "en")],
    ["the number of events “([^”]+)” is (.+)", (id, than) => compared("event", { event: id }, than, "en")],
    ["a year of the term is graded at most (\\S+)", (grade) => ({ kind: "year-grade", atMost: grade })],
  ],
};

/** The condition that a half-sentence says. */
export const conditionIn = (said: string, tongue: Tongue): Read => readBy(conditionForms[tongue], said);

const evaluations: Readonly<Record<string, string>> = {
  年度考核: "annual",
  期满考核: "term",
  annual: "annual",
  term: "term",
};

const capForms: Readonly<Record<Tongue, readonly Reading[]>> = {
  zh: [
    [
      "(.+)的，(一票否决，)?((?:年度考核|期满考核|、)+)的等次最高定为(\\S+)。",
      (when, veto, kinds, limit) => ({
        when: conditionIn(when, "zh"),
        limit,
        ...flag("veto", veto),
        in: kinds.split("、").map((kind) => evaluations[kind]),
      }),
    ],
  ],
  en: [
    [
      "Where (.+), (veto: )?graded at most (\\S+) \\(([a-z, ]+)\\)\\.",
      (when, veto, limit, kinds) => ({
        when: conditionIn(when, "en"),
        limit,
        ...flag("veto", veto),
        in: kinds.split(", ").map((kind) => evaluations[kind]),
      }),
    ],
  ],
};

/** The cap that a sentence says. */
export const capIn = (said: string, tongue: Tongue): Read => readBy(capForms[tongue], said);
