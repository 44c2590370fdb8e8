/** Colours handed on: what one scheme's warnings found becomes facts that another scheme's ledger records. */
import type { KeptColour, Warnings } from "../../model/answer/warnings";
import type { Day, Period } from "../../model/calendar";
import type { FactInput } from "../../model/ledger";
import { InvalidInputError, problem } from "../../model/problem";

/** Into which ledger colours are handed on. */
export interface HandedOn {
  /** The item that reads colours. */
  readonly item: string;
  /** The term of the team whose ledger records them. */
  readonly term: Period;
  /** Who records them, and on which day. */
  readonly by: string;
  readonly recorded: Day;
}

type Coloured = KeptColour & { readonly colour: string };

const isColoured = (part: KeptColour): part is Coloured => part.colour !== null;

/**
 * The kept colours as `colour` facts for a team's ledger: one for each part that ends in the team's term, on its last day;
 * and the latest from before the term as the colour found on arrival. Parts that kept no colour give none.
 * @throws {InvalidInputError} where a part ends after the day of recording
 * @example record(ledger, colourFacts(warnings, { item: "3.2", term: ledger.term, by: "云溪镇党委", recorded: "2022-10-08" }))
 */
export const colourFacts = (
  { history }: Pick<Warnings, "history">,
  { item, term, by, recorded }: HandedOn,
): FactInput[] => {
  const coloured = history.filter(isColoured).filter(({ to }) => to <= term.to);
  const late = coloured.filter(({ to }) => to > recorded);
  if (late.length > 0) {
    throw new InvalidInputError(
      late.map(({ to }) => problem("recorded-before-day", ["recorded"], { recorded, day: to })),
    );
  }
  const factOf = ({ to, colour }: Coloured) =>
    ({ id: `${item}@${to}`, kind: "colour", item, day: to, recorded, by, colour }) as const;
  const arrival = coloured.filter(({ to }) => to < term.from).at(-1);
  return [
    ...(arrival === undefined ? [] : [{ ...factOf(arrival), arrival: true } as const]),
    ...coloured.filter(({ to }) => to >= term.from).map(factOf),
  ];
};
