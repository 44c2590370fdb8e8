/** Mutation testing of the engine and the model: `npm run mutation`. README.md beside this file says how it is made fast. */
export default {
  // Sentences (`model/words/`, `model/problem-words.ts`) are left out: fixtures pin each of them, word by word.
  mutate: ["src/engine/**/*.ts", "src/model/**/*.ts", "!src/model/words/**", "!src/model/problem-words.ts"],
  testRunner: "mocha",
  plugins: ["@stryker-mutator/mocha-runner"],
  buildCommand: "node test/mutation/build.mjs",
  mochaOptions: { spec: ["reports/mutation-tests.mjs"] },
  coverageAnalysis: "perTest",
  // What runs only while modules load (the shapes of documents, tables of words) would need a process for each mutant.
  ignoreStatic: true,
  incremental: true,
  incrementalFile: "reports/mutation/incremental.json",
  concurrency: 1,
  disableTypeChecks: false,
  timeoutMS: 3000,
  timeoutFactor: 1,
  reporters: ["clear-text", "json", "progress-append-only"],
  clearTextReporter: { logTests: false, reportMutants: false, reportTests: false },
  ignorePatterns: ["coverage", "dist", "reports", "examples/district/full"],
};
