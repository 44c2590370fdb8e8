/** Which real bodies a ledger means: by the names of its town, its units and its members' units. FORMAT.md, section 14. */
import type { Ledger } from "../../model/ledger";
import type { RealBody, Register } from "../../model/register";
import type { Scheme } from "../../model/scheme";

/** Units answerable for a member: the member's own; without one, the team's only unit. */
const unitsOf = ({ members, units }: Ledger, member: string | null): readonly string[] => {
  if (member === null) return units;
  const own = members.find(({ id }) => id === member)?.unit;
  if (own !== undefined) return [own];
  return units.length === 1 ? units : [];
};

/** Real bodies of a kind that a ledger names for the whole team or for a member, in the order of their ids. */
export const bodiesMeant = (
  { bodies }: Register,
  isMeant: (kind: string) => boolean,
  ledger: Ledger,
  member: string | null,
): readonly RealBody[] => {
  const names = new Set([ledger.town, ...unitsOf(ledger, member)]);
  return bodies.filter(({ body, name }) => isMeant(body) && names.has(name)).sort((a, b) => (a.id < b.id ? -1 : 1));
};

/** Kinds of body that a finding with a subject can be about. */
export const kindsOf = ({ bodies }: Scheme, subject: string): ReadonlySet<string> =>
  new Set(bodies.filter((body) => body.subject === subject).map(({ id }) => id));
