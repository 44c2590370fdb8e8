/** Colours by month or quarter, each worth a number; after a bad arrival, getting better is worth the best. FORMAT.md, 7.9. */
import { addDays, calendarParts, type Day, type Period, partHolding } from "../../model/calendar";
import type { FactOf } from "../../model/ledger";
import type { Measure } from "../../model/measures";
import { add, divide, exactOf, exactText, ratio, zero } from "../../model/points";
import { measured, missing, notApplicable, type Outcome, only, refsOf, type View } from "../outcome";

type Colours = Extract<Measure, { kind: "colours" }>;

/** The last day of the first `skip` parts of the term, which are not looked at. */
export const lastSkipped = ({ every, skip }: Colours, term: Period): Day | undefined => {
  let last: Day | undefined;
  let next = term.from;
  for (let left = skip; left > 0 && next <= term.to; left--) {
    last = partHolding(next, every).to;
    next = addDays(last, 1);
  }
  return last;
};

/** The parts of the window that are looked at. */
const rateableParts = (colours: Colours, window: Period, term: Period): readonly Period[] => {
  const skipped = lastSkipped(colours, term);
  const parts = calendarParts(window, colours.every);
  return skipped === undefined ? parts : parts.filter(({ from }) => from > skipped);
};

export const coloursOf = (colours: Colours) => {
  const places = new Map(colours.colours.map(({ id }, place) => [id, place]));
  const placeOf = (colour: string) => places.get(colour) ?? Number.POSITIVE_INFINITY;
  const unknown = (id: string) => ({ id, title: { zh: id, en: id }, value: "0" });
  const named = (colour: string) => colours.colours[placeOf(colour)] ?? unknown(colour);
  const best = colours.colours[0]?.value ?? "0";

  return ({ facts, gathered, index, frame, ledger }: View): Outcome => {
    const parts = rateableParts(colours, frame.window, ledger.term);
    if (parts.length === 0) return notApplicable("not-yet-answerable");
    const arrival = gathered.arrivals.get(index)?.colour;
    const fromBad = arrival !== undefined && colours.changeFrom.includes(arrival);
    const seen = only("colour", facts);
    const rated = parts.flatMap((part) => {
      const latest = seen.filter(({ day }) => day >= part.from && day <= part.to).at(-1);
      return latest === undefined ? [] : [{ part, latest }];
    });
    if (rated.length === 0) return missing;
    const shown = rated.map(({ part, latest }: { part: Period; latest: FactOf<"colour"> }) => {
      const improved = fromBad && placeOf(latest.colour) < placeOf(arrival);
      const { title, value } = named(latest.colour);
      return { from: part.from, colour: latest.colour, title, value: improved ? best : value, improved };
    });
    const total = shown.map(({ value }) => exactOf(value)).reduce(add, zero);
    const value = divide(total, ratio(shown.length));
    return measured(value, {
      kind: "colours",
      arrival: arrival === undefined ? null : named(arrival).title,
      parts: shown,
      value: exactText(value),
      facts: refsOf(rated.map(({ latest }) => latest)),
    });
  };
};
