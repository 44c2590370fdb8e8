/**
 * What reading and checking the lines of teams costs beside JSON.parse of the same lines: 2,000 teams of 400 facts, in turns, in one process
 * and one thread. What counts is the ratio of the medians, in time of the processor.
 */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { factIn } from "../../src/batch/fact-line";
import type { Line } from "../../src/batch/line";
import { teamOf, teamReader } from "../../src/batch/team";
import { checkLedger } from "../../src/model/ledger-check";
import { parseScheme } from "../../src/model/scheme-check";
import { timed } from "../processor-time";
import { randomLedger } from "./random-ledger";

const scheme = parseScheme(parse(readFileSync(new URL("../../rubrics/luojiang/scheme.yaml", import.meta.url), "utf8")));
const teams = Number(process.env["BENCH_TEAMS"] ?? 2000);
const encoder = new TextEncoder();

interface Team {
  readonly texts: readonly string[];
  readonly lines: readonly Line[];
}

/** One team's lines as a machine writes them; with ids that no other team has, where asked for. */
const teamOfSeed = (seed: number): Team => {
  const { facts = [], ...head } = randomLedger(seed);
  const team = `t${seed}`;
  const idOf = (id: string) => (process.env["BENCH_IDS"] === "own" ? `${team}-${id}` : id);
  const written = facts.map((fact) => {
    const corrects = fact.corrects === undefined ? {} : { corrects: idOf(fact.corrects) };
    return JSON.stringify({ team, ...fact, id: idOf(fact.id), ...corrects });
  });
  const texts = [JSON.stringify({ ...head, team }), ...written];
  const bytes = encoder.encode(`${texts.join("\n")}\n`);
  let from = 0;
  const lines = texts.map((_, index) => {
    const to = bytes.indexOf(10, from);
    const line = { bytes, from, to, file: "facts.ndjson", number: index + 1 };
    from = to + 1;
    return line;
  });
  return { texts, lines };
};

const all = Array.from({ length: teams }, (_, index) => teamOfSeed(index + 1));
const read = teamReader(scheme);
const sound = (ok: boolean): void => {
  if (!ok) throw new Error("a good team was refused");
};

const contestants: Record<string, (team: Team) => void> = {
  "JSON.parse": ({ texts }) => sound(texts.map((text) => JSON.parse(text)).length === texts.length),
  teamReader: ({ lines }) => sound(read(lines).ok),
  "  of which lines to facts": ({ lines }) =>
    sound(lines.filter(({ bytes, from, to }) => factIn(bytes, from, to) !== undefined).length === lines.length - 1),
  teamOf: ({ lines }) => sound(lines.every((line) => teamOf(line) !== undefined)),
};
/** Too slow to have a turn with every team. */
const plain = ({ texts }: Team): void => {
  const [head, ...facts] = texts.map((text) => JSON.parse(text));
  sound(checkLedger({ ...head, facts: facts.map(({ team: _, ...fact }) => fact) }, { scheme }).ok);
};

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

const times = new Map<string, number[]>();
const note = (name: string, milliseconds: number, lines: number): void => {
  times.set(name, [...(times.get(name) ?? []), (milliseconds * 1_000_000) / lines]);
};
const batch = 50;
for (let round = 0; round < 4; round++) {
  for (let first = 0; first < teams; first += batch) {
    const some = all.slice(first, first + batch);
    const lines = some.reduce((sum, { texts }) => sum + texts.length, 0);
    for (const [name, run] of Object.entries(contestants)) {
      const { milliseconds } = timed(() => some.forEach(run));
      if (round > 0) note(name, milliseconds, lines);
    }
    const few = some.slice(0, 2);
    const { milliseconds } = timed(() => few.forEach(plain));
    if (round > 0)
      note(
        "JSON.parse + checkLedger",
        milliseconds,
        few.reduce((sum, { texts }) => sum + texts.length, 0),
      );
  }
}

const base = median(times.get("JSON.parse") ?? []);
const bytes = all.reduce((sum, { lines }) => sum + (lines.at(-1)?.to ?? 0), 0);
console.log(
  `Node ${process.versions.node}, ${teams} teams x 400 facts, ${(bytes / teams / 401).toFixed(0)} bytes a line`,
);
for (const [name, found] of times) {
  const nano = median(found);
  console.log(`${name.padEnd(28)} ${nano.toFixed(0).padStart(6)} ns a line   ${(nano / base).toFixed(2)} x JSON.parse`);
}
