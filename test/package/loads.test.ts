/** The installed package on the Node that runs this: imported, required, and started from the command line. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Installed, install } from "./installed";

let installed: Installed;
beforeAll(() => {
  installed = install();
});
afterAll(() => installed.remove());

const ledger = `{
  format: "zhucun-ledger/1", team: "t", village: "河湾村", town: "柏溪镇", units: ["区农业农村局"],
  term: { from: "2021-08-01", to: "2023-09-30" },
  members: [{ id: "m1", name: "王立春", role: "leader", service: [{ from: "2021-08-01" }] }],
  facts: [{ id: "f1", kind: "tally", item: "2.1", day: "2022-05-06", recorded: "2022-05-06", by: "组织部", done: 1, due: 3 }],
}`;
const asks = `console.log(evaluateAnnual(luojiang, parseLedger(${ledger}, { scheme: luojiang }), { year: 2022 }).total);`;

describe("the installed package", () => {
  it("is imported", () => {
    installed.write(
      "imports.mjs",
      `import { evaluateAnnual, parseLedger } from "zhucun";
       import { luojiang } from "zhucun/rubrics/luojiang";
       ${asks}`,
    );
    expect(installed.node("imports.mjs")).toMatchObject({
      status: 0,
      errors: "",
      output: expect.stringMatching(/^\d/),
    });
  });

  it("is required, and gives the same", () => {
    installed.write(
      "requires.cjs",
      `const { evaluateAnnual, parseLedger } = require("zhucun");
       const { luojiang } = require("zhucun/rubrics/luojiang");
       ${asks}`,
    );
    const required = installed.node("requires.cjs");
    expect(required).toMatchObject({ status: 0, errors: "" });
    expect(required.output).toBe(installed.node("imports.mjs").output);
  });

  it("exports the same names to both", () => {
    const names = (load: string) =>
      `${load}.then((all) => console.log(Object.keys(all).filter((name) => name !== "default" && name !== "module.exports").sort().join()))`;
    installed.write("names.mjs", names('import("zhucun")'));
    installed.write("names.cjs", names('Promise.resolve(require("zhucun"))'));
    const imported = installed.node("names.mjs").output;
    expect(imported).toContain("evaluateAnnual");
    expect(installed.node("names.cjs").output).toBe(imported);
  });

  it("shows nothing but its exports", () => {
    installed.write("inside.mjs", 'import("zhucun/dist/index.js").catch(({ code }) => console.log(code));');
    expect(installed.node("inside.mjs").output).toBe("ERR_PACKAGE_PATH_NOT_EXPORTED\n");
    installed.write("manifest.cjs", 'console.log(require("zhucun/package.json").name);');
    expect(installed.node("manifest.cjs").output).toBe("zhucun\n");
  });

  it("has a command that answers, and that says no to what it does not know", () => {
    expect(installed.node("node_modules/zhucun/dist/cli.js", "--version")).toMatchObject({
      status: 0,
      output: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
    const help = installed.node("node_modules/zhucun/dist/cli.js", "--help", "--lang", "en");
    expect(help).toMatchObject({ status: 0, output: expect.stringContaining("zhucun evaluate") });
    expect(installed.node("node_modules/zhucun/dist/cli.js", "nothing").status).toBe(2);
  });
});
