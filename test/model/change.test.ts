/** Changes give new values, checked again, with patches that lead there and back; what was given stays as it is. */
import { applyPatches, enablePatches } from "immer";
import { describe, expect, test } from "vitest";
import { evaluateTerm } from "../../src/engine/evaluate";
import { amend, correct, record } from "../../src/model/change";
import { parseLedger } from "../../src/model/ledger-check";
import { InvalidInputError } from "../../src/model/problem";
import { parseScheme } from "../../src/model/scheme-check";
import { deepFrozen, fact } from "../small-district";
import { wholeLedger, wholeScheme } from "./whole-district";

enablePatches();
const scheme = parseScheme(wholeScheme);
const ledger = parseLedger(wholeLedger, { scheme });
const tally = fact("tally", "2022-04-01", { id: "more", item: "tiers", done: "3.0", due: 4 });

/** The codes and places of what a change refuses. */
const refused = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof InvalidInputError)
      return error.problems.map(({ code, path }) => `${code} at ${path.join(".")}`);
    throw error;
  }
  return [];
};

describe("record", () => {
  const changed = record(ledger, [tally], { scheme });

  test("adds facts at the end, read as trusted facts", () => {
    expect(changed.value.facts.length).toBe(ledger.facts.length + 1);
    expect(changed.value.facts.at(-1)).toMatchObject({ id: "more", done: "3", due: "4" });
  });

  test("gives patches that lead to the new ledger and back", () => {
    expect(applyPatches(ledger, [...changed.patches])).toEqual(changed.value);
    expect(applyPatches(changed.value, [...changed.inverse])).toEqual(ledger);
    expect(changed.patches.map(({ op, path }) => `${op} ${path.join(".")}`)).toEqual([
      `add facts.${ledger.facts.length}`,
    ]);
  });

  test("shares with the old ledger everything that did not change", () => {
    expect(changed.value.members).toBe(ledger.members);
    expect(changed.value.facts[0]).toBe(ledger.facts[0]);
    expect(changed.value.facts).not.toBe(ledger.facts);
  });

  test("leaves the old ledger as it was, not even frozen", () => {
    const mine = parseLedger(wholeLedger);
    record(mine, [tally]);
    record(mine, []);
    expect(mine).toEqual(parseLedger(wholeLedger));
    expect([mine, mine.facts, mine.facts[0], mine.members, mine.term].map(Object.isFrozen)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  test("accepts a ledger and facts that are frozen at every level", () => {
    expect(record(deepFrozen(parseLedger(wholeLedger)), deepFrozen([structuredClone(tally)])).value).toEqual(
      changed.value,
    );
  });

  test("refuses wrong facts with all their problems, with the place in the whole ledger", () => {
    const at = ledger.facts.length;
    const wrong = [{ ...tally, id: "value" }, fact("tally", "2022-02-01", { item: "tiers", done: 3, due: 2 })];
    expect(refused(() => record(ledger, wrong, { scheme }))).toEqual([
      `duplicate-name at facts.${at}.id`,
      `done-above-due at facts.${at + 1}.done`,
    ]);
  });

  test("checks names against the scheme where one is given", () => {
    const unknown = { ...tally, item: "nothing" };
    expect(refused(() => record(ledger, [unknown]))).toEqual([]);
    expect(refused(() => record(ledger, [unknown], { scheme }))).toEqual([
      `unknown-name at facts.${ledger.facts.length}.item`,
    ]);
  });

  test("takes 150,000 facts at once", () => {
    const many = Array.from({ length: 150_000 }, (_, index) => ({ ...tally, id: `n${index}` }));
    expect(record(ledger, many).value.facts.length).toBe(ledger.facts.length + 150_000);
  });

  test("gives a ledger that is evaluated like one that had the facts from the start", () => {
    const whole = parseLedger({ ...wholeLedger, facts: [...(wholeLedger.facts ?? []), tally] });
    expect(JSON.stringify(evaluateTerm(scheme, changed.value))).toBe(JSON.stringify(evaluateTerm(scheme, whole)));
    expect(JSON.stringify(evaluateTerm(scheme, changed.value))).not.toBe(JSON.stringify(evaluateTerm(scheme, ledger)));
  });
});

describe("correct", () => {
  const correction = {
    ...fact("tally", "2022-03-01", { id: "right", item: "tiers", done: 4, due: 4, corrects: "tally" }),
  };

  test("adds a fact that names the one it corrects; the corrected one stays", () => {
    const { value } = correct(ledger, correction, { scheme });
    expect(value.facts.at(-1)).toMatchObject({ id: "right", corrects: "tally", reason: "written wrongly" });
    expect(value.facts).toContain(ledger.facts.find(({ id }) => id === "tally"));
  });

  test("refuses a fact that names nothing to correct", () => {
    const bare = fact("tally", "2022-03-01", { id: "right", item: "tiers", done: 4, due: 4 });
    expect(refused(() => correct(ledger, bare))).toEqual(["missing-key at "]);
    expect(refused(() => correct(ledger, { ...correction, corrects: "tallly" }))).toEqual([
      `correction-of-nothing at facts.${ledger.facts.length}.corrects`,
    ]);
  });

  test("refuses to correct a fact a second time", () => {
    const once = correct(ledger, correction).value;
    expect(refused(() => correct(once, { ...correction, id: "again" }))).toEqual([
      `correction-twice at facts.${once.facts.length}.corrects`,
    ]);
    expect(correct(once, { ...correction, id: "again", corrects: "right" }).value.facts.length).toBe(
      once.facts.length + 1,
    );
  });
});

describe("amend", () => {
  const amended = amend(scheme, (draft) => {
    draft.version = "2";
    const first = draft.rubric.categories[0]?.items[0];
    if (first?.method.kind === "per-occurrence") first.method.each = 0.5;
  });

  test("gives the changed scheme, read again", () => {
    expect(amended.value.version).toBe("2");
    expect(amended.value.rubric.categories[0]?.items[0]?.method).toEqual({
      kind: "per-occurrence",
      each: "0.5",
      free: "0",
    });
  });

  test("gives patches that lead to the new scheme and back", () => {
    expect(amended.patches.map(({ path }) => path.join("."))).toEqual([
      "rubric.categories.0.items.0.method.each",
      "version",
    ]);
    expect(parseScheme(applyPatches(scheme, [...amended.patches]))).toEqual(amended.value);
    expect(applyPatches(amended.value, [...amended.inverse])).toEqual(scheme);
  });

  test("leaves the given scheme as it was, frozen or not", () => {
    const mine = parseScheme(wholeScheme);
    amend(mine, (draft) => {
      draft.version = "3";
    });
    expect(mine).toEqual(parseScheme(wholeScheme));
    expect([mine, mine.rubric, mine.grades[0]].map(Object.isFrozen)).toEqual([false, false, false]);
    expect(amend(deepFrozen(mine), () => undefined).value).toEqual(scheme);
  });

  test("refuses a scheme that no longer holds together", () => {
    const work = () =>
      amend(scheme, (draft) => {
        draft.rubric.points = 107;
        draft.grades = [];
      });
    expect(refused(work)).toEqual(["empty at grades"]);
    expect(
      refused(() =>
        amend(scheme, (draft) => {
          draft.rubric.points = 107;
          draft.term.termWeight = 0.5;
        }),
      ),
    ).toEqual(["weights-do-not-add-up at term", "points-do-not-add-up at rubric.points"]);
  });
});
