/** A valid scheme and a valid ledger with one of everything, so that one small edit is enough to make any of their problems. */
import type { FactInput, LedgerInput } from "../../src/model/ledger";
import type { SchemeInput } from "../../src/model/scheme";
import { basis, category, fact, item, ledgerInput, schemeInput, words } from "../small-district";

const named = (id: string) => ({ id, title: words(id), basis });
const proportional = { kind: "proportional" } as const;
const colour = (id: string, value: number) => ({ id, title: words(id), value });

/** c0: the methods · c1: bonus and deduction · c2: every other measure, for no points. */
export const wholeScheme: SchemeInput = schemeInput(
  [
    category("c0", [
      item({ id: "count", points: 4, group: "g", waivable: true }),
      item({
        id: "tiers",
        points: 4,
        group: "g",
        measure: { kind: "tally" },
        method: {
          kind: "tiers",
          steps: [
            { over: 0.9, points: 4 },
            { from: 0.9, points: 3 },
            { from: 0.5, points: 1.5 },
          ],
          else: 0,
        },
        deadline: { within: 20, missing: "zero" },
        collect: { every: "quarter", within: 10 },
      }),
      item({ id: "rank", points: 2, measure: { kind: "rank" }, method: { kind: "by-rank", points: [2, 1], else: 0 } }),
      item({
        id: "survey",
        points: 4,
        measure: { kind: "survey", weights: { yes: 1, no: 0 }, invalid: ["blank"], denominator: "all" },
        method: { kind: "all-or-nothing", from: 0.8 },
      }),
      item({
        id: "panel",
        points: 2,
        measure: { kind: "panel", outOf: 100, trimAbove: 5, trim: 1 },
        method: proportional,
        scorer: "unit",
        mirrors: [{ body: "unit", each: 0.1 }],
      }),
    ]),
    category("c1", [
      item({
        id: "bonus",
        points: 0,
        kind: "bonus",
        measure: {
          kind: "notices",
          levels: [
            { id: "national", title: words("national"), value: 2 },
            { id: "city", title: words("city"), value: 1 },
          ],
          sameMatter: "first-full",
          rest: 0.5,
          once: "window",
        },
        method: { kind: "per-unit", each: 1 },
        cap: 5,
      }),
      item({
        id: "deduction",
        points: 0,
        kind: "deduction",
        measure: { kind: "findings" },
        method: { kind: "per-unit", each: 1 },
        cap: 10,
      }),
    ]),
    category("c2", [
      item({ id: "mean", points: 0, measure: { kind: "mean", outOf: 10, by: "rating" }, method: proportional }),
      item({ id: "latest", points: 0, measure: { kind: "latest", outOf: 10 }, method: proportional }),
      item({
        id: "colours",
        points: 0,
        measure: {
          kind: "colours",
          colours: [colour("none", 1), colour("red", 0)],
          every: "quarter",
          changeFrom: ["red"],
        },
        method: proportional,
      }),
      item({ id: "target", points: 0, measure: { kind: "target", of: "count" }, method: proportional }),
      item({ id: "goal", points: 0, measure: { kind: "target", of: "value" }, method: proportional }),
      item({ id: "milestones", points: 0, measure: { kind: "milestones", late: 0.6 }, method: proportional }),
      item({
        id: "commitments",
        points: 0,
        measure: { kind: "commitments", level: "annual", late: 0.6 },
        method: proportional,
      }),
      item({
        id: "attendance",
        points: 0,
        measure: {
          kind: "attendance",
          days: 20,
          every: "month",
          basis: "working-days",
          counts: ["resident"],
          daysOff: "count",
          mean: "member-days",
        },
        method: proportional,
      }),
    ]),
  ],
  {
    to: "2029-12-31",
    sources: [{ id: "S1", title: words("a rule"), grade: "A" }],
    lists: [named("R")],
    duties: [
      {
        ...named("d1"),
        body: "team",
        list: "R",
        cadence: { kind: "every", period: "year", times: 1, by: "03-31" },
        basis: { sources: ["S1"], origin: "sourced", authored: ["cadence.times"] },
      },
    ],
    steps: [named("L1")],
    commitments: { changes: { oneIn: 3, basis: named("x").basis }, basis: named("x").basis },
    events: [named("fire")],
    misconduct: [
      {
        ...named("M1"),
        subjects: ["member", "team"],
        deduct: 1,
        ladder: [
          { nth: 1, steps: ["L1"] },
          { nth: 2, limit: "fair", veto: true },
        ],
        grave: { deduct: 2, limit: "poor", steps: ["L1"] },
        mirrors: [{ body: "unit", each: 0.1 }],
      },
    ],
    caps: [
      { ...named("k0"), when: { kind: "measurement", item: "tiers", below: 0.9 }, limit: "fair" },
      { ...named("k1"), when: { kind: "points-share", category: "c0", atMost: 0.5 }, limit: "fair" },
      { ...named("k2"), when: { kind: "choice", item: "survey", choice: "no", above: 0.5 }, limit: "poor", veto: true },
      { ...named("k3"), when: { kind: "findings", case: "M1", atLeast: 2 }, limit: "poor" },
      { ...named("k4"), when: { kind: "event", event: "fire", atLeast: 1 }, limit: "fair" },
      { ...named("k5"), when: { kind: "year-grade", atMost: "poor" }, limit: "fair", in: ["term"] },
    ],
    rubric: { groups: [{ ...named("g"), floor: 0, cap: 8 }] },
  },
);

/** One fact of every kind; `first` is corrected by `second`, which is taken back by `gone`. */
export const wholeFacts: readonly FactInput[] = [
  fact("attendance", "2022-03-01", { id: "attendance", member: "m1", status: "leave", until: "2022-03-04" }),
  fact("count", "2022-03-01", { id: "first", item: "count" }),
  fact("count", "2022-03-01", { id: "second", item: "count", value: 2, recorded: "2022-03-05", corrects: "first" }),
  fact("withdrawal", "2022-03-06", { id: "gone", corrects: "second" }),
  fact("tally", "2022-03-01", { id: "tally", item: "tiers", done: 3, due: 4 }),
  fact("rank", "2022-03-01", { id: "rank", item: "rank", rank: 2, of: 9 }),
  fact("ballots", "2022-03-01", { id: "ballots", item: "survey", votes: { yes: 10, no: 2, blank: 1 } }),
  fact("rating", "2022-03-01", { id: "rating", item: "panel", value: 90, rater: "a", scorer: "unit" }),
  fact("notice", "2022-03-01", { id: "notice", item: "bonus", matter: "road", level: "city" }),
  fact("finding", "2022-03-01", {
    id: "finding",
    case: "M1",
    matter: "p",
    subject: "member",
    member: "m1",
    state: "confirmed",
    item: "count",
  }),
  fact("value", "2022-03-01", { id: "value", item: "latest", value: 7 }),
  fact("colour", "2022-03-01", { id: "colour", item: "colours", colour: "none" }),
  fact("progress", "2022-03-01", { id: "progress", commitment: "k1", done: 0.5 }),
  fact("milestone", "2022-03-01", { id: "milestone", milestone: "s1" }),
  fact("event", "2022-03-01", { id: "event", event: "fire" }),
  fact("waiver", "2022-03-01", { id: "waiver", item: "count" }),
  fact("count", "2022-01-20", { id: "late", item: "target", for: 2021, body: "unit" }),
  fact("change", "2022-03-01", {
    id: "change",
    commitment: "k1",
    title: "修路 2 公里",
    due: "2022-11-30",
    weight: 2,
    milestones: [
      { due: "2022-06-30", share: 0.3 },
      { due: "2022-08-31", share: 0.5 },
    ],
    published: "2022-03-08",
  }),
  fact("dropped", "2022-03-01", { id: "dropped", commitment: "k1" }),
  fact("handover", "2022-03-01", { id: "handover", commitment: "k1", from: "m1", to: "m2" }),
];

/** The place of a fact in `wholeFacts` by its id. */
export const placeOf = (id: string): number => {
  const at = wholeFacts.findIndex((one) => one.id === id);
  if (at < 0) throw new Error(`no fact ${id}`);
  return at;
};

export const wholeLedger: LedgerInput = ledgerInput(wholeFacts, {
  members: [
    { id: "m1", name: "甲", role: "leader", post: "p", service: [{ from: "2021-08-01", to: "2022-06-30" }] },
    { id: "m2", name: "乙", role: "member", post: "p", service: [{ from: "2022-07-01" }] },
    {
      id: "m3",
      name: "丙",
      role: "member",
      service: [
        { from: "2021-08-01", to: "2021-12-31" },
        { from: "2022-03-01", to: "2022-12-31" },
        { from: "2023-01-01" },
      ],
    },
  ],
  targets: [
    { item: "target", year: 2022, value: 4 },
    { item: "target", year: 2023, value: 4 },
    { item: "goal", value: 100 },
  ],
  commitments: [
    {
      id: "k1",
      level: "annual",
      year: 2022,
      title: "修路",
      due: "2022-12-31",
      milestones: [
        { due: "2022-06-30", share: 0.3 },
        { due: "2022-09-30", share: 0.6 },
      ],
    },
    { id: "k2", level: "term", title: "通水", due: "2023-06-30" },
  ],
  milestones: [{ id: "s1", item: "milestones", title: "开工", due: "2022-05-01" }],
});
