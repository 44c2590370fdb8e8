/** The JSON Schemas for editors are those of the zod shapes, and real documents satisfy them. */
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
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
});
