/** Who gets the places of one grade in one pool: down the order until they are used up, ties at the cut left to a panel, what was published kept. FORMAT.md, section 15. */
import type { Decision, PlaceState, Tie } from "../../model/answer/ranking";
import { groupAt, type Key } from "./order";
import type { PreparedRules } from "./rules";
import { type Sorted, stretch } from "./sorted";

/** What a contest in one pool is decided by, beside its candidates. */
export interface Terms {
  readonly quota: number;
  /** Decisions on this contest, by the sorted names of their teams. */
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly published: Published | undefined;
}

/** What was published of this contest. */
export interface Published {
  readonly holders: ReadonlySet<string>;
  readonly late: ReadonlySet<string>;
  /** Whether a place was lost while its publicity is open, so that it is filled again. */
  readonly refills: boolean;
  /** How many places were lost after their publicity: they stay empty. */
  readonly lost: number;
}

export interface Awarded {
  readonly state: PlaceState;
  readonly decision?: string;
}

/** The cut in a sorted list: places before `from` are given, those from there to `to` are tied, and share what is left. */
interface Cut {
  readonly from: number;
  readonly to: number;
  readonly tie: Tie | undefined;
  /** Teams of a tie that a panel decided. */
  readonly decided: ReadonlyMap<string, Awarded>;
}

/** The outcome of one contest. */
export interface Award {
  readonly stateOf: (team: string, at: number) => Awarded;
  /** Teams before this place have one, at it and after it none, but for those in `special`; those near it may change with it. */
  readonly cut: readonly [from: number, to: number];
  readonly special: ReadonlyMap<string, Awarded>;
  readonly ties: readonly Tie[];
}

/** Whether a state is that of a team with a place. */
export const isPlace = (state: PlaceState): boolean =>
  state === "granted" || state === "decided" || state === "over-quota";

export const teamsKey = (teams: readonly string[]): string => [...teams].sort().join("\n");

const undecided: ReadonlyMap<string, Awarded> = new Map();

const decidedBy = ({ id, teams }: Decision, places: number): ReadonlyMap<string, Awarded> =>
  new Map(teams.map((team, at) => [team, { state: at < places ? "decided" : "no-place", decision: id }]));

const cutOf = (sorted: Sorted<Key>, quota: number, { decisions }: Terms, rules: PreparedRules): Cut => {
  if (sorted.length <= quota) return { from: sorted.length, to: sorted.length, tie: undefined, decided: undecided };
  const [from, to] = quota === 0 ? [0, 0] : groupAt(sorted, quota - 1, rules);
  if (to <= quota) return { from: quota, to: quota, tie: undefined, decided: undecided };
  const teams = [...stretch(sorted, from, to)].map(({ team }) => team);
  const decision = decisions.size === 0 ? undefined : decisions.get(teamsKey(teams));
  const decided = decision === undefined ? undecided : decidedBy(decision, quota - from);
  return { from, to, tie: { teams, decision: decision?.id ?? null }, decided };
};

const inCut = ({ from, to, decided }: Cut, team: string, at: number): Awarded => {
  if (at < from) return { state: "granted" };
  return at < to ? (decided.get(team) ?? { state: "tied" }) : { state: "no-place" };
};

/** How many places may stand in all, and how many of them are free, once a place was published. */
export const roomOf = (
  candidates: readonly Key[],
  quota: number,
  { holders, lost }: Published,
): { readonly whole: number; readonly free: number } => {
  const whole = Math.max(0, quota - lost);
  const kept = candidates.reduce((count, { team }) => count + (holders.has(team) ? 1 : 0), 0);
  return { whole, free: Math.max(0, whole - kept) };
};

/** Candidates that may be given what is free: late ones always, others only where a lost place is filled again. */
export const eligible = <K extends Key>(candidates: readonly K[], { holders, late, refills }: Published): K[] =>
  candidates.filter(({ team }) => !holders.has(team) && (refills || late.has(team)));

/** After publication: holders keep, what is free goes down the order, and late ones who would have had a place get one over the quota. */
const onTop = (candidates: readonly Key[], terms: Terms, published: Published, rules: PreparedRules): Award => {
  const { whole, free } = roomOf(candidates, terms.quota, published);
  const rest = eligible(candidates, published);
  const [cut, fresh] = [cutOf(rest, free, terms, rules), cutOf(candidates, whole, terms, rules)];
  const special = new Map<string, Awarded>();
  for (const { team } of candidates) if (published.holders.has(team)) special.set(team, { state: "granted" });
  rest.forEach(({ team }, at) => {
    special.set(team, inCut(cut, team, at));
  });
  candidates.forEach(({ team }, at) => {
    const state = special.get(team)?.state;
    if (published.late.has(team) && (state === "no-place" || state === "tied")) {
      const byFresh = inCut(fresh, team, at);
      if (isPlace(byFresh.state)) special.set(team, { ...byFresh, state: "over-quota" });
      else if (state === "no-place") special.set(team, byFresh);
    }
  });
  const isOpen = ({ teams }: Tie): boolean => teams.some((team) => special.get(team)?.state === "tied");
  const isNamed = ({ decision }: Tie): boolean => decision !== null;
  const ties = [cut.tie, fresh.tie].filter((tie) => tie !== undefined).filter((tie) => isOpen(tie) || isNamed(tie));
  return {
    stateOf: (team) => special.get(team) ?? { state: "no-place" },
    cut: [0, 0],
    special,
    ties: ties.filter((tie, index) => index === 0 || teamsKey(tie.teams) !== teamsKey(ties[0]?.teams ?? [])),
  };
};

/** Awards the places of one contest to its candidates, who are sorted. */
export const award = (candidates: Sorted<Key>, terms: Terms, rules: PreparedRules): Award => {
  if (terms.published !== undefined) return onTop([...candidates], terms, terms.published, rules);
  const cut = cutOf(candidates, terms.quota, terms, rules);
  return {
    stateOf: (team, at) => inCut(cut, team, at),
    cut: [cut.from, cut.to],
    special: cut.decided,
    ties: cut.tie === undefined ? [] : [cut.tie],
  };
};
