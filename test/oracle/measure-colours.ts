/** Owns the measure `colours` (section 7.9): one colour for every month or quarter, and what changed since arrival. */
import { calendarPart, contains, type Every, type Period, partsTouched } from "./day.js";
import { factsOfItem, latestOf, type Setting } from "./facts.js";
import { decimal, type Fraction, mean } from "./fraction.js";
import { measured, missing, notApplicable, type Outcome } from "./outcome.js";
import { type Fact, type Item, type Measure, required } from "./shapes.js";

const arrivalColour = (setting: Setting, item: Item): string | undefined => {
  const arrivals = factsOfItem(setting, item).filter((fact) => fact.arrival === true && fact.day <= setting.asOf);
  return latestOf(arrivals)?.colour;
};

/** The parts of the measure that a period touches, without the first `skip` parts of the term. */
export const remainingParts = (setting: Setting, item: Item, period: Period): Period[] => {
  const every: Every = required(item.measure.every, "every");
  const first = calendarPart(setting.ledger.term.from, every);
  return partsTouched(period, every).filter((part) => {
    const number = partsTouched({ from: first.from, to: part.to }, every).length - 1;
    return number >= (item.measure.skip ?? 0);
  });
};

const valueOfColour = (measure: Measure, colour: string, arrival: string | undefined): Fraction => {
  const colours = required(measure.colours, "colours");
  const place = (id: string): number => colours.findIndex((each) => each.id === id);
  const changed =
    arrival !== undefined && (measure.changeFrom ?? []).includes(arrival) && place(colour) < place(arrival);
  return decimal(required(colours[changed ? 0 : place(colour)], colour).value);
};

export const colours = (setting: Setting, item: Item, facts: readonly Fact[]): Outcome => {
  const arrival = arrivalColour(setting, item);
  const parts = remainingParts(setting, item, setting.window);
  const values: Fraction[] = [];
  for (const part of parts) {
    const seen = facts.filter((fact) => fact.arrival !== true && contains(part, fact.day));
    const last = latestOf(seen);
    if (last !== undefined) values.push(valueOfColour(item.measure, required(last.colour, "colour"), arrival));
  }
  if (values.length > 0) return measured(mean(values));
  return parts.length === 0 ? notApplicable("not-yet-answerable") : missing;
};
