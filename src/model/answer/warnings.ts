/** The answer on warnings: the colour of a day with what it rests on, the colours kept so far, and what follows. Data only; it survives JSON. */
import type { Day, Period } from "../calendar";
import type { Condition } from "../condition";
import type { ExactText, FactRef, SchemeStamp } from "../evaluation";
import type { Measure } from "../measures";
import type { Text } from "../text";
import type { Shade, Trigger } from "../warning";

/** Whether a criterion holds, does not, or found nothing to compare. */
export type CriterionState = "holds" | "clear" | "no-data";

/** A calendar part that a criterion looked at. */
export interface PartLook extends Period {
  /** The item's measured value over the part; null where it has none. */
  readonly value: ExactText | null;
  /** Running: whether the value is as asked. Trend: whether the value goes so from this part to the next that has one. */
  readonly counts: boolean | null;
}

type Of<K extends Trigger["kind"]> = Extract<Trigger, { kind: K }>;

/** How an item that is looked at is measured: whether its value is a share, days or marks. */
interface Measured {
  readonly measure: Measure["kind"] | null;
}

interface Walked extends Measured {
  /** How many parts, or steps between parts, count in a row. */
  readonly run: number;
  /** The parts that were looked at, in order. */
  readonly parts: readonly PartLook[];
}

/** What a criterion compared. */
export type CriterionFound =
  | ({ readonly kind: "condition"; readonly when: Condition; readonly value: ExactText | null } & Measured)
  | (Of<"count"> & Period & { readonly count: number })
  | (Of<"running"> & Walked)
  | (Of<"trend"> & Walked);

export interface CriterionResult {
  readonly id: string;
  readonly title: Text;
  readonly state: CriterionState;
  /** The colour that it gives by itself; null where it only counts with the others. */
  readonly colour: string | null;
  readonly found: CriterionFound;
  /** The facts that were compared, in order. */
  readonly facts: readonly FactRef[];
}

/** A colour kept at the last day of a calendar part of the term. */
export interface KeptColour extends Period {
  /** Null where nothing was recorded over the part: it neither breaks nor continues a run. */
  readonly colour: string | null;
  /** The criteria that held. */
  readonly criteria: readonly string[];
}

/** What follows from kept colours, and whether it does. */
export interface ConsequenceResult {
  readonly id: string;
  readonly title: Text;
  readonly colour: string;
  /** So many parts in a row, or null. */
  readonly running: number | null;
  /** So many parts of one calendar year, or null. */
  readonly inYear: number | null;
  /** How many there are now: in the row that has not ended, or in the year of the day. */
  readonly count: number;
  readonly holds: boolean;
  /** The last days of the parts with which it was reached. */
  readonly reached: readonly Day[];
  readonly steps: readonly { readonly id: string; readonly title: Text }[];
}

/** The warnings of one team on one day. */
export interface Warnings {
  readonly semantics: number;
  readonly scheme: SchemeStamp;
  readonly team: string;
  readonly village: string;
  readonly town: string;
  readonly term: Period;
  readonly asOf: Day;
  readonly knownAt: Day | null;
  /** Mildest first; the first stands for no warning. */
  readonly colours: readonly { readonly id: string; readonly title: Text; readonly shade: Shade | null }[];
  /** The colour of the day. */
  readonly colour: string;
  /** The last day of the earliest kept part since which this colour or a worse one has stood; null where no part has kept it yet. */
  readonly since: Day | null;
  /** How many criteria hold. */
  readonly holding: number;
  readonly criteria: readonly CriterionResult[];
  readonly every: "month" | "quarter";
  readonly history: readonly KeptColour[];
  readonly consequences: readonly ConsequenceResult[];
}
