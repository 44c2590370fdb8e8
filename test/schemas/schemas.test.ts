/** The JSON Schemas for editors are those of the zod shapes, and real documents satisfy them. */
import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { gateShape } from "../../src/policy/compare/gate";
import { keyWords } from "./key-words";
import { schemaTexts } from "./texts";

const accepts = (schemaPath: string) => {
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(schemaPath, "utf8")));
  return (document: unknown): string[] => {
    validate(document);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
};

const documentAt = (path: string): Record<string, unknown> => parse(readFileSync(path, "utf8"));

describe("the JSON Schemas for editors", () => {
  test.each(schemaTexts())("$path is what `npm run schemas` writes", ({ path, text }) => {
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  test("the first scheme satisfies the schema of schemes", () => {
    expect(accepts("rubrics/scheme.schema.json")(documentAt("rubrics/luojiang/scheme.yaml"))).toEqual([]);
  });

  test("a misspelt key does not", () => {
    const { title, ...rest } = documentAt("rubrics/luojiang/scheme.yaml");
    expect(accepts("rubrics/scheme.schema.json")({ ...rest, titel: title })).not.toEqual([]);
  });

  test.each(["hewan", "yankou"])("the ledger of %s satisfies the schema of ledgers", (team) => {
    const ledger = documentAt(`examples/district/small/teams/${team}.yaml`);
    expect(accepts("rubrics/ledger.schema.json")(ledger)).toEqual([]);
  });

  test("the gate of a new scheme satisfies the schema of gates, and what is misspelt or below zero does not", () => {
    const satisfies = accepts("rubrics/gate.schema.json");
    expect(satisfies(documentAt("rubrics/start/gate.yaml"))).toEqual([]);
    const gate = (allow: object) => ({ format: "zhucun-gate/1", allow });
    expect(satisfies(gate({ rankChanges: 5, maxTotalChange: "0.5" }))).toEqual([]);
    for (const allow of [{ rankChange: 5 }, { rankChanges: -1 }, { rankChanges: 0.5 }])
      expect(satisfies(gate(allow))).not.toEqual([]);
  });

  test("every key of a gate has a Chinese name, which no other key has", () => {
    const keys = Object.keys(gateShape.shape.allow.shape);
    expect(keys.map((key) => keyWords[key] ?? key).filter((name) => !/\p{Script=Han}/u.test(name))).toEqual([]);
    expect(new Set(keys.map((key) => keyWords[key])).size).toBe(keys.length);
  });

  const cases = readdirSync("rubrics/luojiang/cases").filter((name) => name.endsWith(".yaml"));

  test.each(cases)("the cases of %s satisfy the schema of cases", (name) => {
    expect(accepts("rubrics/cases.schema.json")(documentAt(`rubrics/luojiang/cases/${name}`))).toEqual([]);
  });

  test("a misspelt expectation does not, nor a misspelt key of a fact", () => {
    const document = (fact: object, expected: object) => ({
      format: "zhucun-cases/1",
      cases: [{ id: "a", says: "a", facts: [fact], ask: { annual: 2022 }, expect: expected }],
    });
    const satisfies = accepts("rubrics/cases.schema.json");
    const fact = { kind: "count", item: "1.2", day: "2022-03-01" };
    expect(satisfies(document(fact, { total: 3, items: { "1.2": 1, "1.3": { points: 2 } } }))).toEqual([]);
    expect(satisfies(document(fact, { totl: 3 }))).not.toEqual([]);
    expect(satisfies(document(fact, { items: { "1.2": { point: 3 } } }))).not.toEqual([]);
    expect(satisfies(document({ ...fact, valeu: 3 }, { total: 3 }))).not.toEqual([]);
  });
});
