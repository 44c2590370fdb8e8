/** Mutants in words: what was changed and where it shows, without a key of the data. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { evaluate, type Question } from "../../../src/engine/evaluate";
import type { Evaluation } from "../../../src/model/evaluation";
import type { Ledger } from "../../../src/model/ledger";
import { InvalidInputError, type Step } from "../../../src/model/problem";
import type { Scheme } from "../../../src/model/scheme";
import { comparisonsOf } from "../../../src/policy/case/compare";
import { mutantsOf } from "../../../src/policy/mutant/mutants";
import { tellableOf } from "../../../src/policy/mutant/tellable";
import { mutantText, shownText } from "../../../src/policy/mutant/words";
import { questionsFor, worlds } from "../../arbitrary";

const shown = (...differs: readonly Step[]) => {
  const { zh, en } = shownText(luojiang, differs);
  return [zh, en];
};

/** What the engine answers; undefined where it refuses the question. */
const answer = (scheme: Scheme, ledger: Ledger, question: Question): Evaluation | undefined => {
  try {
    return evaluate(scheme, ledger, question);
  } catch (error) {
    if (error instanceof InvalidInputError) return undefined;
    throw error;
  }
};

/** A scheme whose titles hold no Latin letter, so that any that is said is a key. */
const titled = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(titled);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === "title" ? { zh: "名称", en: "Name" } : titled(inner)]),
  );
};

describe("where a mutant shows", () => {
  test("is said with the scheme's titles", () => {
    expect(shown("gradeState")).toEqual(["不同之处：定等情况", "it would show in the state of the grade"]);
    expect(shown("items", "1.2", "points")).toEqual([
      "不同之处：指标 1.2 请销假手续的得分",
      "it would show in item 1.2 (Leave procedure), the points",
    ]);
    expect(shown("parts", "years", "2022", "grade")[0]).toBe("不同之处：2022 年度的等次");
    expect(shown("mirrors", "town")[0]).toBe("不同之处：镇党委的连带减分");
    expect(shown("gradeReasons", "short-period")[0]).toBe("不同之处：因时间太短而不定等次");
    expect(shown("problem")[0]).toBe("不同之处：原办法和改错的办法，只有一个算得出结果");
  });

  test("is said in words for every place of every evaluation", () => {
    fc.assert(
      fc.property(
        worlds().chain((world) => fc.record({ world: fc.constant(world), question: questionsFor(world.ledger) })),
        ({ world: { scheme, ledger }, question }) => {
          const evaluation = answer(scheme, ledger, question);
          if (evaluation === undefined) return;
          const named = titled(scheme) as Scheme; // only its titles are others
          for (const { path } of comparisonsOf(tellableOf(evaluation), {})) {
            const { zh } = shownText(named, path);
            const names = path.slice(1, -1).map(String);
            const left = names.reduce((text, name) => text.replaceAll(name, ""), zh);
            expect(left, path.join(".")).not.toMatch(/[A-Za-z]/);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("what a mutant changed", () => {
  const all = mutantsOf(luojiang).map((mutant) => ({ mutant, text: mutantText(luojiang, mutant) }));

  test("a body on which a case falls is said by its title", () => {
    const one = all.find(({ mutant: { at, to } }) => at.at(-1) === "body" && to === "unit");
    expect(one?.text.zh).toBe("M01 无故脱岗离岗 对镇党委的连带：主体由“镇党委”改成“派员单位”");
    expect(one?.text.en).toMatch(/: the body became “Dispatching unit”, was “Town Party committee”$/);
  });

  test("is never said by a key of the data", () => {
    for (const { text } of all) expect(text.zh).toMatch(/由“.+”改成“.+”$|：去掉了这一条$/);
  });
});
