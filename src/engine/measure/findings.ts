/** Confirmed findings of misconduct: what each is worth, one event once. FORMAT.md, 7.15. */

import type { Measurement } from "../../model/evaluation";
import type { MisconductCase } from "../../model/misconduct";
import { add, compare, type Decimal, type Exact, exactOf, exactText, most, zero } from "../../model/points";
import type { Scheme } from "../../model/scheme";
import { countedDay, type Finding } from "../frame";
import { measured, type Outcome, pendingSoFar, refsOf, type View } from "../outcome";

/** What a confirmed finding costs its subject. */
export const worthOf = (
  { latest }: { readonly latest: { readonly grave?: true | undefined } },
  rule: MisconductCase | undefined,
): Decimal => (latest.grave === true ? rule?.grave?.deduct : undefined) ?? rule?.deduct ?? "0";

/** Of each matter the finding that is worth most; among equals the first. */
export const heaviest = <F extends { readonly matter: string }>(
  worths: readonly { readonly finding: F; readonly worth: Decimal }[],
): Set<F> => {
  const byMatter = new Map<string, { finding: F; worth: Exact }>();
  for (const { finding, worth } of worths) {
    const known = byMatter.get(finding.matter);
    if (known === undefined || compare(exactOf(worth), known.worth) > 0)
      byMatter.set(finding.matter, { finding, worth: exactOf(worth) });
  }
  return new Set([...byMatter.values()].map(({ finding }) => finding));
};

/** The case that a finding is judged by. */
export type CaseOf = (finding: Finding) => MisconductCase | undefined;

/** Cases by id; where there are several versions of the scheme, those in force on the day of the finding's earliest fact. */
export const casesFor = (scheme: Scheme) => {
  const own = new Map(scheme.misconduct.map((one) => [one.id, one]));
  return ({ versionOn, ledger }: Pick<View, "versionOn" | "ledger">): CaseOf => {
    if (versionOn === undefined) return (finding) => own.get(finding.case);
    const then = ({ case: name, first }: Finding) =>
      versionOn(countedDay(first, ledger.term)).misconduct.find(({ id }) => id === name);
    return (finding) => then(finding) ?? own.get(finding.case);
  };
};

/** What the charged findings of each matter cost. */
export const chargedByMatter = (charged: readonly Finding[], caseOf: CaseOf): ReadonlyMap<string, Exact> => {
  const costs = new Map<string, Exact>();
  for (const finding of charged) {
    const worth = exactOf(worthOf(finding, caseOf(finding)));
    costs.set(finding.matter, most(costs.get(finding.matter) ?? zero, worth));
  }
  return costs;
};

export const findingsOf = (scheme: Scheme) => {
  const cases = casesFor(scheme);
  return (view: View): Outcome => {
    const { gathered } = view;
    const caseOf = cases(view);
    const worths = gathered.charged.map((finding) => {
      const rule = caseOf(finding);
      return { finding, rule, worth: worthOf(finding, rule) };
    });
    const counted = heaviest(worths);
    const value = worths
      .filter(({ finding }) => counted.has(finding))
      .map(({ worth }) => exactOf(worth))
      .reduce(add, zero);
    const measurement: Measurement = {
      kind: "findings",
      findings: worths.map(({ finding, rule, worth }) => ({
        case: finding.case,
        title: rule?.title ?? { zh: finding.case, en: finding.case },
        matter: finding.matter,
        subject: finding.member ?? finding.subject,
        worth,
        counts: counted.has(finding),
      })),
      value: exactText(value),
      facts: refsOf(worths.map(({ finding }) => finding.latest)),
    };
    return gathered.investigated.length > 0
      ? pendingSoFar("investigation", value, measurement)
      : measured(value, measurement);
  };
};
