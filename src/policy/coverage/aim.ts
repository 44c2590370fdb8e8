/** One thing that the cases of a scheme ought to try, as data: where it stands, what must be seen, and why it never can be. */

import type { PlaceState } from "../../model/answer/ranking";
import type { CriterionState } from "../../model/answer/warnings";
import type { Adjustment, ExactText, ItemState, Why } from "../../model/evaluation";
import type { Subject } from "../../model/misconduct";

/** Where a number lies to a boundary: exactly on it, or on one side, no further away than one natural step. */
export type Side = "below" | "at" | "above";

/** Whose condition compares a number. */
export type Comparer =
  | { readonly cap: string }
  | { readonly place: string; readonly index: number }
  | { readonly criterion: string };

/** Subjects of misconduct that touch the team's own score. */
export type TeamSubject = Extract<Subject, "team" | "member">;

/** A row of a ladder, or what follows where a case is grave. */
export type Row = number | "grave";

/** What must be seen in the answer to a case. */
export type What =
  | { readonly kind: "state"; readonly item: string; readonly state: ItemState; readonly why: Why | null }
  | {
      readonly kind: "value";
      readonly item: string;
      readonly at: ExactText;
      readonly side: Side;
      readonly step: ExactText;
    }
  /** A branch of an item's measure. */
  | { readonly kind: "branch"; readonly item: string; readonly branch: string }
  /** A branch of an item's method: a tier, a rank, so many steps. */
  | { readonly kind: "arm"; readonly item: string; readonly arm: string }
  /** The item's own bound took hold, or neither did and the points lie between them. */
  | { readonly kind: "bound"; readonly item: string; readonly bound: "floor" | "cap" | "none" }
  /** Rounding changed an item's points; where they lay exactly between two, the mode decides. Null: whichever item. */
  | { readonly kind: "rounded"; readonly item: string | null; readonly way: "down" | "up" | "half" }
  /** Nothing recorded on the last day of the deadline, and on the day after it. */
  | { readonly kind: "deadline"; readonly item: string; readonly day: "last" | "next" }
  /** Set to zero by a finding. */
  | { readonly kind: "struck"; readonly item: string }
  /** A fact of another scorer left aside. */
  | { readonly kind: "set-aside"; readonly item: string }
  | { readonly kind: "item-mirror"; readonly item: string; readonly body: string; readonly side: "below" | "most" }
  | { readonly kind: "adjusted"; readonly scope: Adjustment["scope"]; readonly id: string | null; readonly rule: Rule }
  /** Exactly at a bound, which changes nothing. */
  | {
      readonly kind: "brim";
      readonly scope: Adjustment["scope"];
      readonly id: string | null;
      readonly rule: "floor" | "cap";
    }
  | { readonly kind: "category"; readonly category: string; readonly state: "not-applicable" }
  | { readonly kind: "band"; readonly grade: string; readonly where: "inside" | "edge" | "below" }
  /** A grade to which a cap brought the team down. */
  | { readonly kind: "given"; readonly grade: string }
  | { readonly kind: "share"; readonly side: "at" | "above"; readonly share: ExactText }
  | { readonly kind: "days"; readonly side: "at" | "below" }
  | { readonly kind: "cap"; readonly cap: string; readonly state: "clear" | "binds" | "slack" }
  | { readonly kind: "cap-in"; readonly cap: string; readonly in: "annual" | "term" }
  | { readonly kind: "year-grade"; readonly cap: string; readonly side: "at" | "above" }
  | {
      readonly kind: "compared";
      readonly by: Comparer;
      readonly at: ExactText;
      readonly side: Side;
      readonly step: ExactText;
    }
  /** A subject has a case for the n-th time in a year, or gravely. */
  | { readonly kind: "row"; readonly case: string; readonly subject: TeamSubject; readonly row: Row }
  /** The limit of a row holds the grade down. */
  | { readonly kind: "row-binds"; readonly case: string; readonly subject: TeamSubject; readonly row: Row }
  | { readonly kind: "case-mirror"; readonly case: string; readonly body: string }
  | { readonly kind: "term"; readonly what: "years" | "unequal-years" | "year-open" | "year-ahead" }
  | { readonly kind: "place"; readonly place: string; readonly state: PlaceState }
  | { readonly kind: "lack"; readonly place: string; readonly lack: "grade" | "cap" }
  | { readonly kind: "quota"; readonly place: string; readonly is: "whole" | "rounded" | "at-least" }
  /** Two teams of equal total that this tie-break is the first to tell apart; null: none does. */
  | { readonly kind: "tie"; readonly index: number | null }
  | { readonly kind: "pools" }
  | { readonly kind: "colour"; readonly colour: string }
  | { readonly kind: "criterion"; readonly criterion: string; readonly state: CriterionState }
  /** One part, or one thing counted, fewer than asked; the number of them exactly. */
  | { readonly kind: "run"; readonly criterion: string; readonly side: "below" | "at" }
  /** The earliest thing that a count still sees; one that has just passed out of sight. */
  | { readonly kind: "sight"; readonly criterion: string; readonly side: "last" | "past" }
  /** A part's value, exactly on the line or one step to a side of it. */
  | {
      readonly kind: "part";
      readonly criterion: string;
      readonly at: ExactText;
      readonly side: Side;
      readonly step: ExactText;
    }
  /** A change from part to part, exactly as large as asked, or just less. */
  | {
      readonly kind: "move";
      readonly criterion: string;
      readonly side: "below" | "at" | "away";
      readonly step: ExactText;
    }
  | { readonly kind: "together"; readonly index: number; readonly side: "below" | "at" }
  | { readonly kind: "consequence"; readonly consequence: string; readonly side: "below" | "at" }
  /** A part that kept no colour. */
  | { readonly kind: "unrecorded" }
  | { readonly kind: "changes"; readonly side: "at" | "above" }
  | { readonly kind: "version"; readonly version: string; readonly is: "in-force" | "governs" }
  | { readonly kind: "sliced"; readonly item: string };

export type Rule = Adjustment["rule"];
export type WhatOf<K extends What["kind"]> = Extract<What, { kind: K }>;

/** Why no ledger can try something. Numbers stand where they prove it. */
export type Unreachable =
  /** No number so low or high is ever found. */
  | { readonly kind: "outside-range"; readonly least: ExactText; readonly most: ExactText; readonly wanted: string }
  /** No sum of the numbers that the measure adds up lies there. */
  | { readonly kind: "no-such-sum"; readonly parts: readonly ExactText[]; readonly wanted: string }
  /** What is added up never gets beyond the bound. */
  | {
      readonly kind: "bound-never-passed";
      readonly least: ExactText;
      readonly most: ExactText;
      readonly bound: ExactText;
    }
  /** Nothing recorded counts as nothing done. */
  | { readonly kind: "never-missing" }
  /** A row further up the ladder limits more. */
  | { readonly kind: "hidden-row"; readonly row: number }
  | { readonly kind: "share-not-reached"; readonly wanted: ExactText; readonly most: ExactText }
  /** A case has no panel to decide, and nothing that was published before. */
  | { readonly kind: "not-in-cases" }
  | { readonly kind: "places-for-all"; readonly rate: ExactText }
  | { readonly kind: "no-places"; readonly rate: ExactText }
  /** No total gives a grade above the limit. */
  | { readonly kind: "limits-nothing"; readonly limit: string }
  /** No total gives the limit or a grade below it. */
  | { readonly kind: "always-binds"; readonly limit: string }
  | { readonly kind: "nothing-to-compare" }
  /** Nothing limits so far down. */
  | { readonly kind: "no-cap-so-low"; readonly grade: string }
  /** Other criteria or counts give a colour or keep one from standing. */
  | { readonly kind: "colour-not-given"; readonly colour: string };

/** One thing that cases ought to try. */
export interface Aim {
  /** The clause and what of it; the same in every version of a scheme as long as both are. */
  readonly key: string;
  /** The key of the clause that it tries. */
  readonly clause: string;
  readonly what: What;
}

/** An aim that no ledger can reach, and why. */
export interface LeftOut extends Aim {
  readonly why: Unreachable;
}

/** An aim before it is known whether it can be reached. */
export interface Candidate extends Aim {
  readonly why: Unreachable | null;
}

/** Names that the clause bears already, and how near is near enough. */
const untold: ReadonlySet<string> = new Set([
  "item",
  "case",
  "cap",
  "category",
  "grade",
  "criterion",
  "place",
  "step",
  "scope",
]);

const told = (value: unknown): string => {
  if (value === null) return "none";
  return typeof value === "object" ? Object.values(value).join(".") : String(value);
};

/** What of a clause an aim is about, without names that the clause has already. */
const nameOf = (what: What): string =>
  Object.entries(what)
    .filter(([name]) => name === what.kind || !untold.has(name))
    .map(([, value]: [string, unknown]) => told(value))
    .join(":");

/** Makes an aim of a clause. */
export const aim = (clause: string, what: What, why: Unreachable | null = null): Candidate => ({
  key: `${clause} ${nameOf(what)}`,
  clause,
  what,
  why,
});
