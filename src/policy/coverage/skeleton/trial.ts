/** Small ledgers with a question, to be put to the engine: what they are made of, how large they are, and what comes of them. */
import type { Day } from "../../../model/calendar";
import type { Evaluation } from "../../../model/evaluation";
import type { FactInput, LedgerInput } from "../../../model/ledger";
import { checkLedger } from "../../../model/ledger-check";
import type { Scheme } from "../../../model/scheme";
import type { CaseQuestion } from "../../case/case";
import { runCase } from "../../case/run";
import { type Evidence, emptyLedger, firstYear, middle, recorder, withEvidence } from "../../witness/evidence";
import type { Answers } from "../seen";

/** Ledgers and a question. */
export interface Trial {
  readonly teams: readonly LedgerInput[];
  readonly ask: CaseQuestion;
}

type Without<F, K extends string> = F extends FactInput ? Omit<F, K> : never;

/** What a fact says by its kind; on which day, where that matters. */
export type Told = Without<FactInput, "id" | "day" | "recorded" | "by"> & { readonly day?: Day };

/** Facts of a year, each with an id; on a day in the middle of it, where they say none. */
export const factsOf = (name: string, year: number, told: readonly Told[]): readonly FactInput[] =>
  told.map((one, index) => {
    const day = one.day ?? middle(year);
    const until = "until" in one && one.until !== undefined ? one.until : day;
    const asked = "asked" in one && one.asked !== undefined && one.asked > until ? one.asked : until;
    return { id: `${name}-${index + 1}`, recorded: asked, by: recorder, ...one, day } as FactInput; // the told part of a kind, with what every fact has
  });

/** What trials of a scheme begin with. */
export interface Ground {
  readonly scheme: Scheme;
  /** The year that is looked at. */
  readonly year: number;
  readonly empty: LedgerInput;
}

export const groundOf = (scheme: Scheme): Ground => {
  const year = firstYear(scheme);
  return { scheme, year, empty: emptyLedger(scheme, year) };
};

/** A ledger with some evidence, asked about as a year. */
export const annual = ({ empty, year }: Ground, ...evidence: readonly Evidence[]): Trial => ({
  teams: [withEvidence(empty, ...evidence)],
  ask: { kind: "annual", year },
});

/** The same, asked about another way, or with another head. */
export const asking = (trial: Trial, ask: CaseQuestion): Trial => ({ ...trial, ask });
export const headed = (trial: Trial, head: Partial<LedgerInput>): Trial => ({
  ...trial,
  teams: trial.teams.map((team) => ({ ...team, ...head })),
});

/** How much there is to read in a ledger. */
const sizeOf = ({ members, facts = [], targets = [], commitments = [], milestones = [] }: LedgerInput): number =>
  1 + members.length + facts.length + targets.length + commitments.length + milestones.length;

/** How large a trial is to a reader. */
export const sizeOfTrial = ({ teams, ask }: Trial): number =>
  teams.reduce((all, team) => all + sizeOf(team), 0) + ("asOf" in ask && ask.asOf !== undefined ? 0.5 : 0);

/** The evaluations that the engine answers to a trial; none where it is refused. */
export const evaluationsOf = (scheme: Scheme, trial: Trial): readonly Evaluation[] =>
  answersTo(scheme, trial)?.evaluations ?? [];

/** What the engine answers to a trial; undefined where it is refused. */
export const answersTo = (scheme: Scheme, { teams, ask }: Trial): Answers | undefined => {
  const read = teams.map((team) => checkLedger(team, { scheme }));
  const ledgers = read.flatMap((one) => (one.ok ? [one.ledger] : []));
  if (ledgers.length < teams.length) return undefined;
  const { evaluations, ranking, warnings, refused } = runCase(scheme, {
    id: "trial",
    says: { zh: "试", en: "trial" },
    teams: ledgers,
    ask,
    expect: {},
  });
  return refused.length > 0 ? undefined : { teams: ledgers, evaluations, ranking, warnings };
};
