/** What cases ought to try: named once each, belonging to clauses, growing with the scheme; and what is left out is never seen. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { villageLeadership } from "../../../rubrics/village-leadership";
import { evaluate, type Question } from "../../../src/engine/evaluate";
import { amend } from "../../../src/model/change";
import type { Evaluation } from "../../../src/model/evaluation";
import type { Ledger } from "../../../src/model/ledger";
import { itemsOf, type Scheme } from "../../../src/model/scheme";
import { clausesOf } from "../../../src/policy/clause";
import { aimsOf, leftOutOf } from "../../../src/policy/coverage/aims";
import { reachedIn } from "../../../src/policy/coverage/reached";
import { aimText, leftOutText } from "../../../src/policy/coverage/words";
import { questionsFor, schemes, worlds } from "../../arbitrary";

const keysOf = (scheme: Scheme): readonly string[] => aimsOf(scheme).map(({ key }) => key);

/** The first scheme, changed and read anew. */
const changed = (change: Parameters<typeof amend>[1]): Scheme => amend(luojiang, change).value;

const newIn = (before: Scheme, after: Scheme): readonly string[] => {
  const old = new Set(keysOf(before));
  return keysOf(after).filter((key) => !old.has(key));
};

const answer = (scheme: Scheme, ledger: Ledger, question: Question): Evaluation | undefined => {
  try {
    return evaluate(scheme, ledger, question);
  } catch {
    return undefined; // a year without holiday data
  }
};

describe("the aims of a scheme", () => {
  test.each([
    ["luojiang", luojiang],
    ["village-leadership", villageLeadership],
  ])("of %s have a name each and belong to clauses", (_, scheme) => {
    const all = [...aimsOf(scheme), ...leftOutOf(scheme)];
    const clauses = new Set(clausesOf(scheme).map(({ key }) => key));
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    expect(all.filter(({ clause }) => !clauses.has(clause))).toEqual([]);
  });

  test("of random schemes have a name each and belong to clauses", () => {
    fc.assert(
      fc.property(schemes(), (scheme) => {
        const all = [...aimsOf(scheme), ...leftOutOf(scheme)];
        const clauses = new Set(clausesOf(scheme).map(({ key }) => key));
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
        expect(all.filter(({ clause }) => !clauses.has(clause))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("are there for every item of every scheme: that it is measured at all", () => {
    fc.assert(
      fc.property(schemes(), (scheme) => {
        const measured = aimsOf(scheme).flatMap(({ what }) =>
          what.kind === "state" && what.state === "measured" ? [what.item] : [],
        );
        expect(measured).toEqual(itemsOf(scheme).map(({ id }) => id));
      }),
      { numRuns: 50 },
    );
  });

  test("grow by those of a tier that is added", () => {
    const more = changed((draft) => {
      const method = draft.rubric.categories.flatMap(({ items }) => items).find(({ id }) => id === "5.2")?.method;
      if (method?.kind === "tiers") method.steps.splice(3, 0, { from: "0.4", points: "1" });
    });
    const added = newIn(luojiang, more);
    expect(added).toContain("items/5.2/method arm:tier-4");
    for (const side of ["below", "at", "above"]) expect(added).toContain(`items/5.2/method value:0.4:${side}`);
    expect(added.every((key) => key.startsWith("items/5.2/method"))).toBe(true);
  });

  test("grow by those of a cap that is added, and of no other clause", () => {
    const more = changed((draft) => {
      draft.caps?.push({
        id: "another",
        title: { zh: "又一条", en: "another" },
        basis: { sources: [], origin: "authored" },
        when: { kind: "measurement", item: "9.2", below: "0.7" },
        limit: "good",
        in: ["annual"],
      });
    });
    const added = newIn(luojiang, more);
    expect(added.length).toBe(7);
    expect(added.every((key) => key.startsWith("caps/another "))).toBe(true);
  });

  test("move with a number and stay as many", () => {
    const other = changed((draft) => {
      const method = draft.rubric.categories.flatMap(({ items }) => items).find(({ id }) => id === "1.2")?.method;
      if (method?.kind === "per-occurrence") method.each = "1";
    });
    expect(newIn(luojiang, other)).toEqual([
      "items/1.2/method value:2:below",
      "items/1.2/method value:2:at",
      "items/1.2/method value:2:above",
    ]);
    expect(keysOf(other).length).toBe(keysOf(luojiang).length);
  });

  test("are said in both languages, each differently", () => {
    for (const scheme of [luojiang, villageLeadership]) {
      const said = aimsOf(scheme).map((aim) => aimText(scheme, aim));
      expect(new Set(said.map(({ zh }) => zh)).size).toBe(said.length);
      expect(new Set(said.map(({ en }) => en)).size).toBe(said.length);
      for (const one of leftOutOf(scheme)) expect(leftOutText(scheme, one).en).toMatch(/\. Not counted: /);
    }
  });
});

describe("what is left out", () => {
  test("is never seen in any evaluation of random schemes and ledgers", () => {
    fc.assert(
      fc.property(
        worlds().chain((world) => fc.record({ world: fc.constant(world), question: questionsFor(world.ledger) })),
        ({ world: { scheme, ledger }, question }) => {
          const evaluation = answer(scheme, ledger, question);
          if (evaluation === undefined) return;
          const isReached = reachedIn(scheme, {
            teams: [ledger],
            evaluations: [evaluation],
            ranking: null,
            warnings: null,
          });
          const seen = leftOutOf(scheme).filter(({ what }) => isReached(what));
          expect(seen.map(({ key, why }) => [key, why])).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
