/** Owns what the second ranking reads and says; nothing of it comes from the first. */

/** The evaluation of a team as far as it is read. */
export interface Result {
  readonly team: string;
  readonly town: string;
  readonly total: string;
  readonly base: string;
  readonly bonus: string;
  readonly deduction: string;
  readonly naturalGrade: string | null;
  readonly grade: string | null;
  readonly gradeState: string;
  readonly caps: readonly { readonly id: string; readonly limit: string }[];
  readonly items: readonly {
    readonly id: string;
    readonly points: string | null;
    readonly why: string | null;
    readonly measurement: { readonly value: string } | null;
  }[];
}

export interface TieBreak {
  readonly kind: string;
  readonly item?: string | undefined;
  readonly of?: string | undefined;
  readonly first: "highest" | "lowest";
}

export interface PlaceRule {
  readonly id: string;
  readonly grade: string;
  readonly rate: string;
  readonly atLeast: number;
  readonly otherwise: string;
  readonly conditions: readonly { readonly kind: string; readonly item?: string; readonly atLeast?: string }[];
}

export interface Rules {
  readonly pools: "district" | "town";
  readonly digits: number;
  readonly floor: string;
  readonly cap: string;
  /** Lowest first. */
  readonly grades: readonly { readonly id: string; readonly from?: string | undefined }[];
  readonly places: readonly PlaceRule[];
  readonly ties: readonly TieBreak[];
}

export interface Decision {
  readonly id: string;
  readonly place: string;
  readonly teams: readonly string[];
}

export interface Published {
  readonly holders: readonly { readonly team: string; readonly place: string; readonly publicity: string }[];
  readonly late: readonly string[];
}

export interface PlaceSaid {
  readonly place: string;
  readonly state: string;
  readonly decision: string | null;
  readonly published: string | null;
  readonly lacks: readonly string[];
  readonly rise: string | null;
  readonly fall: string | null;
}

export interface TeamSaid {
  readonly pool: string;
  readonly team: string;
  readonly rank: number | null;
  readonly grade: string | null;
  readonly places: readonly PlaceSaid[];
}

export interface Said {
  readonly quotas: readonly string[];
  readonly teams: readonly TeamSaid[];
}
