/** Posts that stand vacant between one holder and the next, or after the last: nobody's days, and the unit's charge beyond a grace. FORMAT.md, section 17. */
import type { Vacancy } from "../../model/answer/members";
import { addDays, type Day, earlier, type Period, type WorkingCalendar, yearsOf } from "../../model/calendar";
import type { Ledger } from "../../model/ledger";
import type { ServingRules } from "../../model/serving";
import { demandYear } from "../late";
import { basisDays } from "../measure/attendance";

type VacancyRules = ServingRules["vacancy"];

/** When each post was held, by post. */
const heldBy = ({ members, term }: Ledger): Map<string, Period[]> => {
  const held = new Map<string, Period[]>();
  for (const { post, service } of members) {
    if (post === undefined) continue;
    const periods = service.map(({ from, to = term.to }) => ({ from, to }));
    held.set(
      post,
      [...(held.get(post) ?? []), ...periods].sort((a, b) => (a.from < b.from ? -1 : 1)),
    );
  }
  return held;
};

/** The stretches between one holder and the next, and from the last holder to the end of the term. Before the first there was no post. */
const gapsIn = (held: readonly Period[], term: Period): Period[] =>
  held
    .map(({ to }, index) => ({ from: addDays(to, 1), to: addDays(held[index + 1]?.from ?? addDays(term.to, 1), -1) }))
    .filter(({ from, to }) => from <= to);

/** The day on which the count first exceeds a grace. */
const firstBeyond = (counted: Uint8Array, grace: number, from: Day): Day | null => {
  let left = grace;
  for (const [index, counts] of counted.entries()) {
    if (counts === 1 && left === 0) return addDays(from, index);
    left -= counts;
  }
  return null;
};

const vacancyOf = (
  post: string,
  gap: Period,
  window: Period,
  rules: VacancyRules,
  calendar: WorkingCalendar,
): Vacancy => {
  const gone = { from: gap.from, to: earlier(gap.to, window.to) };
  if (rules.count === "working") for (const year of yearsOf(gone)) demandYear(calendar, year);
  const counted = basisDays(rules.count === "working" ? "working-days" : "calendar-days", gone, calendar);
  const days = counted.reduce((sum, counts) => sum + counts, 0);
  const since = firstBeyond(counted, rules.grace, gap.from);
  return {
    post,
    from: gap.from,
    to: gap.to <= window.to ? gap.to : null,
    count: rules.count,
    days,
    beyond: Math.max(0, days - rules.grace),
    since,
    body: rules.body,
    amount: since !== null && since >= window.from ? rules.each : "0",
  };
};

/** The vacancies that touch a window, by post and day. */
export const vacanciesOf = (
  ledger: Ledger,
  rules: VacancyRules,
  window: Period,
  calendar: WorkingCalendar,
): Vacancy[] =>
  [...heldBy(ledger)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([post, held]) =>
      gapsIn(held, ledger.term)
        .filter(({ from, to }) => from <= window.to && to >= window.from)
        .map((gap) => vacancyOf(post, gap, window, rules, calendar)),
    );
