/** Random ledgers of one team with all kinds of facts, from a seed: what the benchmark and its check of equality are run on. */
import type { FactInput, LedgerInput } from "zhucun";

/** Numbers from 0 to below 1, the same for the same seed. Source: mulberry32. */
export const chance = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const term = { from: "2021-08-01", to: "2023-09-30" };
const members = ["m1", "m2", "m3"];
const statuses = [
  "resident",
  "resident",
  "resident",
  "duty",
  "training",
  "sick",
  "leave",
  "recalled",
  "absent",
] as const;
const bodies = [undefined, undefined, undefined, "town", "departments", "unit"];

/** What a caller writes of a fact; id, day and who recorded it are filled in. */
type Written<F> = F extends FactInput ? Omit<F, "id" | "recorded" | "by" | "day"> & { readonly id?: string } : never;

/** What is written about one year. */
const writer = (seed: number, year: number) => {
  const next = chance(seed);
  const upTo = (most: number): number => Math.floor(next() * (most + 1));
  const often = (share: number): boolean => next() < share;
  const one = <T>(list: readonly T[]): T => list[upTo(list.length - 1)] as T; // the index lies in the list
  const facts: FactInput[] = [];
  const add = (fact: Written<FactInput>, day = dayAfter(`${year}-01-01`, upTo(364))) => {
    // Whatever the day of recording is: an order changes no result.
    const common = { id: `f${facts.length}`, day, recorded: dayAfter(day, upTo(9)), by: "台账员", order: "令1" };
    facts.push(Object.assign(common, fact) as FactInput); // each caller writes one kind in full
  };
  const some = (number: number, write: () => void): void => {
    for (let times = 0; times < number; times++) write();
  };
  return { facts, add, upTo, often, one, some };
};
type Writer = ReturnType<typeof writer>;

const writeWork = ({ add, upTo, often, one, some }: Writer, year: number): void => {
  for (const item of ["1.2", "3.1", "4.3", "6.3", "8.2"]) some(upTo(3), () => add({ kind: "count", item }));
  for (const item of ["2.3", "3.3", "9.1"]) some(upTo(5), () => add({ kind: "count", item, value: 1 }));
  some(upTo(4), () => add({ kind: "count", item: "5.2", value: upTo(12) }));
  some(upTo(6), () => add({ kind: "count", item: "6.1", value: upTo(300_000) / 10 }));
  for (const item of ["1.3", "1.4", "2.1", "4.1", "4.2", "8.1", "9.2", "9.3"]) {
    some(upTo(12), () => {
      const due = upTo(20);
      add({ kind: "tally", item, due, done: due - Math.min(due, upTo(3)) });
    });
  }
  for (const item of ["6.2", "7.3"]) {
    const claim = () => one(["self", "checked"] as const);
    some(upTo(2), () => add({ kind: "value", item, value: item === "7.3" ? upTo(1) : upTo(40_000), claim: claim() }));
  }
  for (const milestone of ["p1", "p2", "p3"])
    some(upTo(3), () => add({ kind: "milestone", milestone, done: upTo(10) / 10 }));
  for (const commitment of ["a1", "a2", "a3", "a4", "a5", "t1", "t2", "t3"]) {
    some(upTo(4), () => add({ kind: "progress", commitment, done: upTo(20) / 20, verified: often(0.9) }));
  }
  if (often(0.3)) add({ kind: "waiver", item: "7.3", reason: "无规划任务", approver: "区委组织部" });
  if (often(0.3)) add({ kind: "waiver", commitment: "a3", reason: "不可抗力", approver: "区委组织部" });
  if (often(0.1)) add({ kind: "event", event: one(["new-village-debt", "absent-two-checks"]) });
  if (often(0.5)) add({ kind: "count", item: "9.1", value: 1, for: year }, dayAfter(`${year + 1}-01-01`, upTo(25)));
};

const writeRatings = ({ add, upTo, often, one, some }: Writer): void => {
  const mark = () => 60 + upTo(400) / 10;
  for (const member of members)
    some(upTo(2), () => add({ kind: "rating", item: "2.2", value: mark(), rater: "考试组", member }));
  for (const item of ["3.4", "5.3", "8.3"]) {
    for (const rater of ["a", "b", "c", "d", "e", "f", "g"].slice(0, upTo(7))) {
      add({ kind: "rating", item, value: mark(), rater, valid: often(0.9), ...scorer(one(bodies)) });
    }
  }
  for (const item of ["7.2", "11.2", "11.3"]) {
    some(upTo(9), () =>
      add({ kind: "rating", item, value: mark(), rater: "评价组", valid: often(0.95), ...scorer(one(bodies)) }),
    );
  }
  for (const item of ["10.4", "11.1"]) {
    some(1 + upTo(2), () =>
      add({
        kind: "ballots",
        item,
        votes: { satisfied: upTo(60), fairly: upTo(20), basically: upTo(9), dissatisfied: upTo(9), blank: upTo(3) },
      }),
    );
  }
  const colour = () => one(["none", "none", "blue", "yellow", "red"]);
  some(upTo(6), () => add({ kind: "colour", item: "3.2", colour: colour() }));
  add({ kind: "colour", item: "3.2", colour: colour(), arrival: true }, "2021-08-05");
};

const scorer = (body: string | undefined) => (body === undefined ? {} : { scorer: body });

const writeConduct = ({ facts, add, upTo, often, one, some }: Writer): void => {
  const matter = () => one(["q1", "q2", "q3", "q4"]);
  const before = () => (often(0.2) ? dayAfter("2021-09-01", upTo(100)) : undefined);
  some(upTo(4), () => {
    const levels = ["national", "province", "city", "district"] as const;
    add({ kind: "notice", item: "12.1", matter: matter(), level: one(levels), authors: 1 + upTo(3) }, before());
  });
  some(upTo(3), () => {
    add(
      { kind: "notice", item: "12.2", matter: matter(), level: one(["province", "city", "district", "town"]) },
      before(),
    );
  });
  some(upTo(3), () => {
    const [name, subject] = one([
      ["M01", "member"],
      ["M01", "team"],
      ["M02", "team"],
      ["M03", "team"],
      ["M05", "member"],
      ["M07", "team"],
      ["M08", "unit"],
    ] as const);
    const state = one(["suspected", "confirmed", "confirmed", "confirmed", "dismissed", "investigating"] as const);
    const member = subject === "member" ? { member: one(members) } : {};
    const grave = often(0.2) ? { grave: true as const } : {};
    const zeroes = name === "M03" ? { item: "1.4" } : {};
    add({ kind: "finding", case: name, matter: matter(), subject, state, ...member, ...grave, ...zeroes });
  });
  const first = facts.find((fact) => fact.kind === "tally");
  if (first !== undefined && often(0.5)) {
    add({ ...first, id: "c1", corrects: first.id, reason: "录入有误", done: 0 }, first.day);
  }
};

/** Presence, about a fact a member and a week, until there are so many facts. */
const writePresence = ({ facts, add, upTo, often, one }: Writer, year: number, number: number): void => {
  while (facts.length < number) {
    const day = dayAfter(`${year}-01-01`, upTo(360));
    const length = often(0.6) ? { until: dayAfter(day, upTo(4)) } : { slot: one(["am", "pm"] as const) };
    add({ kind: "attendance", member: one(members), status: one(statuses), ...length }, day);
  }
};

const planned = (
  { upTo, often }: Writer,
  year: number,
): Pick<LedgerInput, "commitments" | "milestones" | "targets"> => ({
  targets: [
    { item: "5.2", year, value: 10 + upTo(10) },
    { item: "6.1", year, value: 20_000 + upTo(9_000) },
    ...(often(0.8) ? [{ item: "6.2", year, value: 30_000 }] : []),
    ...(often(0.3) ? [{ item: "9.1", year, value: 3 }] : []),
  ],
  commitments: [
    ...["a1", "a2", "a3", "a4", "a5"].map((id, index) => ({
      id,
      level: "annual" as const,
      year,
      title: "年度承诺",
      weight: 1 + upTo(3) / 2,
      due: `${year}-0${index + 3}-30`,
      approved: `${year}-02-10`,
      published: `${year}-0${2 + upTo(2)}-15`,
    })),
    ...["t1", "t2", "t3"].map((id) => ({
      id,
      level: "term" as const,
      title: "任期承诺",
      due: "2023-08-31",
      milestones: [
        { due: "2022-06-30", share: 0.3 },
        { due: "2022-12-31", share: 0.55 },
      ],
    })),
  ],
  milestones: [
    { id: "p1", item: "5.1", title: "产业项目", due: `${year}-06-30` },
    { id: "p2", item: "5.1", title: "产业项目", due: `${year}-11-30`, weight: 2 },
    { id: "p3", item: "7.1", title: "设施项目", due: `${year}-09-30` },
  ],
});

const timeOf = ({ day, recorded, id }: FactInput): string => `${day} ${recorded} ${id}`;

/** One team's ledger with so many facts in 2022, in order of time. */
export const randomLedger = (seed: number, number = 400): LedgerInput => {
  const year = 2022;
  const write = writer(seed, year);
  const head = planned(write, year);
  writeWork(write, year);
  writeRatings(write);
  writeConduct(write);
  writePresence(write, year, number);
  const recordedOf = (id: string | undefined): string => write.facts.find((fact) => fact.id === id)?.recorded ?? "";
  const facts = write.facts
    .map((fact) => ({ ...fact, recorded: [fact.recorded, recordedOf(fact.corrects)].sort().at(-1) ?? fact.recorded }))
    .sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
  return {
    format: "zhucun-ledger/1",
    team: "t1",
    village: "河湾村",
    town: "柏溪镇",
    units: ["区农业农村局"],
    term,
    members: members.map((id) => ({
      id,
      name: id,
      role: id === "m1" ? "leader" : "member",
      service: [id === "m3" ? { from: "2022-02-16", to: "2022-11-20" } : { from: term.from }],
    })),
    ...head,
    facts,
  };
};
