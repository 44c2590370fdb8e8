/** From what a case writes of a register to a whole one: bodies that nobody wrote stand for every kind, named as the ledgers name them. */
import type { Step } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import { filledFact } from "./fill-fact";
import type { WrittenCase } from "./shape";

type Fields = Readonly<Record<string, unknown>>;
type Written = NonNullable<WrittenCase["register"]>;
type Body = Scheme["bodies"][number];

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textsIn = (ledger: Fields, key: string): string[] =>
  [ledger[key]].flat().filter((one): one is string => typeof one === "string");

const namesFor = ({ teams, title }: Body, ledgers: readonly Fields[]): string[] => {
  if (teams !== "town" && teams !== "units") return [title.zh];
  const found = ledgers.flatMap((ledger) => textsIn(ledger, teams));
  return [...new Set(found)];
};

/** One real body of each kind; where ledgers name several, the second has `-2` behind its id. */
const bodiesFor = ({ bodies }: Scheme, ledgers: readonly Fields[]) =>
  bodies
    .filter(({ assessed }) => assessed !== true)
    .flatMap((body) =>
      namesFor(body, ledgers).map((name, index) => ({
        id: index === 0 ? body.id : `${body.id}-${index + 1}`,
        body: body.id,
        name,
      })),
    );

/** The body that a duty is one of, where only one is there. */
const bodyOf = (duty: unknown, bodies: readonly { readonly id: string; readonly body: string }[], scheme: Scheme) => {
  const kind = scheme.duties.find(({ id }) => id === duty)?.body;
  const own = bodies.filter(({ body }) => body === kind);
  return own.length === 1 ? { body: own[0]?.id } : {};
};

const subjectOf = (fact: Fields, bodies: readonly { readonly id: string; readonly body: string }[], scheme: Scheme) => {
  const kind = bodies.find(({ id }) => id === fact["body"])?.body;
  const subject = scheme.bodies.find(({ id }) => id === kind)?.subject;
  return subject === undefined ? {} : { subject };
};

/** Puts a register together; without one written, nothing is recorded in it. */
export const fillRegister = (written: Written | undefined, ledgers: readonly Fields[], scheme: Scheme): Fields => {
  const bodies = written?.bodies ?? bodiesFor(scheme, ledgers);
  const facts = (written?.facts ?? []).map((fact, index) => {
    if (!isFields(fact)) return fact;
    const whose = { ...bodyOf(fact["duty"], bodies, scheme), ...fact };
    const filled = filledFact(whose, "case", index);
    if (fact["kind"] !== "finding" || !isFields(filled)) return filled;
    const { subject: _, ...rest } = filled;
    return { ...rest, ...subjectOf(filled, bodies, scheme), ...fact };
  });
  return { format: "zhucun-register/1", id: "case", title: { zh: "测算", en: "Worked case" }, bodies, facts };
};

/** A place in the register as a place in what was written. */
export const placeInRegister = (written: Written | undefined, path: readonly Step[]): readonly Step[] => {
  const [key] = path;
  const isWritten = key === "bodies" ? written?.bodies !== undefined : key === "facts";
  return isWritten ? ["register", ...path] : ["register"];
};
