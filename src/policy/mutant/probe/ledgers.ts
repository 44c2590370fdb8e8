/** Small ledgers and questions that are tried to tell a mutant from its scheme: at and around what was changed. */
import type { Question } from "../../../engine/evaluate";
import { addDays, type Day } from "../../../model/calendar";
import type { FactInput, LedgerInput } from "../../../model/ledger";
import { add, compare, divide, exactOf, exactText, least, ratio, subtract, zero } from "../../../model/points";
import { type Item, itemsOf, type Scheme } from "../../../model/scheme";
import { type Evidence, emptyLedger, firstYear, member, recorder, withEvidence } from "../../witness/evidence";
import { evidenceOf } from "../../witness/measuring";
import { extremesOf } from "../../witness/values";
import type { Mutant } from "../mutants";
import { evidenceFor, withMembers } from "./evidence";

/** A ledger and what is asked about it. */
export interface Probe {
  readonly ledger: LedgerInput;
  readonly ask: Question;
}

const bests = new WeakMap<Scheme, ReadonlyMap<string, Evidence>>();

/** What shows every base item at its best, by item; worked out once for a scheme. */
const bestsOf = (scheme: Scheme, year: number): ReadonlyMap<string, Evidence> => {
  const known = bests.get(scheme);
  if (known !== undefined) return known;
  const found = new Map(
    itemsOf(scheme).flatMap(({ id, kind }): [string, Evidence][] => {
      const best = kind === "base" ? extremesOf(scheme, id, year)?.best : undefined;
      const evidence = best === undefined ? undefined : evidenceOf(scheme, id, best, year);
      return evidence === undefined ? [] : [[id, evidence]];
    }),
  );
  bests.set(scheme, found);
  return found;
};

/** A ledger in which all base items but some are at their best. */
const fullExcept = (scheme: Scheme, year: number, left: readonly string[]): LedgerInput =>
  withEvidence(
    emptyLedger(scheme, year),
    ...[...bestsOf(scheme, year)].flatMap(([id, evidence]) => (left.includes(id) ? [] : [evidence])),
  );

const itemAt = (scheme: Scheme, { at: [, list, c, items, i] }: Mutant): Item | undefined =>
  list === "categories" && items === "items" ? scheme.rubric.categories[Number(c)]?.items[Number(i)] : undefined;

/** Days around which something falls due after the end of a year. */
const daysAfter = ({ deadline, collect }: Item): number[] =>
  [deadline?.within, collect?.within].flatMap((within) =>
    within === undefined ? [] : [within, within + 1, within + 2],
  );

const asks = (year: number, after: readonly number[]): Question[] => [
  { kind: "annual", year },
  { kind: "daily", asOf: `${year}-06-30` },
  { kind: "daily", asOf: `${year}-12-31` },
  { kind: "term" },
  ...after.map((days): Question => ({ kind: "annual", year, asOf: addDays(`${year}-12-31`, days) })),
  { kind: "daily", asOf: `${year}-04-12` },
  { kind: "annual", year: year + 1 },
  { kind: "annual", year, asOf: `${year}-06-30` },
];

const ofItem = (item: Item, scheme: Scheme, mutant: Mutant, year: number): Probe[] => {
  const evidence = evidenceFor(item, [scheme, mutant.scheme], year);
  const waiver: Evidence = facts(year, [{ kind: "waiver", item: item.id, reason: "r", approver: "a" }]);
  const ledgers = [...evidence, waiver].map((one) => withMembers(withEvidence(emptyLedger(scheme, year), one)));
  const among = evidence.slice(0, 8).map((one) => withMembers(withEvidence(fullExcept(scheme, year, [item.id]), one)));
  const questions = asks(year, daysAfter(item));
  return [
    ...ledgers.flatMap((ledger) => questions.map((ask): Probe => ({ ledger, ask }))),
    ...among.map((ledger): Probe => ({ ledger, ask: { kind: "annual", year } })),
  ];
};

type Own<F = FactInput> = F extends FactInput ? Omit<F, "id" | "day" | "recorded" | "by"> : never;

const facts = (year: number, own: readonly Own[], day: Day = `${year}-05-10`): Evidence => ({
  facts: own.map((said, nth) => ({ id: `q${nth + 1}`, day, recorded: day, by: recorder, ...said }) as FactInput), // what is said is a kind's own
});

/** One case of misconduct, once, twice and more often, of the team and of a member, grave and not. */
const ofCase = ({ id, subjects }: Scheme["misconduct"][number], scheme: Scheme, year: number): Probe[] => {
  const who = [
    ...(subjects.includes("team") ? [{ subject: "team" } as const] : []),
    ...(subjects.includes("member") ? [{ subject: "member", member } as const] : []),
  ];
  const named = itemsOf(scheme)[0]?.id ?? "";
  const found = who.flatMap((subject) =>
    [1, 2, 3, 4].flatMap((times) =>
      [{}, { grave: true } as const, { item: named }].map((more) =>
        facts(
          year,
          Array.from({ length: times }, (_, nth) => ({
            kind: "finding" as const,
            case: id,
            matter: `x${nth}`,
            state: "confirmed" as const,
            ...subject,
            ...more,
          })),
        ),
      ),
    ),
  );
  const bases = [emptyLedger(scheme, year), fullExcept(scheme, year, [])];
  return found.flatMap((evidence) =>
    bases.map((base): Probe => ({ ledger: withEvidence(base, evidence), ask: { kind: "annual", year } })),
  );
};

/** A full ledger that lacks exactly so many points, taken from items that can show any share. */
const lacking = (scheme: Scheme, year: number, points: string): LedgerInput | undefined => {
  const total = bestTotal(scheme);
  let left = subtract(total, exactOf(points));
  const lowered: [string, Evidence][] = [];
  for (const item of itemsOf(scheme)) {
    if (compare(left, zero) <= 0) break;
    const all = exactOf(item.points);
    if (item.kind !== "base" || compare(all, zero) === 0 || item.method.kind !== "proportional") continue;
    const by = least(left, all);
    const evidence = evidenceOf(scheme, item.id, exactText(subtract(ratio(1), divide(by, all))), year);
    if (evidence === undefined) continue;
    lowered.push([item.id, evidence]);
    left = subtract(left, by);
  }
  if (compare(left, zero) !== 0) return undefined;
  const base = fullExcept(
    scheme,
    year,
    lowered.map(([id]) => id),
  );
  return withEvidence(base, ...lowered.map(([, evidence]) => evidence));
};

const bestTotal = ({ rubric }: Scheme) => exactOf(rubric.points);

/** Totals at the edges of the bands, and one step below. */
const ofBands = (scheme: Scheme, mutant: Mutant, year: number): Probe[] => {
  const step = ratio(1, 10 ** scheme.rubric.rounding.digits);
  const edges = [scheme, mutant.scheme].flatMap(({ grades }) => grades.flatMap(({ from }) => from ?? []));
  return [...new Set(edges)]
    .flatMap((edge) => [edge, exactText(subtract(exactOf(edge), step)), exactText(add(exactOf(edge), step))])
    .flatMap((total) => lacking(scheme, year, total) ?? [])
    .map((ledger) => ({ ledger, ask: { kind: "annual", year } }));
};

/** Items that a scheme's caps look at, each at and around what it is compared with. */
const ofCap = (cap: Scheme["caps"][number], scheme: Scheme, mutant: Mutant, year: number): Probe[] => {
  const { when } = cap;
  const questions: readonly Question[] = [{ kind: "annual", year }, { kind: "term" }];
  const asked = (ledgers: readonly LedgerInput[]): Probe[] =>
    ledgers.flatMap((ledger) => questions.map((ask): Probe => ({ ledger, ask })));
  if (when.kind === "event")
    return asked(
      [0, 1, 2].map((count) =>
        withEvidence(
          fullExcept(scheme, year, []),
          facts(
            year,
            Array.from({ length: count }, () => ({ kind: "event" as const, event: when.event })),
          ),
        ),
      ),
    );
  const named = "item" in when ? when.item : undefined;
  const item = itemsOf(scheme).find(({ id }) => id === named);
  if (item === undefined) return asked([fullExcept(scheme, year, []), emptyLedger(scheme, year)]);
  const choice =
    when.kind === "choice" && item.measure.kind === "survey"
      ? [49, 50, 51, 52].map((share) =>
          facts(year, [
            {
              kind: "ballots" as const,
              item: item.id,
              votes: {
                [Object.keys(item.measure.kind === "survey" ? item.measure.weights : {})[0] ?? ""]: 100 - share,
                [when.choice]: share,
              },
            },
          ]),
        )
      : [];
  const evidence = [...evidenceFor(item, [scheme, mutant.scheme], year), ...choice];
  const bases = [emptyLedger(scheme, year), fullExcept(scheme, year, [item.id])];
  return bases.flatMap((base) => asked(evidence.map((one) => withMembers(withEvidence(base, one)))));
};

/** Items that do not apply, more and more of them. */
const ofWaivers = (scheme: Scheme, year: number): Probe[] => {
  const free = itemsOf(scheme).flatMap(({ id, waivable, measure }): [string, Own][] =>
    waivable
      ? [[id, { kind: "waiver", item: id, reason: "r", approver: "a" }]]
      : measure.kind === "tally"
        ? [[id, { kind: "tally", item: id, done: "0", due: "0" }]]
        : [],
  );
  return free.flatMap((_, count) => {
    const chosen = free.slice(0, count + 1);
    const one = free.slice(count, count + 1);
    return [chosen, one].map(
      (some): Probe => ({
        ledger: withEvidence(
          fullExcept(
            scheme,
            year,
            some.map(([id]) => id),
          ),
          facts(
            year,
            some.map(([, own]) => own),
          ),
        ),
        ask: { kind: "annual", year },
      }),
    );
  });
};

const startingOn = (ledger: LedgerInput, from: Day): LedgerInput => ({
  ...ledger,
  term: { ...ledger.term, from },
  members: ledger.members.map((one) => ({ ...one, service: [{ from }] })),
});

/** Occurrences that belong to a year and came to light around the day on which its books close. */
const ofClosing = (scheme: Scheme, year: number): Probe[] => {
  const counted = itemsOf(scheme).find(({ measure }) => measure.kind === "count");
  const late = [scheme.annual.closes, scheme.annual.closes + 1, scheme.annual.closes + 2];
  return late.flatMap((days): Probe[] => {
    if (counted === undefined) return [];
    const evidence = facts(year, [{ kind: "count", item: counted.id, for: year }], addDays(`${year}-12-31`, days));
    const ordered = { facts: evidence.facts.map((fact) => ({ ...fact, order: "o" })) };
    return [evidence, ordered].map((one) => ({
      ledger: withEvidence(emptyLedger(scheme, year), one),
      ask: { kind: "annual", year },
    }));
  });
};

/** Terms that begin around the day with which a year is long enough, and around the first day of the scheme. */
const ofDays = (scheme: Scheme, year: number): Probe[] => {
  const { minDays } = scheme.annual;
  const last: Day = `${year}-12-31`;
  const begins = [minDays - 1, minDays, minDays + 1].map((days) => addDays(last, 1 - days));
  const first = [-1, 0, 1].map((by) => addDays(scheme.from, by));
  return [
    ...begins.map(
      (from): Probe => ({ ledger: startingOn(emptyLedger(scheme, year), from), ask: { kind: "annual", year } }),
    ),
    ...first.map((from): Probe => ({ ledger: startingOn(emptyLedger(scheme, year), from), ask: { kind: "term" } })),
    ...asks(year, [0]).flatMap((ask): Probe[] => [
      { ledger: emptyLedger(scheme, year), ask },
      { ledger: fullExcept(scheme, year, []), ask },
    ]),
  ];
};

/** Leave that was asked for some days too late. */
const ofLeave = (scheme: Scheme, year: number): Probe[] =>
  (["leave", "sick"] as const).flatMap((status) =>
    [1, 2, 3, 4, 5].map((late): Probe => {
      const day: Day = `${year}-03-08`;
      const asked = addDays(day, late);
      const paper = {
        id: "l1",
        kind: "attendance" as const,
        day,
        recorded: asked,
        by: recorder,
        member,
        status,
        asked,
      };
      return {
        ledger: withEvidence(emptyLedger(scheme, year), { facts: [paper] }),
        ask: { kind: "annual", year },
      };
    }),
  );

const everyItem = (scheme: Scheme, year: number): Probe[] =>
  itemsOf(scheme).flatMap((item) =>
    evidenceFor(item, [scheme], year).map(
      (one): Probe => ({
        ledger: withMembers(withEvidence(emptyLedger(scheme, year), one)),
        ask: { kind: "annual", year },
      }),
    ),
  );

const limits = ({ id }: Item, scheme: Scheme, year: number): Evidence[] =>
  ["1", "3", "5", "6", "7", "10", "12", "16", "20"].flatMap((value) => evidenceOf(scheme, id, value, year) ?? []);

/** All bonuses, and all deductions, far beyond their caps. */
const ofSides = (scheme: Scheme, year: number): Probe[] =>
  (["bonus", "deduction"] as const).flatMap((kind) => {
    const own = itemsOf(scheme).filter((item) => item.kind === kind);
    const most = own.flatMap((item) => limits(item, scheme, year).slice(-1));
    const single = own.flatMap((item) => limits(item, scheme, year));
    return [...single, ...[{ facts: most.flatMap((one) => one.facts) }]].flatMap((one) =>
      [emptyLedger(scheme, year), fullExcept(scheme, year, [])].map(
        (base): Probe => ({
          ledger: withEvidence(base, one),
          ask: { kind: "annual", year },
        }),
      ),
    );
  });

/**
 * Ledgers and questions for one mutant, the smallest first. Of what is only read for rankings, warnings and duties there are none.
 */
export const probesFor = (scheme: Scheme, mutant: Mutant): readonly Probe[] => {
  const year = firstYear(scheme);
  const item = itemAt(scheme, mutant);
  if (item !== undefined) return [...ofItem(item, scheme, mutant, year), ...ofWaivers(scheme, year)];
  const [part, second] = mutant.at;
  const cap = part === "caps" ? scheme.caps[Number(second)] : undefined;
  const one = part === "misconduct" ? scheme.misconduct[Number(second)] : undefined;
  if (cap !== undefined) return ofCap(cap, scheme, mutant, year);
  if (one !== undefined) return ofCase(one, scheme, year);
  switch (part) {
    case "grades":
      return ofBands(scheme, mutant, year);
    case "notApplicable":
      return ofWaivers(scheme, year);
    case "members":
      return ofLeave(scheme, year);
    case "commitments":
      return everyItem(scheme, year);
    case "rubric":
      return [...ofSides(scheme, year), ...everyItem(scheme, year)];
    case "from":
    case "to":
    case "annual":
    case "term":
      return [...ofDays(scheme, year), ...ofClosing(scheme, year)];
    default:
      return [];
  }
};
