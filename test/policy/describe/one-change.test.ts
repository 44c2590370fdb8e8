/** Whoever changes a number finds exactly its sentence changed. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { villageLeadership } from "../../../rubrics/village-leadership";
import type { Step } from "../../../src/model/problem";
import type { Scheme } from "../../../src/model/scheme";
import { saidOf } from "../../../src/policy/describe/sentences";
import { schemes } from "../../../src/testing/arbitrary/scheme";
import { regimes } from "../../arbitrary/dereliction";
import { membersTrials } from "../../arbitrary/members";
import { type Change, changesOf, untriedOf } from "./leaves";

interface Spoken {
  readonly at: readonly Step[];
  readonly zh: string;
  readonly en: string;
}

/** Sentences by the place of their clause: a change may rename a clause that is known by what it is about. */
const spoken = (scheme: Scheme): Spoken[] => [...saidOf(scheme).values()].map(({ at, text }) => ({ at, ...text }));

const placeOf = (at: readonly Step[]): string => at.join("/");

/** The clause that a place lies in: the one with the longest place on the way to it. */
const clauseOf = (at: readonly Step[], clauses: readonly Spoken[]): string => {
  const holding = clauses.filter((clause) => clause.at.every((step, index) => at[index] === step));
  return placeOf(holding.reduce((best, one) => (one.at.length > best.at.length ? one : best)).at);
};

/** What a measure counts in is said wherever its value is compared: only the kind of a measure reaches so far. */
const speaksOf = (change: Change, clause: Spoken): boolean => {
  if (placeOf(change.at.slice(-2)) !== "measure/kind") return false;
  const item = placeOf(change.at.slice(0, -2));
  const [category, index] = [Number(change.at[2]), Number(change.at[4])];
  const id = change.scheme.rubric.categories[category]?.items[index]?.id ?? "";
  return placeOf(clause.at).startsWith(`${item}/`) || clause.zh.includes(`${id}“`);
};

/** What is wrong with a change: another sentence changed with it, or its own did not, in one of the languages. */
const faultsOf = (before: readonly Spoken[], change: Change): string[] => {
  const after = spoken(change.scheme);
  const own = clauseOf(change.at, before);
  const what = `${placeOf(change.at)}: ${change.from} → ${change.to}`;
  if (after.length !== before.length) return [`${what}: other clauses`];
  return before.flatMap((old, index) => {
    const now = after[index] ?? old;
    const [zh, en] = [old.zh !== now.zh, old.en !== now.en];
    if (placeOf(old.at) === own) return zh && en ? [] : [`${what}: not told: ${now.zh} ${now.en}`];
    return (zh || en) && !speaksOf(change, old) ? [`${what}: also ${placeOf(old.at)}: ${now.zh}`] : [];
  });
};

const faults = (scheme: Scheme, changes: readonly Change[]): string[] => {
  const before = spoken(scheme);
  return changes.flatMap((change) => faultsOf(before, change));
};

describe("a change of one value", () => {
  test.each([
    ["luojiang", luojiang],
    ["village-leadership", villageLeadership],
  ])("changes exactly the sentence of its clause, for every number and word of %s", (_, scheme) => {
    const changes = changesOf(scheme);
    // A kind can only become another one where both have the same parameters.
    expect(untriedOf(scheme, changes).filter((at) => !at.endsWith("/kind"))).toEqual([]);
    expect(faults(scheme, changes)).toEqual([]);
    expect(changes.length).toBeGreaterThan(500);
  });

  test("does so in random schemes, with rules for members and suspicions among them", () => {
    const any = fc.oneof(
      schemes(),
      regimes().map(({ scheme }) => scheme),
      membersTrials.map(({ scheme }) => scheme),
    );
    fc.assert(
      fc.property(any, (scheme) => {
        expect(faults(scheme, changesOf(scheme))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
