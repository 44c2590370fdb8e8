/** How a case names what has no id: an event of misconduct by its case and matter, a run of years by its case and subject. */
import type { Answerable } from "../../../model/answer/dereliction";
import { InvalidInputError, problem, type Step } from "../../../model/problem";

/** Whom something is about. */
export type Who = Pick<Answerable, "subject" | "team" | "member" | "body">;

/** Who somebody is inside the team or the district: the member, the body, or what kind of body is meant. */
const partOf = ({ subject, member, body }: Who): string | null =>
  member ?? body ?? (subject === "team" ? null : subject);

const joined = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join("/");

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)];

/** Names of an event, from the shortest to the whole. */
export const eventNames = (rule: string, matter: string, who: Who): readonly string[] =>
  distinct([
    joined([rule, matter]),
    joined([rule, matter, partOf(who) ?? who.team]),
    joined([rule, matter, who.team]),
    joined([rule, matter, who.team, partOf(who)]),
  ]);

/** Names of a case in years in a row, from the shortest to the whole. */
export const runNames = (rule: string, who: Who, first: number | undefined): readonly string[] =>
  distinct([
    rule,
    joined([rule, partOf(who) ?? who.team]),
    joined([rule, who.team]),
    joined([rule, who.team, partOf(who)]),
    joined([rule, who.team, partOf(who), `${first ?? ""}`]),
  ]);

type NamesOf<T> = (one: T) => readonly string[];

/**
 * The one that has a name: as its whole name, or alone among all.
 * @throws {InvalidInputError} where several have it: which of them is meant is not guessed
 */
export const resolved = <T>(
  all: readonly T[],
  name: string,
  namesOf: NamesOf<T>,
  place: readonly Step[],
): T | undefined => {
  const wholes = all.filter((one) => namesOf(one).at(-1) === name);
  const own = wholes.length > 0 ? wholes : all.filter((one) => namesOf(one).includes(name));
  if (own.length < 2) return own[0];
  const known = own.map((one) => namesOf(one).at(-1)).join(", ");
  throw new InvalidInputError([problem("several-of-name", place, { name, known })]);
};

/** The shortest name that only one of all has; its whole name, where there is none. */
export const shortestOf = <T>(all: readonly T[], one: T, namesOf: NamesOf<T>): string => {
  const others = all.filter((other) => other !== one).flatMap(namesOf);
  const own = namesOf(one);
  return own.find((name) => !others.includes(name)) ?? own.at(-1) ?? "";
};
