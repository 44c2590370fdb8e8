/** The names in the acts on results: teams of the district, grades and places of the scheme. FORMAT.md, section 16. */
import type { WorkingCalendar } from "./calendar";
import type { Ledger } from "./ledger";
import { idsOf, unknownName } from "./names";
import type { Problem, Step } from "./problem";
import type { Register, RegisterFact } from "./register";
import { actProblems } from "./result-check";
import type { Scheme } from "./scheme";

type Place = readonly Step[];

/** What the names are looked up in; what is not given is not asked. */
interface Known {
  readonly scheme?: Scheme;
  readonly ledgers?: readonly Ledger[];
  readonly calendar?: WorkingCalendar;
}

const teamsOf = (fact: RegisterFact, place: Place): (readonly [string, Place])[] => {
  switch (fact.kind) {
    case "drafted":
    case "published":
    case "appealed":
    case "reviewed":
    case "corrected":
      return [[fact.team, [...place, "team"]]];
    case "decision":
      return fact.teams.map((team, index) => [team, [...place, "teams", index]]);
    default:
      return [];
  }
};

const schemeNames = (fact: RegisterFact, { scheme }: Known, place: Place): Problem[] => {
  if (scheme === undefined) return [];
  const places = idsOf(scheme.ranking?.places ?? []);
  switch (fact.kind) {
    case "drafted":
    case "corrected":
      return [
        ...unknownName(fact.grade, idsOf(scheme.grades), "grade", [...place, "grade"]),
        ...unknownName(fact.place, places, "place", [...place, "place"]),
      ];
    case "decision":
      return unknownName(fact.place, places, "place", [...place, "place"]);
    default:
      return [];
  }
};

/** Names in acts and decisions that are not known, and acts that are out of order. */
export const resultProblems = ({ facts }: Register, context: Known): Problem[] => {
  const teams = context.ledgers && new Set(context.ledgers.map(({ team }) => team));
  return [
    ...facts.flatMap((fact, index) => [
      ...(teams === undefined
        ? []
        : teamsOf(fact, ["facts", index]).flatMap(([team, place]) => unknownName(team, teams, "team", place))),
      ...schemeNames(fact, context, ["facts", index]),
    ]),
    ...actProblems(facts, context.scheme?.ranking, context.calendar),
  ];
};
