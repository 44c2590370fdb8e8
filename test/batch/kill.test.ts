/** Killed at any moment, by `kill -9`, and resumed: the same bytes as if nothing had happened. `ZHUCUN_KILLS=50` kills that often. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { env } from "node:process";
import { expect, test } from "vitest";
import { bytesIn, fileOf, newFolder, teamsOf, textOf } from "./inputs";
import { type Given, killed, whole } from "./processes";

const times = Number(env["ZHUCUN_KILLS"] ?? 3);
const lines = teamsOf(40).flat();
const bad = ["{", JSON.stringify({ team: "t000007", kind: "count" })];
const inputs = [fileOf(textOf([...lines.slice(0, 900), ...bad, ...lines.slice(900)]))];

const kinds: readonly Pick<Given, "grouped" | "threads">[] = [1, 2, 8].flatMap((threads) => [
  { grouped: false, threads },
  { grouped: true, threads },
]);

test(`killed ${times} times`, { timeout: 120_000 + times * 60_000 }, async () => {
  const common = { inputs, rank: true, unitBytes: 60_000 };
  const moments: string[] = [];
  const expected = new Map<string, Record<string, string>>();
  const took = new Map<string, number>();
  for (let time = 0; time < times; time++) {
    const kind = kinds[time % kinds.length] ?? {};
    const name = JSON.stringify(kind.grouped);
    if (!expected.has(name)) {
      const out = join(newFolder(), "out");
      const undisturbed = await whole({ ...common, ...kind, out });
      expect(undisturbed.code).toBe(1);
      took.set(name, undisturbed.took);
      expected.set(name, bytesIn(out, true));
    }
    const out = join(newFolder(), "out");
    // From the first moment to the last, spread over all kinds; and once more, so that a resumed run is killed as well.
    const moment = ((time + Math.random()) / times) * (took.get(name) ?? 0);
    const wasRunning = await killed({ ...common, ...kind, out }, moment);
    const left = existsSync(join(out, ".work")) ? readdirSync(join(out, ".work")).sort().join(" ") : "";
    moments.push(`${JSON.stringify(kind)} ${Math.round(moment)} ms ${wasRunning ? "" : "(it had ended)"} ${left}`);
    await killed({ ...common, ...kind, out, resume: true }, Math.random() * moment);
    const resumed = await whole({ ...common, ...kind, out, resume: true });
    expect(resumed, moments.at(-1)).toMatchObject({ code: 1, problems: [] });
    expect(bytesIn(out, true), moments.at(-1)).toEqual(expected.get(name));
    expect(readdirSync(out)).not.toContain(".work");
  }
  console.info(moments.join("\n"));
});
