/** The gate: how much a change may move. A script lets a change through or refuses it by what this says. */
import * as z from "zod";
import type { Frozen } from "../../model/frozen";
import { compare, type Decimal, exactFrom, exactText, most, negate, signOf, zero } from "../../model/points";
import { InvalidInputError, type Problem, problem } from "../../model/problem";
import { readShape } from "../../model/reading";
import { decimalFromZero, whole } from "../../model/values";
import type { Impact, TeamImpact } from "./impact";
import { totalsApart } from "./moves";

const teams = whole(0).optional();

/** The format of a gate, as zod reads it. */
export const gateShape = z.strictObject({
  format: z.literal("zhucun-gate/1"),
  allow: z.strictObject({
    /** Teams whose final grade may change, or whether it is fixed. */
    gradeChanges: teams,
    /** Teams whose grade by points may change, before caps and places. */
    naturalGradeChanges: teams,
    rankChanges: teams,
    placeChanges: teams,
    totalChanges: teams,
    categoryChanges: teams,
    itemChanges: teams,
    /** Points by which no total may change more. */
    maxTotalChange: decimalFromZero.optional(),
    /** Ranks by which no team may move more. */
    maxRankChange: teams,
    /** Teams that may be on one side only. */
    teamChanges: whole(0).default(0),
  }),
});

/** How much a change may move; what is not named may move as it likes, but no team may come or go. */
export type Gate = Frozen<z.output<typeof gateShape>>;
/** A gate as people write it. */
export type GateInput = Frozen<z.input<typeof gateShape>>;
export type GateLimit = keyof Gate["allow"];

/** The outcome of reading a gate. */
export type CheckedGate =
  | { readonly ok: true; readonly gate: Gate }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a gate and says all that is wrong with it; one that limits nothing is refused, for it would let everything through. */
export const checkGate = (input: unknown): CheckedGate => {
  const read = readShape(gateShape, input);
  if (!read.ok) return read;
  const { teamChanges: _, ...limits } = read.value.allow;
  const isEmpty = Object.values(limits).every((limit) => limit === undefined);
  return isEmpty ? { ok: false, problems: [problem("empty", ["allow"])] } : { ok: true, gate: read.value };
};

/**
 * Reads a gate.
 * @throws {InvalidInputError} with all problems, the same that `checkGate` returns
 * @example parseGate({ format: "zhucun-gate/1", allow: { gradeChanges: 0, rankChanges: 5 } })
 */
export const parseGate = (input: unknown): Gate => {
  const checked = checkGate(input);
  if (!checked.ok) throw new InvalidInputError(checked.problems);
  return checked.gate;
};

/** One limit, what was found, and whether it is kept. */
export interface GateCheck {
  readonly limit: GateLimit;
  readonly allowed: Decimal;
  readonly found: Decimal;
  readonly passes: boolean;
}

/** What a gate says to an impact. */
export interface GateResult {
  readonly passes: boolean;
  readonly checks: readonly GateCheck[];
}

const counted = ({ teams: moved }: Impact, has: (team: TeamImpact) => boolean): Decimal =>
  `${moved.filter(has).length}`;

const largestTotal = ({ teams: moved }: Impact): Decimal =>
  exactText(
    moved
      .map(({ moves }) => exactFrom(totalsApart(moves)))
      .map((by) => (signOf(by) < 0 ? negate(by) : by))
      .reduce(most, zero),
  );

/** A team that gains or loses its rank moves farther than any number: it counts as all the teams that were compared. */
const rankStep = ({ moves: { rank } }: TeamImpact, all: number): number => {
  if (rank === null) return 0;
  return rank.from === null || rank.to === null ? all : Math.abs(rank.to - rank.from);
};

const found: Readonly<Record<GateLimit, (impact: Impact) => Decimal>> = {
  gradeChanges: (impact) => counted(impact, ({ moves }) => moves.grade !== null),
  naturalGradeChanges: (impact) => counted(impact, ({ moves }) => moves.naturalGrade !== null),
  rankChanges: (impact) => counted(impact, ({ moves }) => moves.rank !== null),
  placeChanges: (impact) => counted(impact, ({ moves }) => moves.places.length > 0),
  totalChanges: (impact) => counted(impact, ({ moves }) => moves.total !== null),
  categoryChanges: (impact) => counted(impact, ({ moves }) => moves.categories.length > 0),
  itemChanges: (impact) => counted(impact, ({ moves }) => moves.items.length > 0),
  maxTotalChange: largestTotal,
  maxRankChange: (impact) => `${Math.max(0, ...impact.teams.map((team) => rankStep(team, impact.compared)))}`,
  teamChanges: ({ onlyBefore, onlyAfter }) => `${onlyBefore.length + onlyAfter.length}`,
};

/** Limits that ask for ranks. */
const ofRanks: readonly GateLimit[] = ["rankChanges", "placeChanges", "maxRankChange"];
const limits = Object.keys(found).filter((name): name is GateLimit => Object.hasOwn(gateShape.shape.allow.shape, name));

/** What keeps a gate from judging an impact: it asks for what was not compared, or nobody was. */
const blindness = ({ allow }: Gate, impact: Impact): Problem[] => [
  ...(impact.ranked
    ? []
    : ofRanks.flatMap((limit) =>
        allow[limit] === undefined ? [] : [problem("gate-needs-ranks", ["allow", limit], { limit })],
      )),
  ...(impact.compared === 0 ? [problem("nobody-compared", [])] : []),
];

/**
 * Whether an impact keeps within a gate.
 * @throws {InvalidInputError} where the gate limits ranks or places and none were compared, or no team was
 * @example passGate(parseGate(document), impactOf(before, after, ledgers, question)).passes
 */
export const passGate = (gate: Gate, impact: Impact): GateResult => {
  const blind = blindness(gate, impact);
  if (blind.length > 0) throw new InvalidInputError(blind);
  const checks = limits.flatMap((limit): GateCheck[] => {
    const allowed = gate.allow[limit];
    if (allowed === undefined) return [];
    const is = found[limit](impact);
    return [{ limit, allowed: `${allowed}`, found: is, passes: compare(exactFrom(is), exactFrom(`${allowed}`)) <= 0 }];
  });
  return { passes: checks.every(({ passes }) => passes), checks };
};
