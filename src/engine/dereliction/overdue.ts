/** Suspicions from obligations that were overdue for too long. Who owes what is worked out elsewhere and comes in as a list. FORMAT.md, section 14. */
import type { Answerable, OverdueRef, Suspicion } from "../../model/answer/dereliction";
import { addDays, type Day, dayNumber, yearOf } from "../../model/calendar";
import type { Ledger } from "../../model/ledger";
import type { SuspicionRuleOf } from "../../model/misconduct";
import { affairsAbout, isNamed, matterOf } from "./answered";
import { affairOf, type Placed, type Seeking } from "./seeking";

/** What a body owed: which duty, by when, and where it stands. */
export interface ObligationClue {
  /** Tells it apart from others of the same body, duty and day. */
  readonly id?: string | undefined;
  /** A real body of the register, or a team by its id. */
  readonly body: string;
  readonly duty: string;
  readonly due: Day;
  /** Only what is `overdue`, or was done `late`, can raise a suspicion. */
  readonly state: string;
  /** The day on which it was done late. */
  readonly done?: Day | null | undefined;
}

type Rule = SuspicionRuleOf<"overdue">;

interface Late {
  readonly obligation: ObligationClue;
  readonly ref: OverdueRef;
}

const lateOf = (obligation: ObligationClue, rule: Rule, asOf: Day): Late[] => {
  const { id = null, duty, due, state, done = null } = obligation;
  if (!rule.duties.includes(duty) || (state !== "overdue" && state !== "late")) return [];
  const until = state === "late" ? done : asOf;
  if (until === null || until > asOf) return [];
  const days = dayNumber(until) - dayNumber(due);
  return days > rule.days ? [{ obligation, ref: { id, due, days, done: state === "late" ? done : null } }] : [];
};

interface Owing {
  readonly who: Answerable;
  readonly ledger: Ledger | undefined;
}

/** The body, or the team in the term that holds the day. */
const whoOwes = (body: string, due: Day, { plan, records }: Seeking): Owing | undefined => {
  const real = records.register.bodies.find(({ id }) => id === body);
  const subject = plan.scheme.bodies.find(({ id }) => id === real?.body)?.subject;
  if (real !== undefined && subject !== undefined)
    return { who: { subject, team: null, member: null, body: real.id, name: real.name }, ledger: undefined };
  const ledger = records.ledgers.find(({ team, term }) => team === body && term.from <= due && due <= term.to);
  if (ledger === undefined) return undefined;
  return { who: { subject: "team", team: body, member: null, body: null, name: ledger.village }, ledger };
};

/** The key of the suspicion that an obligation belongs to. */
const groupOf = ({ obligation }: Late, { each }: Rule): string => {
  const { id, body, duty, due } = obligation;
  return [body, duty, ...(each === "duty" ? [yearOf(due)] : [due, id ?? ""])].join("\n");
};

const orderOf = ({ ref }: Late): string => `${ref.due}\n${ref.id ?? ""}\n${ref.done ?? ""}`;

/** By due day, id, and the day on which they were done. */
const byDue = (a: Late, b: Late): number => (orderOf(a) < orderOf(b) ? -1 : orderOf(a) > orderOf(b) ? 1 : 0);

/** @param late - sorted by due day */
const suspicionOf = ({ rule, of, nth }: Placed<Rule>, late: readonly Late[], seeking: Seeking): Suspicion[] => {
  const [first] = late;
  const owing = first && whoOwes(first.obligation.body, first.obligation.due, seeking);
  if (first === undefined || owing === undefined) return [];
  const { who, ledger } = owing;
  const { duty, due, id } = first.obligation;
  const suspicion: Suspicion = {
    ...affairOf(of, who, yearOf(due), nth, rule),
    matter: rule.each === "duty" ? matterOf(duty, yearOf(due)) : matterOf(duty, id ?? due),
    since: addDays(due, rule.days + 1),
    found: {
      kind: "overdue",
      duty,
      title: seeking.plan.scheme.duties.find((one) => one.id === duty)?.title ?? { zh: duty, en: duty },
      days: rule.days,
      obligations: late.map(({ ref }) => ref),
    },
  };
  return isNamed(affairsAbout(seeking.affairs, of.id, who, ledger), suspicion) ? [] : [suspicion];
};

/** Suspicions that one rule raises from a list of obligations, by the earliest due day. */
export const overdueOf = (
  placed: Placed<Rule>,
  obligations: readonly ObligationClue[],
  seeking: Seeking,
): Suspicion[] => {
  const groups = new Map<string, Late[]>();
  const sorted = obligations.flatMap((one) => lateOf(one, placed.rule, seeking.stand.asOf)).sort(byDue);
  for (const late of sorted) {
    const key = groupOf(late, placed.rule);
    groups.set(key, [...(groups.get(key) ?? []), late]);
  }
  return [...groups.values()].flatMap((late) => suspicionOf(placed, late, seeking));
};
