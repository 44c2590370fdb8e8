/** A sentence for every clause of a scheme, made of nothing but the clause, and of the names of what it speaks of. */
import type { Step } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import { nothing, say } from "../../report/words";
import { type Clause, clausesOf } from "../clause";
import { acceptedClauses } from "./accepted-words";
import { decisionClauses } from "./decision-words";
import { dutyClauses } from "./duty-words";
import { rubricClauses } from "./item-words";
import { commitmentClauses, memberClauses } from "./member-words";
import { misconductClauses } from "./misconduct-words";
import { namesOf } from "./names";
import { rankingClauses } from "./ranking-words";
import type { Said } from "./said";
import { spaced } from "./spacing";
import { warningClauses } from "./warning-words";

const placeOf = (at: readonly Step[]): string => at.join("/");

const kept = new WeakMap<Scheme, ReadonlyMap<string, Said>>();

/** Everything that is said about a scheme, by the place of the clause; worked out once for each scheme value. */
export const saidOf = (scheme: Scheme): ReadonlyMap<string, Said> => {
  const before = kept.get(scheme);
  if (before !== undefined) return before;
  const names = namesOf(scheme);
  const all = [
    ...decisionClauses(scheme, names),
    ...dutyClauses(scheme, names),
    ...misconductClauses(scheme, names),
    ...rubricClauses(scheme, names),
    ...rankingClauses(scheme, names),
    ...memberClauses(scheme, names),
    ...commitmentClauses(scheme),
    ...warningClauses(scheme, names),
    ...acceptedClauses(scheme),
  ];
  const found = new Map(all.map((one) => [placeOf(one.at), one]));
  kept.set(scheme, found);
  return found;
};

const onScreen = ({ zh, en }: Text): Text => ({ zh: spaced(zh), en });

/**
 * What every clause of a scheme says, by the clause's key: one sentence (or a few) in Chinese and English, every number from the data.
 * A number stands in the sentence of its own clause and in no other, so that a change of one number changes one sentence.
 * 以上、以下、以内 include the number, 不满、超过 do not.
 * @example sentencesOf(luojiang).get("items/1.2/method")?.zh // "从分值中扣分，每次扣 0.5 分。"
 */
export const sentencesOf = (scheme: Scheme): ReadonlyMap<string, Text> => {
  const found = saidOf(scheme);
  return new Map(clausesOf(scheme).map(({ key, at }) => [key, onScreen(found.get(placeOf(at))?.text ?? nothing)]));
};

/** What one clause says, without making the sentences of all others ready for a screen. */
export const sentenceOf = (scheme: Scheme, { at }: Pick<Clause, "at">): Text =>
  onScreen(saidOf(scheme).get(placeOf(at))?.text ?? nothing);

/**
 * What a clause of a scheme is called: the thing by its id and title, and which part of it.
 * @example clauseTitle(luojiang, clause).zh // "1.2 请销假手续 计分方法"
 */
export const clauseTitle = (scheme: Scheme, { at, key }: Pick<Clause, "at" | "key">): Text =>
  saidOf(scheme).get(placeOf(at))?.title ?? say(key, key);
