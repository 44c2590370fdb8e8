/** Owns section 4: how a measured number becomes raw points, before floor, cap and rounding. */
import {
  ceilingOf,
  compare,
  decimal,
  divide,
  type Fraction,
  floorOf,
  fraction,
  greater,
  multiply,
  subtract,
  zero,
} from "./fraction.js";
import { type Method, required } from "./shapes.js";

const beyond = (v: Fraction, free: Fraction): Fraction => greater(zero, subtract(v, free));

const tiers = (method: Method, v: Fraction): Fraction => {
  for (const step of required(method.steps, "steps")) {
    if (step.from !== undefined && compare(v, decimal(step.from)) >= 0) return decimal(step.points);
    if (step.over !== undefined && compare(v, decimal(step.over)) > 0) return decimal(step.points);
  }
  return decimal(required(method.else, "else"));
};

const steps = (method: Method, points: Fraction, v: Fraction): Fraction => {
  const k = divide(beyond(decimal(required(method.from, "from")), v), decimal(required(method.each, "each")));
  const n = method.begun === "costs" ? ceilingOf(k) : floorOf(k);
  return subtract(points, multiply(decimal(required(method.costs, "costs")), fraction(n, 1n)));
};

const allOrNothing = (method: Method, points: Fraction, v: Fraction): Fraction => {
  if (method.from !== undefined) return compare(v, decimal(method.from)) >= 0 ? points : zero;
  return compare(v, decimal(required(method.over, "over"))) > 0 ? points : zero;
};

const byRank = (method: Method, v: Fraction): Fraction => {
  const found = required(method.points, "points")[Number(v.n) - 1];
  return decimal(found ?? required(method.else, "else"));
};

/** The raw points for the value v, where `points` are the item's. */
export const rawPoints = (method: Method, points: Fraction, v: Fraction): Fraction => {
  const each = (): Fraction => decimal(required(method.each, "each"));
  const free = decimal(method.free ?? 0);
  switch (method.kind) {
    case "per-occurrence":
      return subtract(points, multiply(each(), beyond(v, free)));
    case "proportional":
      return divide(multiply(points, v), decimal(method.full ?? 1));
    case "tiers":
      return tiers(method, v);
    case "steps":
      return steps(method, points, v);
    case "all-or-nothing":
      return allOrNothing(method, points, v);
    case "per-unit":
      return multiply(each(), beyond(v, free));
    case "by-rank":
      return byRank(method, v);
    default:
      throw new Error(`unknown method: ${method.kind}`);
  }
};
