/**
 * How long `zhucun mutate` takes on the first scheme, from the built package and cold: the command is started in a process of its own, with nothing
 * read or compiled before. Build the package first. The line is 10 s for at least 500 mutants against at least 200 cases, on two cores.
 */
import { spawnSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";

const rounds = 3;

interface Run {
  readonly seconds: number;
  /** Of all its threads, as the system counts them. */
  readonly processor: number;
  readonly says: string;
}

/** What the children of this process have used so far is not told by Node; the shell's `times` is, of its own children. */
const command = 'node dist/cli.js mutate rubrics/luojiang --lang en > "$0.txt"; tail -n 1 "$0.txt"; rm "$0.txt"; times';

const secondsIn = (text: string): number => {
  const [, minutes = "0", seconds = "0"] = /(\d+)m([\d.]+)s/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(seconds);
};

const run = (): Run => {
  const start = process.hrtime.bigint();
  const { stdout } = spawnSync("bash", ["-c", command, `/tmp/zhucun-mutate-${process.pid}`], { encoding: "utf8" });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const [says = "", , children = ""] = stdout.trim().split("\n");
  const processor = children
    .split(/\s+/)
    .map(secondsIn)
    .reduce((a, b) => a + b, 0);
  return { seconds, processor, says };
};

const runs = Array.from({ length: rounds }, run);
const [first] = runs;
const [, cases = "0", mutants = "0"] = /(\d+) cases?, (\d+) mutants/.exec(first?.says ?? "") ?? [];
if (Number(cases) < 200 || Number(mutants) < 500) throw new Error(`too few: ${first?.says}`);
const best = Math.min(...runs.map(({ seconds }) => seconds));

console.log(`\n${mutants} mutants of the first scheme against ${cases} cases, cold, ${rounds} times`);
for (const { seconds, processor } of runs)
  console.log(`  ${seconds.toFixed(2)} s by the clock, ${processor.toFixed(2)} s of processor`);
console.log(
  `  the machine: ${cpus().length} cores, ${loadavg()[0]?.toFixed(1)} processes wanted to run in the last minute`,
);
const out = process.env["BENCH_OUT"];
if (out !== undefined) appendFileSync(out, `| mutants | ${best.toFixed(2)} s |\n`);
