/** A team's book while it is being written: its plan, and facts that are not numbered yet; and how a story changes it. */
import type { FactInput, LedgerInput } from "../../src/model/ledger";
import { addDays, type Day, yearOf } from "./calendar";
import type { Town } from "./places";

type Unnumbered<F> = F extends unknown ? Omit<F, "id"> & { readonly id?: string } : never;

/** A fact that may still be without an id. */
export type Draft = Unnumbered<FactInput>;

/** Everything in a ledger but its facts. */
export type Plan = Omit<LedgerInput, "facts">;

export interface Book {
  readonly town: Town;
  readonly plan: Plan;
  readonly drafts: readonly Draft[];
}

/** What happens to one team beyond the ordinary: takes a book and gives the changed one. */
export type Story = (book: Book) => Book;

/** Several stories, one after the other. */
export const told =
  (...stories: readonly Story[]): Story =>
  (book) =>
    stories.reduce((sofar, story) => story(sofar), book);

/** Writes facts into the book. */
export const records =
  (...drafts: readonly Draft[]): Story =>
  (book) => ({ ...book, drafts: [...book.drafts, ...drafts] });

/** Takes out the ordinary facts that a story has another version of. */
export const without =
  (told: (draft: Draft) => boolean): Story =>
  (book) => ({ ...book, drafts: book.drafts.filter((draft) => !told(draft)) });

/** Whether a fact is about one of these items, in a year if one is given. */
export const isAbout =
  (items: readonly string[], year?: number) =>
  (draft: Draft): boolean =>
    "item" in draft &&
    draft.item !== undefined &&
    items.includes(draft.item) &&
    (year === undefined || belongsTo(draft) === year);

/** The year for which a fact counts. */
export const belongsTo = (draft: Draft): number => ("for" in draft ? draft.for : undefined) ?? yearOf(draft.day);

/** When a fact happened, who wrote it down so many days later, and from which paper. Every paper is marked as invented. */
export const noted = (day: Day, by: string, paper: string, days = 2) =>
  ({ day, recorded: addDays(day, days), by, source: `${paper}（虚构演示数据）` }) as const;

/** What a fact without an id is called: the member or what it is about, and its day. */
const nameOf = (draft: Draft): string => {
  switch (draft.kind) {
    case "attendance":
      return `${draft.member}:${draft.day}${draft.slot === undefined ? "" : `:${draft.slot}`}`;
    case "progress":
      return `${draft.commitment}:${draft.day}`;
    case "change":
    case "dropped":
    case "handover":
      return `${draft.kind}:${draft.commitment}:${draft.day}`;
    case "milestone":
      return `${draft.milestone}:${draft.day}`;
    case "finding":
      return `${draft.case}:${draft.day}`;
    case "event":
      return `${draft.event}:${draft.day}`;
    case "withdrawal":
      return `withdrawal:${draft.day}`;
    case "waiver":
      return `waiver:${draft.item ?? draft.commitment ?? ""}:${draft.day}`;
    default:
      return `${draft.item}:${draft.day}`;
  }
};

const before = (a: Draft, b: Draft): boolean =>
  a.recorded !== b.recorded ? a.recorded < b.recorded : a.day !== b.day ? a.day < b.day : nameOf(a) < nameOf(b);

/** The facts in the order in which they were recorded, each with its id. */
export const numbered = (drafts: readonly Draft[]): Array<Draft & { readonly id: string }> => {
  const times = new Map<string, number>();
  return [...drafts]
    .sort((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0))
    .map((draft) => {
      if (draft.id !== undefined) return { ...draft, id: draft.id };
      const name = nameOf(draft);
      const nth = (times.get(name) ?? 0) + 1;
      times.set(name, nth);
      return { id: nth === 1 ? name : `${name}#${nth}`, ...draft };
    });
};
