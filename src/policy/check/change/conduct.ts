import { earlier, later, yearOf } from "../../../model/calendar";
import type { Fact, FactOf } from "../../../model/ledger";
import { compare, type Exact, exactOf, one, zero } from "../../../model/points";
import { middle } from "../../witness/evidence";

import {
  type Changed,
  daysFor,
  freeId,
  itemOf,
  more,
  mostWays,
  ofKind,
  type Place,
  raised,
  replaced,
  withFact,
} from "./place";

const pledgesIn = ({ ledger, input }: Place) => ledger.commitments.filter(({ level }) => level === input.name);

export const moreProgress = (place: Place): Changed =>
  pledgesIn(place).flatMap(({ id, due }) =>
    more(place, { kind: "progress", commitment: id, done: "1", verified: true }, [
      ...new Set([earlier(due, place.ledger.term.to), ...daysFor(place.ledger)]),
    ]),
  );

export const higherProgress = (place: Place): Changed => {
  const own = new Set(pledgesIn(place).map(({ id }) => id));
  return ofKind(place, "progress")
    .filter(({ commitment }) => own.has(commitment))
    .flatMap((fact) =>
      raised(fact.done, place.levels, one).map((done) => replaced(place.ledger, fact, { ...fact, done })),
    );
};

/** Given up without approval, after all else that befell any commitment. */
export const abandoned = (place: Place): Changed => {
  const turns = place.ledger.facts.filter(({ kind }) => ["change", "dropped", "handover"].includes(kind));
  const after = turns.map(({ day }) => day).reduce(later, place.ledger.term.from);
  return pledgesIn(place).flatMap(({ id }) =>
    more(place, { kind: "dropped", commitment: id, reason: "-" }, [
      ...new Set([after, ...daysFor(place.ledger).filter((day) => day >= after)]),
    ]),
  );
};

export const morePublished = (place: Place): Changed =>
  pledgesIn(place)
    .filter(({ approved, published }) => approved === undefined || published === undefined)
    .map((pledge) => {
      const { term } = place.ledger;
      const day = pledge.year === undefined ? term.from : later(term.from, `${pledge.year}-01-01`);
      const now = { ...pledge, approved: day, published: day };
      return { ...place.ledger, commitments: place.ledger.commitments.map((one) => (one === pledge ? now : one)) };
    });

const plannedIn = ({ ledger, item }: Place) => ledger.milestones.filter((one) => one.item === item?.id);

export const moreMilestone = (place: Place): Changed =>
  plannedIn(place).flatMap(({ id, due }) =>
    more(place, { kind: "milestone", milestone: id, done: "1" }, [
      ...new Set([earlier(due, place.ledger.term.to), ...daysFor(place.ledger)]),
    ]),
  );

export const higherMilestone = (place: Place): Changed => {
  const own = new Set(plannedIn(place).map(({ id }) => id));
  return ofKind(place, "milestone")
    .filter(({ milestone }) => own.has(milestone))
    .flatMap((fact) =>
      raised(fact.done, place.levels, one).map((done) => replaced(place.ledger, fact, { ...fact, done })),
    );
};

const levelsIn = ({ item }: Place): { readonly id: string; readonly value: Exact }[] =>
  item?.measure.kind === "notices" ? item.measure.levels.map(({ id, value }) => ({ id, value: exactOf(value) })) : [];

export const moreNotice = (place: Place): Changed =>
  levelsIn(place).flatMap(({ id }) =>
    more(place, { kind: "notice", item: itemOf(place), matter: "a-matter-of-its-own", level: id, authors: 1 }),
  );

export const higherLevel = (place: Place): Changed => {
  const levels = levelsIn(place);
  return ofKind(place, "notice").flatMap((fact) => {
    const now = levels.find(({ id }) => id === fact.level)?.value ?? zero;
    return levels
      .filter(({ value }) => compare(value, now) > 0)
      .map(({ id }) => replaced(place.ledger, fact, { ...fact, level: id }));
  });
};

export const fewerAuthors = (place: Place): Changed =>
  ofKind(place, "notice")
    .filter(({ authors }) => authors > 1)
    .map((fact) => replaced(place.ledger, fact, { ...fact, authors: fact.authors - 1 }));

/** The same, as if it had been recorded of an earlier day as well. */
export const before = <F extends FactOf<"notice" | "finding">>({ ledger }: Place, fact: F): Changed => {
  const year = yearOf(fact.day);
  const days = [middle(year - 1), `${year - 1}-12-01`, `${year}-01-01`].filter(
    (day) => day >= ledger.term.from && day < fact.day,
  );
  return days.map((day) => {
    const { for: _, ...undated } = fact;
    return withFact(ledger, { ...undated, id: freeId(ledger), day, recorded: day } as Fact); // a fact without its year is one of the same kind
  });
};

/** Whom a finding is about. */
type Who = { readonly subject: "team" } | { readonly subject: "member"; readonly member: string };

const subjectsOf = ({ sight, input, ledger }: Place): Who[] => {
  const rule = sight.scheme.misconduct.find(({ id }) => id === input.name);
  const member = ledger.members[0]?.id;
  return (rule?.subjects ?? []).flatMap((subject): Who[] => {
    if (subject === "team") return [{ subject }];
    return subject === "member" && member !== undefined ? [{ subject, member }] : [];
  });
};

const mattersIn = ({ ledger }: Place): string[] => [
  ...new Set([
    "a-matter-of-its-own",
    ...ledger.facts.flatMap((fact) => (fact.kind === "notice" || fact.kind === "finding" ? [fact.matter] : [])),
  ]),
];

const isKnown = ({ ledger, input }: Place, matter: string, who: Who): boolean =>
  ledger.facts.some(
    (fact) =>
      fact.kind === "finding" &&
      fact.case === input.name &&
      fact.matter === matter &&
      fact.subject === who.subject &&
      fact.member === (who.subject === "member" ? who.member : undefined),
  );

/** One more confirmed finding that the ledger does not know in any state, of a new matter or of one that is in it. */
export const moreFinding = (place: Place): Changed => {
  const { scheme } = place.sight;
  const rule = scheme.misconduct.find(({ id }) => id === place.input.name);
  const named =
    rule?.zeroes === true ? [undefined, ...place.sight.plan.items.slice(0, 2).map(({ item }) => item.id)] : [undefined];
  return subjectsOf(place).flatMap((who) =>
    mattersIn(place)
      .filter((matter) => !isKnown(place, matter, who))
      .slice(0, mostWays)
      .flatMap((matter) =>
        named.flatMap((item) =>
          more(place, {
            kind: "finding",
            case: place.input.name ?? "",
            matter,
            state: "confirmed",
            ...who,
            ...(item === undefined ? {} : { item }),
          }),
        ),
      ),
  );
};

export const findingsIn = (place: Place): FactOf<"finding">[] =>
  ofKind(place, "finding").filter((fact) => fact.case === place.input.name);

export const graveFinding = (place: Place): Changed =>
  findingsIn(place)
    .filter(({ grave }) => grave !== true)
    .map((fact) => replaced(place.ledger, fact, { ...fact, grave: true }));

export const waiver = (place: Place): Changed =>
  (["year", "term"] as const).flatMap((over) =>
    more(place, { kind: "waiver", item: itemOf(place), reason: "-", approver: "-", over }),
  );
