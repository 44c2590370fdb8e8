/** What an answer holds at the places that a case expects something of, in the same form as the expectation. */
import type { DutiesEvaluation } from "../../model/answer/duties";
import type { Ranking } from "../../model/answer/ranking";
import type { Warnings } from "../../model/answer/warnings";
import type { Evaluation, GradeReason } from "../../model/evaluation";
import { byCode } from "../../model/names";
import { exactFrom, exactText, sum } from "../../model/points";
import { type Expectation, itemReasons, plainReasons, yearReasons } from "./expectation";
import { foundFor, type Named } from "./found-for";

const itemIn = ({ items }: Evaluation, id: string): unknown => {
  const item = items.find((one) => one.id === id);
  if (item === undefined) return undefined;
  const { points, outOf, state, why, measurement, raw, bound, zeroedBy, setAside } = item;
  const measured = measurement?.value ?? null;
  return {
    points,
    outOf,
    state,
    why,
    measured,
    raw,
    bound,
    zeroedBy,
    setAside: setAside.map((fact) => fact.id).sort(byCode),
  };
};

const categoryIn = ({ categories }: Evaluation, id: string): unknown => categories.find((one) => one.id === id);

/** A cap by its id; one that several subjects or years have is told by the first that binds, else the first. */
const capIn = ({ caps }: Evaluation, id: string): unknown => {
  const all = caps.filter((one) => one.id === id);
  const cap = all.find(({ binds }) => binds) ?? all[0];
  if (cap === undefined) return { holds: false, binds: false };
  const { binds, limit, veto, found } = cap;
  const subjects = [...new Set(all.flatMap(({ subject }) => subject ?? []))].sort(byCode);
  return { holds: true, binds, limit, veto, found, subjects };
};

const isList = (expected: unknown): expected is readonly unknown[] => Array.isArray(expected);

const capsIn = (evaluation: Evaluation, expected: Expectation["caps"]): unknown =>
  isList(expected)
    ? [...new Set(evaluation.caps.map(({ id }) => id))].sort(byCode)
    : foundFor(expected, (id) => capIn(evaluation, id));

const reasonIn = (reasons: readonly GradeReason[], kind: string, expected: unknown): unknown => {
  const own = reasons.filter((one) => one.kind === kind);
  if (!isList(expected)) return own.length > 0;
  return own.map((one) => ("item" in one ? one.item : "year" in one ? `${one.year}` : "")).sort(byCode);
};

const reasonsIn = ({ gradeReasons }: Evaluation, expected: Expectation["gradeReasons"]): unknown =>
  expected &&
  Object.fromEntries(
    [...plainReasons, ...itemReasons, ...yearReasons].map((kind) => [
      kind,
      reasonIn(gradeReasons, kind, expected[kind]),
    ]),
  );

const mirrorIn = ({ mirrors }: Evaluation, body: string): string =>
  exactText(sum(mirrors.filter((one) => one.body === body).map(({ amount }) => exactFrom(amount))));

const owedIn = ({ owed }: Evaluation, item: string): unknown => {
  const own = owed.filter((one) => one.item === item);
  return { by: own.map(({ by }) => by), overdue: own.filter(({ overdue }) => overdue).map(({ by }) => by) };
};

const partsIn = ({ parts }: Evaluation, expected: Expectation["parts"]): unknown =>
  expected && parts === null
    ? undefined
    : { ...parts, years: foundFor(expected?.years, (year) => parts?.years.find((one) => `${one.year}` === year)) };

/** Of an evaluation. */
export const inEvaluation = (evaluation: Evaluation, expect: Expectation): Named => ({
  ...evaluation,
  gradeReasons: reasonsIn(evaluation, expect.gradeReasons),
  items: foundFor(expect.items, (id) => itemIn(evaluation, id)),
  categories: foundFor(expect.categories, (id) => categoryIn(evaluation, id)),
  caps: capsIn(evaluation, expect.caps),
  mirrors: foundFor(expect.mirrors, (body) => mirrorIn(evaluation, body)),
  owed: foundFor(expect.owed, (item) => owedIn(evaluation, item)),
  parts: partsIn(evaluation, expect.parts),
});

/** Of a ranking. */
export const inRanking = ({ teams, pools }: Ranking, expect: Expectation): Named => ({
  teams: foundFor(expect.teams, (name) => {
    const team = teams.find((one) => one.team === name);
    return team && { ...team, places: Object.fromEntries(team.places.map((one) => [one.place, one])) };
  }),
  pools: foundFor(expect.pools, (name) => {
    const pool = pools.find(({ id }) => id === name);
    const placesOf = (places: (typeof pools)[number]["places"]) =>
      places.map((one) => [
        one.place,
        { ...one, ties: one.ties.map((tie) => [...tie.teams].sort(byCode).join(", ")).sort(byCode) },
      ]);
    return pool && { ...pool, places: Object.fromEntries(placesOf(pool.places)) };
  }),
});

/** Of warnings. */
export const inWarnings = (warnings: Warnings, expect: Expectation): Named => ({
  ...warnings,
  criteria: foundFor(expect.criteria, (name) => warnings.criteria.find(({ id }) => id === name)?.state),
  history: foundFor(expect.history, (last) => warnings.history.find(({ to }) => to === last)?.colour),
  consequences: foundFor(expect.consequences, (name) => warnings.consequences.find(({ id }) => id === name)),
});

/** Of duties. */
export const inDuties = (duties: DutiesEvaluation, expect: Expectation): Named => ({
  counts: duties.counts,
  unassigned: duties.unassigned.length,
  bodies: foundFor(expect.bodies, (name) => {
    const body = duties.bodies.find(({ id }) => id === name);
    const own = body?.lists.flatMap((list) => list.duties) ?? [];
    const expected = expect.bodies?.[name];
    return (
      body && {
        counts: body.counts,
        duties: foundFor(expected?.duties, (duty) => own.find((one) => one.duty === duty)?.counts),
        accounts: foundFor(expected?.accounts, (year) => body.accounts.find((one) => `${one.year}` === year)),
      }
    );
  }),
});
