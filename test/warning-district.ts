/** A small scheme that warns, and the hands to change its warnings: what the tests of warnings stand on. */
import { evaluateWarnings, type WarningQuestion } from "../src/engine/warnings/evaluate-warnings";
import type { CriterionResult, Warnings } from "../src/model/answer/warnings";
import type { FactInput, LedgerInput } from "../src/model/ledger";
import { parseLedger } from "../src/model/ledger-check";
import type { Scheme, SchemeInput } from "../src/model/scheme";
import { parseScheme } from "../src/model/scheme-check";
import { basis, category, fact, item, ledgerInput, schemeInput, words } from "./small-district";

export type WarningsInput = NonNullable<SchemeInput["warnings"]>;
export type CriterionInput = WarningsInput["criteria"][number];
type TriggerInput = CriterionInput["when"];

const titled = (id: string) => ({ id, title: words(id), basis });

export const colour = (id: string) => titled(id);
export const criterion = (id: string, when: TriggerInput, more: { readonly colour?: string } = {}): CriterionInput => ({
  ...titled(id),
  when,
  ...more,
});

/** A shared task half done or less over a quarter. */
export const behind = (times = 1): TriggerInput => ({
  kind: "running",
  item: "a",
  every: "quarter",
  times,
  below: 0.5,
});
export const always: TriggerInput = { kind: "condition", when: { kind: "findings", atLeast: 0 } };
export const never: TriggerInput = { kind: "condition", when: { kind: "findings", below: 0 } };

/** Four colours; one criterion gives blue, two yellow, three red. A quarter without a value of `a` keeps no colour. */
export const warningsInput = (more: Partial<WarningsInput> = {}): WarningsInput => ({
  colours: ["none", "blue", "yellow", "red"].map(colour),
  criteria: [criterion("behind", behind()), criterion("never-1", never), criterion("never-2", never)],
  counts: [
    { atLeast: 1, colour: "blue" },
    { atLeast: 2, colour: "yellow" },
    { atLeast: 3, colour: "red" },
  ],
  every: "quarter",
  records: ["a"],
  basis,
  ...more,
});

const notices = {
  kind: "notices",
  levels: [
    { id: "town", title: words("town"), value: 0.5 },
    { id: "district", title: words("district"), value: 1 },
  ],
  sameMatter: "highest",
  once: "ever",
} as const;

/** Items: `a` a share of what was due, `b` the latest value of 100, `n` criticism by name; a case M1 and an event. */
export const warningScheme = (warnings: WarningsInput = warningsInput()): SchemeInput =>
  schemeInput(
    [
      category("c", [
        item({ id: "a", measure: { kind: "tally" }, method: { kind: "proportional" } }),
        item({
          id: "b",
          measure: { kind: "latest", outOf: 100 },
          method: { kind: "proportional" },
          deadline: { within: 5, missing: "zero" },
          waivable: true,
        }),
        item({
          id: "n",
          points: 0,
          kind: "deduction",
          cap: 5,
          measure: notices,
          method: { kind: "per-unit", each: 1 },
        }),
      ]),
    ],
    {
      steps: [titled("talk"), titled("recall")],
      events: [titled("vacant"), titled("fire")],
      misconduct: [{ ...titled("M1"), subjects: ["team", "member", "unit"] }],
      warnings,
    },
  );

export const schemeOf = (more: Partial<WarningsInput> = {}): Scheme => parseScheme(warningScheme(warningsInput(more)));

/** What was done of ten that were due, in a quarter of 2022 (1 to 4) or later. */
export const done = (quarter: number, of: number, more: Readonly<Record<string, unknown>> = {}): FactInput => {
  const [year, month] = [2022 + Math.floor((quarter - 1) / 4), 2 + 3 * ((quarter - 1) % 4)];
  return fact("tally", `${year}-${String(month).padStart(2, "0")}-15`, { item: "a", done: of, due: 10, ...more });
};

export const value = (day: string, found: number, more: Readonly<Record<string, unknown>> = {}): FactInput =>
  fact("value", day, { item: "b", value: found, ...more });

/** A ledger over 2022 and 2023. */
const term = { from: "2022-01-01", to: "2023-12-31" };
const members = [{ id: "m1", name: "甲", role: "leader" as const, service: [{ from: "2022-01-01" }] }];

export const warned = (
  scheme: Scheme,
  facts: readonly FactInput[],
  question: WarningQuestion | string,
  head: Partial<LedgerInput> = {},
): Warnings => {
  const ledger = parseLedger(ledgerInput(facts, { term, members, ...head }), { scheme });
  return evaluateWarnings(scheme, ledger, typeof question === "string" ? { asOf: question } : question);
};

/** The warnings of one criterion alone. */
export const tried = (when: TriggerInput, facts: readonly FactInput[], asOf: string): CriterionResult => {
  const scheme = schemeOf({
    criteria: [criterion("it", when, { colour: "red" })],
    counts: [],
    records: [],
  });
  const [found] = warned(scheme, facts, asOf).criteria;
  if (found === undefined) throw new Error("no criterion");
  return found;
};

/** The colours that were kept, in order. */
export const kept = ({ history }: Warnings): (string | null)[] => history.map((part) => part.colour);
