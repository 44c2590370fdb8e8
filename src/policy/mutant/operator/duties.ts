/** Changes of duties and of the accounts of bodies: how often, by when, for whom, at what cost. */

import type { Account, Cadence, Duty } from "../../../model/duty";
import { dutyProblems } from "../../../model/duty-check";
import { compare, exactOf } from "../../../model/points";
import type { Scheme } from "../../../model/scheme";
import { type Change, dropped, eachOf, eachRemoved, otherWords, under } from "../change";
import { costs, wholes } from "../step";
import { dayOfYearMoved } from "./standing";

const periods = ["month", "quarter", "half-year", "year", "term"] as const;

/** The next longer and the next shorter period. */
const nextPeriods = (written: (typeof periods)[number]) => {
  const at = periods.indexOf(written);
  return otherWords(
    periods.filter((_, place) => Math.abs(place - at) <= 1),
    written,
  );
};

const cadenceChanges = (cadence: Cadence): Change<Cadence>[] => {
  switch (cadence.kind) {
    case "every":
      return [
        ...under(cadence, "period", nextPeriods),
        ...under(cadence, "times", (times) => wholes(times, 1, 1000)),
        ...under(cadence, "by", dayOfYearMoved),
        ...dropped(cadence, "by"),
        ...under(cadence, "within", (within) => wholes(within, 0, 1000)),
        ...dropped(cadence, "within"),
      ];
    case "after":
      return [
        ...under(cadence, "within", (within) => wholes(within, 0, 1000)),
        ...under(cadence, "days", (days) => otherWords(["working", "calendar"], days)),
      ];
    case "always":
      return [];
  }
};

const dutyChanges = (duty: Duty): Change<Duty>[] => [
  ...under(duty, "cadence", cadenceChanges),
  ...under(duty, "per", (per) => otherWords(["village", "member"], per)),
  ...dropped(duty, "per"),
  ...dropped(duty, "shownBy"),
  ...under(duty, "brokenBy", (cases) => eachRemoved(cases)),
];

const isFit = (account: Account): boolean => compare(exactOf(account.late), exactOf(account.overdue)) <= 0;

const accountChanges = (account: Account): Change<Account>[] =>
  [...under(account, "points", costs), ...under(account, "overdue", costs), ...under(account, "late", costs)].filter(
    ({ value }) => isFit(value),
  );

/** A scheme as far as the checks of duties read it, with this duty alone. */
const isWhole = (scheme: Scheme, duty: Duty): boolean =>
  dutyProblems({ ...scheme, duties: [duty], accounts: [], mechanisms: [] }).length === 0;

/** All changes of duties, accounts, and of which teams a kind of body answers for. */
export const dutiesChanges = (scheme: Scheme): Change<Scheme>[] => [
  ...under(scheme, "duties", (duties) =>
    eachOf(duties, (duty) => dutyChanges(duty).filter(({ value }) => isWhole(scheme, value))),
  ),
  ...under(scheme, "accounts", (accounts) => [...eachOf(accounts, accountChanges), ...eachRemoved(accounts)]),
  ...under(scheme, "bodies", (bodies) =>
    eachOf(bodies, (body) => under(body, "teams", (teams) => otherWords(["all", "town", "units"], teams))),
  ),
];
