/** A sentence for every difference of two schemes: the number that changed with what it was; where that is not short, what is said now and what was said. */
import type { Measure, Method } from "../../model/measures";
import { itemsOf, type Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import { roundingNames } from "../../report/scored";
import { join, nothing, say } from "../../report/words";
import type { Clause, ClauseKind } from "../clause";
import { kindNames, levelNames } from "../describe/item-words";
import { namesOf } from "../describe/names";
import { asPercent, asPoints, type Shown, shownBy } from "../describe/phrases";
import { quoted } from "../describe/quoting";
import { clauseTitle, sentencesOf } from "../describe/sentences";
import { spaced } from "../describe/spacing";
import type { DifferenceKind, ValueChange } from "./scheme-difference";

/** A scheme on one side. */
export interface Named {
  readonly scheme: Scheme;
}

const kept = new WeakMap<Scheme, ReadonlyMap<string, Text>>();

/** The sentences of a scheme, made once. */
const sentencesFor = ({ scheme }: Named): ReadonlyMap<string, Text> => {
  const found = kept.get(scheme) ?? sentencesOf(scheme);
  kept.set(scheme, found);
  return found;
};

interface Told {
  readonly difference: DifferenceKind;
  readonly key: string;
  readonly kind: ClauseKind;
  readonly values: readonly ValueChange[];
  readonly scores: boolean;
}

interface Sides {
  readonly old: Named;
  readonly now: Named;
  readonly before: Clause | undefined;
  readonly after: Clause | undefined;
}

/** What a value is, and how it is shown; undefined where the value is no text or number that can be shown so. */
interface Phrase {
  readonly label: Text;
  readonly shown: Shown;
  /** In English some labels stand behind the value. */
  readonly behind?: true;
}

const unset = say("未作规定", "not set");
const plain: Shown = (value) => say(value, value);
const asDays: Shown = (days) => say(`${days}天`, `${days} days`);
const asBound: Shown = (bound) => (bound === "none" ? say("不设", "none") : asPoints(bound));
const asName =
  (names: Readonly<Record<string, Text>>): Shown =>
  (word) =>
    names[word] ?? plain(word);
const yesNo = asName({ true: say("是", "yes"), false: say("否", "no") });

const phrase = (zh: string, en: string, shown: Shown = plain): Phrase => ({ label: say(zh, en), shown });

const bounds = { floor: phrase("下限", "lower bound", asBound), cap: phrase("上限", "upper bound", asBound) };
const closes = phrase("关账：期末后", "books close after", asDays);
const weights = {
  annualWeight: phrase("年度部分占", "the years count", asPercent),
  termWeight: phrase("期满部分占", "the term's own part counts", asPercent),
};
const band = { from: phrase("起点分", "from", asPoints), to: phrase("不满", "below", asPoints) };
const rounding = {
  digits: phrase("保留小数位数", "digits kept"),
  mode: phrase("舍入", "rounding", asName(roundingNames)),
};
const deadline = { within: phrase("期限", "deadline", asDays) };

/** Whatever can be said by one number or word. */
const phrases: Partial<Record<ClauseKind, Readonly<Record<string, Phrase>>>> = {
  scheme: {
    version: phrase("版本 ", "version"),
    from: phrase("施行日", "in force from"),
    to: phrase("失效日", "in force until"),
  },
  "rubric/categories/*/items/*": {
    ...bounds,
    points: phrase("分值", "worth", asPoints),
    kind: phrase("性质", "kind", asName(kindNames)),
    level: phrase("考核期", "level", asName(levelNames)),
    waivable: phrase("可以批准不适用", "may be waived", yesNo),
  },
  "rubric/categories/*": { ...bounds, points: phrase("分值", "worth", asPoints) },
  "rubric/groups/*": bounds,
  rubric: { points: phrase("基础分合计", "base points in all", asPoints) },
  "rubric/total": bounds,
  "rubric/bonus": { cap: phrase("加分上限", "bonus at most", asBound) },
  "rubric/deduction": { cap: phrase("减分上限", "deduction at most", asBound) },
  "rubric/rounding": rounding,
  "rubric/categories/*/items/*/rounding": rounding,
  "rubric/categories/*/items/*/deadline": deadline,
  "rubric/categories/*/items/*/collect": deadline,
  "rubric/categories/*/items/*/mirrors/*": { each: phrase("每次另扣", "loses for each", asPoints) },
  "grades/*": band,
  annual: { minDays: phrase("定等次的最少天数", "a grade needs at least", asDays), closes },
  term: { ...weights, closes },
  notApplicable: { maxShare: phrase("不适用分值的最高占比", "not applicable at most", asPercent) },
  "misconduct/*": { deduct: phrase("每次扣", "costs", asPoints) },
  "misconduct/*/grave": { deduct: phrase("情节严重的扣", "a grave one costs", asPoints) },
  changes: { latest: phrase("当年适用的最迟施行日", "governs its year if in force by") },
  "ranking/places/*": { rate: phrase("名额比例", "rate", asPercent), atLeast: phrase("最少名额", "places at least") },
  "ranking/publicity": { days: phrase("公示", "publicity", asDays) },
  "ranking/appeal": {
    within: phrase("申诉期限", "appeal within", asDays),
    answer: phrase("答复期限", "answer within", asDays),
  },
};

const measureOf = (item: string | null, { scheme }: Named): Measure["kind"] | undefined =>
  itemsOf(scheme).find(({ id }) => id === item)?.measure.kind;

const unitOf = (kind: Measure["kind"] | undefined): Text => {
  if (kind === "count") return say("每次", "for each time");
  const { zh, en } = shownBy(kind)("1");
  return say(`计量值每${zh}`, `for each ${en} of the value`);
};

/** What a method's numbers mean, by its kind. */
const methodPhrases = (
  kind: Method["kind"],
  measure: Measure["kind"] | undefined,
): Readonly<Record<string, Phrase>> => {
  const unit = unitOf(measure);
  const free = phrase("计量值在此以内不计：", "free up to a value of", shownBy(measure));
  const from = phrase("得分的计量值起点", "a value of at least", shownBy(measure));
  const over = phrase("得分的计量值须超过", "a value above", shownBy(measure));
  switch (kind) {
    case "per-occurrence":
      return { free, each: { label: say(`${unit.zh}扣`, `off ${unit.en}`), shown: asPoints, behind: true } };
    case "per-unit":
      return { free, each: { label: say(`${unit.zh}计`, unit.en), shown: asPoints, behind: true } };
    case "proportional":
      return { full: phrase("满分的计量值", "all points at a value of", shownBy(measure)) };
    case "all-or-nothing":
      return { from, over };
    default:
      return {};
  }
};

const kindIn = (own: unknown): unknown =>
  typeof own === "object" && own !== null ? Reflect.get(own, "kind") : undefined;

/** The phrases for the values of a clause. */
const phrasesFor = ({ kind }: Told, { before, after, now }: Sides): Readonly<Record<string, Phrase>> => {
  if (kind !== "rubric/categories/*/items/*/method") return phrases[kind] ?? {};
  const method = kindIn(after?.own);
  if (method !== kindIn(before?.own)) return {};
  return methodPhrases(method as Method["kind"], measureOf(after?.item ?? null, now)); // a method's own kind
};

const shownValue = (value: unknown, shown: Shown): Text | undefined => {
  if (value === undefined) return unset;
  return ["string", "number", "boolean"].includes(typeof value) ? shown(`${value}`) : undefined;
};

const phraseOf = ({ path, from, to }: ValueChange, known: Readonly<Record<string, Phrase>>): Text | undefined => {
  const found = known[path.join(".")];
  if (found === undefined) return undefined;
  const [now, was] = [shownValue(to, found.shown), shownValue(from, found.shown)];
  if (now === undefined || was === undefined) return undefined;
  const { label, behind } = found;
  const en = behind === true ? `${now.en} ${label.en}` : `${label.en} ${now.en}`;
  return say(`${label.zh}${now.zh}，原为${was.zh}`, `${en}, was ${was.en}`);
};

/** Values that no result hangs on. */
const isWording = ({ path }: ValueChange): boolean =>
  path.some((step) => ["title", "titles", "basis", "notice", "sources", "note"].includes(String(step)));

const moved = (values: readonly ValueChange[], { old, now }: Sides): Text => {
  const [change] = values.filter(({ path: [first] }) => first === "category");
  const nameIn = ({ scheme }: Named, id: unknown): Text => namesOf(scheme).category(String(id));
  const [to, from] = [nameIn(now, change?.to), nameIn(old, change?.from)];
  return say(`归入${to.zh}类，原在${from.zh}类`, `now in the category ${to.en}, was in ${from.en}`);
};

/** A value as it is written; in words where nothing stands there, or an empty list. */
const rawValue = (value: unknown): Text => {
  if (value === undefined) return unset;
  const written = typeof value === "object" ? JSON.stringify(value) : String(value);
  return written === "[]" ? say("空", "empty") : plain(written);
};

/** Where nothing better is known: the place, the new value and the old one. */
const raw = (values: readonly ValueChange[]): Text =>
  join(
    values.map(({ path, from, to }) => {
      const place = path.join(".");
      const [now, was] = [rawValue(to), rawValue(from)];
      return say(`${place} 为 ${now.zh}，原为 ${was.zh}`.trim(), `${place} ${now.en}, was ${was.en}`.trim());
    }),
    "；",
    "; ",
  );

/** What the clause says now, and what it said. */
const bothSentences = ({ key, values }: Told, { old, now }: Sides): Text => {
  const [said, before] = [sentencesFor(now).get(key), sentencesFor(old).get(key)];
  if (said === undefined || before === undefined || said.zh === before.zh) return raw(values);
  const [is, was] = [quoted(said), quoted(before)];
  return say(`现为${is.zh}，原为${was.zh}`, `now ${is.en}, was ${was.en}`);
};

const wording = say("名称、说明或者依据有改动，不影响得分", "wording or basis changed, which moves no result");

const changed = (told: Told, sides: Sides): Text => {
  const known = phrasesFor(told, sides);
  const values = told.values.filter((value) => !isWording(value));
  if (values.length === 0) return wording;
  const said = values.map((value) => (value.path[0] === "category" ? moved([value], sides) : phraseOf(value, known)));
  const short = said.flatMap((one) => one ?? []);
  const body = short.length === values.length ? join(short, "；", "; ") : bothSentences({ ...told, values }, sides);
  return values.length === told.values.length
    ? body
    : say(`${body.zh}；${wording.zh.replace("，不影响得分", "")}`, `${body.en}; wording or basis changed`);
};

const titlesOf = (value: unknown, { scheme }: Named, kind: ClauseKind): Text => {
  const keys = Array.isArray(value) ? value.map(String) : [];
  const names = kind === "grades/*" ? namesOf(scheme).grade : namesOf(scheme).category;
  return join(
    keys.map((key) => names(key.split("/").slice(1).join("/"))),
    "、",
    ", ",
  );
};

const reordered = ({ values: [change], kind }: Told, { now, old }: Sides): Text => {
  const [to, from] = [titlesOf(change?.to, now, kind), titlesOf(change?.from, old, kind)];
  return say(`次序为${to.zh}，原为${from.zh}`, `in the order ${to.en}, was ${from.en}`);
};

const bodyOf = (told: Told, sides: Sides): Text => {
  switch (told.difference) {
    case "added":
    case "removed": {
      const own = told.difference === "added" ? sides.now : sides.old;
      const { zh, en } = sentencesFor(own).get(told.key) ?? nothing;
      const verb = told.difference === "added" ? say("新增", "added") : say("删去", "removed");
      return zh === "" ? verb : say(`${verb.zh}：${zh}`, `${verb.en}: ${en}`);
    }
    case "moved":
      return moved(told.values, sides);
    case "reordered":
      return reordered(told, sides);
    case "changed":
      return changed(told, sides);
  }
};

const listTitles: Partial<Record<ClauseKind, Text>> = {
  "grades/*": say("等次", "Grades"),
  "rubric/categories/*": say("各类", "Categories"),
};

/** The sentence of a difference. */
export const saidDifference = (told: Told, sides: Sides): Text => {
  const own = told.difference === "removed" ? sides.old : sides.now;
  const clause = told.difference === "removed" ? sides.before : sides.after;
  const title =
    (told.difference === "reordered" ? listTitles[told.kind] : undefined) ??
    (clause === undefined ? say(told.key, told.key) : clauseTitle(own.scheme, clause));
  const body = bodyOf(told, sides);
  return say(spaced(`${title.zh}：${body.zh}`), `${title.en}: ${body.en}`);
};
