/** What a case asks, from what is written. */
import { yearOf } from "../../model/calendar";
import { type Problem, problem } from "../../model/problem";
import type { CaseQuestion } from "./case";
import type { Ask } from "./shape";

/** Questions about a day. */
const ofDays = ["daily", "warnings", "duties", "commitments", "dereliction"] as const;
const questions = [
  "daily",
  "annual",
  "term",
  "rank",
  "warnings",
  "duties",
  "members",
  "commitments",
  "dereliction",
] as const;

/** The question, or what is wrong with it: exactly one is asked. */
export const questionIn = ({ asOf, knownAt, ...ask }: Ask): CaseQuestion | Problem => {
  const asked = questions.filter((one) => ask[one] !== undefined);
  const { annual, term, rank, members } = ask;
  const known = knownAt === undefined ? {} : { knownAt };
  const when = { ...(asOf === undefined ? {} : { asOf }), ...known };
  if (asked.length !== 1)
    return problem("exactly-one", ["ask"], { keys: questions.join(", "), count: `${asked.length}` });
  if (annual !== undefined) return { kind: "annual", year: annual, ...when };
  if (members !== undefined) return { kind: "members", year: members, ...when };
  if (term !== undefined) return { kind: "term", ...when };
  if (rank !== undefined) return { kind: "rank", ...(rank === "term" ? {} : { year: rank }), ...when };
  const kind = ofDays.find((one) => ask[one] !== undefined) ?? "daily";
  if (asOf !== undefined) return problem("exactly-one", ["ask"], { keys: `${kind}, asOf`, count: "2" });
  return { kind, asOf: ask[kind] ?? "", ...known };
};

export const isProblem = (one: CaseQuestion | Problem): one is Problem => "code" in one;

/** The year that a question is about; none for a term. */
export const yearAsked = (ask: CaseQuestion): number | undefined =>
  ask.kind === "term" ? undefined : "year" in ask ? ask.year : ask.kind === "rank" ? undefined : yearOf(ask.asOf);
