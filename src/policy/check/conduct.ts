/** Misconduct and what it costs: what a bonus makes up for, what costs nothing, what is counted twice; duties and items that nobody answers for. */
import { evaluateAnnual } from "../../engine/evaluate";
import { reachesTeam, rungsReached } from "../../engine/ladder";
import { rankIn } from "../../engine/plan";
import type { LedgerInput } from "../../model/ledger";
import { parseLedger } from "../../model/ledger-check";
import type { Measure } from "../../model/measures";
import type { MisconductCase } from "../../model/misconduct";
import { compare, exactFrom, exactOf, exactText, signOf } from "../../model/points";
import type { Scheme } from "../../model/scheme";
import { member, middle, recorder, withEvidence } from "../witness/evidence";
import { type Remark, remark } from "./remark";
import { extremeLedger } from "./shown";
import type { Sight } from "./sight";
import type { Facts } from "./words";

type Who = "team" | "member";

/** The subjects of a case whose first finding does not limit the team's grade. */
const unlimited = (rule: MisconductCase): Who[] =>
  (["team", "member"] as const).filter(
    (who) => rule.subjects.includes(who) && !rungsReached(rule, 1).some((row) => reachesTeam(row, who)),
  );

const withFinding = ({ year }: Sight, ledger: LedgerInput, rule: MisconductCase, who: Who): LedgerInput =>
  withEvidence(ledger, {
    facts: [
      {
        id: "found",
        kind: "finding",
        day: middle(year),
        recorded: middle(year),
        by: recorder,
        case: rule.id,
        matter: "found",
        state: "confirmed",
        subject: who,
        ...(who === "member" ? { member } : {}),
      },
    ],
  });

/** A finding and all bonus, against full marks without either: no lower total, no lower grade. */
const boughtOff = (sight: Sight, rule: MisconductCase, who: Who): Remark[] => {
  const { scheme, year, plan } = sight;
  const clean = extremeLedger(sight, "most", ["base"]);
  const bought = withFinding(sight, extremeLedger(sight, "most", ["base", "bonus"]), rule, who);
  const [before, after] = [clean, bought].map((ledger) =>
    evaluateAnnual(scheme, parseLedger(ledger, { scheme }), { year }),
  );
  if (before === undefined || after === undefined) return [];
  const noLower =
    compare(exactFrom(after.total), exactFrom(before.total)) >= 0 &&
    rankIn(plan, after.grade ?? "") >= rankIn(plan, before.grade ?? "");
  const { most } = sight.total.bonus.after;
  if (!noLower || most === undefined) return [];
  const said = { case: rule.id, subject: who, cost: rule.deduct, bonus: exactText(most) };
  return [remark("bought-off", `misconduct/${rule.id}`, said, [clean, bought])];
};

const caseRemarks = (sight: Sight): Remark[] =>
  sight.scheme.misconduct.flatMap((rule) => {
    const open = unlimited(rule);
    if (open.length === 0) return [];
    if (signOf(exactOf(rule.deduct)) === 0)
      return [remark("costs-nothing", `misconduct/${rule.id}`, { case: rule.id })];
    const hasBonus = sight.total.bonus.after.most === undefined || signOf(sight.total.bonus.after.most) > 0;
    return hasBonus ? open.flatMap((who) => boughtOff(sight, rule, who)) : [];
  });

const usedUp = ({ scheme, total }: Sight): Remark[] => {
  const { cap } = scheme.rubric.deduction;
  const { most } = total.deduction.before;
  const binds = cap !== "none" && (most === undefined || compare(most, exactOf(cap)) > 0);
  return binds && scheme.misconduct.length > 0 ? [remark("deduction-used-up", "rubric/deduction", { cap })] : [];
};

/** Measures that read facts which belong to no item: two of them read the same ones. */
const sharedFacts = (measure: Measure): { readonly facts: Facts; readonly key: string } | undefined => {
  switch (measure.kind) {
    case "attendance":
    case "findings":
      return { facts: measure.kind, key: measure.kind };
    case "commitments":
    case "published":
      return { facts: measure.kind, key: `${measure.kind} ${measure.level}` };
    default:
      return undefined;
  }
};

const twiceRemarks = ({ plan }: Sight): Remark[] => {
  const readers = new Map<string, { readonly facts: Facts; readonly items: string[] }>();
  for (const { item } of plan.items) {
    const shared = sharedFacts(item.measure);
    if (shared === undefined) continue;
    const known = readers.get(shared.key) ?? { facts: shared.facts, items: [] };
    known.items.push(item.id);
    readers.set(shared.key, known);
  }
  const findings = plan.items.filter(({ item }) => item.measure.kind === "findings").map(({ item }) => item.id);
  const beside = plan.items.filter(
    ({ item }) =>
      item.kind === "deduction" && item.measure.kind === "notices" && item.measure.besideFindings === "count",
  );
  return [
    ...[...readers.values()].flatMap(({ facts, items }) =>
      items.length > 1 ? [remark("read-twice", `items/${items.at(-1) ?? ""}/measure`, { facts, items })] : [],
    ),
    ...(findings.length === 0
      ? []
      : beside.map(({ item: { id } }) =>
          remark("read-twice", `items/${id}/measure`, { facts: "notices", items: [id, ...findings] }),
        )),
  ];
};

/** Duties from which something follows, whether they are performed or not. */
const readDuties = (scheme: Scheme): ReadonlySet<string> => {
  const charged = new Set(
    scheme.accounts
      .filter(({ overdue, late }) => [overdue, late].some((cost) => signOf(exactOf(cost)) > 0))
      .map(({ body }) => body),
  );
  const suspected = scheme.misconduct.flatMap(({ suspect }) =>
    suspect.flatMap((rule) => (rule.kind === "overdue" ? rule.duties : [])),
  );
  const own = scheme.duties
    .filter(
      ({ body, cadence, shownBy, brokenBy }) =>
        // A standing duty is never overdue: its account is charged for nothing.
        (charged.has(body) && cadence.kind !== "always") || shownBy !== undefined || (brokenBy ?? []).length > 0,
    )
    .map(({ id }) => id);
  return new Set([...scheme.mechanisms.flatMap(({ duties }) => duties), ...suspected, ...own]);
};

const dutyRemarks = ({ scheme }: Sight): Remark[] => {
  const read = readDuties(scheme);
  return scheme.duties.flatMap(({ id }) => (read.has(id) ? [] : [remark("duty-unread", `duties/${id}`, { duty: id })]));
};

/** Ratings and values are what one body says of another: whose they are is told by the scorer. */
const judgedBySomebody = (measure: Measure): boolean =>
  measure.kind === "mean" ||
  measure.kind === "panel" ||
  measure.kind === "latest" ||
  (measure.kind === "target" && measure.of === "value");

const scorerRemarks = ({ plan }: Sight): Remark[] =>
  plan.items.flatMap(({ item: { id, scorer, measure } }) =>
    scorer === undefined && judgedBySomebody(measure) ? [remark("no-scorer", `items/${id}`, { item: id })] : [],
  );

/** The teams that are assessed do not rate themselves, nor approve their own leave. */
const ownRemarks = ({ scheme, plan }: Sight): Remark[] => {
  const own = new Set(scheme.bodies.flatMap(({ id, assessed }) => (assessed === true ? [id] : [])));
  const approvers = scheme.members?.leave.approvers ?? [];
  return [
    ...plan.items.flatMap(({ item: { id, scorer } }) =>
      scorer !== undefined && own.has(scorer) ? [remark("own-scorer", `items/${id}`, { item: id })] : [],
    ),
    ...(approvers.some(({ body }) => own.has(body)) ? [remark("own-approver", "members/leave", {})] : []),
  ];
};

/** A vacant post costs a body points that no account takes. */
const vacancyRemarks = ({ scheme: { members, accounts } }: Sight): Remark[] => {
  if (members === undefined || signOf(exactOf(members.vacancy.each)) === 0) return [];
  const { body, each } = members.vacancy;
  return accounts.some((account) => account.body === body)
    ? []
    : [remark("charged-nowhere", "members/vacancy", { body, each })];
};

/** Everything to be said about misconduct, duties, and who answers for what. */
export const conductRemarks = (sight: Sight): Remark[] => [
  ...caseRemarks(sight),
  ...usedUp(sight),
  ...twiceRemarks(sight),
  ...dutyRemarks(sight),
  ...scorerRemarks(sight),
  ...ownRemarks(sight),
  ...vacancyRemarks(sight),
];
