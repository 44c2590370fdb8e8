/** Which values a measure can have at all: never too few, so that what is proved of them is proved of all ledgers. FORMAT.md, section 7. */
import { match } from "ts-pattern";
import type { Measure } from "../../model/measures";
import { compare, type Decimal, type Exact, exactOf, least, most, one, ratio, signOf, zero } from "../../model/points";
import type { Item, Scheme } from "../../model/scheme";

/** From one number to another, both included; undefined where there is no end. With a step, only its whole multiples. */
export interface Range {
  readonly least: Exact | undefined;
  readonly most: Exact | undefined;
  readonly step?: Exact;
}

type Of<K extends Measure["kind"]> = Extract<Measure, { kind: K }>;

const share: Range = { least: zero, most: one };
const upward: Range = { least: zero, most: undefined };

const greatestCommon = (a: number, b: number): number => (b === 0 ? a : greatestCommon(b, a % b));

/** Decimals have six digits after the point at most. */
const million = 1_000_000;

/** The greatest number of which all are whole multiples; undefined where there is none but zero, or where they are too large. */
const commonStep = (numbers: readonly Decimal[]): Exact | undefined => {
  const scaled = numbers.map((written) => Math.round(Number(written) * million));
  if (scaled.some((number) => Math.abs(number) > Number.MAX_SAFE_INTEGER / 2)) return undefined;
  const common = scaled.map(Math.abs).reduce(greatestCommon, 0);
  return common === 0 ? undefined : ratio(common, million);
};

const stepped = (numbers: readonly Decimal[]): Range => {
  if (numbers.every((written) => signOf(exactOf(written)) === 0)) return { least: zero, most: zero };
  const step = commonStep(numbers);
  return step === undefined ? upward : { ...upward, step };
};

/** What findings about a team or its members can cost. */
const charges = ({ misconduct }: Scheme): Decimal[] =>
  misconduct
    .filter(({ subjects }) => subjects.includes("team") || subjects.includes("member"))
    .flatMap(({ deduct, grave }) => [deduct, ...(grave?.deduct === undefined ? [] : [grave.deduct])]);

const among = (numbers: readonly Exact[]): Range => ({
  least: numbers.reduce(least),
  most: numbers.reduce(most),
});

const survey = ({ weights, denominator }: Of<"survey">): Range => {
  const weighed = Object.values(weights).map(exactOf);
  // Votes that have no weight count with the others, for nothing.
  return among(denominator === "all" ? [...weighed, zero] : weighed);
};

const notices = (rule: Of<"notices">, scheme: Scheme): Range => {
  if (rule.shared || rule.sameMatter === "first-full") return upward;
  const beside = rule.besideFindings === "rest" ? charges(scheme) : [];
  return stepped([...rule.levels.map(({ value }) => value), ...beside]);
};

/** All values that an item can measure, and perhaps some that it cannot. */
export const rangeOf = ({ measure }: Item, scheme: Scheme): Range =>
  match(measure)
    .returnType<Range>()
    .with({ kind: "count" }, () => upward)
    .with({ kind: "target" }, ({ of }) => (of === "count" ? upward : { least: undefined, most: undefined }))
    .with({ kind: "latest" }, () => ({ least: undefined, most: undefined }))
    .with({ kind: "rank" }, () => ({ least: one, most: undefined, step: one }))
    .with({ kind: "published" }, () => ({ ...upward, step: one }))
    .with({ kind: "survey" }, survey)
    .with({ kind: "colours" }, ({ colours }) => among(colours.map(({ value }) => exactOf(value))))
    .with({ kind: "notices" }, (rule) => notices(rule, scheme))
    .with({ kind: "findings" }, () => stepped(charges(scheme)))
    .with(
      { kind: "tally" },
      { kind: "mean" },
      { kind: "panel" },
      { kind: "attendance" },
      { kind: "commitments" },
      { kind: "milestones" },
      () => share,
    )
    .exhaustive();

/** Whether a number lies in a range. */
export const holds = (range: Range, number: Exact): boolean =>
  (range.least === undefined || compare(number, range.least) >= 0) &&
  (range.most === undefined || compare(number, range.most) <= 0);
