/** What must hold between the parts of a register, and the two doors to it: `checkRegister` and `parseRegister`. */
import type { Ledger } from "./ledger";
import { duplicates, idsOf, unknownName } from "./names";
import { InvalidInputError, type Problem, problem } from "./problem";
import { readShape } from "./reading";
import { type Register, registerShape } from "./register";
import type { Scheme } from "./scheme";

/** What a register is checked against, beside itself. */
export interface RegisterContext {
  /** With a scheme, the names of bodies, duties and cases are checked as well. */
  readonly scheme?: Scheme;
  /** With ledgers, the names of teams and members are checked as well. */
  readonly ledgers?: readonly Ledger[];
}

/** The outcome of checking a register. */
export type CheckedRegister =
  | { readonly ok: true; readonly register: Register }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const bodyProblems = ({ bodies, facts }: Register, scheme: Scheme | undefined): Problem[] => {
  const known = idsOf(bodies);
  return [
    ...duplicates(bodies, "body", (index) => ["bodies", index]),
    ...(scheme === undefined
      ? []
      : bodies.flatMap(({ body }, index) =>
          unknownName(body, idsOf(scheme.bodies), "body", ["bodies", index, "body"]),
        )),
    ...facts.flatMap((fact, index) =>
      "body" in fact ? unknownName(fact.body, known, "body", ["facts", index, "body"]) : [],
    ),
  ];
};

const factProblems = ({ facts }: Register): Problem[] => [
  ...duplicates(facts, "fact", (index) => ["facts", index]),
  ...facts.flatMap(({ day, recorded }, index) =>
    recorded < day ? [problem("recorded-before-day", ["facts", index, "recorded"], { recorded, day })] : [],
  ),
];

/**
 * Reads a register and says all that is wrong with it, in itself, against a scheme and against the ledgers of its teams.
 * @param input what a reader of files returned, or a plain object; it is not changed
 * @example const checked = checkRegister(document, { scheme, ledgers });
 */
export const checkRegister = (input: unknown, { scheme }: RegisterContext = {}): CheckedRegister => {
  const read = readShape(registerShape, input);
  const register: Register | undefined = read.ok ? read.value : read.partial;
  const problems = [
    ...(read.ok ? [] : read.problems),
    ...(register === undefined ? [] : [...bodyProblems(register, scheme), ...factProblems(register)]),
  ];
  return register !== undefined && problems.length === 0 ? { ok: true, register } : { ok: false, problems };
};

/**
 * Reads a register once and for all: what it returns is trusted everywhere.
 * @throws {InvalidInputError} with all problems, the same that `checkRegister` returns
 * @example const register = parseRegister(document, { scheme });
 */
export const parseRegister = (input: unknown, context: RegisterContext = {}): Register => {
  const checked = checkRegister(input, context);
  if (!checked.ok) throw new InvalidInputError(checked.problems);
  return checked.register;
};
