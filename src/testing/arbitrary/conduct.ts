/** Facts that belong to no single item's measure: attendance, findings, progress, milestones, events, waivers. */
import fc, { type Arbitrary } from "fast-check";
import { addDays, type Day, earlier, later, type Period, yearsOf } from "../../model/calendar";
import type { Commitment, Member, Milestone } from "../../model/ledger";
import { statuses } from "../../model/measures";
import type { MisconductCase } from "../../model/misconduct";
import { itemsOf, type Scheme } from "../../model/scheme";
import { someDay } from "./day";
import { type FactDrawn, placed, placedOrFor, together } from "./facts";
import { maybe, rarely } from "./number";

const favourable = ["resident", "resident", "duty", "training"] as const;

/** Single half-days and days, and ranges up to the whole term. */
export const attendances = (members: readonly Member[], term: Period): Arbitrary<FactDrawn> =>
  fc
    .record({
      place: placed(term),
      member: fc.constantFrom(...members.map(({ id }) => id)),
      length: fc.constantFrom(0, 0, 1, 6, 30, 90, 365),
      status: fc.constantFrom(...favourable, ...statuses),
      slot: fc.constantFrom(undefined, undefined, "am" as const, "pm" as const),
    })
    .map(({ place, member, length, status, slot }) => ({
      kind: "attendance" as const,
      ...place,
      member,
      status,
      slot,
      until: length === 0 ? undefined : earlier(addDays(place.day, length), term.to),
    }));

/** The states of a finding, one after another. */
const states = (term: Period) =>
  fc.array(
    fc.record({
      place: placedOrFor(term),
      state: fc.constantFrom("confirmed", "confirmed", "confirmed", "suspected", "investigating", "dismissed"),
      grave: fc.constantFrom(undefined, undefined, true as const),
    }),
    { minLength: 1, maxLength: 2 },
  );

/** What one subject is found to have done: one matter or two, each state a fact of its own. */
const affairOf = (
  rule: MisconductCase,
  members: readonly Member[],
  items: readonly string[],
  term: Period,
): Arbitrary<readonly FactDrawn[]> => {
  const own = rule.subjects.filter((one) => one === "team" || (one === "member" && members.length > 0));
  const others = rule.subjects.filter((one) => one !== "team" && one !== "member");
  const subjects = [...own, ...own, ...own, ...others];
  if (subjects.length === 0) return fc.constant([]);
  return fc
    .record({
      subject: fc.constantFrom(...subjects),
      member: rarely(...members.map(({ id }) => id)).map((id) => id ?? members[0]?.id),
      item: fc.constantFrom(undefined, ...items),
      matters: fc.constantFrom(["m1"], ["m1"], ["m1", "m2"], ["m2", "m3"]),
      found: fc.tuple(states(term), states(term)),
    })
    .map(({ subject, member, item, matters, found }) =>
      matters.flatMap((matter, at) =>
        (found[at] ?? []).map(({ place, state, grave }) => ({
          kind: "finding" as const,
          ...place,
          case: rule.id,
          matter,
          subject,
          member: subject === "member" ? member : undefined,
          state,
          grave,
          item,
        })),
      ),
    );
};

/** Up to four affairs, often about the same matters. */
export const findings = (scheme: Scheme, members: readonly Member[], term: Period): Arbitrary<readonly FactDrawn[]> => {
  if (scheme.misconduct.length === 0) return fc.constant([]);
  const items = itemsOf(scheme).map(({ id }) => id);
  const affair = fc.constantFrom(...scheme.misconduct).chain((rule) => affairOf(rule, members, items, term));
  return fc
    .oneof(fc.array(affair, { maxLength: 1 }), fc.array(affair, { minLength: 2, maxLength: 4 }))
    .map((affairs) => affairs.flat());
};

/** A day of the term, most often close to a day that something is due. */
const around = (due: Day, term: Period): Arbitrary<Day> => {
  const close = [-1, 0, 1].map((days) => addDays(due, days)).filter((day) => day >= term.from && day <= term.to);
  return close.length === 0 ? someDay(term) : fc.oneof(fc.constantFrom(...close), someDay(term));
};

const done = fc.constantFrom("1", "0.5", "0.8", "0.3", "0");

export const progress = (commitments: readonly Commitment[], term: Period): Arbitrary<FactDrawn> =>
  fc.constantFrom(...commitments).chain(({ id, due, milestones }) =>
    fc.constantFrom(due, ...milestones.map((one) => one.due)).chain((day) =>
      fc.record({
        kind: fc.constant("progress"),
        commitment: fc.constant(id),
        day: around(day, term),
        done,
        verified: fc.constantFrom(undefined, undefined, true, false),
      }),
    ),
  );

export const reached = (milestones: readonly Milestone[], term: Period): Arbitrary<FactDrawn> =>
  fc.constantFrom(...milestones).chain(({ id, due }) =>
    fc.record({
      kind: fc.constant("milestone"),
      milestone: fc.constant(id),
      day: around(due, term),
      done: fc.oneof(fc.constant(undefined), done),
    }),
  );

export const events = (scheme: Scheme, term: Period): Arbitrary<FactDrawn> =>
  together(
    placedOrFor(term),
    fc.record({ kind: fc.constant("event"), event: fc.constantFrom(...scheme.events.map(({ id }) => id)) }),
  );

/** Waivers of items that may be waived, and of commitments. */
export const waivers = (
  scheme: Scheme,
  commitments: readonly Commitment[],
  term: Period,
): Arbitrary<FactDrawn> | undefined => {
  const about = [
    ...itemsOf(scheme)
      .filter(({ waivable }) => waivable)
      .map(({ id }) => ({ item: id })),
    ...commitments.map(({ id }) => ({ commitment: id })),
  ];
  if (about.length === 0) return undefined;
  return together(
    placedOrFor(term),
    fc
      .tuple(fc.constantFrom(...about), maybe("year" as const, "term" as const))
      .map(([named, over]) => ({ kind: "waiver" as const, ...named, over, reason: "flood", approver: "county" })),
  );
};

/** At times, one item waived for every year of the term, or for all but one. */
export const waiversOfYears = (scheme: Scheme, term: Period): Arbitrary<readonly FactDrawn[]> => {
  const waivable = itemsOf(scheme).filter((item) => item.waivable);
  const waivers = (item: string, years: readonly number[]) =>
    years.map((year) => ({
      kind: "waiver" as const,
      day: later(term.from, `${year}-12-01`),
      for: year,
      item,
      reason: "flood",
      approver: "county",
    }));
  const nobody = fc.constant([]);
  if (waivable.length === 0) return nobody;
  const years = yearsOf(term);
  const waived = fc.tuple(fc.constantFrom(...waivable), fc.constantFrom(years, years, years.slice(1)));
  return fc.oneof(
    { weight: 9, arbitrary: nobody },
    { weight: 1, arbitrary: waived.map(([{ id }, of]) => waivers(id, of)) },
  );
};
