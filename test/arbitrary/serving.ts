/** Rules for members, and the leave of people who ask for it in time, late, again and again: close together, so that it must be merged. */
import fc, { type Arbitrary } from "fast-check";
import { addDays, type Day, earlier, later, type Period } from "../../src/model/calendar";
import type { FactInput, LedgerInput, Member } from "../../src/model/ledger";
import type { SchemeInput } from "../../src/model/scheme";
import { basis } from "../../src/testing/arbitrary/item";
import { maybe } from "../../src/testing/arbitrary/number";

export type ServingInput = NonNullable<SchemeInput["members"]>;

const counts = fc.constantFrom("working" as const, "calendar" as const);
const tables = fc.constantFrom<ServingInput["leave"]["approvers"]>(
  [{ upTo: 3, body: "town" }, { body: "unit" }],
  [{ upTo: 1, body: "town" }, { upTo: 5, body: "unit" }, { body: "team" }],
  [{ body: "town" }],
);

/** Rules over an attendance item; grades upward. */
export const servingRules = (items: readonly string[], grades: readonly string[]): Arbitrary<ServingInput> => {
  const grade = fc.constantFrom(...grades);
  const days = fc.constantFrom(0, 30, 181, 183, 366);
  return fc.record({
    attendance: fc.constantFrom(...items),
    minDays: days,
    leave: fc.record({
      statuses: fc.constantFrom(["leave", "sick"], ["leave", "sick"], ["leave"]) as Arbitrary<
        ServingInput["leave"]["statuses"]
      >,
      count: counts,
      most: fc.constantFrom(0, 2, 5, 30),
      noGrade: fc.record({ above: fc.constantFrom(1, 5, 20, 183), count: counts }),
      approvers: tables,
      grace: fc.constantFrom(0, 1, 2, 5),
      basis: fc.constant(basis),
    }),
    vacancy: fc.record({
      grace: fc.constantFrom(0, 1, 15, 30),
      count: counts,
      body: fc.constantFrom("unit", "town"),
      each: fc.constantFrom("0.1", "0", "1"),
      basis: fc.constant(basis),
    }),
    caps: fc.array(fc.record({ team: grade, limit: grade, minDays: days, basis: fc.constant(basis) }), {
      maxLength: 2,
    }),
    places: fc.array(fc.record({ team: grade, grade, oneIn: fc.constantFrom(1, 2, 3), basis: fc.constant(basis) }), {
      maxLength: 2,
    }),
    basis: fc.constant(basis),
  });
};

interface Drawn {
  readonly after: number;
  readonly length: number;
  readonly member: number;
  readonly status: FactStatus;
  readonly slot: "am" | "pm" | undefined;
  readonly asked: number | undefined;
  readonly authority: string | undefined;
  readonly statutory: true | undefined;
  readonly lag: number;
}
type FactStatus = Extract<FactInput, { kind: "attendance" }>["status"];

const drawn: Arbitrary<Drawn> = fc.record({
  after: fc.constantFrom(0, 1, 1, 2, 3, 4, 8),
  length: fc.constantFrom(0, 0, 1, 2, 4, 9, 40),
  member: fc.nat(9),
  status: fc.constantFrom("leave", "leave", "leave", "sick", "sick", "resident", "duty", "absent"),
  slot: maybe("am", "pm"),
  asked: maybe(-3, 0, 1, 2, 3, 4, 5, 7),
  authority: maybe("town", "unit", "team"),
  statutory: fc.constantFrom(undefined, undefined, undefined, true as const),
  lag: fc.constantFrom(0, 0, 1, 30, 200),
});

const factOf = (one: Drawn, day: Day, index: number, members: readonly Member[], term: Period): FactInput => {
  const isLeave = one.status === "leave" || one.status === "sick";
  const asked = one.asked === undefined ? undefined : addDays(day, one.asked);
  const until = one.length === 0 ? undefined : earlier(addDays(day, one.length), term.to);
  const papers = { asked, authority: one.authority, statutory: one.statutory };
  return {
    kind: "attendance",
    id: `f${(index * 7) % 10}-${index}`,
    by: "town",
    day,
    recorded: addDays(later(day, (isLeave ? asked : undefined) ?? day), one.lag),
    member: members[one.member % members.length]?.id ?? "",
    status: one.status,
    slot: one.slot,
    until,
    ...(isLeave ? papers : {}),
  };
};

/** Facts of attendance, one soon after the other, from some day of a term. */
export const leaves = (members: readonly Member[], term: Period, from: Arbitrary<Day>): Arbitrary<FactInput[]> =>
  fc.tuple(from, fc.array(drawn, { maxLength: 14 })).map(([first, all]) => {
    const facts: FactInput[] = [];
    let day = first;
    for (const [index, one] of (members.length === 0 ? [] : all).entries()) {
      day = earlier(addDays(day, one.after), term.to);
      facts.push(factOf(one, day, index, members, term));
    }
    return facts;
  });

/** No to four holders of one post with gaps between them, and another person. */
export const holders = (term: Period, days: Arbitrary<Day>): Arbitrary<NonNullable<LedgerInput["members"]>> =>
  fc.tuple(fc.uniqueArray(days, { maxLength: 6 }), fc.boolean()).map(([turns, isAlone]) => {
    const sorted = [...turns].sort();
    const served: { from: Day; to: Day }[] = [];
    for (let at = 0; at + 1 < sorted.length; at += 2) {
      const [from, to] = [sorted[at], sorted[at + 1]];
      if (from !== undefined && to !== undefined) served.push({ from, to });
    }
    const post = served.map((service, at) => ({
      id: `p${at}`,
      name: "李",
      role: "leader" as const,
      post: "first",
      service: [service],
    }));
    const other = { id: "m", name: "王", role: "member" as const, service: [{ from: term.from }] };
    return isAlone ? post : [...post, other];
  });
