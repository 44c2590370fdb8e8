/** Commendations, criticisms and misconduct: one matter once, at its heaviest. */
import type { FactOf, Measurement } from "zhucun";
import type { Charge, Fraction, Year } from "../straight-line";
import { caseTitle, measureOf } from "./constants";
import { fractionOf, hundredthsText, order, plus, reduced, textOf, zero } from "./exact";
import { type Found, measured, refOf, refsOf } from "./found";

type Notice = FactOf<"notice">;
type Matter = Extract<Measurement, { kind: "notices" }>["matters"][number];

interface Level {
  readonly worth: Fraction;
  readonly title: Matter["level"];
}

const levelsOf = (item: string): ReadonlyMap<string, Level> =>
  new Map(measureOf(item, "notices").levels.map(({ id, value, title }) => [id, { worth: fractionOf(value), title }]));

const nothing: Level = { worth: zero, title: { zh: "", en: "" } };
const noNotices: readonly Notice[] = [];

/** What one matter's notices are worth: the highest of them, its level, and the share of it where several teams have it together. */
class Worth {
  level = nothing;
  now = zero;
  before = zero;

  constructor(
    private readonly levels: ReadonlyMap<string, Level>,
    private readonly shared: boolean,
  ) {}

  private worthOf(level: Level, { authors }: Notice): Fraction {
    return this.shared ? { n: level.worth.n, d: level.worth.d * authors } : level.worth;
  }

  add(notice: Notice): void {
    const level = this.levels.get(notice.level) ?? nothing;
    if (this.level === nothing || order(level.worth, this.level.worth) > 0) this.level = level;
    const worth = this.worthOf(level, notice);
    if (order(worth, this.now) > 0) this.now = worth;
  }

  addBefore(notice: Notice): void {
    const worth = this.worthOf(this.levels.get(notice.level) ?? nothing, notice);
    if (order(worth, this.before) > 0) this.before = worth;
  }

  /** What is more than before, and more than what it costs already. */
  beyond(cost: number): Fraction {
    if (order(this.now, this.before) <= 0) return zero;
    const more = plus(this.now, { n: -this.before.n, d: this.before.d });
    const rest = cost === 0 ? more : plus(more, { n: -cost, d: 100 });
    return rest.n > 0 ? reduced(rest.n, rest.d) : zero;
  }
}

const worthsOf = (
  seen: Year,
  item: string,
  levels: ReadonlyMap<string, Level>,
  shared: boolean,
): Map<string, Worth> => {
  const worths = new Map<string, Worth>();
  for (const notice of seen.notices.get(item) ?? noNotices) {
    let worth = worths.get(notice.matter);
    if (worth === undefined) {
      worth = new Worth(levels, shared);
      worths.set(notice.matter, worth);
    }
    worth.add(notice);
  }
  for (const notice of seen.earlierNotices.get(item) ?? noNotices) worths.get(notice.matter)?.addBefore(notice);
  return worths;
};

const notices = (
  worths: ReadonlyMap<string, Worth>,
  facts: readonly Notice[],
  charged: ReadonlyMap<string, number> | undefined,
): Found => {
  let sum = zero;
  const matters: Matter[] = [];
  for (const matter of [...worths.keys()].sort()) {
    const worth = worths.get(matter);
    if (worth === undefined) continue;
    const cost = charged?.get(matter) ?? 0;
    const more = worth.beyond(cost);
    sum = plus(sum, more);
    const before = textOf(reduced(worth.before.n, worth.before.d));
    matters.push({ matter, level: worth.level.title, worth: textOf(more), before, charged: hundredthsText(cost) });
  }
  const value = reduced(sum.n, sum.d);
  return measured(value, { kind: "notices", matters, value: textOf(value), facts: refsOf(facts) });
};

const [praise, blame] = [levelsOf("12.1"), levelsOf("12.2")];

export const commendations = (seen: Year): Found =>
  notices(worthsOf(seen, "12.1", praise, true), seen.notices.get("12.1") ?? noNotices, undefined);

/** What misconduct costs already is not charged again. */
export const criticisms = (seen: Year, charged: ReadonlyMap<string, number>): Found =>
  notices(worthsOf(seen, "12.2", blame, false), seen.notices.get("12.2") ?? noNotices, charged);

/** Confirmed findings; while one is still under investigation, they are no last word. */
export const dereliction = (
  charges: readonly Charge[],
  matters: ReadonlyMap<string, number>,
  investigated: boolean,
): Found => {
  let sum = 0;
  const left = new Map(matters);
  const findings = charges.map(({ case: name, matter, subject, member, worth }) => {
    const counts = left.get(matter) === worth;
    if (counts) {
      left.delete(matter);
      sum += worth;
    }
    return {
      case: name,
      title: titles[name] ?? caseTitle(name),
      matter,
      subject: member ?? subject,
      worth: hundredthsText(worth),
      counts,
    };
  });
  const value = reduced(sum, 100);
  const facts = charges.map(({ fact }) => refOf(fact));
  const found = measured(value, { kind: "findings", findings, value: textOf(value), facts });
  return investigated ? { ...found, state: "pending", why: "investigation" } : found;
};

const cases = ["M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08", "M09", "M10", "M11"];
const titles = Object.fromEntries(cases.map((name) => [name, caseTitle(name)]));
