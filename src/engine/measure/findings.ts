/** Confirmed findings of misconduct: what each is worth, one event once. FORMAT.md, 7.15. */

import type { MisconductCase } from "../../model/misconduct";
import { add, compare, type Decimal, type Exact, exactOf, exactText, most, zero } from "../../model/points";
import type { Scheme } from "../../model/scheme";
import type { Finding } from "../frame";
import { measured, type Outcome, refsOf, type View } from "../outcome";

/** Whether a finding is about the team or one of its members. */
export const concernsTeam = ({ subject }: Finding): boolean => subject === "team" || subject === "member";

/** Confirmed findings that are held against the team. */
export const chargedOf = (findings: readonly Finding[]): Finding[] =>
  findings.filter((finding) => concernsTeam(finding) && finding.latest.state === "confirmed");

/** Whether something about the team is still under investigation. */
export const isInvestigated = (findings: readonly Finding[]): boolean =>
  findings.some((finding) => concernsTeam(finding) && finding.latest.state === "investigating");

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

/** What the charged findings of each matter cost. */
export const chargedByMatter = (
  findings: readonly Finding[],
  cases: ReadonlyMap<string, MisconductCase>,
): ReadonlyMap<string, Exact> => {
  const costs = new Map<string, Exact>();
  for (const finding of chargedOf(findings)) {
    const worth = exactOf(worthOf(finding, cases.get(finding.case)));
    costs.set(finding.matter, most(costs.get(finding.matter) ?? zero, worth));
  }
  return costs;
};

export const findingsOf = (scheme: Scheme) => {
  const cases = new Map(scheme.misconduct.map((one) => [one.id, one]));
  return ({ gathered }: View): Outcome => {
    const worths = chargedOf(gathered.findings).map((finding) => ({
      finding,
      worth: worthOf(finding, cases.get(finding.case)),
    }));
    const counted = heaviest(worths);
    const value = worths
      .filter(({ finding }) => counted.has(finding))
      .map(({ worth }) => exactOf(worth))
      .reduce(add, zero);
    const outcome = measured(value, {
      kind: "findings",
      findings: worths.map(({ finding, worth }) => ({
        case: finding.case,
        title: cases.get(finding.case)?.title ?? { zh: finding.case, en: finding.case },
        matter: finding.matter,
        subject: finding.member ?? finding.subject,
        worth,
        counts: counted.has(finding),
      })),
      value: exactText(value),
      facts: refsOf(worths.map(({ finding }) => finding.latest)),
    });
    return isInvestigated(gathered.findings) ? { ...outcome, state: "pending", why: "investigation" } : outcome;
  };
};
