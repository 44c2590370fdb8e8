/** The head of a ledger: who served when, what was set as a target, what was promised and planned. */
import fc, { type Arbitrary } from "fast-check";
import { addDays, type Day, earlier, type Period } from "../../model/calendar";
import type { Commitment, Ledger, Member, Milestone } from "../../model/ledger";
import { itemsOf, type Scheme } from "../../model/scheme";
import { someDay } from "./day";
import { maybe } from "./number";

type Served = Member["service"];

/** The whole term, a part of it, or two parts with a gap of no day or more. */
const services = (term: Period): Arbitrary<Served> =>
  fc.oneof(
    fc.constant([{ from: term.from }]),
    fc.tuple(someDay(term), someDay(term), someDay(term)).map((days): Served => {
      const [first = term.from, second = term.to, third = term.to] = [...days].sort();
      const gap = addDays(second, 1);
      return third > gap
        ? [
            { from: first, to: second },
            { from: gap, to: third },
          ]
        : [{ from: first, to: second }];
    }),
    someDay(term).map((from): Served => [{ from }]),
    someDay(term).map((to): Served => [{ from: term.from, to }]),
  );

/** One post, held by one member until a day and by another from the next. */
const succession = (term: Period): Arbitrary<readonly Served[]> =>
  someDay(term).map((last) =>
    last === term.to
      ? [[{ from: term.from, to: last }]]
      : [[{ from: term.from, to: last }], [{ from: addDays(last, 1) }]],
  );

/** No member to three; at times a successor in a post. */
export const members = (term: Period): Arbitrary<readonly Member[]> =>
  fc
    .record({
      post: fc.oneof(
        { weight: 3, arbitrary: fc.constant<readonly Served[]>([]) },
        { weight: 1, arbitrary: succession(term) },
      ),
      others: fc.array(services(term), { maxLength: 2 }),
    })
    .map(({ post, others }) => [
      ...post.map(
        (service, at): Member => ({
          id: `p${at + 1}`,
          name: "张",
          role: "leader",
          post: "first-secretary",
          service,
        }),
      ),
      ...others.map((service, at): Member => ({ id: `m${at + 1}`, name: "李", role: "member", service })),
    ]);

type Target = Ledger["targets"][number];

/** For some target items, a goal for the term, for some of its years, or both; 0 among them. */
export const targets = (scheme: Scheme, years: readonly number[]): Arbitrary<readonly Target[]> => {
  const value = maybe("4", "1", "10", "0", "0.5");
  const places = itemsOf(scheme)
    .filter(({ measure }) => measure.kind === "target")
    .flatMap(({ id }) => [{ item: id }, ...years.map((year) => ({ item: id, year }))]);
  return fc
    .tuple(...places.map((place) => value.map((found) => ({ ...place, value: found }))))
    .map((drawn) =>
      drawn.flatMap(({ value: found, ...place }) => (found === undefined ? [] : [{ ...place, value: found }])),
    );
};

const weight = fc.constantFrom("1", "2", "0.5");
const shares = ["0", "0.3", "0.5", "1"];

/** No milestone to three, rising. */
export const stepsTo = (term: Period): Arbitrary<Commitment["milestones"]> =>
  fc.tuple(fc.subarray(shares, { maxLength: 3 }), fc.array(someDay(term), { maxLength: 3 })).map(([rising, days]) => {
    const ordered = [...new Set(days)].sort();
    return rising.slice(0, ordered.length).map((share, at) => ({ due: ordered[at] ?? term.to, share }));
  });

/** The day itself, or one before or after it. */
const beside = (day: Day): Arbitrary<Day> => fc.constantFrom(-1, 0, 1).map((days) => addDays(day, days));

/** Days on which something is approved or published: beside the deadlines of 0, 30, 60 and 90 days. */
const publications = (first: Day): Arbitrary<Day | undefined> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: 4, arbitrary: fc.constantFrom(0, 30, 60, 90).chain((days) => beside(addDays(first, days))) },
  );

/** No commitment to four, of the term and of its years (and of one that it does not touch). */
export const commitments = (term: Period): Arbitrary<readonly Commitment[]> => {
  const first = Number(term.from.slice(0, 4));
  const last = Number(term.to.slice(0, 4));
  const one = fc.oneof(fc.constant(undefined), fc.integer({ min: first, max: last }), fc.constant(last + 1));
  const commitment = one.chain((year) => {
    const start = year === undefined || year === first ? term.from : `${year}-01-01`;
    const due = year === undefined || year > last ? term.to : earlier(`${year}-12-31`, term.to);
    return fc.record({
      year: fc.constant(year),
      weight,
      due: fc.oneof(someDay(term), beside(due)),
      approved: publications(start),
      published: publications(start),
      milestones: stepsTo(term),
    });
  });
  return fc.array(commitment, { maxLength: 4 }).map((drawn) =>
    drawn.map(
      ({ year, ...rest }, at): Commitment => ({
        id: `c${at + 1}`,
        title: "承诺",
        ...(year === undefined ? { level: "term" } : { level: "annual", year }),
        ...rest,
      }),
    ),
  );
};

/** For each project item no milestone to three, in and outside of the term. */
export const milestones = (scheme: Scheme, term: Period): Arbitrary<readonly Milestone[]> => {
  const items = itemsOf(scheme).filter(({ measure }) => measure.kind === "milestones");
  const plan = fc.array(fc.record({ due: fc.oneof(someDay(term), beside(term.to)), weight }), { maxLength: 3 });
  return fc
    .tuple(...items.map(({ id }) => plan.map((drawn) => drawn.map((one) => ({ item: id, ...one })))))
    .map((plans) => plans.flat().map((one, at): Milestone => ({ id: `s${at + 1}`, title: "节点", ...one })));
};
