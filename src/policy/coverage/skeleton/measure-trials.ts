/** The small ledgers that take the branches of a measure, kind by kind. */
import { match } from "ts-pattern";
import { addDays, calendarParts, calendarYear, type Day, daysIn } from "../../../model/calendar";
import type { LedgerInput } from "../../../model/ledger";
import { type Measure, type Status, statuses } from "../../../model/measures";
import type { Item, Scheme } from "../../../model/scheme";
import { type Evidence, member, middle } from "../../witness/evidence";
import { daysOn } from "../branches";
import { annual, asking, factsOf, type Ground, headed, type Told, type Trial } from "./trial";

type Of<K extends Measure["kind"]> = Extract<Measure, { kind: K }>;

/** What the trials of an item are made from. */
export interface Bench {
  readonly ground: Ground;
  readonly item: Item;
}

const told = ({ ground: { year } }: Bench, ...facts: readonly Told[]): Evidence => ({
  facts: factsOf("f", year, facts),
});

const year = (bench: Bench, ...facts: readonly Told[]): Trial => annual(bench.ground, told(bench, ...facts));

const counted = (bench: Bench): readonly Trial[] => {
  const one = { kind: "count", item: bench.item.id } as const;
  return [year(bench), year(bench, one), year(bench, one, one)].map((trial, index) =>
    index === 2 ? year(bench, one, { ...one, day: addDays(middle(bench.ground.year), 1) }) : trial,
  );
};

const tallied = (bench: Bench): readonly Trial[] => {
  const one = { kind: "tally", item: bench.item.id } as const;
  return [
    year(bench, { ...one, done: 0, due: 0 }),
    year(bench, { ...one, done: 1, due: 1 }, { ...one, done: 1, due: 2 }),
  ];
};

const targeted = ({ of }: Of<"target">, bench: Bench): readonly Trial[] => {
  const { ground, item } = bench;
  const day = middle(ground.year);
  const fact = { kind: of, item: item.id, value: 1 } as const;
  const facts = (...more: readonly Told[]) => factsOf("f", ground.year, more);
  const goal = (value: number, of?: number): NonNullable<Evidence["targets"]> => [
    { item: item.id, value, ...(of ? { year: of } : {}) },
  ];
  const set = goal(2, ground.year);
  const own = annual(ground, { facts: facts(fact), targets: set });
  const value = { kind: "value", item: item.id, value: 1 } as const;
  const claims: readonly Told[] = [
    { ...value, claim: "self" },
    { ...value, claim: "checked", day: addDays(day, 1) },
  ];
  return [
    annual(ground, { facts: [], targets: set }),
    annual(ground, { facts: [], targets: goal(0, ground.year) }),
    year(bench),
    year(bench, fact),
    own,
    annual(ground, { facts: facts(fact, { ...fact, day: addDays(day, 1) }), targets: set }),
    asking(year(bench, fact), { kind: "annual", year: ground.year, asOf: addDays(day, 30) }),
    asking(annual(ground, { facts: facts(fact), targets: goal(2) }), { kind: "term" }),
    ...(of === "value"
      ? [1, 2].map((count) => annual(ground, { facts: facts(...claims.slice(0, count)), targets: set }))
      : []),
  ];
};

const second = { id: "m2", name: "队员二", role: "member" } as const;

/** A team of two, the second of whom serves as long as the first. */
const withSecond = ({ ground: { empty } }: Bench): Partial<LedgerInput> => ({
  members: [...empty.members, { ...second, service: [{ from: empty.term.from }] }],
});

const rating = ({ item }: Bench, value: string | number, rater: string) =>
  ({ kind: "rating", item: item.id, value, rater, member }) as const;

const averaged = ({ outOf }: Of<"mean">, bench: Bench): readonly Trial[] => {
  const { year: of } = bench.ground;
  const one = rating(bench, outOf, "r1");
  const other = rating(bench, 0, "r2");
  const next = addDays(middle(of), 1);
  return [
    year(bench, { ...one, valid: false }),
    year(bench, one, { ...other, valid: false }),
    year(bench, one, { ...other, day: next }),
    year(bench, one, { ...other, day: `${of}-09-15` }),
    headed(year(bench, one, { ...other, member: "m2" }), withSecond(bench)),
  ];
};

const judged = ({ outOf, minimum, trimAbove }: Of<"panel">, bench: Bench): readonly Trial[] => {
  const one = (nth: number) => rating(bench, outOf, `r${nth + 1}`);
  const many = (count: number): readonly Told[] => Array.from({ length: Math.max(count, 0) }, (_, index) => one(index));
  const day = addDays(middle(bench.ground.year), 1);
  return [
    year(bench, ...many(minimum)),
    year(bench, ...many(Math.max(minimum, trimAbove))),
    year(bench, ...many(Math.max(minimum, trimAbove + 1))),
    year(bench, ...many(minimum - 1)),
    year(bench, { ...one(0), valid: false }),
    year(bench, ...many(minimum), { ...one(minimum), valid: false }),
    year(bench, ...many(minimum), { ...rating(bench, 0, "r1"), day }),
  ];
};

const surveyed = ({ weights, invalid, minimum }: Of<"survey">, bench: Bench): readonly Trial[] => {
  const ballots = (votes: Readonly<Record<string, number>>) =>
    ({ kind: "ballots", item: bench.item.id, votes }) as const;
  const valid = Object.keys(weights);
  const [first = ""] = valid;
  return [
    year(bench, ballots({ [first]: minimum })),
    year(bench, ballots({ [first]: minimum - 1 })),
    year(bench, ballots({ [first]: 0 })),
    ...valid.map((choice) => year(bench, ballots({ [choice]: minimum }))),
    ...invalid.map((choice) => year(bench, ballots({ [first]: minimum, [choice]: 1 }))),
    year(bench, ballots({ [first]: minimum }), { ...ballots({ [first]: 1 }), day: `${bench.ground.year}-09-15` }),
  ];
};

const latest = ({ outOf }: Of<"latest">, bench: Bench): readonly Trial[] => {
  const of = (value: string | number, claim: "self" | "checked") =>
    ({ kind: "value", item: bench.item.id, value, claim }) as const;
  const next = addDays(middle(bench.ground.year), 1);
  return [
    year(bench, of(outOf, "self")),
    year(bench, of(outOf, "self"), { ...of(outOf, "checked"), day: next }),
    year(bench, of(outOf, "self"), { ...of(0, "checked"), day: next }),
    year(bench, of(outOf, "checked"), { ...of(outOf, "checked"), day: next }),
  ];
};

const ranked = (bench: Bench): readonly Trial[] => {
  const of = (rank: number) => ({ kind: "rank", item: bench.item.id, rank }) as const;
  return [year(bench, of(2), { ...of(1), day: addDays(middle(bench.ground.year), 1) })];
};

const coloured = (rule: Of<"colours">, bench: Bench): readonly Trial[] => {
  const { year: of } = bench.ground;
  const colour = (id: string, day: Day) => ({ kind: "colour", item: bench.item.id, colour: id, day }) as const;
  const arrival = (id: string) => ({ ...colour(id, `${of}-01-01`), arrival: true }) as const;
  const all = [0, 1].flatMap((more) => calendarParts(calendarYear(of + more), rule.every)).slice(rule.skip);
  const [one = calendarYear(of), two = calendarYear(of)] = all;
  const ask = (trial: Trial): Trial => asking(trial, { kind: "annual", year: Number(one.from.slice(0, 4)) });
  const [best = ""] = rule.colours.map(({ id }) => id);
  const bad = rule.changeFrom.filter((id) => id !== best);
  const good = rule.colours.map(({ id }) => id).find((id) => !rule.changeFrom.includes(id)) ?? best;
  return [
    ...rule.colours.map(({ id }) => ask(year(bench, colour(id, one.to)))),
    ask(year(bench, colour(best, one.from), colour(best, one.to))),
    asking(ask(year(bench, colour(best, one.to), colour(best, two.to))), { kind: "term" }),
    ask(year(bench, colour(best, one.to), colour(best, two.to))),
    ...bad.map((id) => ask(year(bench, arrival(id), colour(best, one.to)))),
    ...rule.changeFrom.map((id) => ask(year(bench, arrival(id), colour(id, one.to)))),
    ask(year(bench, arrival(good), colour(best, one.to))),
    ...mixedColours(rule, bench),
    ask(year(bench, colour(best, `${of}-01-15`), colour(best, one.to))),
    headed(year(bench), {
      term: { from: `${of}-12-01`, to: `${of + 1}-12-31` },
      members: [served(bench, `${of}-12-01`)],
    }),
    asking(year(bench), { kind: "annual", year: of, asOf: `${of}-01-15` }),
  ];
};

/** Years of two, three and of all parts, all of one colour but for one part. */
const mixedColours = ({ colours, every }: Of<"colours">, bench: Bench): readonly Trial[] => {
  const { year: of } = bench.ground;
  const parts = calendarParts(calendarYear(of + 1), every);
  const ids = colours.map(({ id }) => id);
  const mix = (count: number, most: string, one: string): Trial => {
    const facts = parts.slice(0, count).map(
      ({ to }, index): Told => ({
        kind: "colour",
        item: bench.item.id,
        colour: index === 0 ? one : most,
        day: to,
      }),
    );
    return asking(year(bench, ...facts), { kind: "annual", year: of + 1 });
  };
  return [2, 3, parts.length].flatMap((count) => ids.flatMap((most) => ids.map((one) => mix(count, most, one))));
};

/** The only member of the team, serving from a day; to another, where one is given. */
const served = ({ ground: { empty } }: Bench, from: Day, to?: Day): LedgerInput["members"][number] => ({
  id: member,
  name: empty.members[0]?.name ?? member,
  role: "leader",
  service: [{ from, ...(to === undefined ? {} : { to }) }],
});

const present = (status: Status, day: Day, until?: Day) =>
  ({ kind: "attendance", member, status, day, ...(until === undefined || until === day ? {} : { until }) }) as const;

const attended = (rule: Of<"attendance">, bench: Bench): readonly Trial[] => {
  const { year: of, empty, scheme } = bench.ground;
  const day = middle(of);
  const [status = "resident"] = rule.counts;
  const days = Array.from({ length: daysIn(calendarYear(of)) }, (_, index) => addDays(`${of}-01-01`, index));
  const off = days.find((one) => daysOn(rule.basis, { from: one, to: one }) === 0);
  const leave = scheme.members?.leave.statuses ?? [];
  const parts = calendarParts(calendarYear(of), rule.every);
  const from = empty.term.from;
  return [
    ...statuses.map((one) => year(bench, present(one, day))),
    year(bench, { ...present(status, day), slot: "am" }),
    year(bench, present(status, day), present("absent", day)),
    ...(off === undefined ? [] : [year(bench, present(status, off))]),
    ...parts.slice(0, 3).map((part) => year(bench, present(status, part.from, part.to))),
    // All the year but for its last days: what is missing to everything is little.
    ...Array.from({ length: 25 }, (_, index) =>
      year(bench, present(status, `${of}-01-01`, addDays(`${of}-12-30`, -index))),
    ),
    headed(year(bench, present(status, day)), withSecond(bench)),
    headed(year(bench, present(status, day)), { members: [served(bench, from, addDays(day, 3))] }),
    headed(year(bench), { members: [served(bench, `${of + 1}-01-01`)] }),
    ...leave.flatMap((one) => [
      year(bench, { ...present(one, day), asked: day }),
      year(bench, { ...present(one, day), asked: addDays(day, 60) }),
    ]),
  ];
};

const promised = (rule: Of<"commitments">, bench: Bench): readonly Trial[] => {
  const { ground } = bench;
  const { year: of } = ground;
  const day = middle(of);
  type Commitment = NonNullable<LedgerInput["commitments"]>[number];
  const one = (id: string, more: Partial<Commitment> = {}): Commitment => ({
    id,
    level: rule.level,
    title: id,
    due: day,
    ...(rule.level === "annual" ? { year: of } : {}),
    ...more,
  });
  const done = (commitment: string, on: Day, share = 1): Told => ({
    kind: "progress",
    commitment,
    done: share,
    day: on,
  });
  const trial = (commitments: readonly Commitment[], ...facts: readonly Told[]): Trial =>
    annual(ground, { facts: factsOf("f", of, facts), commitments });
  const change = (commitment: string, on: Day, more: { readonly due?: Day; readonly title?: string }): Told => ({
    kind: "change",
    commitment,
    day: on,
    reason: "测算",
    approver: "镇党委",
    ...more,
  });
  const drop = (commitment: string, approver?: string): Told => ({
    kind: "dropped",
    commitment,
    day: addDays(day, -1),
    reason: "测算",
    ...(approver === undefined ? {} : { approver }),
  });
  const oneIn = ground.scheme.commitments?.changes.oneIn ?? 1;
  const enough = Array.from({ length: oneIn }, (_, index) => one(`c${index + 1}`));
  const steps = [{ due: day, share: 0.5 }];
  const last = rule.level === "term" ? ground.empty.term.to : `${of}-12-31`;
  const excused: Told = { kind: "waiver", commitment: "c1", reason: "测算", approver: "镇党委" };
  return [
    trial([one("c1")], done("c1", day)),
    trial([one("c1")], done("c1", addDays(day, 1))),
    trial([one("c1")], done("c1", day, 0.5)),
    trial([one("c1")]),
    trial([one("c1"), one("c2", { weight: 2 })], done("c1", day)),
    ...[0.5, 0.8].map((share) =>
      asking(trial([one("c1", { due: last, milestones: steps })], done("c1", day, share)), {
        kind: "annual",
        year: of,
        asOf: day,
      }),
    ),
    ...[0.5, 0.8].map((share) =>
      trial([one("c1", { due: addDays(`${of}-12-31`, 60), milestones: steps })], done("c1", day, share)),
    ),
    trial([one("c1", { due: addDays(`${of}-12-31`, 60) })]),
    trial([one("c1"), one("c2")], done("c2", day), excused),
    trial([one("c1")], excused),
    trial([one("c1")], drop("c1")),
    trial([one("c1"), one("c2")], done("c2", day), drop("c1", "镇党委")),
    trial([one("c1")], done("c1", day), {
      kind: "progress",
      commitment: "c1",
      done: 1,
      verified: false,
      day: addDays(day, 1),
    }),
    trial(enough, done("c1", day), change("c1", addDays(day, -1), { title: "改" })),
    trial(enough, done("c1", day), change("c1", addDays(day, 1), { title: "改" })),
    trial(enough, done("c1", day), change("c1", addDays(day, -1), { due: addDays(last, 30) })),
    trial(oneIn > 1 ? enough.slice(1) : enough, done("c2", day), change("c2", addDays(day, -1), { title: "改" })),
    trial(
      enough,
      done("c1", day),
      change("c1", addDays(day, -2), { title: "改" }),
      change("c2", addDays(day, -1), { title: "改" }),
    ),
  ];
};

const published = ({ level, within }: Of<"published">, bench: Bench): readonly Trial[] => {
  const { ground } = bench;
  const { year: of } = ground;
  const from = `${of}-01-01`;
  const by = addDays(from, within);
  const one = (id: string, days: { readonly approved?: Day; readonly published?: Day }, inYear = of) => ({
    id,
    level,
    title: id,
    due: `${inYear}-12-31`,
    ...(level === "annual" ? { year: inYear } : {}),
    ...days,
  });
  const trial = (...commitments: readonly ReturnType<typeof one>[]): Trial =>
    annual(ground, { facts: [], commitments });
  const next = addDays(`${of + 1}-01-01`, within);
  return [
    trial(one("c1", { approved: by, published: by })),
    trial(one("c1", { approved: by, published: addDays(by, 1) })),
    trial(one("c1", { published: by })),
    trial(one("c1", { approved: by })),
    asking(trial(one("c1", { approved: by, published: by }), one("c2", { approved: next, published: next }, of + 1)), {
      kind: "term",
    }),
  ];
};

const reached = (bench: Bench): readonly Trial[] => {
  const { ground, item } = bench;
  const day = middle(ground.year);
  const one = (id: string, weight = 1) => ({ id, item: item.id, title: id, due: day, weight });
  const done = (milestone: string, on: Day, share = 1): Told => ({
    kind: "milestone",
    milestone,
    done: share,
    day: on,
  });
  const trial = (milestones: readonly ReturnType<typeof one>[], ...facts: readonly Told[]): Trial =>
    annual(ground, { facts: factsOf("f", ground.year, facts), milestones });
  return [
    trial([one("s1")]),
    trial([one("s1")], done("s1", day)),
    trial([one("s1")], done("s1", addDays(day, 1))),
    trial([one("s1")], done("s1", day, 0.5)),
    trial([one("s1"), one("s2")], done("s1", day)),
    trial([one("s1"), one("s2", 2)], done("s1", day)),
  ];
};

/** Cases of misconduct about the team or a member, with a finding of each. */
export const findingTold = (scheme: Scheme, matter: string, name?: string, more: Partial<Told> = {}): readonly Told[] =>
  scheme.misconduct
    .filter(
      ({ id, subjects }) =>
        (name === undefined || id === name) && (subjects.includes("team") || subjects.includes("member")),
    )
    .map(({ id, subjects }) => {
      const who = subjects.includes("team") ? ({ subject: "team" } as const) : ({ subject: "member", member } as const);
      return { kind: "finding", case: id, matter, state: "confirmed", ...who, ...more } as Told; // more is of a finding, too
    });

const noticed = ({ levels }: Of<"notices">, bench: Bench): readonly Trial[] => {
  const { ground } = bench;
  const { year: of, scheme } = ground;
  const notice = (level: string, matter: string, day?: Day) =>
    ({ kind: "notice", item: bench.item.id, level, matter, ...(day === undefined ? {} : { day }) }) as const;
  const ids = levels.map(({ id }) => id);
  const [top = ""] = ids;
  const next: Trial["ask"] = { kind: "annual", year: of + 1 };
  const later = `${of + 1}-06-15`;
  return [
    year(bench),
    ...ids.map((level) => year(bench, notice(level, "a"))),
    year(bench, notice(top, "a"), notice(top, "b")),
    year(bench, notice(top, "a"), notice(top, "a", addDays(middle(of), 1))),
    ...[2, 3, 6, 7].flatMap((authors) => ids.map((level) => year(bench, { ...notice(level, "a"), authors }))),
    ...ids.map((level) => asking(year(bench, notice(level, "a"), notice(top, "a", later)), next)),
    ...findingTold(scheme, "a").flatMap((finding) => ids.map((level) => year(bench, finding, notice(level, "a")))),
  ];
};

const guilty = (bench: Bench): readonly Trial[] => {
  const { scheme } = bench.ground;
  const ones = findingTold(scheme, "a");
  const [first] = ones;
  const others = findingTold(scheme, "b");
  const state = (of: "dismissed" | "investigating"): readonly Told[] =>
    findingTold(scheme, "a", undefined, { state: of } as Partial<Told>); // a finding's state
  return [
    year(bench),
    ...ones.map((one) => year(bench, one)),
    ...others.flatMap((other) => (first === undefined ? [] : [year(bench, first, other)])),
    ...ones.slice(1).flatMap((other) => (first === undefined ? [] : [year(bench, first, other)])),
    ...state("dismissed").map((one) => year(bench, one)),
    ...state("investigating").map((one) => year(bench, one)),
  ];
};

/** Ledgers that take the branches of an item's measure. */
export const measureTrials = (bench: Bench): readonly Trial[] =>
  match(bench.item.measure)
    .returnType<readonly Trial[]>()
    .with({ kind: "count" }, () => counted(bench))
    .with({ kind: "tally" }, () => tallied(bench))
    .with({ kind: "target" }, (rule) => targeted(rule, bench))
    .with({ kind: "mean" }, (rule) => averaged(rule, bench))
    .with({ kind: "panel" }, (rule) => judged(rule, bench))
    .with({ kind: "survey" }, (rule) => surveyed(rule, bench))
    .with({ kind: "latest" }, (rule) => latest(rule, bench))
    .with({ kind: "rank" }, () => ranked(bench))
    .with({ kind: "colours" }, (rule) => coloured(rule, bench))
    .with({ kind: "attendance" }, (rule) => attended(rule, bench))
    .with({ kind: "commitments" }, (rule) => promised(rule, bench))
    .with({ kind: "published" }, (rule) => published(rule, bench))
    .with({ kind: "milestones" }, () => reached(bench))
    .with({ kind: "notices" }, (rule) => noticed(rule, bench))
    .with({ kind: "findings" }, () => guilty(bench))
    .exhaustive();
