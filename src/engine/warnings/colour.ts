/** From the criteria that hold to a colour, and from kept colours to how long one has stood and what follows. FORMAT.md, section 19. */
import type { ConsequenceResult, CriterionResult, KeptColour } from "../../model/answer/warnings";
import { type Day, yearOf } from "../../model/calendar";
import type { Scheme } from "../../model/scheme";
import type { Consequence, WarningRules } from "../../model/warning";

/** Places of colours by name; 0 stands for no warning. */
export type Places = ReadonlyMap<string, number>;

export const placesOf = ({ colours }: WarningRules): Places => new Map(colours.map(({ id }, place) => [id, place]));

/** The place of a colour; one that the scheme does not know warns of nothing. */
const placeIn = (places: Places, colour: string): number => places.get(colour) ?? 0;

/** The criteria that hold. */
export const held = (criteria: readonly CriterionResult[]): CriterionResult[] =>
  criteria.filter(({ state }) => state === "holds");

/** The worst of the colours that criteria give by themselves and of what so many of them give together. */
export const colourOf = (rules: WarningRules, places: Places, criteria: readonly CriterionResult[]): string => {
  const holding = held(criteria);
  const direct = holding.flatMap(({ colour }) => colour ?? []);
  const together = rules.counts.filter(({ atLeast }) => atLeast <= holding.length).map(({ colour }) => colour);
  const worst = Math.max(0, ...[...direct, ...together].map((colour) => placeIn(places, colour)));
  return rules.colours[worst]?.id ?? "";
};

/** Whether a kept colour is a colour or a worse one; null where the part kept none. */
const reaches = ({ colour }: KeptColour, at: number, places: Places): boolean | null =>
  colour === null ? null : placeIn(places, colour) >= at;

/** The last kept parts in a row with a colour or a worse one; parts that kept none are stepped over. */
const lastRow = (history: readonly KeptColour[], at: number, places: Places): KeptColour[] => {
  const row: KeptColour[] = [];
  for (const part of [...history].reverse()) {
    const reached = reaches(part, at, places);
    if (reached === false) break;
    if (reached === true) row.unshift(part);
  }
  return row;
};

/** The last day of the earliest kept part since which a colour or a worse one has stood. */
export const sinceOf = (history: readonly KeptColour[], colour: string, places: Places): Day | null => {
  const at = placeIn(places, colour);
  return at === 0 ? null : (lastRow(history, at, places)[0]?.to ?? null);
};

type Asked = { readonly running?: number | null | undefined; readonly inYear?: number | null | undefined };

/** How many parts a consequence needs, in a row or in a year. */
export const neededFor = ({ running, inYear }: Asked): number => running ?? inYear ?? 1;

/** How many count toward a consequence once the last of these parts has been kept. */
const countAt = (one: Consequence, history: readonly KeptColour[], year: number, places: Places): number => {
  const at = placeIn(places, one.colour);
  if (one.running !== undefined) return lastRow(history, at, places).length;
  return history.filter((part) => yearOf(part.to) === year && reaches(part, at, places) === true).length;
};

/** The last days of the parts with which a consequence was reached: each row, or each year, once. */
const reachedBy = (one: Consequence, history: readonly KeptColour[], places: Places): Day[] => {
  const needed = neededFor(one);
  const at = placeIn(places, one.colour);
  return history.flatMap((part, index) => {
    const before = history.slice(0, index + 1);
    const isNew = reaches(part, at, places) === true && countAt(one, before, yearOf(part.to), places) === needed;
    return isNew ? [part.to] : [];
  });
};

/** What follows from the kept colours on a day. */
export const consequencesOf = (
  rules: WarningRules,
  { steps }: Scheme,
  history: readonly KeptColour[],
  day: Day,
  places: Places,
): ConsequenceResult[] =>
  rules.consequences.map((one) => {
    const count = countAt(one, history, yearOf(day), places);
    const titled = (id: string) => ({ id, title: steps.find((step) => step.id === id)?.title ?? { zh: id, en: id } });
    return {
      id: one.id,
      title: one.title,
      colour: one.colour,
      running: one.running ?? null,
      inYear: one.inYear ?? null,
      count,
      holds: count >= neededFor(one),
      reached: reachedBy(one, history, places),
      steps: one.steps.map(titled),
    };
  });
