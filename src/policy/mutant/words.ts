/** Mutants in words: what was changed, and why no case can notice it. */
import { itemsOf, type Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import { say } from "../../report/words";
import { placeText } from "../case/words";
import { clausesOf } from "../clause";
import { namesOf } from "../describe/names";
import { quoted } from "../describe/quoting";
import { clauseTitle, sentenceOf } from "../describe/sentences";
import type { Reason, Span } from "./equivalence";
import type { Killing } from "./kill";
import type { Mutant } from "./mutants";

const written = (value: unknown): string =>
  value === undefined ? "—" : typeof value === "object" ? JSON.stringify(value) : String(value);

/** A clause by its title, and what it says in a scheme. */
const saidBy = (scheme: Scheme, key: string): { readonly title: Text; readonly text: Text } | undefined => {
  const clause = clausesOf(scheme).find((one) => one.key === key);
  const text = clause && sentenceOf(scheme, clause);
  return clause && text && text.zh !== "" ? { title: clauseTitle(scheme, clause), text } : undefined;
};

/** Of the clauses that a mutant changes, the first whose sentence changes; what was said, and what is said now. */
const changedSentence = (scheme: Scheme, mutant: Mutant) => {
  for (const key of mutant.clauses) {
    const [before, now] = [saidBy(scheme, key), saidBy(mutant.scheme, key)];
    if (before !== undefined && now !== undefined && before.text.zh !== now.text.zh)
      return { title: before.title, before: quoted(before.text), now: quoted(now.text) };
  }
  return undefined;
};

const titleOf = (scheme: Scheme, key: string): Text => saidBy(scheme, key)?.title ?? say(key, key);

const bodyText = (scheme: Scheme, id: unknown): Text => quoted(namesOf(scheme).body(String(id)));

/**
 * What a mutant changed, in a sentence.
 * @example mutantText(scheme, mutant).zh // "1.2 请销假手续 计分方法：由“从分值中扣分，每次扣 0.5 分”改成“从分值中扣分，每次扣 0.25 分”"
 */
export const mutantText = (scheme: Scheme, mutant: Mutant): Text => {
  const changed = changedSentence(scheme, mutant);
  if (changed !== undefined) {
    const { title, before, now } = changed;
    return say(`${title.zh}：由${before.zh}改成${now.zh}`, `${title.en}: ${before.en} became ${now.en}`);
  }
  const { clauses, at, from, to } = mutant;
  const title = titleOf(scheme, clauses[0] ?? "");
  const key = String(at.at(-1) ?? "");
  if (key === "body" && typeof to === "string") {
    const [was, is] = [bodyText(scheme, from), bodyText(scheme, to)];
    return say(`${title.zh}：主体由${was.zh}改成${is.zh}`, `${title.en}: the body became ${is.en}, was ${was.en}`);
  }
  if (to === undefined && typeof from === "object")
    return say(`${title.zh}：去掉了这一条`, `${title.en}: was taken out`);
  return to === undefined
    ? say(`${title.zh}：去掉了 ${key}（${written(from)}）`, `${title.en}: ${key} (${written(from)}) was taken out`)
    : say(
        `${title.zh}：${key} 由 ${written(from)} 改成 ${written(to)}`,
        `${title.en}: ${key} became ${written(to)}, was ${written(from)}`,
      );
};

/** That a mutant survived. */
export const survivedText = (scheme: Scheme, mutant: Mutant): Text => {
  const { zh, en } = mutantText(scheme, mutant);
  return say(`${zh}，没有一个用例发现。`, `${en}; no case noticed.`);
};

/**
 * Where a case shows a mutant: at the first place where the answers differ.
 * @param differs the place, from a `Killing`
 * @example shownText(scheme, ["items", "1.2", "points"]).zh // "不同之处：指标 1.2 请销假手续的得分"
 */
export const shownText = (scheme: Scheme, differs: Killing["differs"]): Text => {
  if (differs[0] === "problem")
    return say(
      "不同之处：原办法和改错的办法，只有一个算得出结果",
      "it would show: only one of the two gives an answer",
    );
  const { zh, en } = placeText(differs, scheme);
  return say(`不同之处：${zh}`, `it would show in ${en}`);
};

/** What a case is for that kills a mutant. */
export const killingText = (scheme: Scheme, mutant: Mutant): Text => {
  const { zh, en } = mutantText(scheme, mutant);
  return say(`用来发现：${zh}`, `To notice: ${en}`);
};

const spanText = ({ least, most, step }: Span): Text => {
  const [low, high] = [least ?? "−∞", most ?? "∞"];
  return step === null
    ? say(`${low} 到 ${high}`, `from ${low} to ${high}`)
    : say(`${low} 到 ${high}、${step} 的整倍数`, `from ${low} to ${high} in steps of ${step}`);
};

const itemText = (scheme: Scheme, id: string): Text => {
  const title = itemsOf(scheme).find((item) => item.id === id)?.title;
  return say(`指标 ${id} ${title?.zh ?? ""}`.trim(), title === undefined ? `item ${id}` : `item ${id} (${title.en})`);
};

const boundText = ({ bound, sum }: Extract<Reason, { kind: "bound-never-reached" }>): Text => {
  const span = spanText(sum);
  return bound === "cap"
    ? say(`合计只能是 ${span.zh}，改前改后的封顶都够不着`, `the sum lies ${span.en}: neither cap is ever passed`)
    : say(
        `合计只能是 ${span.zh}，改前改后的保底都碰不到`,
        `the sum lies ${span.en}: it never falls below either floor`,
      );
};

/**
 * Why no ledger can tell a mutant from its scheme.
 * @example reasonText(scheme, reason).zh // "指标 1.3 到岗抽查的计量值只能是 0 到 1，在这个范围里得分处处相同"
 */
export const reasonText = (scheme: Scheme, reason: Reason): Text => {
  if (reason.kind === "bound-never-reached") return boundText(reason);
  if (reason.kind === "one-version")
    return say(
      "只在一年里有几个版本时才用到，一个版本的考核用不到",
      "it is read only where a year has several versions of the scheme",
    );
  if (reason.kind === "no-base-items") {
    const category = titleOf(scheme, `categories/${reason.category}`);
    return say(
      `${category.zh}：保底、封顶只管基础分，这一类没有基础分指标`,
      `${category.en}: floor and cap hold base points, and it has no base items`,
    );
  }
  const item = itemText(scheme, reason.item);
  switch (reason.kind) {
    case "same-points": {
      const span = spanText(reason.values);
      return say(
        `${item.zh}的计量值只能是 ${span.zh}，在这个范围里得分处处相同`,
        `${item.en} measures values ${span.en}: the points are the same everywhere`,
      );
    }
    case "same-condition": {
      const span = spanText(reason.values);
      return say(
        `${item.zh}的计量值只能是 ${span.zh}，在这个范围里条件处处相同`,
        `${item.en} measures values ${span.en}: the condition is the same everywhere`,
      );
    }
    case "same-scope":
      return say(
        `${item.zh}：年度和任期的指标在同样的考核里计分`,
        `${item.en}: items of a year and of a term are scored in the same evaluations`,
      );
    case "no-scorer":
      return say(`${item.zh}不读写明评分人的记录`, `${item.en} reads no facts that name a scorer`);
    case "never-missing":
      return say(`${item.zh}没有记录也有计量值，不会缺失`, `${item.en} is never missing: nothing recorded is a value`);
    case "deadline-not-read":
      return say(
        `${item.zh}：这个期限不把任何得分记零，应补的记录另有期限`,
        `${item.en}: this deadline sets nothing to zero, and what is owed has days of its own`,
      );
    case "nothing-better":
      return say(
        `${item.zh}：比“${reason.colour}”好的只有最好的一色，本来就是满值`,
        `${item.en}: only the best colour is better than ${reason.colour}, and it is worth the best already`,
      );
  }
};
