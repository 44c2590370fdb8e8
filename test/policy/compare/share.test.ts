/** The arithmetic of shares, on small random games: 100,000 pairs of states in all. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, type Exact, exactText, negate, ratio, sum, zero } from "../../../src/model/points";
import { lowestShares } from "../../../src/policy/compare/grade-parts";
import { groupsOf, type Numbers, sharesOf } from "../../../src/policy/compare/share";

const names = ["a", "b", "c", "d", "e"];

/** A game of so many changes: what each selection comes to, from a list of numbers. */
const games = (players: readonly string[]) =>
  fc
    .array(fc.integer({ min: -9, max: 9 }), { minLength: 2 ** players.length, maxLength: 2 ** players.length })
    .map((values) => (made: ReadonlySet<string>): Numbers => {
      const at = players.reduce((bits, name, place) => bits + (made.has(name) ? 2 ** place : 0), 0);
      return { points: ratio(values[at] ?? 0, 7), other: ratio(at) };
    });

const pointsIn = (shares: ReadonlyMap<string, Numbers>, name: string): Exact => shares.get(name)?.["points"] ?? zero;
const whole = (ask: (made: ReadonlySet<string>) => Numbers, players: readonly string[]): Exact =>
  sum([ask(new Set(players))["points"] ?? zero, negate(ask(new Set())["points"] ?? zero)]);

const trials = fc.integer({ min: 1, max: 4 }).chain((size) => {
  const players = names.slice(0, size);
  return fc.record({ players: fc.constant(players), ask: games(players) });
});

describe("shares", () => {
  test("add up to the whole difference, and turn round with the sides", () => {
    fc.assert(
      fc.property(trials, ({ players, ask }) => {
        const shares = sharesOf(players, ask);
        const all = players.map((name) => pointsIn(shares, name));
        expect(compare(sum(all), whole(ask, players))).toBe(0);
        const back = sharesOf(players, (made) => ask(new Set(players.filter((name) => !made.has(name)))));
        for (const name of players) expect(compare(pointsIn(back, name), negate(pointsIn(shares, name)))).toBe(0);
      }),
      { numRuns: 20_000 },
    );
  });

  test("are none for a change that changes nothing, whose presence changes no other share; in any order of names", () => {
    fc.assert(
      fc.property(trials, ({ players, ask }) => {
        const without = (made: ReadonlySet<string>) => ask(new Set([...made].filter((name) => name !== "idle")));
        const shares = sharesOf(players, ask);
        const more = sharesOf(["idle", ...players].reverse(), without);
        expect(exactText(pointsIn(more, "idle"))).toBe("0");
        for (const name of players) expect(compare(pointsIn(more, name), pointsIn(shares, name))).toBe(0);
      }),
      { numRuns: 10_000 },
    );
  });

  test("of more than ten changes are weighed in groups by name, and add up as well", () => {
    const many = Array.from({ length: 12 }, (_, at) => `n${String(at).padStart(2, "0")}`);
    expect(groupsOf([...many].reverse())).toEqual(groupsOf(many));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 12, maxLength: 12 }), (weights) => {
        const ask = (made: ReadonlySet<string>): Numbers => {
          const total = many.reduce((so, name, at) => so + (made.has(name) ? (weights[at] ?? 0) : 0), 0);
          return { points: ratio(Math.max(total, 0)) };
        };
        const shares = sharesOf(many, ask);
        expect(compare(sum(many.map((name) => pointsIn(shares, name))), whole(ask, many))).toBe(0);
        weights.forEach((weight, at) => {
          if (weight === 0) expect(exactText(pointsIn(shares, many[at] ?? ""))).toBe("0");
        });
      }),
      { numRuns: 5 },
    );
  });
});

const holdings = fc.array(fc.record({ from: fc.integer({ min: 0, max: 5 }), to: fc.integer({ min: 0, max: 5 }) }), {
  minLength: 1,
  maxLength: 5,
});

describe("the shares of caps in a grade", () => {
  test("are the Shapley shares in the lowest of their ranks", () => {
    fc.assert(
      fc.property(holdings, (drawn) => {
        const held = drawn.map((one, at) => ({ name: names[at] ?? "", ...one }));
        const lowest = (made: ReadonlySet<string>): Numbers => ({
          points: ratio(Math.min(5, ...held.map(({ name, from, to }) => (made.has(name) ? to : from)))),
        });
        const slow = sharesOf(
          held.map(({ name }) => name),
          lowest,
        );
        for (const [name, share] of lowestShares(held, 6)) expect(compare(share, pointsIn(slow, name))).toBe(0);
      }),
      { numRuns: 5_000 },
    );
  });

  test("add up, turn round, and are none for a cap that stays", () => {
    fc.assert(
      fc.property(holdings, (drawn) => {
        const held = drawn.map((one, at) => ({ name: names[at] ?? "", ...one }));
        const shares = lowestShares(held, 6);
        const [from, to] = [Math.min(5, ...drawn.map((one) => one.from)), Math.min(5, ...drawn.map((one) => one.to))];
        expect(compare(sum(shares.values()), ratio(to - from))).toBe(0);
        const back = lowestShares(
          held.map((one) => ({ ...one, from: one.to, to: one.from })),
          6,
        );
        for (const [name, share] of shares) expect(compare(share, negate(back.get(name) ?? zero))).toBe(0);
        for (const one of held) if (one.from === one.to) expect(exactText(shares.get(one.name) ?? zero)).toBe("0");
      }),
      { numRuns: 65_000 },
    );
  });
});
