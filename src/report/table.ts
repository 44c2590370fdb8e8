/** Tables as strings: what stands in each column, and the words around them. How wide they are drawn is not decided here. */

export interface Column {
  readonly title: string;
  readonly side: "left" | "right";
}

/** How the last cell of a row is to look: the best, the worst, one between, or one that is not decided; of warnings also the mildest. */
export type Tone = "best" | "middle" | "worst" | "none" | "mild";

export interface Row {
  readonly cells: readonly string[];
  /** What stands below the row: why its last cell says what it says. */
  readonly notes: readonly string[];
  readonly tone: Tone;
}

/** A table with its title, what stands above it, and what stands below it. */
export interface Table {
  readonly title: string;
  readonly about: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly foot: readonly string[];
}
