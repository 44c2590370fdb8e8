/** What an input can do to a ledger: for each kind of change, the ledgers in which one fact says more. */
import { match } from "ts-pattern";
import type { Ledger } from "../../../model/ledger";
import { divide, one, ratio } from "../../../model/points";
import type { Change, Input } from "../input";
import type { Sight } from "../sight";

import * as conduct from "./conduct";
import * as numbers from "./numbers";
import { type Changed, itemOf, more, ofKind, type Place } from "./place";

const waysOf = (place: Place): Changed =>
  match<Change, Changed>(place.input.change)
    .with("more-presence", () => numbers.morePresence(place))
    .with("more-count", () => numbers.moreCount(place))
    .with("higher-count", () => numbers.higherCount(place))
    .with("more-done", () => more(place, { kind: "tally", item: itemOf(place), done: "1", due: "1" }))
    .with("higher-done", () => numbers.higherDone(place))
    .with("more-undone", () => more(place, { kind: "tally", item: itemOf(place), done: "0", due: "1" }))
    .with("higher-due", () => numbers.higherDue(place))
    .with("higher-goal", () => numbers.higherGoal(place))
    .with("more-rating", () => numbers.moreRating(place))
    .with("higher-rating", () => numbers.higherRating(place))
    .with("more-votes", () => numbers.moreVotes(place))
    .with("better-votes", () => numbers.betterVotes(place))
    .with("higher-value", () => numbers.higherValue(place))
    .with("lower-rank", () => numbers.lowerRank(place))
    .with("more-colour", () => numbers.moreColour(place))
    .with("better-colour", () => numbers.betterColour(place))
    .with("more-progress", () => conduct.moreProgress(place))
    .with("higher-progress", () => conduct.higherProgress(place))
    .with("abandoned", () => conduct.abandoned(place))
    .with("more-published", () => conduct.morePublished(place))
    .with("more-milestone", () => conduct.moreMilestone(place))
    .with("higher-milestone", () => conduct.higherMilestone(place))
    .with("more-notice", () => conduct.moreNotice(place))
    .with("higher-level", () => conduct.higherLevel(place))
    .with("fewer-authors", () => conduct.fewerAuthors(place))
    .with("earlier-notice", () => ofKind(place, "notice").flatMap((fact) => conduct.before(place, fact)))
    .with("more-finding", () => conduct.moreFinding(place))
    .with("grave-finding", () => conduct.graveFinding(place))
    .with("earlier-finding", () => conduct.findingsIn(place).flatMap((fact) => conduct.before(place, fact)))
    .with("more-event", () => more(place, { kind: "event", event: place.input.name ?? "" }))
    .with("waiver", () => conduct.waiver(place))
    .exhaustive();

/** The ledgers that come of one when an input says more. */
export const changedBy = (sight: Sight, input: Input, ledger: Ledger): Changed => {
  const curve = input.item === null ? undefined : sight.byItem.get(input.item);
  const shared = input.item === null ? sight.curves : curve === undefined ? [] : [curve];
  const levels = shared.flatMap((one) => [...one.edges, ...one.stretches.flatMap(({ value }) => value ?? [])]);
  return waysOf({ sight, input, ledger, item: curve?.planned.item, levels: [...levels, divide(one, ratio(2)), one] });
};
