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

type Kind = Pick<Given, "grouped" | "threads" | "surveyPause">;
const kinds: readonly Kind[] = [
  // Looking at the input takes as long as evaluating it: most of these are killed before there is a plan.
  { grouped: true, threads: 2, surveyPause: 100 },
  { grouped: false, threads: 1 },
  { grouped: true, threads: 8 },
  { grouped: true, threads: 1 },
  { grouped: false, threads: 2 },
  { grouped: true, threads: 2 },
  { grouped: false, threads: 8 },
];

/** What a process that was killed has left: the names in its working folder, and how many parts. */
const leftIn = (out: string): string => {
  const work = join(out, ".work");
  if (!existsSync(work)) return "";
  const names = readdirSync(work).sort();
  const parts = names.filter((name) => name.startsWith("parts-")).flatMap((name) => readdirSync(join(work, name)));
  return `${names.join(" ")}, ${parts.length} parts`;
};

test(`killed ${times} times`, { timeout: 120_000 + times * 60_000 }, async () => {
  const common = { inputs, rank: true, unitBytes: 60_000 };
  const moments: string[] = [];
  const expected = new Map<string, Record<string, string>>();
  const took = new Map<string, number>();
  for (let time = 0; time < times; time++) {
    const kind = kinds[time % kinds.length] ?? {};
    const name = JSON.stringify(kind);
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
    const left = leftIn(out);
    moments.push(`${JSON.stringify(kind)} ${Math.round(moment)} ms ${wasRunning ? "" : "(it had ended)"} ${left}`);
    await killed({ ...common, ...kind, out, resume: true }, Math.random() * moment);
    const resumed = await whole({ ...common, ...kind, out, resume: true });
    expect(resumed, moments.at(-1)).toMatchObject({ code: 1, problems: [] });
    expect(bytesIn(out, true), moments.at(-1)).toEqual(expected.get(name));
    expect(readdirSync(out)).not.toContain(".work");
  }
  console.info(moments.join("\n"));
});
