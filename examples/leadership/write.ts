/** Writes the leadership district over itself: `npx tsx examples/leadership/write.ts [seed]`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generateLeadership } from "./generate";

const [seed = "20210701"] = process.argv.slice(2);
for (const { path, text } of generateLeadership(Number(seed))) {
  const file = join(import.meta.dirname, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
