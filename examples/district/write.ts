/** Writes the demonstration district: `npx tsx examples/district/write.ts [folder] [seed]`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generate } from "./generate";

const [folder = join(import.meta.dirname, "full"), seed = "20210820"] = process.argv.slice(2);
for (const { path, text } of generate(Number(seed))) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
