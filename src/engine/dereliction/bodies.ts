/** Which real bodies a ledger means: those that answer for its team, or for one of its members. FORMAT.md, section 14. */
import type { Ledger } from "../../model/ledger";
import { byCode } from "../../model/names";
import { answersFor, membersFor, reachOf } from "../../model/reach";
import type { RealBody, Register } from "../../model/register";
import type { Scheme } from "../../model/scheme";

/** Real bodies of some kinds that answer for the whole team of a ledger or for a member of it, in the order of their ids. */
export const bodiesMeant = (
  scheme: Scheme,
  { bodies }: Register,
  isMeant: (kind: string) => boolean,
  ledger: Ledger,
  member: string | null,
): readonly RealBody[] => {
  const answers = (body: RealBody): boolean => {
    const reach = reachOf(scheme, body.body);
    if (!answersFor(body, reach, ledger)) return false;
    return member === null || membersFor(body, reach, ledger).some(({ id }) => id === member);
  };
  return bodies.filter((body) => isMeant(body.body) && answers(body)).sort((a, b) => byCode(a.id, b.id));
};

/** Kinds of body that a finding with a subject can be about. */
export const kindsOf = ({ bodies }: Scheme, subject: string): ReadonlySet<string> =>
  new Set(bodies.filter((body) => body.subject === subject).map(({ id }) => id));
