/** Evidence that shows how an item is measured: for each kind of measure what makes its parameters speak. */
import { match } from "ts-pattern";
import { addDays, type Day } from "../../../model/calendar";
import type { FactInput, LedgerInput } from "../../../model/ledger";
import { type Measure, statuses } from "../../../model/measures";
import { divide, exactOf, exactText, multiply, ratio } from "../../../model/points";
import type { Item, Scheme } from "../../../model/scheme";
import { type Evidence, member, recorder } from "../../witness/evidence";
import { evidenceOf } from "../../witness/measuring";
import { valuesToTry } from "../../witness/values";

type Of<K extends Measure["kind"]> = Extract<Measure, { kind: K }>;
type Own<F = FactInput> = F extends FactInput ? Omit<F, "id" | "day" | "recorded" | "by"> : never;

/** Facts by their day; each is recorded on its day. */
const facts = (...own: readonly (readonly [Day, Own])[]): Evidence => ({
  facts: own.map(([day, said], nth) => ({ id: `p${nth + 1}`, day, recorded: day, by: recorder, ...said }) as FactInput), // what is said is a kind's own
});

const partOf = (outOf: string, n: number, d: number): string => exactText(multiply(exactOf(outOf), ratio(n, d)));

/** The second member of a ledger that has two. */
export const other = "m2";

const rating = (item: string, value: string, who: string, rater: string, scorer?: string): Own => ({
  kind: "rating",
  item,
  value,
  rater,
  member: who,
  ...(scorer === undefined ? {} : { scorer }),
});

const means = ({ outOf }: Of<"mean">, item: string, year: number): Evidence[] => [
  facts(
    [`${year}-02-10`, rating(item, partOf(outOf, 1, 2), member, "r1")],
    [`${year}-02-20`, rating(item, partOf(outOf, 1, 1), member, "r1")],
    [`${year}-03-20`, rating(item, partOf(outOf, 1, 4), member, "r1")],
    [`${year}-08-20`, rating(item, partOf(outOf, 4, 5), other, "r1")],
  ),
];

const byScorers = (own: (scorer: string) => Own, { bodies }: Scheme, year: number): Evidence[] =>
  bodies.map(({ id }) => facts([`${year}-05-10`, own(id)]));

const panels = ({ outOf, trimAbove, trim, minimum }: Of<"panel">, item: string, year: number): Evidence[] => {
  const sizes = [minimum - 1, minimum, minimum + 1, trimAbove, trimAbove + 1, trimAbove + 2, trim * 2 + 3];
  return [...new Set(sizes)]
    .filter((size) => size > 0 && size < 50)
    .map((size) =>
      facts(
        ...Array.from({ length: size }, (_, nth): readonly [Day, Own] => [
          `${year}-05-10`,
          rating(item, partOf(outOf, nth * nth, 2500), member, `r${nth}`),
        ]),
      ),
    );
};

const surveys = ({ weights, invalid, minimum }: Of<"survey">, item: string, year: number): Evidence[] => {
  const choices = [...Object.keys(weights), ...invalid];
  const [best = ""] = choices;
  const ballots = (votes: Readonly<Record<string, number>>) =>
    facts([`${year}-05-10`, { kind: "ballots", item, votes: { ...votes } }]);
  return [
    ...[minimum - 1, minimum, minimum + 1].filter((size) => size > 0).map((size) => ballots({ [best]: size })),
    ...choices.map((choice) => ballots({ [best]: minimum, [choice]: minimum + (choice === best ? 0 : 1) })),
    ...choices.map((choice) => ballots({ [choice]: minimum + 1 })),
  ];
};

const colours = ({ colours: list, every }: Of<"colours">, item: string, year: number): Evidence[] => {
  const days: readonly Day[] =
    every === "quarter"
      ? [`${year}-02-10`, `${year}-05-10`, `${year}-08-10`, `${year}-11-10`, `${year + 1}-02-10`]
      : [`${year}-02-10`, `${year}-03-10`, `${year}-08-10`, `${year}-09-10`, `${year + 1}-02-10`];
  const shown = (colour: string): Own => ({ kind: "colour", item, colour });
  const all = list.map(({ id }) => id);
  return [undefined, ...all].flatMap((arrival) =>
    all.map((_, turn) =>
      facts(
        ...(arrival === undefined
          ? []
          : [[`${year}-01-01`, { kind: "colour", item, colour: arrival, arrival: true }] as const]),
        ...days.map((day, nth): readonly [Day, Own] => [day, shown(all[(nth + turn) % all.length] ?? "")]),
      ),
    ),
  );
};

const present = (who: string, status: (typeof statuses)[number], day: Day, until: Day): readonly [Day, Own] => [
  day,
  { kind: "attendance", member: who, status, until },
];

const attendances = (year: number): Evidence[] => [
  ...statuses.map((status) =>
    facts(
      present(member, "resident", `${year}-01-01`, `${year}-02-12`),
      present(member, status, `${year}-03-01`, `${year}-03-31`),
    ),
  ),
  // Nineteen and twenty days of a month, and days off.
  facts(present(member, "resident", `${year}-03-01`, `${year}-03-25`)),
  facts(present(member, "resident", `${year}-03-01`, `${year}-03-10`)),
  ...[18, 19, 20, 21].map((days) =>
    facts(
      present(member, "resident", `${year}-01-01`, `${year}-02-28`),
      present(member, "resident", `${year}-03-01`, addDays(`${year}-03-01`, days - 1)),
    ),
  ),
  facts(
    present(member, "resident", `${year}-03-01`, `${year}-12-31`),
    present(other, "resident", `${year}-11-01`, `${year}-11-11`),
  ),
];

const titled = (id: string) => ({ id, title: id });

const commitments = ({ level }: Of<"commitments">, year: number): Evidence[] => {
  const promised = (id: string, kind: "annual" | "term", due: Day) => ({
    ...titled(id),
    level: kind,
    ...(kind === "annual" ? { year } : {}),
    due,
  });
  const all = (["annual", "term"] as const).flatMap((kind) =>
    [1, 2, 3, 4].map((nth) => promised(`${kind}-${nth}`, kind, `${year}-0${nth + 2}-10`)),
  );
  const done = (id: string, day: Day, share: string): readonly [Day, Own] => [
    day,
    { kind: "progress", commitment: id, done: share },
  ];
  const moved = (id: string): readonly [Day, Own] => [
    `${year}-02-10`,
    { kind: "change", commitment: id, due: `${year}-11-10`, reason: "r", approver: "a" },
  ];
  return [
    {
      ...facts(done(`${level}-1`, `${year}-02-10`, "0.5"), done(`${level}-1`, `${year}-09-10`, "1")),
      commitments: all,
    },
    { ...facts(...all.map(({ id }) => done(id, `${year}-02-10`, "1"))), commitments: all },
    ...[1, 2, 3, 4].map((count) => ({
      ...facts(
        ...Array.from({ length: count }, (_, nth) => moved(`${level}-${nth + 1}`)),
        ...Array.from({ length: count }, (_, nth) => done(`${level}-${nth + 1}`, `${year}-10-10`, "1")),
      ),
      commitments: all,
    })),
  ];
};

const publications = ({ level, within }: Of<"published">, year: number): Evidence[] =>
  [within - 1, within, within + 1].flatMap((days) =>
    [1, 2, 3, 4, 5, 6].map((count) => ({
      facts: [],
      commitments: Array.from({ length: count }, (_, nth) => ({
        ...titled(`k${nth}`),
        level,
        ...(level === "annual" ? { year } : {}),
        due: `${year}-12-01`,
        approved: `${year}-01-01`,
        published: addDays(`${year}-01-01`, days),
      })),
    })),
  );

const milestones = (item: string, year: number): Evidence[] => [
  { facts: [], milestones: [{ ...titled("g1"), item, due: `${year}-05-10` }] },
  {
    ...facts(
      [`${year}-02-10`, { kind: "milestone", milestone: "g1", done: "0.5" }],
      [`${year}-09-10`, { kind: "milestone", milestone: "g1", done: "1" }],
    ),
    milestones: [{ ...titled("g1"), item, due: `${year}-05-10` }],
  },
];

const notices = ({ levels }: Of<"notices">, item: string, { misconduct }: Scheme, year: number): Evidence[] => {
  const notice = (level: string, matter = "x", authors = 1): Own => ({ kind: "notice", item, matter, level, authors });
  const [first, second] = [levels[0]?.id ?? "", levels[1]?.id ?? levels[0]?.id ?? ""];
  const charged = misconduct.filter(({ subjects }) => subjects.includes("team"));
  return [
    ...levels.map(({ id }) => facts([`${year}-05-10`, notice(id)])),
    facts([`${year}-05-10`, notice(first)], [`${year}-06-10`, notice(second)]),
    facts([`${year}-05-10`, notice(first, "x", 2)]),
    facts([`${year}-05-10`, notice(second)], [`${year + 1}-02-10`, notice(second)]),
    ...charged.map(({ id }) =>
      facts(
        [`${year}-05-10`, notice(second)],
        [`${year}-06-10`, { kind: "finding", case: id, matter: "x", subject: "team", state: "confirmed" }],
      ),
    ),
  ];
};

const targets = (item: string, year: number): Evidence[] => [
  { facts: [], targets: [{ item, year, value: "2" }] },
  ...reached(item, year),
];

const reached = (item: string, year: number): Evidence[] =>
  (["count", "value"] as const).flatMap((kind) => [
    facts([`${year}-02-10`, { kind, item, value: "1" }]),
    { ...facts([`${year}-02-10`, { kind, item, value: "1" }]), targets: [{ item, year, value: "2" }] },
    { ...facts([`${year}-02-10`, { kind, item, value: "1" }]), targets: [{ item, value: "2" }] },
  ]);

const special = ({ id, measure }: Item, scheme: Scheme, year: number): Evidence[] =>
  match(measure)
    .returnType<Evidence[]>()
    .with({ kind: "mean" }, (rule) => [
      ...means(rule, id, year),
      ...byScorers((scorer) => rating(id, partOf(rule.outOf, 1, 2), member, "r1", scorer), scheme, year),
    ])
    .with({ kind: "panel" }, (rule) => [
      ...panels(rule, id, year),
      ...scheme.bodies.map(({ id: scorer }) =>
        facts(
          ...Array.from({ length: rule.minimum }, (_, nth): readonly [Day, Own] => [
            `${year}-05-10`,
            rating(id, partOf(rule.outOf, 1, 2), member, `r${nth}`, scorer),
          ]),
        ),
      ),
    ])
    .with({ kind: "survey" }, (rule) => surveys(rule, id, year))
    .with({ kind: "latest" }, (rule) =>
      byScorers((scorer) => ({ kind: "value", item: id, value: partOf(rule.outOf, 1, 1), scorer }), scheme, year),
    )
    .with({ kind: "colours" }, (rule) => colours(rule, id, year))
    .with({ kind: "attendance" }, () => attendances(year))
    .with({ kind: "commitments" }, (rule) => commitments(rule, year))
    .with({ kind: "published" }, (rule) => publications(rule, year))
    .with({ kind: "milestones" }, () => milestones(id, year))
    .with({ kind: "notices" }, (rule) => notices(rule, id, scheme, year))
    .with({ kind: "target" }, () => targets(id, year))
    .otherwise(() => []);

/** Shares at which roundings part: thirds, and halves of the last digit that is kept. */
const unround = ({ points }: Item): string[] => {
  const all = exactOf(points);
  const halves = [1, 3].map((nth) => ratio(nth, 200));
  return ["1/3", "2/3", ...(all.n === 0 || all.n === 0n ? [] : halves.map((half) => exactText(divide(half, all))))];
};

/** Evidence for one item, the smallest first: its bends as the schemes have them, then what its measure is asked for. */
export const evidenceFor = (item: Item, schemes: readonly Scheme[], year: number): Evidence[] => {
  const [scheme] = schemes;
  if (scheme === undefined) return [];
  const values = [...new Set([...schemes.flatMap((one) => valuesToTry(one, item.id, year)), ...unround(item)])];
  const shown = values.flatMap((value) => evidenceOf(scheme, item.id, value, year) ?? []);
  return [{ facts: [] }, ...shown, ...special(item, scheme, year)];
};

/** A ledger with a second member, where evidence speaks of one. */
export const withMembers = (ledger: LedgerInput): LedgerInput =>
  (ledger.facts ?? []).some((fact) => "member" in fact && fact.member === other)
    ? {
        ...ledger,
        members: [
          ...ledger.members,
          { id: other, name: "队员二", role: "member", unit: "单位", service: [{ from: ledger.term.from }] },
        ],
      }
    : ledger;
