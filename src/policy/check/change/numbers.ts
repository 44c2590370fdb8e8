import { byCode } from "../../../model/names";
import { compare, type Exact, exactOf, exactText, multiply, one, ratio, signOf } from "../../../model/points";

import { type Changed, itemOf, more, ofKind, outOfIn, type Place, raised, replaced, scaled } from "./place";

/** The numbers that targets of the item are. */
const goalsIn = ({ ledger, item }: Place): Exact[] => {
  const set = ledger.targets.filter((target) => target.item === item?.id).map(({ value }) => exactOf(value));
  const usual = item?.measure.kind === "target" ? item.measure.default : undefined;
  return [...set, ...(usual === undefined ? [] : [exactOf(usual)])];
};

export const higherCount = (place: Place): Changed => {
  const goals = place.item?.measure.kind === "target" ? goalsIn(place) : [one];
  const levels = goals.flatMap((goal) => scaled(place, goal));
  return ofKind(place, "count").flatMap((fact) =>
    raised(fact.value, levels).map((value) => replaced(place.ledger, fact, { ...fact, value })),
  );
};

export const moreCount = (place: Place): Changed =>
  ["1", "0.5"].flatMap((value) => more(place, { kind: "count", item: itemOf(place), value }));

export const higherDone = (place: Place): Changed =>
  ofKind(place, "tally").flatMap((fact) => {
    const due = exactOf(fact.due);
    return raised(fact.done, scaled(place, due), due).map((done) => replaced(place.ledger, fact, { ...fact, done }));
  });

export const higherDue = (place: Place): Changed =>
  ofKind(place, "tally").flatMap((fact) =>
    raised(fact.due, [multiply(exactOf(fact.due), ratio(2))]).map((due) =>
      replaced(place.ledger, fact, { ...fact, due }),
    ),
  );

export const higherGoal = (place: Place): Changed =>
  place.ledger.targets
    .filter(({ item, value }) => item === place.item?.id && signOf(exactOf(value)) > 0)
    .flatMap((target) =>
      raised(target.value, [multiply(exactOf(target.value), ratio(2))]).map((value) => ({
        ...place.ledger,
        targets: place.ledger.targets.map((one) => (one === target ? { ...target, value } : one)),
      })),
    );

export const moreRating = (place: Place): Changed => {
  const scorer = place.item?.scorer;
  const member = place.ledger.members[0]?.id;
  return more(place, {
    kind: "rating",
    item: itemOf(place),
    value: exactText(outOfIn(place)),
    rater: "one more",
    valid: true,
    ...(scorer === undefined ? {} : { scorer }),
    ...(member === undefined ? {} : { member }),
  });
};

export const higherRating = (place: Place): Changed => {
  const outOf = outOfIn(place);
  return ofKind(place, "rating").flatMap((fact) =>
    raised(fact.value, scaled(place, outOf), outOf).map((value) => replaced(place.ledger, fact, { ...fact, value })),
  );
};

/** The choices of a survey, the heaviest first. */
const choicesIn = ({ item }: Place): { readonly choice: string; readonly weight: Exact }[] =>
  item?.measure.kind === "survey"
    ? Object.entries(item.measure.weights)
        .map(([choice, weight]) => ({ choice, weight: exactOf(weight) }))
        .sort((a, b) => compare(b.weight, a.weight) || byCode(a.choice, b.choice))
    : [];

export const moreVotes = (place: Place): Changed => {
  const best = choicesIn(place)[0]?.choice;
  if (best === undefined) return [];
  const fuller = ofKind(place, "ballots").map((fact) =>
    replaced(place.ledger, fact, { ...fact, votes: { ...fact.votes, [best]: (fact.votes[best] ?? 0) + 1 } }),
  );
  return [
    ...fuller,
    ...[1, 20].flatMap((votes) => more(place, { kind: "ballots", item: itemOf(place), votes: { [best]: votes } })),
  ];
};

export const betterVotes = (place: Place): Changed => {
  const choices = choicesIn(place);
  return ofKind(place, "ballots").flatMap((fact) =>
    choices.flatMap((worse) =>
      choices.flatMap((better) => {
        const votes = fact.votes[worse.choice] ?? 0;
        if (votes === 0 || compare(better.weight, worse.weight) <= 0) return [];
        const moved = { [worse.choice]: votes - 1, [better.choice]: (fact.votes[better.choice] ?? 0) + 1 };
        return [replaced(place.ledger, fact, { ...fact, votes: { ...fact.votes, ...moved } })];
      }),
    ),
  );
};

export const higherValue = (place: Place): Changed => {
  const scales = place.item?.measure.kind === "target" ? goalsIn(place) : [outOfIn(place)];
  const levels = scales.flatMap((scale) => scaled(place, scale));
  return ofKind(place, "value").flatMap((fact) =>
    raised(fact.value, levels).map((value) => replaced(place.ledger, fact, { ...fact, value })),
  );
};

export const lowerRank = (place: Place): Changed =>
  ofKind(place, "rank").flatMap((fact) =>
    [1, 2, 3].map((more) => replaced(place.ledger, fact, { ...fact, rank: fact.rank + more, of: undefined })),
  );

const coloursIn = ({ item }: Place): string[] =>
  item?.measure.kind === "colours" ? item.measure.colours.map(({ id }) => id) : [];

export const moreColour = (place: Place): Changed => {
  const [best] = coloursIn(place);
  return best === undefined ? [] : more(place, { kind: "colour", item: itemOf(place), colour: best });
};

export const betterColour = (place: Place): Changed => {
  const colours = coloursIn(place);
  return ofKind(place, "colour")
    .filter(({ arrival }) => arrival !== true)
    .flatMap((fact) =>
      colours
        .slice(0, Math.max(colours.indexOf(fact.colour), 0))
        .map((colour) => replaced(place.ledger, fact, { ...fact, colour })),
    );
};

export const morePresence = (place: Place): Changed =>
  place.ledger.members
    .slice(0, 2)
    .flatMap(({ id }) => [
      ...more(place, { kind: "attendance", member: id, status: "resident" }),
      ...more(place, { kind: "attendance", member: id, status: "resident", slot: "am" }),
    ]);
