/** Writes the demonstration district: `npx tsx examples/district/write.ts [folder] [seed]`. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { parseScheme } from "../../src/model/scheme-check";
import { generate, resultFile } from "./generate";

const [folder = join(import.meta.dirname, "full"), seed = "20210820"] = process.argv.slice(2);
const luojiang = parseScheme(
  parse(readFileSync(join(import.meta.dirname, "../../rubrics/luojiang/scheme.yaml"), "utf8")),
);
for (const { path, text } of [...generate(Number(seed)), resultFile(Number(seed), luojiang)]) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
