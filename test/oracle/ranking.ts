/** Owns section 15: a slow ranking that counts everything anew for every team and finds margins by trying one step after the other. */
import {
  add,
  compare,
  decimal,
  divide,
  exactText,
  type Fraction,
  floorOf,
  less,
  multiply,
  subtract,
  whole,
  zero,
} from "./fraction.js";
import type {
  Decision,
  PlaceRule,
  PlaceSaid,
  Published,
  Result,
  Rules,
  Said,
  TeamSaid,
  TieBreak,
} from "./ranking-shapes.js";

const exact = (text: string): Fraction => {
  const [n = "0", d] = text.split("/");
  return d === undefined ? decimal(n) : divide(decimal(n), decimal(d));
};

const itemOf = (result: Result, id: string | undefined) => result.items.find((item) => item.id === id);

const measured = (result: Result, id: string | undefined): Fraction | null => {
  const item = itemOf(result, id);
  if (item?.why === "zeroed") return zero;
  return item?.measurement == null ? null : exact(item.measurement.value);
};

const valueFor = (result: Result, tie: TieBreak): Fraction | null => {
  if (tie.kind === "deduction") return decimal(result.deduction);
  if (tie.kind === "base") return decimal(result.base);
  if (tie.kind === "bonus") return decimal(result.bonus);
  if (tie.of === "measurement") return measured(result, tie.item);
  const points = itemOf(result, tie.item)?.points ?? null;
  return points === null ? null : decimal(points);
};

/** Negative where a stands before b; none stands behind every number. */
const order = (rules: Rules, a: Result, b: Result): number => {
  const byTotal = compare(decimal(b.total), decimal(a.total));
  if (byTotal !== 0) return byTotal;
  for (const tie of rules.ties) {
    const [left, right] = [valueFor(a, tie), valueFor(b, tie)];
    if (left === null && right === null) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    const difference = tie.first === "highest" ? compare(right, left) : compare(left, right);
    if (difference !== 0) return difference;
  }
  return 0;
};

const poolOf = (rules: Rules, result: Result): string => (rules.pools === "town" ? result.town : "district");

const rankOf = (rules: Rules, grade: string): number => rules.grades.findIndex(({ id }) => id === grade);

const lacksOf = (rules: Rules, rule: PlaceRule, result: Result): string[] => {
  const wanted = rankOf(rules, rule.grade);
  const held = result.caps.filter(({ limit }) => rankOf(rules, limit) < wanted);
  const natural = result.naturalGrade === null ? -1 : rankOf(rules, result.naturalGrade);
  const lacks: string[] = [];
  if (result.grade !== rule.grade && !(natural >= wanted && held.length > 0)) lacks.push("grade");
  for (const { id } of held) lacks.push(`cap ${id}`);
  rule.conditions.forEach(({ item, atLeast = "0" }, index) => {
    const value = measured(result, item);
    if (value === null || less(value, decimal(atLeast))) lacks.push(`condition ${index}`);
  });
  return lacks;
};

/** Everything that a question is about. */
export interface Question {
  readonly rules: Rules;
  readonly field: readonly Result[];
  readonly decisions: readonly Decision[];
  readonly published: Published | null;
}

const quotaFor = (rule: PlaceRule, pool: readonly Result[]): number => {
  const size = pool.filter(({ gradeState }) => gradeState !== "none").length;
  const share = Number(floorOf(multiply(decimal(rule.rate), whole(size))));
  return Math.min(size, Math.max(share, rule.atLeast));
};

interface Outcome {
  readonly state: string;
  readonly decision: string | null;
}

const sameTeams = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join(" ") === [...b].sort().join(" ");

/** The state of one team of a list at n places, from how many stand before it and how many beside it. */
const inCut = (question: Question, rule: PlaceRule, list: readonly Result[], one: Result, n: number): Outcome => {
  const before = list.filter((other) => order(question.rules, other, one) < 0).length;
  const group = list.filter((other) => order(question.rules, other, one) === 0).map(({ team }) => team);
  if (before + group.length <= n) return { state: "granted", decision: null };
  if (before >= n) return { state: "no-place", decision: null };
  const decision = question.decisions.find(({ place, teams }) => place === rule.id && sameTeams(teams, group));
  if (decision === undefined) return { state: "tied", decision: null };
  const at = decision.teams.indexOf(one.team);
  return { state: at < n - before ? "decided" : "no-place", decision: decision.id };
};

const afterPublication = (
  question: Question,
  published: Published,
  rule: PlaceRule,
  pool: readonly Result[],
  candidates: readonly Result[],
  one: Result,
  quota: number,
): Outcome => {
  const isHolder = (team: string): boolean =>
    published.holders.some((each) => each.place === rule.id && each.team === team);
  if (isHolder(one.team)) return { state: "granted", decision: null };
  const lost = published.holders.filter(
    ({ team, place }) =>
      place === rule.id && pool.some((each) => each.team === team) && !candidates.some((each) => each.team === team),
  );
  const whole = Math.max(0, quota - lost.filter(({ publicity }) => publicity === "over").length);
  const kept = candidates.filter(({ team }) => isHolder(team)).length;
  const refills = lost.some(({ publicity }) => publicity === "open");
  const isLate = published.late.includes(one.team);
  const eligible = candidates.filter(({ team }) => !isHolder(team) && (refills || published.late.includes(team)));
  const nothing: Outcome = { state: "no-place", decision: null };
  const first = eligible.includes(one) ? inCut(question, rule, eligible, one, Math.max(0, whole - kept)) : nothing;
  if (!isLate || !["no-place", "tied"].includes(first.state)) return first;
  const fresh = inCut(question, rule, candidates, one, whole);
  if (["granted", "decided"].includes(fresh.state)) return { ...fresh, state: "over-quota" };
  return first.state === "no-place" ? fresh : first;
};

const outcomeOf = (question: Question, rule: PlaceRule, one: Result): Outcome => {
  const { rules, field, published } = question;
  if (one.gradeState !== "fixed") return { state: "none", decision: null };
  if (lacksOf(rules, rule, one).length > 0) return { state: "below-threshold", decision: null };
  const pool = field.filter((other) => poolOf(rules, other) === poolOf(rules, one));
  const candidates = pool.filter((other) => other.gradeState === "fixed" && lacksOf(rules, rule, other).length === 0);
  const quota = quotaFor(rule, pool);
  if (published === null) return inCut(question, rule, candidates, one, quota);
  return afterPublication(question, published, rule, pool, candidates, one, quota);
};

const isPlace = (state: string): boolean => ["granted", "decided", "over-quota"].includes(state);

/** The team with another total: its natural grade and grade follow. */
const withTotal = (rules: Rules, one: Result, total: Fraction): Result => {
  let natural = 0;
  rules.grades.forEach(({ from }, at) => {
    if (from !== undefined && compare(total, decimal(from)) >= 0) natural = at;
  });
  const final = Math.min(natural, ...one.caps.map(({ limit }) => rankOf(rules, limit)));
  const idOf = (at: number): string | null => rules.grades[at]?.id ?? null;
  return { ...one, total: exactText(total), naturalGrade: idOf(natural), grade: idOf(final) };
};

/** No total of the fields is so high that anything above changes. */
const beyond = whole(12);

const marginOf = (question: Question, rule: PlaceRule, one: Result, sign: 1 | -1): string | null => {
  const { rules, field } = question;
  const step = divide(whole(1), whole(10 ** rules.digits));
  const top = rules.cap === "none" ? beyond : decimal(rules.cap);
  let amount = step;
  for (;;) {
    const total = sign > 0 ? add(decimal(one.total), amount) : subtract(decimal(one.total), amount);
    if (less(total, decimal(rules.floor)) || less(top, total)) return null;
    const changed = withTotal(rules, one, total);
    const all = field.map((other) => (other === one ? changed : other));
    const { state } = outcomeOf({ ...question, field: all, decisions: [] }, rule, changed);
    if (isPlace(state) === sign > 0) return exactText(amount);
    amount = add(amount, step);
  }
};

const placeSaid = (question: Question, rule: PlaceRule, one: Result, margins: boolean): PlaceSaid => {
  const { state, decision } = outcomeOf(question, rule, one);
  const isFixed = one.gradeState === "fixed";
  const held = question.published?.holders.some(({ team, place }) => team === one.team && place === rule.id) === true;
  return {
    place: rule.id,
    state,
    decision,
    published: held ? (isPlace(state) ? "kept" : "lost") : null,
    lacks: isFixed ? lacksOf(question.rules, rule, one) : [],
    rise: margins && isFixed && !isPlace(state) ? marginOf(question, rule, one, 1) : null,
    fall: margins && isPlace(state) ? marginOf(question, rule, one, -1) : null,
  };
};

const teamSaid = (question: Question, one: Result, margins: boolean): TeamSaid => {
  const { rules, field } = question;
  const isFixed = one.gradeState === "fixed";
  const pool = poolOf(rules, one);
  const rivals = field.filter((other) => other.gradeState === "fixed" && poolOf(rules, other) === pool);
  const places = rules.places.map((rule) => placeSaid(question, rule, one, margins));
  const limited = rules.places.findIndex(({ grade }) => grade === one.grade);
  const hasNone = limited >= 0 && !isPlace(places[limited]?.state ?? "");
  return {
    pool,
    team: one.team,
    rank: isFixed ? 1 + rivals.filter((other) => order(rules, other, one) < 0).length : null,
    grade: !isFixed ? null : hasNone ? (rules.places[limited]?.otherwise ?? null) : one.grade,
    places,
  };
};

/** Ranks a field; margins, which are slow to find, only when they are asked for. */
export const rankField = (question: Question, margins: boolean): Said => {
  const { rules, field } = question;
  const pools = [...new Set(field.map((one) => poolOf(rules, one)))].sort();
  return {
    quotas: pools.flatMap((pool) =>
      rules.places.map((rule) => {
        const members = field.filter((one) => poolOf(rules, one) === pool);
        return `${pool} ${rule.id} ${quotaFor(rule, members)}`;
      }),
    ),
    teams: field.map((one) => teamSaid(question, one, margins)),
  };
};
