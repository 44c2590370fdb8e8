/** Whom a real body answers for: its teams, and the members that are its own. FORMAT.md, section 13. */
import type { Ledger, Member } from "./ledger";
import type { RealBody } from "./register";
import type { Scheme } from "./scheme";

type Reach = NonNullable<Scheme["bodies"][number]["teams"]>;

/** Which teams the real bodies of a kind answer for; a kind that does not say answers for all. */
export const reachOf = (scheme: Scheme, kind: string): Reach =>
  scheme.bodies.find(({ id }) => id === kind)?.teams ?? "all";

/** Whether a body answers for a team. Names must be the same to the letter. */
export const answersFor = ({ name }: RealBody, reach: Reach, { town, units }: Ledger): boolean => {
  if (reach === "all") return true;
  return reach === "town" ? town === name : units.includes(name);
};

/** The members that a body answers for in one of its teams: a unit for those it sent, everybody else for all. */
export const membersFor = ({ name }: RealBody, reach: Reach, { members, units }: Ledger): readonly Member[] => {
  if (reach !== "units") return members;
  return members.filter(({ unit }) => (unit === undefined ? units.length === 1 : unit === name));
};
