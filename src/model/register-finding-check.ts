/** What must hold of findings in a register: a case that the scheme has, about a subject that the case and the body allow. FORMAT.md, section 14. */
import { idsOf, unknownName } from "./names";
import { type Problem, problem } from "./problem";
import type { Register, RegisterFactOf } from "./register";
import type { Scheme } from "./scheme";

const bodyProblems = (
  { subject, body }: RegisterFactOf<"finding">,
  index: number,
  { bodies }: Register,
  scheme: Scheme,
): Problem[] => {
  const real = bodies.find(({ id }) => id === body);
  const own = scheme.bodies.find(({ id }) => id === real?.body)?.subject;
  return own === undefined || own === subject
    ? []
    : [problem("subject-does-not-fit-body", ["facts", index, "subject"], { subject, body, own })];
};

/** All problems of a register's findings against a scheme. */
export const findingProblems = (register: Register, scheme: Scheme | undefined): Problem[] => {
  if (scheme === undefined) return [];
  const cases = new Map(scheme.misconduct.map(({ id, subjects }) => [id, new Set<string>(subjects)]));
  const known = idsOf(scheme.misconduct);
  return register.facts.flatMap((fact, index) => {
    if (fact.kind !== "finding") return [];
    const allowed = cases.get(fact.case);
    return [
      ...unknownName(fact.case, known, "case", ["facts", index, "case"]),
      ...(allowed === undefined ? [] : unknownName(fact.subject, allowed, "subject", ["facts", index, "subject"])),
      ...bodyProblems(fact, index, register, scheme),
    ];
  });
};
