/** What a case asks, from what is written. */
import { yearOf } from "../../model/calendar";
import { type Problem, problem } from "../../model/problem";
import type { CaseQuestion } from "./case";
import type { Ask } from "./shape";

const questions = ["daily", "annual", "term", "rank", "warnings", "duties"] as const;

/** The question, or what is wrong with it: exactly one is asked. */
export const questionIn = ({ asOf, knownAt, ...ask }: Ask): CaseQuestion | Problem => {
  const asked = questions.filter((one) => ask[one] !== undefined);
  const { daily, annual, term, rank, warnings, duties } = ask;
  const when = { ...(asOf === undefined ? {} : { asOf }), ...(knownAt === undefined ? {} : { knownAt }) };
  const known = knownAt === undefined ? {} : { knownAt };
  if (asked.length !== 1)
    return problem("exactly-one", ["ask"], { keys: questions.join(", "), count: `${asked.length}` });
  if (annual !== undefined) return { kind: "annual", year: annual, ...when };
  if (term !== undefined) return { kind: "term", ...when };
  if (rank !== undefined) return { kind: "rank", ...(rank === "term" ? {} : { year: rank }), ...when };
  const [kind, day] =
    daily !== undefined
      ? (["daily", daily] as const)
      : warnings !== undefined
        ? (["warnings", warnings] as const)
        : (["duties", duties ?? ""] as const);
  if (asOf !== undefined) return problem("exactly-one", ["ask"], { keys: `${kind}, asOf`, count: "2" });
  return { kind, asOf: day, ...known };
};

export const isProblem = (one: CaseQuestion | Problem): one is Problem => "code" in one;

/** The year that a question is about; none for a term. */
export const yearAsked = (ask: CaseQuestion): number | undefined =>
  ask.kind === "term" ? undefined : "year" in ask ? ask.year : ask.kind === "rank" ? undefined : yearOf(ask.asOf);
