/** The fewest facts that make an item measure exactly a number, kind by kind. */
import { match } from "ts-pattern";
import { planOf } from "../../engine/plan";
import { calendarParts, calendarYear } from "../../model/calendar";
import type { ExactText } from "../../model/evaluation";
import type { FactInput } from "../../model/ledger";
import type { Measure } from "../../model/measures";
import type { MisconductCase } from "../../model/misconduct";
import {
  compare,
  divide,
  type Exact,
  exactFrom,
  exactOf,
  exactText,
  multiply,
  one,
  ratio,
  signOf,
  subtract,
} from "../../model/points";
import type { Item, Scheme } from "../../model/scheme";
import { type Evidence, firstYear, member, middle, recorder } from "./evidence";
import { asDecimal, decimalsWithMean, fewestParts, mixtureOf, wholeFraction } from "./mix";
import { presenceWith } from "./present";

type Of<K extends Measure["kind"]> = Extract<Measure, { kind: K }>;

/** What is asked for: an item, the number it is to measure, the year, and a name for what is made. */
interface Wanted {
  readonly scheme: Scheme;
  readonly item: Item;
  readonly value: Exact;
  readonly year: number;
  readonly id: string;
}

type Made = Evidence | undefined;

type Without<F, K extends keyof FactInput> = F extends FactInput ? Omit<F, K> : never;

/** What a fact says by its kind. */
type Own = Without<FactInput, "id" | "day" | "recorded" | "by">;

/** A fact of one kind in the middle of the year. */
const factOf = ({ id, year }: Wanted, nth: number, own: Own, day = middle(year)): FactInput => ({
  id: `${id}.${nth}`,
  day,
  recorded: day,
  by: recorder,
  ...own,
});

const oneFact = (wanted: Wanted, own: Own): Evidence => ({ facts: [factOf(wanted, 1, own)] });

const isNegative = ({ value }: Wanted): boolean => signOf(value) < 0;
const isAboveOne = ({ value }: Wanted): boolean => compare(value, one) > 0;

const counted = ({ none }: Of<"count">, wanted: Wanted): Made => {
  if (isNegative(wanted) || !asDecimal(wanted.value)) return undefined;
  if (none === "zero" && signOf(wanted.value) === 0) return { facts: [] };
  return oneFact(wanted, { kind: "count", item: wanted.item.id, value: exactText(wanted.value) });
};

const tallied = (wanted: Wanted): Made => {
  const fraction = wholeFraction(wanted.value);
  if (fraction === undefined || isNegative(wanted) || isAboveOne(wanted)) return undefined;
  return oneFact(wanted, { kind: "tally", item: wanted.item.id, done: fraction.n, due: fraction.d });
};

const targeted = ({ of }: Of<"target">, wanted: Wanted): Made => {
  const fraction = wholeFraction(wanted.value);
  if (fraction === undefined || isNegative(wanted)) return undefined;
  const item = wanted.item.id;
  return {
    ...oneFact(wanted, { kind: of, item, value: fraction.n }),
    targets: [{ item, year: wanted.year, value: fraction.d }],
  };
};

const ratings = (wanted: Wanted, values: readonly Exact[]): Evidence => ({
  facts: values.map((value, index) =>
    factOf(wanted, index + 1, {
      kind: "rating",
      item: wanted.item.id,
      value: exactText(value),
      rater: `r${index + 1}`,
      member,
    }),
  ),
});

const rated = ({ outOf, by }: Of<"mean">, wanted: Wanted): Made => {
  if (isNegative(wanted) || isAboveOne(wanted)) return undefined;
  const values = decimalsWithMean(multiply(wanted.value, exactOf(outOf)), 1);
  // Of one member only the latest rating counts.
  return values === undefined || (by === "member" && values.length > 1) ? undefined : ratings(wanted, values);
};

const judged = ({ outOf, minimum, trimAbove, trim }: Of<"panel">, wanted: Wanted): Made => {
  if (isNegative(wanted) || isAboveOne(wanted)) return undefined;
  const values = decimalsWithMean(multiply(wanted.value, exactOf(outOf)), minimum);
  if (values === undefined) return undefined;
  const isTrimmed = trim > 0 && values.length > trimAbove;
  return isTrimmed && !asDecimal(wanted.value) ? undefined : ratings(wanted, values);
};

const surveyed = ({ weights, invalid, denominator, minimum }: Of<"survey">, wanted: Wanted): Made => {
  const weighed = Object.entries(weights);
  const choices = [...weighed.map(([choice]) => choice), ...(denominator === "all" ? invalid : [])];
  const values = choices.map((_, place) => exactOf(weighed[place]?.[1] ?? "0"));
  const mixture = mixtureOf(values, wanted.value, { atLeast: minimum, atMost: 1_000_000 });
  if (mixture === undefined) return undefined;
  const [most, rest] = mixture.counts;
  const votes = {
    ...(rest > 0 ? { [choices[mixture.second] ?? ""]: rest } : {}),
    [choices[mixture.first] ?? ""]: most,
  };
  return oneFact(wanted, { kind: "ballots", item: wanted.item.id, votes });
};

const latest = ({ outOf }: Of<"latest">, wanted: Wanted): Made => {
  const value = multiply(wanted.value, exactOf(outOf));
  // Values may lie above `outOf`: only ratings may not.
  return asDecimal(value)
    ? oneFact(wanted, { kind: "value", item: wanted.item.id, value: exactText(value) })
    : undefined;
};

const ranked = (wanted: Wanted): Made => {
  const fraction = wholeFraction(wanted.value);
  const fits = fraction !== undefined && fraction.d === 1 && fraction.n >= 1;
  return fits ? oneFact(wanted, { kind: "rank", item: wanted.item.id, rank: fraction.n }) : undefined;
};

const coloured = ({ colours, every, skip }: Of<"colours">, wanted: Wanted): Made => {
  const parts = calendarParts(calendarYear(wanted.year), every).slice(skip);
  const values = colours.map(({ value }) => exactOf(value));
  const mixture = mixtureOf(values, wanted.value, { atLeast: 1, atMost: parts.length });
  if (mixture === undefined) return undefined;
  const places = [
    ...new Array<number>(mixture.counts[0]).fill(mixture.first),
    ...new Array<number>(mixture.counts[1]).fill(mixture.second),
  ];
  return {
    facts: places.map((place, index) => {
      const own = { kind: "colour", item: wanted.item.id, colour: colours[place]?.id ?? "" } as const;
      return factOf(wanted, index + 1, own, parts[index]?.to);
    }),
  };
};

/** Promises of which one is kept and one is not, weighed so that a part of them is kept. */
const kept = ({
  value,
  id,
}: Wanted): readonly { readonly id: string; readonly weight: number; readonly done: number }[] | undefined => {
  const fraction = wholeFraction(value);
  if (fraction === undefined || fraction.n < 0 || fraction.n > fraction.d) return undefined;
  const [done, open] = [fraction.n, fraction.d - fraction.n];
  return [
    ...(done > 0 ? [{ id: `${id}-kept`, weight: done, done: 1 }] : []),
    ...(open > 0 ? [{ id: `${id}-open`, weight: open, done: 0 }] : []),
  ];
};

const commitment = (wanted: Wanted, level: "annual" | "term", id: string, more: object) => ({
  id,
  level,
  ...(level === "annual" ? { year: wanted.year } : {}),
  title: id,
  due: middle(wanted.year),
  ...more,
});

const onFirstDay = ({ year }: Wanted) => ({ approved: `${year}-01-01`, published: `${year}-01-01` });

const promised = ({ level }: Of<"commitments">, wanted: Wanted): Made => {
  const parts = kept(wanted);
  return (
    parts && {
      facts: parts.map(({ id, done }, index) =>
        factOf(wanted, index + 1, { kind: "progress", commitment: id, done: `${done}` }),
      ),
      commitments: parts.map(({ id, weight }) => commitment(wanted, level, id, { weight, ...onFirstDay(wanted) })),
    }
  );
};

const published = ({ level }: Of<"published">, wanted: Wanted): Made => {
  const fraction = wholeFraction(wanted.value);
  if (fraction === undefined || fraction.d !== 1 || fraction.n < 0 || fraction.n > 50) return undefined;
  const ids = Array.from({ length: Math.max(fraction.n, 1) }, (_, index) => `${wanted.id}-${index + 1}`);
  const when = fraction.n === 0 ? {} : onFirstDay(wanted);
  return {
    facts: ids.map((id, index) => factOf(wanted, index + 1, { kind: "progress", commitment: id, done: "1" })),
    commitments: ids.map((id) => commitment(wanted, level, id, when)),
  };
};

const reached = (wanted: Wanted): Made => {
  const parts = kept(wanted);
  const [item, due] = [wanted.item.id, middle(wanted.year)];
  return (
    parts && {
      facts: parts.map(({ id, done }, index) =>
        factOf(wanted, index + 1, { kind: "milestone", milestone: id, done: `${done}` }),
      ),
      milestones: parts.map(({ id, weight }) => ({ id, item, title: id, due, weight })),
    }
  );
};

const noticed = ({ levels }: Of<"notices">, wanted: Wanted): Made => {
  const values = levels.map(({ value }) => exactOf(value));
  return parts(values, wanted, (place, nth) => ({
    kind: "notice",
    item: wanted.item.id,
    matter: `${wanted.id}-${nth}`,
    level: levels[place]?.id ?? "",
  }));
};

/** One fact for each of the fewest parts that add up to what is wanted. */
const parts = (values: readonly Exact[], wanted: Wanted, own: (place: number, nth: number) => Own): Made => {
  const places = isNegative(wanted) ? undefined : fewestParts(values, wanted.value);
  if (places === undefined || places.length > 60) return undefined;
  return { facts: places.map((place, index) => factOf(wanted, index + 1, own(place, index + 1))) };
};

interface Charge {
  readonly one: MisconductCase;
  readonly grave: boolean;
  readonly worth: Exact;
}

/** Every form of misconduct that costs a team points: the mildest consequences first. */
const chargesOf = ({ misconduct }: Scheme): Charge[] =>
  misconduct
    .filter(({ subjects }) => subjects.includes("team") || subjects.includes("member"))
    .flatMap((one) => [
      { one, grave: false, worth: exactOf(one.deduct) },
      ...(one.grave?.deduct === undefined ? [] : [{ one, grave: true, worth: exactOf(one.grave.deduct) }]),
    ])
    .sort((a, b) => Number(limits(a)) - Number(limits(b)));

const limits = ({ one, grave }: Charge): boolean => grave || one.ladder.some(({ limit }) => limit !== undefined);

const charged = (wanted: Wanted): Made => {
  const charges = chargesOf(wanted.scheme);
  const values = charges.map(({ worth }) => worth);
  return parts(values, wanted, (place, nth) => {
    const charge = charges[place];
    const who = charge?.one.subjects.includes("team")
      ? ({ subject: "team" } as const)
      : ({ subject: "member", member } as const);
    const grave = charge?.grave === true ? ({ grave: true } as const) : {};
    const matter = `${wanted.id}-${nth}`;
    return { kind: "finding", case: charge?.one.id ?? "", matter, state: "confirmed", ...who, ...grave };
  });
};

const present = (rule: Of<"attendance">, { value, year, id }: Wanted): Made => {
  const facts = presenceWith(rule, value, year, id);
  return facts && { facts };
};

const made = (wanted: Wanted): Made =>
  match(wanted.item.measure)
    .returnType<Made>()
    .with({ kind: "count" }, (rule) => counted(rule, wanted))
    .with({ kind: "tally" }, () => tallied(wanted))
    .with({ kind: "target" }, (rule) => targeted(rule, wanted))
    .with({ kind: "mean" }, (rule) => rated(rule, wanted))
    .with({ kind: "panel" }, (rule) => judged(rule, wanted))
    .with({ kind: "survey" }, (rule) => surveyed(rule, wanted))
    .with({ kind: "latest" }, (rule) => latest(rule, wanted))
    .with({ kind: "rank" }, () => ranked(wanted))
    .with({ kind: "colours" }, (rule) => coloured(rule, wanted))
    .with({ kind: "attendance" }, (rule) => present(rule, wanted))
    .with({ kind: "commitments" }, (rule) => promised(rule, wanted))
    .with({ kind: "published" }, (rule) => published(rule, wanted))
    .with({ kind: "milestones" }, () => reached(wanted))
    .with({ kind: "notices" }, (rule) => noticed(rule, wanted))
    .with({ kind: "findings" }, () => charged(wanted))
    .exhaustive();

/**
 * The fewest facts and promises with which an item measures exactly a number in a year; undefined where this file knows none.
 * The year is one of the term of `emptyLedger`, and whole.
 * @param value an exact text: a decimal, or a fraction such as `2/3`
 * @example evidenceOf(scheme, "1.1", "0.8") // 192 of 240 days of presence
 */
export const evidenceOf = (
  scheme: Scheme,
  item: string,
  value: ExactText,
  year = firstYear(scheme),
): Evidence | undefined => {
  const planned = planOf(scheme).byId.get(item);
  if (planned === undefined) return undefined;
  return made({ scheme, item: planned.item, value: exactFrom(value), year, id: `w${planned.index + 1}` });
};

/** How far apart two measured values of an item at least are, as people would count. */
export const gridOf = ({ measure }: Pick<Item, "measure">, scheme: Scheme): Exact =>
  match(measure)
    .returnType<Exact>()
    .with({ kind: "count" }, { kind: "rank" }, { kind: "published" }, () => one)
    .with({ kind: "attendance" }, ({ days, every }) =>
      divide(ratio(1, 2), multiply(exactOf(days), ratio({ month: 12, quarter: 4, year: 1 }[every]))),
    )
    .with({ kind: "notices" }, ({ levels }) => smallest(levels.map(({ value }) => exactOf(value))))
    .with({ kind: "findings" }, () => smallest(chargesOf(scheme).map(({ worth }) => worth)))
    .otherwise(() => ratio(1, 100));

const smallest = (values: readonly Exact[]): Exact =>
  values.filter((value) => signOf(value) > 0).reduce((a, b) => (signOf(subtract(a, b)) <= 0 ? a : b), ratio(1_000_000));
