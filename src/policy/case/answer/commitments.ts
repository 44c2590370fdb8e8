/** The commitments of a team on a day: what a case can expect of the board, and the answer in the same form. */
import * as z from "zod";
import {
  type Board,
  type BoardCounts,
  type BoardEntry,
  pledgeStates,
  type TurnStanding,
} from "../../../model/answer/board";
import type { Frozen } from "../../../model/frozen";
import type { Ledger } from "../../../model/ledger";
import { byCode } from "../../../model/names";
import type { Problem } from "../../../model/problem";
import { day, decimal, id, whole } from "../../../model/values";
import { foundFor, type Named } from "../found-for";
import { namesIn } from "../known";
import { byName, each, exact, ids, orShort } from "../written";

const standings = each<TurnStanding>()(["counts", "too-late", "beyond", "too-many", "ended"]);
const flags = each<Exclude<keyof BoardCounts, (typeof pledgeStates)[number]>>()([
  "all",
  "changed",
  "refused",
  "handedOver",
  "behind",
]);

/** By fact. */
const turns = byName(z.enum(standings)).optional();

const entry = z.strictObject({
  state: z.enum(pledgeStates).optional(),
  counts: z.boolean().optional(),
  due: day.optional(),
  weight: decimal.optional(),
  expected: decimal.optional(),
  inTime: decimal.optional(),
  verified: decimal.optional(),
  reported: decimal.optional(),
  credited: exact.nullable().optional(),
  behind: z.boolean().optional(),
  /** Whether a change of it counts. */
  changed: z.boolean().optional(),
  /** The day on which something is awaited next. */
  next: day.nullable().optional(),
  /** The share that is to be done by the end of a year. */
  years: byName(decimal).optional(),
  changes: turns,
  drops: turns,
  /** Facts by which it was handed over. */
  handovers: ids.optional(),
  /** The fact that excuses it. */
  excused: id.nullable().optional(),
});

/** Of commitments. */
export const ofCommitments = {
  board: z
    .strictObject(Object.fromEntries([...pledgeStates, ...flags].map((key) => [key, whole(0).optional()])))
    .optional(),
  commitments: byName(orShort("state", z.enum(pledgeStates), entry)).optional(),
};

const shape = z.strictObject(ofCommitments);
type Expected = Frozen<z.output<typeof shape>>;

const standingIn = (turns: BoardEntry["changes" | "drops"], expected: object | undefined): unknown =>
  foundFor(expected, (fact) => turns.find((turn) => turn.id === fact)?.standing);

const entryIn = (one: BoardEntry, expected: NonNullable<Expected["commitments"]>[string] | undefined): unknown => ({
  ...one,
  changed: one.original !== null,
  next: one.next?.due ?? null,
  years: foundFor(expected?.years, (year) => one.years.find((each) => `${each.year}` === year)?.share),
  changes: standingIn(one.changes, expected?.changes),
  drops: standingIn(one.drops, expected?.drops),
  handovers: one.handovers.map((fact) => fact.id).sort(byCode),
  excused: one.excused?.id ?? null,
});

/** Of commitments. */
export const inBoard = ({ counts, commitments }: Board, expect: Expected): Named => ({
  board: counts,
  commitments: foundFor(expect.commitments, (name) => {
    const one = commitments.find((each) => each.id === name);
    return one && entryIn(one, expect.commitments?.[name]);
  }),
});

/** Names that the team does not have: of commitments, and of facts that befell them. */
export const beyondBoard = (
  expect: Expected,
  { teams: [ledger] }: { readonly teams: readonly Ledger[] },
): Problem[] => {
  if (ledger === undefined) return [];
  const befalling = (kind: "change" | "dropped", name: string) =>
    ledger.facts.flatMap((fact) => (fact.kind === kind && fact.commitment === name ? [fact.id] : []));
  const inside = Object.entries(expect.commitments ?? {}).flatMap(([name, { changes, drops }]) => [
    ...namesIn(changes, befalling("change", name), "fact", ["commitments", name, "changes"]),
    ...namesIn(drops, befalling("dropped", name), "fact", ["commitments", name, "drops"]),
  ]);
  const known = ledger.commitments.map((one) => one.id);
  return [...namesIn(expect.commitments, known, "commitment", ["commitments"]), ...inside];
};
