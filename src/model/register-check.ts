/** The two doors to a register, `checkRegister` and `parseRegister`, and what must hold for its bodies. Its facts: `register-fact-check.ts`. */
import * as z from "zod";
import type { WorkingCalendar } from "./calendar";
import { correctionProblems } from "./correction-check";
import { factsIn, readFacts } from "./fact-reading";
import { type Ledger, mostFacts } from "./ledger";
import { duplicates, idsOf, unknownName } from "./names";
import { InvalidInputError, type Problem, problem } from "./problem";
import { readShape } from "./reading";
import { type Register, registerFact, registerShape } from "./register";
import { registerFactProblems } from "./register-fact-check";
import { resultProblems } from "./result-names";
import type { Scheme } from "./scheme";

/** What a register is checked against, beside itself. */
export interface RegisterContext {
  /** With a scheme, the names of bodies, duties and cases are checked as well. */
  readonly scheme?: Scheme;
  /** With ledgers, the names of teams and members are checked as well; teams are bodies too. */
  readonly ledgers?: readonly Ledger[];
  /** Working days for the deadlines of results; the default is `chineseCalendar`. */
  readonly calendar?: WorkingCalendar;
}

/** The outcome of checking a register. */
export type CheckedRegister =
  | { readonly ok: true; readonly register: Register }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const headShape = registerShape.extend({ facts: z.array(z.unknown()).max(mostFacts).default([]) });

const bodyProblems = ({ bodies }: Pick<Register, "bodies">, { scheme, ledgers }: RegisterContext): Problem[] => {
  const teams = new Set(ledgers?.map(({ team }) => team));
  const assessed = scheme?.bodies.find((body) => body.assessed === true)?.id;
  return [
    ...duplicates(bodies, "body", (index) => ["bodies", index]),
    ...bodies.flatMap(({ id, body }, index) => {
      const place = ["bodies", index];
      return [
        ...(scheme === undefined ? [] : unknownName(body, idsOf(scheme.bodies), "body", [...place, "body"])),
        ...(teams.has(id) || (assessed !== undefined && body === assessed)
          ? [problem("team-in-register", [...place, "id"], { name: id })]
          : []),
      ];
    }),
  ];
};

/**
 * Reads a register and says all that is wrong with it, in itself, against a scheme and against the ledgers of its teams.
 * @param input what a reader of files returned, or a plain object; it is not changed
 * @example const checked = checkRegister(document, { scheme, ledgers });
 */
export const checkRegister = (input: unknown, context: RegisterContext = {}): CheckedRegister => {
  const head = readShape(headShape, input);
  const value = head.ok ? head.value : head.partial;
  if (value === undefined) {
    // What stands inside the facts is told with the facts.
    const ofHead = head.ok ? [] : head.problems.filter(({ path }) => path[0] !== "facts" || path.length === 1);
    return { ok: false, problems: [...ofHead, ...readFacts(registerFact, factsIn(input)).problems] };
  }
  const read = readFacts(registerFact, value.facts);
  const register: Register = { ...value, facts: read.facts.map(({ fact }) => fact) };
  const problems = [
    ...(head.ok ? [] : head.problems),
    ...read.problems,
    ...bodyProblems(register, context),
    ...registerFactProblems(register, read.facts, context),
    ...correctionProblems(read.facts),
    ...resultProblems(register, context),
  ];
  return problems.length === 0 ? { ok: true, register } : { ok: false, problems };
};

/**
 * Reads a register once and for all: what it returns is trusted everywhere.
 * @throws {InvalidInputError} with all problems, the same that `checkRegister` returns
 * @example const register = parseRegister(document, { scheme, ledgers });
 */
export const parseRegister = (input: unknown, context: RegisterContext = {}): Register => {
  const checked = checkRegister(input, context);
  if (!checked.ok) throw new InvalidInputError(checked.problems);
  return checked.register;
};
