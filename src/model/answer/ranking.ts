/** The ranking of a field of teams: ranks, places, grades after places, and how far each team is from the next line. Data only; it survives JSON. */
import type { Evaluation, ExactText, GradeState, SchemeStamp } from "../evaluation";
import type { Decimal } from "../points";
import type { Text } from "../text";

/** What a ranking reads of an evaluation. */
export type Ranked = Pick<
  Evaluation,
  | "kind"
  | "semantics"
  | "scheme"
  | "team"
  | "village"
  | "town"
  | "period"
  | "total"
  | "base"
  | "bonus"
  | "deduction"
  | "naturalGrade"
  | "grade"
  | "gradeState"
> & {
  readonly caps: readonly Pick<Evaluation["caps"][number], "id" | "limit">[];
  readonly categories: readonly Pick<Evaluation["categories"][number], "id" | "state" | "points" | "base" | "outOf">[];
  readonly items: readonly Pick<Evaluation["items"][number], "id" | "points" | "outOf" | "why" | "measurement">[];
};

/** A panel's order of teams that are equal in everything. */
export interface Decision {
  readonly id: string;
  /** The place rule. */
  readonly place: string;
  readonly teams: readonly string[];
}

/** What was published before: it stands, and what comes later is added to it. */
export interface Standing {
  /** Teams that hold a published place, or lost one after its publicity. Only while its publicity is open is a place that is lost filled again. */
  readonly holders: readonly {
    readonly team: string;
    readonly place: string;
    readonly publicity: "open" | "over";
  }[];
  /** Teams whose result was settled after the publication: it was pending, an appeal was upheld, a panel decided a tie. */
  readonly late: readonly string[];
}

/**
 * Where a team stands with the places of a grade: it has one (`granted`, `decided` by a panel, `over-quota`), or has none because they
 * are used up (`no-place`), it is tied at the cut (`tied`), it lacks something (`below-threshold`), or it has no fixed grade (`none`).
 */
export type PlaceState = "granted" | "decided" | "over-quota" | "tied" | "no-place" | "below-threshold" | "none";

/** What a team lacks: the grade by its total, a cap that holds it down, or a condition of the place by its index. */
export type Lack =
  | { readonly kind: "grade" }
  | { readonly kind: "cap"; readonly cap: string }
  | { readonly kind: "condition"; readonly index: number };

/** A team and the places of one grade. */
export interface PlaceResult {
  readonly place: string;
  readonly state: PlaceState;
  readonly lacks: readonly Lack[];
  /** The decision that gave or refused a place. */
  readonly decision: string | null;
  /** `kept` what was published; `lost` what was published; else null. */
  readonly published: "kept" | "lost" | null;
  /** The smallest rise of the total that would give a place; null where no rise does, or where it has one. */
  readonly rise: Decimal | null;
  /** The smallest fall of the total that would lose the place; null where no fall does, or where it has none. */
  readonly fall: Decimal | null;
}

/** A grade above and the points that are missing to it. */
export interface NextGrade {
  readonly grade: string;
  readonly points: Decimal;
}

/** One team in its pool. */
export interface RankedTeam {
  readonly pool: string;
  /** 1, 2, 2, 4; null without a fixed grade. */
  readonly rank: number | null;
  readonly team: string;
  readonly village: string;
  readonly town: string;
  readonly total: Decimal;
  /** The values of the tie-breaks, in the order of the chain. */
  readonly ties: readonly (ExactText | null)[];
  readonly gradeState: GradeState;
  /** The grade of the evaluation: by band and caps. */
  readonly scoreGrade: string | null;
  /** The grade after places. */
  readonly grade: string | null;
  /** One for each place rule of this kind of evaluation, in the order of the scheme. */
  readonly places: readonly PlaceResult[];
  readonly nextGrade: NextGrade | null;
}

/** Teams that are equal in everything at the cut, and the decision about them. */
export interface Tie {
  readonly teams: readonly string[];
  readonly decision: string | null;
}

/** The places of one grade in one pool. */
export interface PoolPlaces {
  readonly place: string;
  readonly title: Text;
  readonly grade: string;
  readonly rate: Decimal;
  readonly quota: number;
  /** Places that are held, those over the quota included. */
  readonly held: number;
  readonly overQuota: number;
  readonly ties: readonly Tie[];
}

/** A pool: teams that compete with one another. */
export interface Pool {
  readonly id: string;
  readonly fixed: number;
  readonly open: number;
  readonly none: number;
  /** Fixed and open: an open result is assessed, only not fixed yet. */
  readonly size: number;
  readonly places: readonly PoolPlaces[];
}

/** The whole ranking. */
export interface Ranking {
  readonly kind: "annual" | "term";
  readonly year: number | null;
  readonly semantics: number;
  readonly scheme: SchemeStamp;
  readonly decisions: readonly Decision[];
  readonly standing: Standing | null;
  readonly pools: readonly Pool[];
  /** By pool, then rank, then team; teams without a rank last. */
  readonly teams: readonly RankedTeam[];
}

/** What changes for one team. */
export interface Move {
  readonly team: string;
  readonly rank: { readonly from: number | null; readonly to: number | null };
  readonly grade: { readonly from: string | null; readonly to: string | null };
  readonly places: readonly { readonly place: string; readonly from: PlaceState; readonly to: PlaceState }[];
}

/** Who moves if one evaluation were another. */
export interface Overturned {
  readonly team: string;
  /** The teams whose rank, place or grade changes, by their order in the ranking. */
  readonly moves: readonly Move[];
  /** Decisions whose tie would be none any more. */
  readonly lapsed: readonly string[];
}
