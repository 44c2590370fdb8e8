/** The mechanisms that duties run through: what was held, what is owed, where each stands. FORMAT.md, section 13. */

import type {
  BodyResult,
  Coverage,
  Dispatched,
  DutiesEvaluation,
  DutyResult,
  MechanismView,
} from "../../model/answer/duties";
import { earlier, later } from "../../model/calendar";
import type { Mechanism } from "../../model/duty";
import { byCode } from "../../model/names";
import { exactText, ratio } from "../../model/points";
import type { Scheme } from "../../model/scheme";
import { byDue, sumOf } from "./obligation";

interface Part {
  readonly body: BodyResult;
  readonly duty: DutyResult;
}

const dispatchedIn = ({ body, duty }: Part): Dispatched[] =>
  duty.obligations.flatMap(({ occasion, due, state, performed }) =>
    occasion === null
      ? []
      : [{ body: body.id, duty: duty.duty, occasion, due, state, answered: performed[0]?.day ?? null }],
  );

/** Parts that end on different days for different villages or members, because some came or left, are one calendar part. */
const coverageIn = ({ body, duty }: Part): Coverage[] => {
  const { per, cadence } = duty;
  if (per === null || cadence.kind !== "every") return [];
  const parts = new Map<string, { from: string; to: string; required: number; reached: number }>();
  for (const { from, to, state } of duty.obligations) {
    if (state === "not-applicable") continue;
    const key = partKey(from, to, cadence.period);
    const part = parts.get(key) ?? { from, to, required: 0, reached: 0 };
    parts.set(key, {
      from: earlier(from, part.from),
      to: later(to, part.to),
      required: part.required + 1,
      reached: part.reached + (state === "done" || state === "late" ? 1 : 0),
    });
  }
  return [...parts.values()]
    .sort((a, b) => byCode(a.from, b.from))
    .map((part) => ({
      body: body.id,
      duty: duty.duty,
      ...part,
      of: per,
      share: exactText(ratio(part.reached, part.required)),
    }));
};

const monthsOf = { month: 1, quarter: 3, "half-year": 6, year: 12 } as const;

/** What the obligations of one calendar part have in common; a term is its own. */
const partKey = (from: string, to: string, period: keyof typeof monthsOf | "term"): string =>
  period === "term"
    ? `${from} ${to}`
    : `${from.slice(0, 4)} ${Math.floor((Number(from.slice(5, 7)) - 1) / monthsOf[period])}`;

const viewOf = ({ id, title, duties }: Mechanism, all: readonly Part[]): MechanismView => {
  const parts = duties.flatMap((name) => all.filter(({ duty }) => duty.duty === name));
  const own = duties.map((name) => parts.filter(({ duty }) => duty.duty === name));
  const held = parts
    .flatMap(({ body, duty }) => duty.held.map((one) => ({ body: body.id, duty: duty.duty, ...one })))
    .sort((a, b) => byCode(a.day, b.day) || byCode(a.id, b.id));
  const listed = new Set(duties);
  const bodies = [...new Set(parts.map(({ body }) => body))];
  return {
    id,
    title,
    duties: own.flatMap((same) => {
      const [first] = same;
      if (first === undefined) return [];
      const { duty, title: name } = first.duty;
      const times = same.reduce((total, one) => total + one.duty.held.length, 0);
      return [{ duty, title: name, held: times, counts: sumOf(same.map((one) => one.duty.counts)) }];
    }),
    counts: sumOf(parts.map(({ duty }) => duty.counts)),
    held,
    owed: bodies
      .flatMap((body) => body.next.filter(({ duty }) => listed.has(duty)).map((one) => ({ body: body.id, ...one })))
      .sort((a, b) => byDue(a, b) || byCode(a.body, b.body) || byCode(a.duty, b.duty)),
    dispatched: parts
      .flatMap(dispatchedIn)
      .sort((a, b) => byCode(a.due, b.due) || byCode(a.occasion.id, b.occasion.id)),
    coverage: parts.flatMap(coverageIn),
  };
};

/**
 * Each mechanism of a scheme as it stands in a district's duties, in the order of the scheme.
 * @example mechanismsOf(scheme, evaluateDuties(scheme, { register, ledgers }, { asOf: "2022-06-30" }))[0]?.counts.overdue
 */
export const mechanismsOf = (
  scheme: Scheme,
  { bodies }: Pick<DutiesEvaluation, "bodies">,
): readonly MechanismView[] => {
  const all = bodies.flatMap((body) =>
    body.lists.flatMap(({ duties }) => duties.map((duty): Part => ({ body, duty }))),
  );
  return scheme.mechanisms.map((mechanism) => viewOf(mechanism, all));
};
