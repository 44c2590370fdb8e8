/** What holds a grade down: the scheme's conditions, and the ladders of misconduct. And what misconduct costs others. */
import type { CapResult, FactRef, MirrorResult } from "zhucun";
import { type Charge, lastOf, type Year } from "../straight-line";
import { capTitle, caseTitle } from "./constants";
import { quotientText, textOf } from "./exact";
import { refOf, refsOf } from "./found";
import type { Scored } from "./items";

/** Grades from the lowest. */
export const grades = ["unqualified", "basically-qualified", "qualified", "good", "excellent"];

interface Limit {
  readonly limit: string;
  readonly veto: boolean;
}

const limit = (grade: string, veto = false): Limit => ({ limit: grade, veto });

const schemeCap = (id: string, { limit: grade, veto }: Limit) => {
  const title = capTitle(id);
  return (found: string, facts: readonly FactRef[]): CapResult => ({
    id,
    source: "scheme",
    limit: grade,
    veto,
    binds: false,
    year: null,
    subject: null,
    title,
    found,
    facts,
  });
};

const satisfaction90 = schemeCap("satisfaction-90", limit("good"));
const mostlyDissatisfied = schemeCap("mostly-dissatisfied", limit("unqualified", true));
const commitments80 = schemeCap("commitments-80", limit("good"));
const commitments60 = schemeCap("commitments-60", limit("qualified"));
const newVillageDebt = schemeCap("new-village-debt", limit("good", true));
const absentTwoChecks = schemeCap("absent-two-checks", limit("good", true));

const satisfaction = (item: Scored | undefined, caps: CapResult[]): void => {
  const measurement = item?.result.measurement;
  if (item?.value === undefined || measurement?.kind !== "survey") return;
  const { value } = item;
  const { facts, denominator } = measurement;
  if (value.n * 10 < value.d * 9) caps.push(satisfaction90(textOf(value), facts));
  const against = measurement.votes["dissatisfied"] ?? 0;
  if (against * 2 > denominator) caps.push(mostlyDissatisfied(quotientText(against, denominator), facts));
};

const commitmentsKept = (item: Scored | undefined, caps: CapResult[]): void => {
  if (item?.value === undefined) return;
  const { value } = item;
  const facts = item.result.measurement?.facts ?? [];
  if (value.n * 10 < value.d * 8) caps.push(commitments80(textOf(value), facts));
  if (value.n * 10 < value.d * 6) caps.push(commitments60(textOf(value), facts));
};

const events = (seen: Year, caps: CapResult[]): void => {
  const debt = seen.events.get("new-village-debt");
  if (debt !== undefined) caps.push(newVillageDebt(String(debt.length), refsOf(debt)));
  const absent = seen.events.get("absent-two-checks");
  if (absent !== undefined) caps.push(absentTwoChecks(String(absent.length), refsOf(absent)));
};

interface Ladder {
  readonly id: string;
  readonly title: CapResult["title"];
  /** By the number of findings about the team, what limits most and since which of them. */
  readonly rows: readonly (Limit & { readonly nth: number })[];
  readonly grave: Limit | undefined;
}

const ladder = (id: string, rows: readonly (readonly [number, Limit])[], grave?: Limit): Ladder => ({
  id,
  title: caseTitle(id),
  rows: rows.map(([nth, row]) => ({ nth, ...row })),
  grave,
});

const ladders: readonly Ladder[] = [
  ladder("M01", [
    [1, limit("good")],
    [2, limit("basically-qualified")],
    [3, limit("unqualified", true)],
  ]),
  ladder("M02", [[2, limit("good")]], limit("good")),
  ladder("M03", [[1, limit("qualified")]], limit("unqualified", true)),
  ladder("M04", [[1, limit("good")]], limit("qualified")),
  ladder("M05", [], limit("good")),
  ladder("M06", [[1, limit("unqualified", true)]]),
  ladder("M07", [[1, limit("basically-qualified", true)]], limit("unqualified", true)),
];

const misconductCap = (
  { id, title }: Ladder,
  name: string | number,
  { limit: grade, veto }: Limit,
  charges: readonly Charge[],
): CapResult => ({
  id: `${id}#${name}`,
  source: "misconduct",
  limit: grade,
  veto,
  binds: false,
  year: charges[0]?.year ?? null,
  subject: "team",
  title,
  found: String(charges.length),
  facts: charges.map(({ fact }) => refOf(fact)),
});

/** Findings about a member limit the member's own grade only. */
const ladderCaps = (one: Ladder, charges: readonly Charge[], caps: CapResult[]): void => {
  const own = charges.filter((charge) => charge.case === one.id && charge.subject === "team");
  if (own.length === 0) return;
  const row = lastOf(one.rows, ({ nth }) => nth <= own.length);
  if (row !== undefined) caps.push(misconductCap(one, row.nth, row, own));
  const grave = own.filter((charge) => charge.grave);
  if (grave.length > 0 && one.grave !== undefined) caps.push(misconductCap(one, "grave", one.grave, grave));
};

const itemOf = (id: string, items: readonly Scored[]): Scored | undefined => items.find(({ head }) => head.id === id);

/** All caps that hold. Whether one binds is known once there is a natural grade. */
export const capsOf = (seen: Year, items: readonly Scored[], charges: readonly Charge[]): CapResult[] => {
  const caps: CapResult[] = [];
  satisfaction(itemOf("11.1", items), caps);
  commitmentsKept(itemOf("10.2", items), caps);
  events(seen, caps);
  if (charges.length > 0) for (const one of ladders) ladderCaps(one, charges, caps);
  return caps;
};

/** Unauthorised absence costs the town and the unit a tenth each. */
export const mirrorsOf = (charges: readonly Charge[]): MirrorResult[] => {
  const mirrors: MirrorResult[] = [];
  for (const { case: name, fact } of charges) {
    if (name !== "M01") continue;
    for (const body of ["town", "unit"]) mirrors.push({ body, amount: "0.1", case: name, facts: [refOf(fact)] });
  }
  return mirrors;
};
