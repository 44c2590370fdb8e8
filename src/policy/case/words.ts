/** What a person would say of an expectation that did not hold: 「指标 1.2 请销假手续应得 1.5 分，算得 2 分。」 */
import type { Step } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import { say } from "../../report/words";
import type { CaseDifference, CaseOutcome } from "./case";
import { colon, subjectOf, titleIn } from "./subject-words";
import { labels, nullWords, truthWords, valueWords } from "./words-of";

/** Kinds of place in which a key has a meaning of its own: `counts` of a commitment is no count of duties. */
const ownKeys: ReadonlySet<Step> = new Set([
  "board",
  "members",
  "places",
  "vacancies",
  "commitments",
  "events",
  "deductions",
  "running",
]);

/** What stands for the last key, where the place has none of its own. */
const keyOf = (path: readonly Step[]): string => {
  const [kind = "", , part] = path;
  const last = String(path.at(-1) ?? "");
  if (kind === "criteria") return "criterion";
  if (kind === "history") return "colour";
  if (kind === "mirrors") return "mirror";
  if (kind === "gradeReasons") return `reason:${last}`;
  if (kind === "commitments" && part !== undefined && part !== last) return `${kind}:${part}`;
  if (ownKeys.has(kind)) return `${kind}:${last}`;
  return path.includes("counts") || path.includes("duties") ? `count:${last}` : last;
};

/** Things that a value names, by key. */
const titledBy = (
  key: string,
  { grades, bodies, steps, warnings }: Scheme,
): Parameters<typeof titleIn>[0] | undefined => {
  switch (key) {
    case "grade":
    case "naturalGrade":
    case "scoreGrade":
    case "limit":
    case "members:limit":
    case "events:limit":
    case "events:teamLimit":
      return grades;
    case "members:required":
    case "vacancies:body":
      return bodies;
    case "events:steps":
    case "running:steps":
      return steps;
    case "colour":
      return warnings?.colours;
    default:
      return undefined;
  }
};

const wordFor = (value: unknown, key: string, scheme: Scheme): Text => {
  if (value === undefined) return say("没有这一项", "nothing of the kind");
  if (value === null) return nullWords[key] ?? say("无", "none");
  if (typeof value === "boolean") return truthWords(key)[value ? "yes" : "no"];
  if (Array.isArray(value)) return listed(value, key, scheme);
  if (typeof value === "object") return say(JSON.stringify(value), JSON.stringify(value));
  const things = titledBy(key, scheme);
  if (things !== undefined) return titleIn(things, `${value}`);
  return valueWords(key)[`${value}`] ?? say(`${value}`, `${value}`);
};

const listed = (values: readonly unknown[], key: string, scheme: Scheme): Text => {
  if (values.length === 0) return say("没有", "none");
  const texts = values.map((one) => wordFor(one, key, scheme));
  return say(texts.map(({ zh }) => zh).join("、"), texts.map(({ en }) => en).join(", "));
};

/** Keys of points: what is got, not what something is. */
const inPoints: ReadonlySet<string> = new Set(["points", "total", "base", "bonus", "deduction"]);

const isPoints = (value: unknown): boolean => typeof value === "string" || value === null;

const gotInPoints = (about: Text, { expected, found }: CaseDifference): Text => {
  const want =
    expected === null
      ? say("不应有分数", "should have no points")
      : say(`应得 ${expected} 分`, `should be ${expected}`);
  const got = found === null ? say("没有分数", "has none") : say(`算得 ${found} 分`, `is ${found}`);
  return say(`${about.zh}${want.zh}，${got.zh}。`, `${capital(about.en)} ${want.en}, and ${got.en}.`);
};

const spaced = (text: string): string => (/^[\x21-\x7e]/.test(text) ? ` ${text}` : text);

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const problemText = ({ expected, found }: CaseDifference): Text => {
  const codes = Array.isArray(found) ? found.join(", ") : undefined;
  if (codes === undefined)
    return say(
      `应报问题 ${expected}，却算出了结果。`,
      `The problem ${expected} should be told, but there is an answer.`,
    );
  return expected === null
    ? say(`没有算出结果，报了问题 ${codes}。`, `There is no answer but the problem ${codes}.`)
    : say(`应报问题 ${expected}，报的是 ${codes}。`, `The problem ${expected} should be told, but ${codes} is.`);
};

interface Place {
  /** Whom or what it is about; of the whole answer, what of it. */
  readonly about: Text;
  /** Both, where there are both. */
  readonly whole: Text;
}

const placeOf = (path: readonly Step[], scheme: Scheme): Place => {
  const key = keyOf(path);
  const [subject, label] = [subjectOf(path, scheme), labels[key]];
  const about = subject ?? label ?? say(key, key);
  const whole = subject !== undefined && label !== undefined ? colon(subject, label) : about;
  return { about, whole };
};

/**
 * What stands at a place of an answer, with the scheme's own titles.
 * @example placeText(["items", "1.2", "points"], scheme).zh // "指标 1.2 请销假手续的得分"
 */
export const placeText = (path: readonly Step[], scheme: Scheme): Text => placeOf(path, scheme).whole;

/**
 * A difference as a sentence in both languages, with the scheme's own titles.
 * @example differenceText({ path: ["total"], expected: "86.5", found: "86" }, scheme).zh // "总分应得 86.5 分，算得 86 分。"
 */
export const differenceText = (difference: CaseDifference, scheme: Scheme): Text => {
  const { path, expected, found } = difference;
  if (path.length === 0 || path[0] === "problem") return problemText(difference);
  const key = keyOf(path);
  const { about, whole } = placeOf(path, scheme);
  const [want, got] = [wordFor(expected, key, scheme), wordFor(found, key, scheme)];
  // Points of an item are simply what it gets; other points are told by their name.
  if (inPoints.has(key) && isPoints(expected) && isPoints(found))
    return gotInPoints(key === "points" ? about : whole, difference);
  if (typeof expected === "boolean" && typeof found === "boolean")
    return say(
      `${about.zh}应${want.zh}，实际${got.zh}。`,
      `${capital(about.en)}: expected “${want.en}”, found “${got.en}”.`,
    );
  return say(
    `${whole.zh}应为${spaced(want.zh)}，算得${spaced(got.zh)}。`,
    `${capital(whole.en)}: should be ${want.en}, and is ${got.en}.`,
  );
};

/**
 * All that is to be said of a case that does not hold: its differences, or why there was no answer.
 * @example outcomeTexts(runCase(scheme, one), scheme).map(({ zh }) => zh)
 */
export const outcomeTexts = (
  { differences, refused, case: { expect } }: CaseOutcome,
  scheme: Scheme,
): readonly Text[] =>
  refused.length > 0 && expect.problem === undefined
    ? refused.map(({ message: { zh, en } }) => say(`没有算出结果：${zh}`, `There is no answer: ${en}`))
    : differences.map((one) => differenceText(one, scheme));
