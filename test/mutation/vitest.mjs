/** As much of vitest as the tests of the engine and the model use, on mocha, which runs mutant after mutant in one process. */
import { format } from "node:util";
import { JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";
import { expect, use } from "chai";

const { after, before, beforeEach, describe: suite, it } = globalThis;

use(JestExtend);
use(JestChaiExpect);
use(JestAsymmetricMatchers);

/** What shows that much work does not take long, asks other processes, or goes over every day there is. */
const long =
  /^(in Shanghai|takes 150,000|a (circle|chain) of 20,000|10,000 facts of members|20,000 unknown keys|goes there and back|5,000 members)/;

/** Mocha runs what stands alone before all suites; in a suite without a name it keeps its place. */
let inside = false;
const inSuite = (define) => (inside ? define() : suite("", define));

const describe = (name, body) =>
  suite(name, () => {
    const outer = inside;
    inside = true;
    body();
    inside = outer;
  });

const test = (name, body) => inSuite(() => (long.test(name) ? it.skip(name) : it(name, () => body({}))));

test.todo = (name) => inSuite(() => it.skip(name));

test.each = (rows) => (name, body) => {
  for (const row of rows) {
    const given = Array.isArray(row) ? row : [row];
    test(format(name, ...given.slice(0, name.split("%").length - 1)), () => body(...given));
  }
};

/** The caches of the modules: no mutant may answer from what another, or none, has put there. */
const caches = [];

globalThis.forgetful = (make) => {
  let inner = make();
  caches.push(() => {
    inner = make();
  });
  return {
    get: (key) => inner.get(key),
    set: (key, value) => inner.set(key, value),
    has: (key) => inner.has(key),
    delete: (key) => inner.delete(key),
  };
};

/** Rounds of a loop in one test that are taken for endless; Stryker's own count sees only loops that hold the mutant. */
const mostRounds = 5_000_000;
let rounds = 0;

globalThis.round = () => {
  if (++rounds > mostRounds) throw new Error("endless");
};

beforeEach(() => {
  rounds = 0;
  for (const forget of caches) forget();
});

/** Ten times as often as without a mutant is endless, not a hundred times: what is asked of each day is asked very often. */
before(() => {
  const stryker = globalThis.__stryker__;
  if (stryker?.hitLimit !== undefined) stryker.hitLimit /= 10;
});

/**
 * What ran while the tests were being described and in a test as well is judged by the test alone: without this Stryker starts a
 * process for each such mutant, to the same effect, for no mutant is at work while tests are described.
 */
after(() => {
  const { static: described = {}, perTest = {} } = globalThis.__stryker__?.mutantCoverage ?? {};
  for (const covered of Object.values(perTest)) for (const mutant of Object.keys(covered)) delete described[mutant];
});

export { describe, expect, test };
