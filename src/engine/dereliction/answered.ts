/** How a person answers a suspicion: with a finding, in whatever state. FORMAT.md, section 14. */
import type { Answerable, Suspicion } from "../../model/answer/dereliction";
import type { Day } from "../../model/calendar";
import { contentHash } from "../../model/hash";
import type { Ledger } from "../../model/ledger";
import { type Affair, subjectKey } from "./affairs";

const longestId = 64;

/** The matter by which a suspicion can be answered; what is too long for an id is shortened to its hash. */
export const matterOf = (...parts: readonly (string | number)[]): string => {
  const text = parts.join("/");
  return text.length <= longestId ? text : contentHash(text).slice(0, longestId);
};

/** All affairs of one case about one subject. */
export const affairsAbout = (
  affairs: readonly Affair[],
  name: string,
  who: Answerable,
  ledger: Ledger | undefined,
): Affair[] => {
  const key = subjectKey(who, ledger);
  return affairs.filter((affair) => affair.rule.id === name && subjectKey(affair.who, affair.ledger) === key);
};

/** Whether one of them bears the suspicion's matter. */
export const isNamed = (about: readonly Affair[], { matter }: Pick<Suspicion, "matter">): boolean =>
  about.some((affair) => affair.matter === matter);

/** The latest day of the affairs of a year: what had happened by then has been looked at. */
export const lookedAtBy = (about: readonly Affair[], year: number): Day | undefined =>
  about
    .filter((affair) => affair.year === year)
    .map(({ latest }) => latest.day)
    .reduce<Day | undefined>((last, day) => (last === undefined || day > last ? day : last), undefined);
