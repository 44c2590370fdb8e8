/** Ledgers that pass `checkLedger` for a scheme: members, targets, plans, and up to forty facts with their corrections. */
import fc, { type Arbitrary } from "fast-check";
import { addDays, later, type Period, yearsOf } from "../../model/calendar";
import type { FactInput, Ledger, LedgerInput } from "../../model/ledger";
import { parseLedger } from "../../model/ledger-check";
import { itemsOf, type Scheme } from "../../model/scheme";
import { attendances, events, findings, progress, reached, waivers, waiversOfYears } from "./conduct";
import { terms } from "./day";
import { type FactDrawn, factsOf } from "./facts";
import { commitments, members, milestones, targets } from "./plan";
import { changes, drops, handovers } from "./pledge";

const most = 40;
const lags = fc.constantFrom(0, 0, 0, 1, 3, 30, 200);

/** A fact, what replaced it, and whether it was taken back in the end. */
interface Story {
  readonly told: readonly FactDrawn[];
  readonly lags: readonly number[];
  readonly withdrawn: boolean;
  /** Puts the ids, and with them facts of one day, into any order. */
  readonly place: number;
}

const storyOf = (fact: Arbitrary<FactDrawn>): Arbitrary<Story> =>
  fc.record({
    told: fc.oneof(
      { weight: 9, arbitrary: fact.map((one) => [one]) },
      { weight: 1, arbitrary: fc.array(fact, { minLength: 2, maxLength: 3 }) },
    ),
    lags: fc.tuple(lags, lags, lags, lags),
    withdrawn: fc.constantFrom(...Array.from({ length: 14 }, () => false), true),
    place: fc.integer({ min: 0, max: 9 }),
  });

const told = ({ told: facts, lags: [...waits], withdrawn, place }: Story, index: number): FactInput[] => {
  const idOf = (at: number) => `f${(place + at) % 10}-${index}`;
  const written: FactInput[] = [];
  facts.forEach((fact, at) => {
    const before = written.at(-1);
    const first = before === undefined ? fact.day : later(before.recorded, fact.day);
    const correction = before === undefined ? {} : { corrects: before.id, reason: "mistake" };
    written.push({ ...fact, id: idOf(at), by: "town", recorded: addDays(first, waits[at] ?? 0), ...correction });
  });
  const last = written.at(-1);
  if (!withdrawn || last === undefined) return written;
  const recorded = addDays(last.recorded, waits[3] ?? 0);
  const withdrawal = { kind: "withdrawal", day: last.day, corrects: last.id, reason: "untrue" } as const;
  return [...written, { ...withdrawal, id: idOf(3), by: "town", recorded }];
};

const up = (fact: Arbitrary<FactDrawn> | undefined, maxLength: number): Arbitrary<readonly Story[]> =>
  fact === undefined ? fc.constant([]) : fc.array(storyOf(fact), { maxLength });

/** An item has no fact, or a few. */
const some = (fact: Arbitrary<FactDrawn>): Arbitrary<readonly Story[]> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 7, arbitrary: fc.array(storyOf(fact), { minLength: 1, maxLength: 6 }) },
  );

/** By id: an order that says nothing about time. */
const shuffled = (facts: readonly FactInput[]): FactInput[] => [...facts].sort((a, b) => (a.id < b.id ? -1 : 1));

type Head = Pick<Ledger, "members" | "commitments" | "milestones">;

const factsFor = (scheme: Scheme, head: Head, term: Period): Arbitrary<readonly FactInput[]> => {
  const memberIds = head.members.map(({ id }) => id);
  const present = head.members.length > 0 && itemsOf(scheme).some(({ measure }) => measure.kind === "attendance");
  const misconduct = findings(scheme, head.members, term).chain((drawn) =>
    fc.tuple(...drawn.map((fact) => storyOf(fc.constant(fact)))),
  );
  return fc
    .tuple(
      misconduct,
      up(waivers(scheme, head.commitments, term), 2),
      waiversOfYears(scheme, term).chain((facts) => fc.tuple(...facts.map((fact) => storyOf(fc.constant(fact))))),
      up(scheme.events.length === 0 ? undefined : events(scheme, term), 3),
      up(head.commitments.length === 0 ? undefined : progress(head.commitments, term), 5),
      up(head.commitments.length === 0 ? undefined : changes(head.commitments, term), 4),
      up(head.commitments.length === 0 ? undefined : drops(head.commitments, term), 2),
      up(handovers(head.commitments, head.members, term), 1),
      up(head.milestones.length === 0 ? undefined : reached(head.milestones, term), 4),
      present ? some(attendances(head.members, term)) : fc.constant([]),
      ...itemsOf(scheme).flatMap((item) => {
        const facts = factsOf(item, term, memberIds);
        return facts === undefined ? [] : [some(facts)];
      }),
    )
    .map((stories) => shuffled(stories.flat().flatMap(told).slice(0, most)));
};

/** Where a scheme wants an order for what is recorded late, every fact has one: an order changes nothing else. */
const ordered = (scheme: Scheme, facts: readonly FactInput[]): readonly FactInput[] =>
  scheme.annual.afterClosing === "order" ? facts.map((fact) => ({ ...fact, order: "order 1" })) : facts;

/** Ledgers for a scheme as people would write them. */
export const ledgerInputsFor = (scheme: Scheme): Arbitrary<LedgerInput> =>
  terms().chain((term) =>
    fc
      .record({
        members: members(term),
        targets: targets(scheme, yearsOf(term)),
        commitments: commitments(term),
        milestones: milestones(scheme, term),
      })
      .chain((head) =>
        factsFor(scheme, head, term).map((facts) => ({
          format: "zhucun-ledger/1" as const,
          team: "team-1",
          village: "村",
          town: "镇",
          units: ["局"],
          term,
          ...head,
          facts: ordered(scheme, facts),
        })),
      ),
  );

/** Valid ledgers for a scheme, read. */
export const ledgersFor = (scheme: Scheme): Arbitrary<Ledger> =>
  ledgerInputsFor(scheme).map((input) => parseLedger(input, { scheme }));
